/* SPDX-License-Identifier: MIT */
/* From the command line to a subcommand, and from its status to the exit status. */
#include "attache/app/app.h"

#include "attache/app/commands.h"
#include "attache/app/config.h"
#include "attache/base/file.h"
#include "attache/text/safe.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* clang-format off */
static const struct subcommand subcommands[] = {
    {"search", "[--kind KIND] QUERY...",
     {"find people, organizations, topics, text", "인물, 기관, 주제, 본문 찾기"},
     "--kind --limit --format --output --force --bom --db --with-embedded --lang --no-pager",
     CONTENT_HITS, command_answer},
    {"list", "KIND [QUERY...]",
     {"list the records of a kind", "한 종류의 기록 나열"},
     "--limit --format --output --force --bom --db --with-embedded --lang --today --no-pager",
     CONTENT_LIST, command_answer},
    {"show", "ADDRESS... | VIEW [QUERY...]",
     {"print pages, such as partner/FR or gaps",
      "문서 출력: partner/FR, gaps 등"},
     "--format --output --force --bom --db --with-embedded --lang --today --no-pager",
     CONTENT_SHOW, command_answer},
    {"export", "--format FMT [-o FILE] [QUERY...]",
     {"write records out", "기록 내보내기"},
     "--format --output --force --anniversaries --bom --db --with-embedded --lang --today",
     CONTENT_EXPORT, command_answer},
    {"check", "PATH...",
     {"find what is wrong in records", "기록의 잘못 찾기"},
     "--lang --today --no-pager", CONTENT_NONE, command_check},
    {"import", "PATH... -o FILE.db",
     {"make a database of your own records", "자기 기록으로 데이터베이스 만들기"},
     "--output --keep-going --with-embedded --lang --today", CONTENT_NONE, command_import},
    {"bookmark", "ADDRESS...",
     {"bookmark records (list bookmarks: all)", "책갈피 달기 (모두 보기: list bookmarks)"},
     "--db --with-embedded --lang", CONTENT_NONE, command_bookmark},
    {"note", "ADDRESS [TEXT... | -]",
     {"print the note on a record, or set it", "기록에 단 메모 보기 또는 적기"},
     "--db --with-embedded --lang --no-pager", CONTENT_NONE, command_note},
    {"save", "NAME QUERY...",
     {"save a query, for use as @NAME", "질의 저장, @NAME으로 사용"},
     "--lang", CONTENT_NONE, command_save},
    {"forget", "bookmark|note|filter NAME...",
     {"remove what was kept", "책갈피, 메모, 저장한 거르기 지우기"},
     "--db --with-embedded --lang", CONTENT_NONE, command_forget},
    {"help", "[TOPIC]",
     {"help on a TOPIC: query, keys, records...", "TOPIC의 도움말: query, keys, records..."},
     "--lang --no-pager", CONTENT_NONE, command_help},
};
/* clang-format on */

enum { SUBCOMMANDS = sizeof(subcommands) / sizeof(subcommands[0]) };

const struct subcommand *subcommand_table(size_t *count)
{
    *count = SUBCOMMANDS;
    return subcommands;
}

const struct subcommand *subcommand_find(const char *name)
{
    for (int i = 0; i < SUBCOMMANDS; i++) {
        if (strcmp(subcommands[i].name, name) == 0)
            return &subcommands[i];
    }
    return NULL;
}

int command_columns(void)
{
    struct winsize size = {0};
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col > 0 ? size.ws_col : 80;
}

void command_tell(const char *format, ...)
{
    struct str text = {0};
    struct str line = {0};
    va_list args;
    va_start(args, format);
    str_addv(&text, format, args);
    va_end(args);
    safe_add(&line, str_text(&text), text.length);
    str_add_char(&line, '\n');
    fputs(str_text(&line), stderr);
    str_clear(&text);
    str_clear(&line);
}

void command_progress(void *context, int64_t done, int64_t total)
{
    const struct err *voice = context;
    fputc('\r', stderr);
    if (done == total)
        fputs("\033[K", stderr);
    else if (total > 0)
        fprintf(stderr, err_say(voice, "reading your records: %lld of %lld"), (long long)done,
                (long long)total);
    else
        fprintf(stderr, err_say(voice, "reading your records: %lld"), (long long)done);
}

enum status command_print(struct str *text, struct err *err)
{
    enum status status = STATUS_OK;
    if (!file_put(STDOUT_FILENO, str_text(text), text->length))
        status = err_set(err, STATUS_DATA, "cannot write the answer: %s", strerror(errno));
    str_cut(text, 0);
    return status;
}

static enum status print_version(const struct options *options, struct err *err)
{
    struct store *store = NULL;
    enum status status = command_store(options, &store, err);
    if (status != STATUS_OK)
        return status;
    struct store_info info = {0};
    store_info(store, &info);
    struct str text = {0};
    str_addf(&text, "attache %s\n%s ", ATTACHE_VERSION, err_say(err, "data"));
    safe_add(&text, info.data_date, strlen(info.data_date));
    str_addf(&text, err_say(err, " (%lld meetings, digest "), (long long)info.counts[KIND_MEETING]);
    safe_add(&text, info.digest, strlen(info.digest));
    str_addf(&text, ")\n%s\n", err_say(err, "program MIT, data CC0-1.0"));
    status = command_print(&text, err);
    str_clear(&text);
    store_close(&store);
    return status;
}

static enum status dispatch(const struct options *options, struct err *err)
{
    const char *first = options->word_count > 0 ? options->words[0] : "";
    const struct subcommand *subcommand = subcommand_find(first);
    if (options->help)
        return command_usage(options, err);
    if (options->version)
        return print_version(options, err);
    if (options->complete)
        return command_complete(options, err);
    return subcommand != NULL ? subcommand->run(options, err) : command_explore(options, err);
}

/* A closed descriptor would be handed to the first file opened: a message could end up in it. */
static void open_standard_streams(void)
{
    for (int fd = 0; fd <= 2; fd++) {
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF) {
            if (open("/dev/null", fd == 0 ? O_RDONLY : O_WRONLY) < 0)
                return;
        }
    }
}

int app_main(int argc, char **argv)
{
    struct options options = {0};
    struct config config = {0};
    struct err err = {0};
    open_standard_streams();
    setlocale(LC_CTYPE, "");
    setlocale(LC_MESSAGES, ""); /* of strerror; what is printed is the same in every locale */
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGPIPE, SIG_DFL); /* a parent may ignore it; a reader that leaves is no error */
    options_init(&options);
    config_read(&config, &options);
    options.keymap = &config.keymap;
    enum status status = options_parse(argc, (const char *const *)argv, &options, &err);
    if (status == STATUS_OK && options.check_keys)
        status = config.problems > 0 ? STATUS_DATA : STATUS_OK;
    else if (status == STATUS_OK)
        status = dispatch(&options, &err);
    if (err.text[0] != '\0' && status != STATUS_OK)
        command_tell("attache: %s", err.text);
    options_clear(&options);
    config_clear(&config);
    return (int)status;
}
