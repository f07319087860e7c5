/* SPDX-License-Identifier: MIT */
/* Sequences and addresses are built by closed alphabets; programs are run without a shell. */
#include "attache/app/outside.h"

#include "attache/base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The clipboard */

enum { SCREEN_CHUNK = 720 }; /* screen cuts longer strings */

enum multiplexer outside_multiplexer(void)
{
    const char *tmux = getenv("TMUX");
    const char *screen = getenv("STY");
    if (tmux != NULL && tmux[0] != '\0')
        return MULTIPLEXER_TMUX;
    return screen != NULL && screen[0] != '\0' ? MULTIPLEXER_SCREEN : MULTIPLEXER_NONE;
}

/* RFC 4648. */
static void add_base64(const unsigned char *bytes, size_t size, struct str *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i += 3) {
        size_t left = size - i < 3 ? size - i : 3;
        unsigned group = (unsigned)bytes[i] << 16;
        group |= left > 1 ? (unsigned)bytes[i + 1] << 8 : 0;
        group |= left > 2 ? (unsigned)bytes[i + 2] : 0;
        str_add_char(out, digits[group >> 18]);
        str_add_char(out, digits[group >> 12 & 63]);
        str_add_char(out, left > 1 ? digits[group >> 6 & 63] : '=');
        str_add_char(out, left > 2 ? digits[group & 63] : '=');
    }
}

/* tmux has two settings: with set-clipboard it takes the sequence itself and hands it on, with
   allow-passthrough it passes on what is wrapped, every ESC doubled. Which is set cannot be asked,
   so it gets both. screen takes it in pieces, each one string. */
static void wrap(const struct str *sequence, enum multiplexer multiplexer, struct str *out)
{
    if (multiplexer == MULTIPLEXER_NONE) {
        str_add(out, str_text(sequence));
    } else if (multiplexer == MULTIPLEXER_TMUX) {
        str_addf(out, "%s\033Ptmux;\033%s\033\\", str_text(sequence), str_text(sequence));
    } else {
        for (size_t at = 0; at < sequence->length; at += SCREEN_CHUNK) {
            size_t left = sequence->length - at;
            str_add(out, "\033P");
            str_add_bytes(out, sequence->data + at, left < SCREEN_CHUNK ? left : SCREEN_CHUNK);
            str_add(out, "\033\\");
        }
    }
}

bool outside_copy(const char *text, enum multiplexer multiplexer, struct str *out)
{
    struct str sequence = {0};
    size_t size = strlen(text);
    if ((size + 2) / 3 * 4 > OUTSIDE_COPY_MAX)
        return false;
    str_add(&sequence, "\033]52;c;");
    add_base64((const unsigned char *)text, size, &sequence);
    str_add_char(&sequence, '\a');
    wrap(&sequence, multiplexer, out);
    str_clear(&sequence);
    return true;
}

/* Addresses */

/* RFC 3986: unreserved, reserved, and % where two hexadecimal digits follow. */
static bool is_allowed(const char *at)
{
    static const char marks[] = "-._~:/?#[]@!$&'()*+,;=";
    static const char hex[] = "0123456789abcdefABCDEF";
    char c = *at;
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
        return true;
    if (c == '%')
        return at[1] != '\0' && strchr(hex, at[1]) && at[2] != '\0' && strchr(hex, at[2]);
    return strchr(marks, c) != NULL;
}

bool outside_url(const char *url, struct str *out)
{
    static const char *const schemes[] = {"http://", "https://"};
    const char *host = NULL;
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        size_t size = strlen(schemes[i]);
        if (strlen(url) > size) {
            struct str scheme = {0};
            str_add_bytes(&scheme, url, size);
            if (str_same_ascii(str_text(&scheme), schemes[i]))
                host = url + size;
            str_clear(&scheme);
        }
    }
    if (host == NULL || strcspn(host, "/?#") == 0)
        return false;
    for (const char *at = url; *at != '\0'; at++) {
        if (is_allowed(at))
            str_add_char(out, *at);
        else
            str_addf(out, "%%%02X", (unsigned)(unsigned char)*at);
    }
    return true;
}

bool outside_is_graphical(void)
{
#ifdef __APPLE__
    return true;
#else
    const char *x = getenv("DISPLAY");
    const char *wayland = getenv("WAYLAND_DISPLAY");
    return (x != NULL && x[0] != '\0') || (wayland != NULL && wayland[0] != '\0');
#endif
}

/* $BROWSER may be a list with colons between; its first entry counts, and only a plain name. */
static char *browser(void)
{
    const char *list = getenv("BROWSER");
    struct str name = {0};
    if (list != NULL)
        str_add_bytes(&name, list, strcspn(list, ":"));
    if (name.length == 0)
#ifdef __APPLE__
        str_add(&name, "open");
#else
        str_add(&name, "xdg-open");
#endif
    return str_take(&name);
}

enum { NOT_RUN = 127 };

static _Noreturn void run(char *program, char *url, bool quiet)
{
    char *argv[] = {program, url, NULL};
    int null = quiet ? open("/dev/null", O_RDWR) : -1;
    for (int fd = 0; fd <= 2 && null >= 0; fd++)
        (void)dup2(null, fd);
    (void)execvp(program, argv);
    _exit(NOT_RUN);
}

/* The child that is left running is a grandchild: nobody has to wait for it. */
static int start(char *program, char *url, bool waits)
{
    pid_t child = fork();
    if (child == 0) {
        if (waits)
            run(program, url, false);
        (void)setsid();
        pid_t grandchild = fork();
        if (grandchild == 0)
            run(program, url, true);
        _exit(grandchild < 0 ? NOT_RUN : 0);
    }
    int ended = NOT_RUN << 8;
    while (child > 0 && waitpid(child, &ended, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED(ended) ? WEXITSTATUS(ended) : 0;
}

/* Whether a name without a slash is found on PATH, since a grandchild cannot say. */
static bool is_there(const char *program)
{
    const char *path = getenv("PATH");
    if (strchr(program, '/') != NULL)
        return access(program, X_OK) == 0;
    for (bool found = false; path != NULL && *path != '\0'; path += *path == ':') {
        struct str file = {0};
        size_t size = strcspn(path, ":");
        str_add_bytes(&file, path, size);
        str_addf(&file, "/%s", program);
        found = access(str_text(&file), X_OK) == 0;
        str_clear(&file);
        if (found)
            return true;
        path += size;
    }
    return false;
}

enum status outside_open(const char *url, bool waits, struct err *err)
{
    struct str safe = {0};
    char *program = browser();
    enum status status = STATUS_OK;
    if (!outside_url(url, &safe))
        status = err_set(err, STATUS_DATA, "not a web address: %s", url);
    else if (!is_there(program) || start(program, safe.data, waits) == NOT_RUN)
        status = err_set(err, STATUS_DATA, "%s cannot be run (BROWSER); the address is %s", program,
                         str_text(&safe));
    mem_free(&program);
    str_clear(&safe);
    return status;
}
