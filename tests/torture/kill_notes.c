/* SPDX-License-Identifier: MIT */
/*
 * Kills writers of notes and bookmarks, two of one file at a time, at random moments up to 50 ms
 * into their writing, and counts what was acknowledged and is not there, and the files that SQLite
 * finds damaged. Usage: kill_notes [COUNT]
 */
#include "torture/notes.h"
#include "torture/torture.h"

enum { KILLS = 1000, LONGEST = 50 };

int main(int argc, char **argv)
{
    int count = torture_count(argc, argv, KILLS);
    struct str folder = {0};
    if (!notes_folder("kill-notes", &folder))
        return 3;
    struct notes_toll toll = notes_kill(folder.data, count, LONGEST, (unsigned)time(NULL));
    printf("kill_notes: %d kills of %d writers at once, %d in a commit, %d notes and bookmarks "
           "acknowledged, %d kept waiting, %d refused, %d lost, %d files damaged\n",
           toll.kills, NOTES_WRITERS, toll.journals, toll.acknowledged, toll.waited, toll.refused,
           toll.lost, toll.corrupt);
    notes_remove(&folder);
    bool all = toll.kills >= count && toll.acknowledged >= toll.kills / 2;
    bool good = toll.waited <= count / 100 && toll.refused + toll.lost + toll.corrupt == 0;
    return all && good ? 0 : 1;
}
