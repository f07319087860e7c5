/* SPDX-License-Identifier: MIT */
/* The editor's command may have arguments, so sh reads it; the file's name is never part of it. */
#include "attache/app/editor.h"

#include "attache/app/pager.h"
#include "attache/base/file.h"
#include "attache/base/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *chosen(void)
{
    const char *visual = getenv("VISUAL");
    const char *editor = getenv("EDITOR");
    if (visual != NULL && visual[0] != '\0')
        return visual;
    return editor != NULL && editor[0] != '\0' ? editor : "vi";
}

static enum status run(const char *path, struct err *err)
{
    struct str command = {0};
    char sh[] = "sh";
    char flag[] = "-c";
    char *file = mem_dup(path);
    str_addf(&command, "%s \"$@\"", chosen());
    char *argv[] = {sh, flag, command.data, sh, file, NULL};
    int status = pager_status(argv);
    str_clear(&command);
    mem_free(&file);
    if (status == 0)
        return STATUS_OK;
    return err_set(err, STATUS_DATA, "nothing is changed: the editor failed with status %d: %s",
                   status, chosen());
}

/* A new file for the user alone; its path goes to *path. */
static enum status make_file(struct str *path, struct err *err)
{
    const char *folder = getenv("TMPDIR");
    str_addf(path, "%s/attache-note.XXXXXX", folder != NULL && folder[0] == '/' ? folder : "/tmp");
    int fd = mkstemp(path->data);
    if (fd < 0)
        return err_set(err, STATUS_DATA, "%s: cannot create: %s", path->data, strerror(errno));
    close(fd);
    return STATUS_OK;
}

enum status editor_edit(struct str *text, struct err *err)
{
    struct str path = {0};
    struct str changed = {0};
    enum status status = make_file(&path, err);
    if (status != STATUS_OK)
        goto out;
    status = file_write(path.data, str_text(text), text->length, true, err);
    if (status == STATUS_OK)
        status = run(path.data, err);
    if (status == STATUS_OK)
        status = file_read(path.data, &changed, err);
    (void)unlink(path.data);
    if (status == STATUS_OK) {
        str_cut(text, 0);
        str_add(text, str_text(&changed));
    }
out:
    str_clear(&changed);
    str_clear(&path);
    return status;
}
