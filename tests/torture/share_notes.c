/* SPDX-License-Identifier: MIT */
/*
 * Five processes write COUNT notes each (1,000) into one file at once, and one of them is stopped
 * for five seconds in between: every note must be there after. Usage: share_notes [COUNT]
 */
#include "torture/notes.h"
#include "torture/torture.h"

enum { WRITERS = 5, NOTES = 1000, STOPPED = 5000 };

int main(int argc, char **argv)
{
    int each = torture_count(argc, argv, NOTES);
    struct str folder = {0};
    if (!notes_folder("share-notes", &folder))
        return 3;
    int missing = notes_share(folder.data, WRITERS, each, STOPPED);
    bool whole = notes_integrity(folder.data);
    printf("share_notes: %d writers, %d notes each, one stopped for %d s: %d missing, file %s\n",
           WRITERS, each, STOPPED / 1000, missing, whole ? "whole" : "damaged");
    notes_remove(&folder);
    return missing == 0 && whole ? 0 : 1;
}
