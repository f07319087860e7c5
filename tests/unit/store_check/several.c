/* SPDX-License-Identifier: MIT */
/* Records that are judged together: duplicates, series, promises, probable same persons. */
#include "unit/store_check/parts.h"

/* A meeting of a given id, date and the rest. */
#define AT(id, date, more)                                                                         \
    MEETING ", \"id\": \"" id "\", \"date\": \"" date "\", \"confidence\": \"low\", "              \
            "\"partners\": [\"FR\"], \"sources\": [\"msit-2018\"]" more "}\n"
#define JCC(n)   ", \"kind\": \"joint-committee\", \"series\": \"kr-fr-jcc\", \"ordinal\": " n
#define IN(city) ", \"kind\": \"visit\", \"city\": \"" city "\""

/* The promise of the twelfth session. */
#define PROMISED                                                                                   \
    ", \"outcomes\": [{\"kind\": \"planned\", \"promise\": true, \"text\": \"12th session in "     \
    "Seoul.\"}]"

/* A Korean's record but for its end; the field that keeps it apart from another. */
#define KOREAN(id, name)                                                                           \
    "{\"type\": \"person\", \"id\": \"" id "\", \"name\": \"" name "\", \"country\": \"KR\""
#define APART(id) ", \"kept_apart\": [\"" id "\"]"

