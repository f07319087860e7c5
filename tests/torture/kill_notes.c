/* SPDX-License-Identifier: MIT */
/*
 * Kills writers of notes at random moments, up to 50 ms into their writing, and counts what was
 * acknowledged and is not there, and the files that SQLite finds damaged. Usage: kill_notes [COUNT]
 */
#include "torture/notes.h"
#include "torture/torture.h"

enum { KILLS = 2000, LONGEST = 50 };

int main(int argc, char **argv)
{
    int count = torture_count(argc, argv, KILLS);
    struct str folder = {0};
    if (!notes_folder("kill-notes", &folder))
        return 3;
    struct notes_toll toll = notes_kill(folder.data, count, LONGEST, (unsigned)time(NULL));
    printf(
        "kill_notes: %d kills, %d in a commit, %d notes acknowledged, %d lost, %d files damaged\n",
        toll.kills, toll.journals, toll.acknowledged, toll.lost, toll.corrupt);
    notes_remove(&folder);
    return toll.kills == count && toll.lost == 0 && toll.corrupt == 0 ? 0 : 1;
}
