/* SPDX-License-Identifier: MIT */
/*
 * mkimage FOLDER OUTPUT: compiles the records of a folder into the database that the program
 * embeds. The same records give the same bytes, whatever the day.
 */
#include "attache/base/err.h"
#include "attache/store/import.h"

#include <stdio.h>

static void print_findings(const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (finding->severity == SEVERITY_ERROR)
            fprintf(stderr, "%s:%lld: %s\n", finding->path, (long long)finding->line,
                    finding->text);
    }
}

int main(int argc, char **argv)
{
    struct import *import = NULL;
    struct err err = {0};
    if (argc != 3) {
        fputs("usage: mkimage FOLDER OUTPUT\n", stderr);
        return STATUS_USAGE;
    }
    const char *paths[] = {argv[1]};
    const struct import_options options = {.paths = paths, .path_count = 1, .output = argv[2]};
    enum status status = import_run(&options, &import, &err);
    if (status != STATUS_OK) {
        print_findings(import_findings(import));
        if (err.text[0] != '\0')
            fprintf(stderr, "mkimage: %s\n", err.text);
    }
    import_free(&import);
    return (int)status;
}
