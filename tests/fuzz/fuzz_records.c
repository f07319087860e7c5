/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a file of JSON records: the importer says what is wrong in texts that are safe to
 * print, or makes a database. The bytes stand in a file of memory, which the importer opens as any.
 */
#include "attache/store/import.h"

#include "fuzz/fuzz.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static void check_findings(const struct import *import)
{
    const struct findings *findings = import_findings(import);
    size_t errors = 0;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        size_t n = strlen(finding->text);
        require(n > 0 && safe_is(finding->text, n) && finding->line >= 0);
        errors += finding->severity == SEVERITY_ERROR;
    }
    require(errors == findings->errors);
}

static void import(const char *path, const struct import_options *how)
{
    struct import *import = NULL;
    struct import_options options = *how;
    struct err err = {0};
    options.paths = &path;
    options.path_count = 1;
    enum status status = import_run(&options, &import, &err);
    require(status == STATUS_OK || status == STATUS_DATA);
    require(safe_is(err.text, strlen(err.text)));
    require(status == STATUS_OK || err.text[0] != '\0' || import_findings(import)->errors > 0);
    check_findings(import);
    import_free(&import);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[32];
    int fd = memfd_create("records", MFD_CLOEXEC);
    require(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
    import(path, &(struct import_options){.check_only = true});
    import(path, &(struct import_options){.keep_going = true, .name = "own"});
    close(fd);
    return 0;
}