static const char *const several_cases[][2] = {
    {AT("m-1", "2022", JCC("2")),
     ERROR("ordinal: the same series and number as \"kr-fr-jcc-02\" (kr-fr-jcc, 2); one of them is "
           "too many")},
    {"{\"type\": \"meeting\", \"title\": \"M\", \"status\": \"postponed\", \"summary\": \"S\", "
     "\"id\": \"m-1\", \"date\": \"2019\", \"confidence\": \"low\", \"partners\": [\"FR\"], "
     "\"sources\": [\"msit-2018\"]" JCC("2") "}",
     "x.jsonl:1: warning: ordinal: the same series and number as \"kr-fr-jcc-02\" (kr-fr-jcc, "
     "2)\n"},
    {AT("m-1", "2017", JCC("3")), "x.jsonl:1: warning: ordinal: a higher number than "
                                  "\"kr-fr-jcc-02\" of the same series, yet an "
                                  "earlier date\n"},
    {AT("m-1", "2020-05", JCC("3")), ""},
    {AT("m-1", "2024-05-06", IN("Paris")) AT("m-2", "2024-05-06", IN("PARIS")),
     "x.jsonl:2: error: the same day, place and partners as \"m-1\" and the same kind of meeting; "
     "join the two, or give each its venue or series\n"},
    {AT("m-1", "2024-05-06", IN("Paris")) AT("m-2", "2024-05-07", IN("Paris")), ""},
    {AT("m-1", "2024-05", IN("Paris")) AT("m-2", "2024-05", IN("Paris")), ""},
    {AT("m-1", "2024-05-06", IN("Paris")) AT("m-2", "2024-05-06", IN("Lyon")), ""},
    {AT("m-1", "2024-05-06", IN("Paris") ", \"venue\": \"A\"")
         AT("m-2", "2024-05-06", IN("Paris") ", \"venue\": \"B\""),
     ""},
    {AT("m-1", "2024-05-06", ", \"kind\": \"visit\", \"venue\": \"Hall A\"")
         AT("m-2", "2024-05-06", ", \"kind\": \"visit\", \"venue\": \"hall-a\""),
     "x.jsonl:2: error: the same day, place and partners as \"m-1\" and the same kind of meeting; "
     "join the two, or give each its venue or series\n"},
    {AT("m-1", "2024-05-06", IN("Paris"))
         AT("m-2", "2024-05-06", ", \"kind\": \"signing\", \"city\": \"Paris\""),
     "x.jsonl:2: warning: the same day, place and partners as \"m-1\"; join the two, or name it in "
     "kept_apart\n"},
    {AT("m-1", "2024-05-06", IN("Paris") ", \"kept_apart\": [\"m-2\"]")
         AT("m-2", "2024-05-06", ", \"kind\": \"signing\", \"city\": \"Paris\""),
     ""},
    {AT("m-1", "2024-05-06", IN("Paris"))
         AT("m-2", "2024-05-06",
            ", \"kind\": \"signing\", \"city\": \"Paris\", \"kept_apart\": [\"m-1\"]"),
     ""},
    {AT("m-1", "2024-05-06", IN("Paris") ", \"kept_apart\": [\"m-2\"]")
         AT("m-2", "2024-05-06", IN("Paris")),
     "x.jsonl:2: error: the same day, place and partners as \"m-1\" and the same kind of meeting; "
     "join the two, or give each its venue or series\n"},
    {AT("m-1", "2024-05-06", IN("Paris") ", \"kept_apart\": [\"m-1\"]"),
     ERROR("kept_apart: \"m-1\" leads back to \"m-1\" itself; break the circle")},
    {AT("m-1", "2024-05-06", IN("Paris") ", \"kept_apart\": [\"m-9\"]"),
     ERROR("kept_apart[0]: there is no meeting \"m-9\"")},
    {AT("m-1", "2019-05",
        ", \"kind\": \"joint-committee\", \"series\": \"kr-fr-jcc\", "
        "\"outcomes\": [{\"kind\": \"agreed\", \"promise\": true, \"text\": "
        "\"Hold the next session of the committee in Paris.\"}]"),
     "x.jsonl:1: warning: outcomes[0]: this promise of a next meeting stands open, yet "
     "\"kr-fr-jcc-02\" of the series came later; does it keep the promise (kept_by)?\n"},
    {AT("m-1", "2019-05",
        ", \"kind\": \"joint-committee\", \"series\": \"kr-fr-jcc\", "
        "\"outcomes\": [{\"kind\": \"agreed\", \"promise\": true, \"text\": "
        "\"Hold a workshop on batteries next year.\"}]"),
     ""},
    {AT("m-1", "2021-05", JCC("11") PROMISED) AT("m-2", "2023-05", JCC("12")),
     "x.jsonl:1: warning: outcomes[0]: this promise of a next meeting stands open, yet "
     "\"m-2\" of the series came later; does it keep the promise (kept_by)?\n"},
    {AT("m-1", "2021-05", JCC("11") PROMISED) AT("m-2", "2023-05", JCC("13")), ""},
    {KOREAN("song-kyunghee", "SONG, Kyung-Hee") ", \"aliases\": [\"송경희\"]}",
     "x.jsonl:1: warning: probably the same person as \"song-kyung-hee\": they share a spelling; "
     "join the two, or name it in kept_apart\n"},
    {KOREAN("song-kyung-hee-2", "Song Kyung-hee") "}", ""},
    {KOREAN("song-x", "Song Gyeonghui") "}",
     "x.jsonl:1: warning: probably the same person as \"song-kyung-hee\": their names read alike; "
     "join the two, or name it in kept_apart\n"},
    {KOREAN("song-x", "Sung Kyung-hee") "}", ""},
    {KOREAN("song-x", "Song Gyeonghui") APART("song-kyung-hee") ", \"notes\": \"Another.\"}", ""},
    {KOREAN("song-x", "Song Gyeonghui") APART("song-kyung-hee") "}",
     ERROR("kept_apart: needs \"notes\" that say why")},
    {KOREAN("rhee-a", "Rhee Jong-ho") "}\n" KOREAN("lee-b", "Lee Jong Ho") "}\n" KOREAN(
         "lee-c", "Lee Jung-ho") "}",
     "x.jsonl:2: warning: probably the same person as \"rhee-a\": their names read alike; "
     "join the two, or name it in kept_apart\n"},
    {KOREAN("yoo-a", "Yoo Young-min") ", \"aliases\": [\"유영민\"]}\n" KOREAN(
         "ryu-b", "Lyu Young Min") ", \"aliases\": [\"류영민\"]}",
     "x.jsonl:2: warning: probably the same person as \"yoo-a\": their names read alike; "
     "join the two, or name it in kept_apart\n"},
    {"{\"type\": \"person\", \"id\": \"song-k\", \"name\": \"Song Kyung-hee\", "
     "\"country\": \"US\"}",
     ""},
    {AT("m-1", "2027-01", ", \"kind\": \"visit\""),
     "x.jsonl:1: warning: date: held, yet in the future; \"status\": \"planned\" until it was "
     "held\n"},
};

static void several_records_are_judged_together(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(several_cases); i++)
        assert_findings("x.jsonl", several_cases[i][0], several_cases[i][1]);
}

int several_records(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(several_records_are_judged_together),
    };
    return cmocka_run_group_tests_name("several records", tests, NULL, NULL);
}
