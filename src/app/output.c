/* SPDX-License-Identifier: MIT */
/* A file is written beside its place, synced, then renamed or linked there: a reader sees the old
   file or the new one. What stands in its place but is no file (/dev/null, a pipe) is written to.
 */
#include "attache/app/output.h"

#include "attache/base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FLOW_SIZE = 256 * 1024 };

static enum status fail(const struct output *output, const char *what, struct err *err)
{
    const char *why = strerror(errno);
    const char *name = output->path != NULL ? output->path : err_say(err, "standard output");
    return err_set(err, STATUS_DATA, "%s: cannot %s: %s", name, err_say(err, what), why);
}

static mode_t mask(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return mask;
}

static enum status open_temporary(struct output *output, struct err *err)
{
    int fd = file_temporary_open(&output->temporary, output->path);
    if (fd < 0)
        return fail(output, "create", err);
    output->file = fdopen(fd, "wb");
    if (output->file == NULL)
        mem_exhausted();
    return STATUS_OK;
}

/* The path stands; name is what the user called it. */
static enum status open_path(struct output *output, const char *name, struct err *err)
{
    struct stat old;
    if (stat(output->path, &old) != 0)
        return open_temporary(output, err);
    if (S_ISDIR(old.st_mode))
        return err_set(err, STATUS_DATA, "%s: a folder; name a file", name);
    if (!S_ISREG(old.st_mode)) {
        output->file = fopen(output->path, "wbe");
        return output->file != NULL ? STATUS_OK : fail(output, "open", err);
    }
    if (!output->replace)
        return err_set(err, STATUS_DATA, "%s: exists; --force overwrites it", name);
    output->mode = old.st_mode & 07777;
    return open_temporary(output, err);
}

enum status output_open(struct output *output, const char *path, bool replace, struct err *err)
{
    *output = (struct output){.mode = 0666 & ~mask(), .replace = replace};
    if (path == NULL || strcmp(path, "-") == 0) {
        output->file = stdout;
        return STATUS_OK;
    }
    char *resolved = realpath(path, NULL);
    output->path = mem_dup(resolved != NULL ? resolved : path);
    free(resolved);
    enum status status = open_path(output, path, err);
    if (status != STATUS_OK)
        mem_free(&output->path);
    return status;
}

enum status output_write(struct output *output, struct str *text, struct err *err)
{
    bool whole = output->file == stdout
                     ? file_put(STDOUT_FILENO, str_text(text), text->length)
                     : fwrite(str_text(text), 1, text->length, output->file) == text->length;
    str_cut(text, 0);
    return whole ? STATUS_OK : fail(output, "write", err);
}

enum status output_flow(struct output *output, struct str *text, struct err *err)
{
    return text->length >= FLOW_SIZE ? output_write(output, text, err) : STATUS_OK;
}

static void sync_folder(const char *path)
{
    char *folder = mem_dup(path);
    char *slash = strrchr(folder, '/');
    if (slash != NULL)
        slash[slash == folder ? 1 : 0] = '\0';
    int fd = open(slash != NULL ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
    mem_free(&folder);
}

/* link, unlike rename, fails when the name has been taken meanwhile; some file systems have none.
 */
static int put_in_place(const struct output *output)
{
    const char *temporary = output->temporary.path;
    if (output->replace)
        return rename(temporary, output->path);
    if (link(temporary, output->path) == 0)
        return unlink(temporary);
    if (errno == EEXIST || access(output->path, F_OK) == 0)
        return -1;
    return rename(temporary, output->path);
}

static enum status keep(struct output *output, struct err *err)
{
    if (fflush(output->file) != 0)
        return fail(output, "write", err);
    if (output->temporary.path == NULL)
        return STATUS_OK;
    int fd = fileno(output->file);
    if (fchmod(fd, (mode_t)output->mode) != 0 || fsync(fd) != 0 || put_in_place(output) != 0)
        return fail(output, "write", err);
    file_temporary_keep(&output->temporary);
    sync_folder(output->path);
    return STATUS_OK;
}

enum status output_close(struct output *output, enum status status, struct err *err)
{
    if (output->file != NULL && status <= STATUS_NONE && keep(output, err) != STATUS_OK)
        status = STATUS_DATA;
    if (output->file != NULL && output->file != stdout && fclose(output->file) != 0 &&
        status <= STATUS_NONE)
        status = fail(output, "write", err);
    file_temporary_drop(&output->temporary);
    mem_free(&output->path);
    output->file = NULL;
    return status;
}
