/* SPDX-License-Identifier: MIT */
/*
 * Every attack of hostile/attacks.h in every field: as many rounds as there are attacks, each with
 * all views in all formats and screens. Usage: hostile_text [ROUNDS]
 */
#include "fixtures/records/records.h"

#include "hostile/views.h"
#include "torture/torture.h"

int main(int argc, char **argv)
{
    int rounds = torture_count(argc, argv, ATTACKS);
    struct views_toll toll = {0};
    char *folder = records_folder();
    for (int round = 0; round < rounds; round++)
        views_round(RECORDS_BASE, folder, (unsigned)round, &toll);
    printf("hostile_text: %d attacks, %d rounds, %d outputs and %d screens, %zu bytes: %d faults\n",
           (int)ATTACKS, rounds, toll.outputs, toll.screens, toll.bytes, toll.faults);
    records_remove(&folder);
    return toll.faults == 0 ? 0 : 1;
}
