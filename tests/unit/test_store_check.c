/* SPDX-License-Identifier: MIT */
/* What the checker finds: one case for each kind of finding, with its line and its words. */
#include "attache/store/check.h"
#include "unit/store_check/parts.h"

static void good_records_have_no_findings(void **state)
{
    (void)state;
    assert_findings("meetings.jsonl", "\n", "");
}

#define NO_RECORD "x.jsonl:1: error: a record must be an object in braces\n"

static void what_is_no_record_is_refused(void **state)
{
    static const char *const cases[][2] = {
        {"[[1]]", NO_RECORD},
        {"1", NO_RECORD},
        {"\"text\"", NO_RECORD},
        {"null", NO_RECORD},
        {"{\"id\": \"x\"}",
         "x.jsonl:1: error: cannot tell what kind of record this is; give it a \"type\" such as "
         "\"person\", or name the file people.jsonl or the like\n"},
        {"{\"type\": \"place\", \"id\": \"x\"}",
         "x.jsonl:1: error: type: no kind of record; one of: meeting, partner, person, "
         "organization, topic, series, agreement, programme, source\n"},
        {"{\"type\": 1, \"id\": \"x\"}",
         "x.jsonl:1: error: type: no kind of record; one of: meeting, partner, person, "
         "organization, topic, series, agreement, programme, source\n"},
        {"{\"type\": \"outcome\", \"id\": \"x\"}",
         "x.jsonl:1: error: type: no kind of record; one of: meeting, partner, person, "
         "organization, topic, series, agreement, programme, source\n"},
        {"\n\n{\"id\": \"x\",}", "x.jsonl:3: error: column 12: expected a field name in quotes\n"},
        {"{\"a\": 1, \"a\": 2}",
         "x.jsonl:1: error: column 15: this field name stands twice in one object\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_findings("x.jsonl", cases[i][0], cases[i][1]);
}

static const char *const field_cases[][2] = {
    /* fields and types */
    {SOURCE ", \"language\": \"ko\", \"licens\": \"x\"}",
     ERROR("unknown field \"licens\"; did you mean \"licence\"?")},
    {SOURCE ", \"language\": \"ko\", \"colour\": \"x\"}", ERROR("unknown field \"colour\"")},
    {"{\"type\": \"source\", \"id\": \"s-1\", \"title\": \"T\", \"language\": \"ko\"}",
     ERROR("the field \"publisher\" is missing")},
    {SOURCE ", \"language\": 5}", ERROR("language: must be a text in quotes")},
    {SOURCE ", \"language\": null}", ERROR("language: is null; leave the field out instead")},
    {SOURCE ", \"language\": \"\"}", ERROR("language: is empty; leave the field out instead")},
    {SOURCE ", \"language\": \"ko\", \"licence\": \"   \"}",
     ERROR("licence: is empty; leave the field out instead")},
    {SOURCE ", \"language\": \"kor\"}",
     ERROR("language: \"kor\" is no language of ISO 639-1, such as \"ko\"")},
    {SOURCE ", \"language\": \"KO\"}",
     ERROR("language: \"KO\" is no language of ISO 639-1, such as \"ko\"")},
    {"{\"type\": \"source\", \"id\": \"s-1\", \"publisher\": \"P\", \"language\": \"ko\"}",
     ERROR("a source needs a \"title\" or a \"url\"")},
    {PERSON ", \"aliases\": \"x\"}", ERROR("aliases: must be a list in brackets")},
    {PERSON ", \"aliases\": [\"x\", 1]}", ERROR("aliases[1]: must be a text in quotes")},
    {PERSON ", \"aliases\": [\"x\", \"\"]}",
     ERROR("aliases[1]: is empty; leave the field out instead")},
    {PERSON ", \"aliases\": [\"x\", \"y\", \"x\"]}",
     "x.jsonl:1: warning: aliases[2]: stands twice in the list\n"},
    {PERSON ", \"family\": \" N\"}", "x.jsonl:1: warning: family: begins or ends with a space\n"},
    {WHOLE ", \"ordinal\": \"7\", \"series\": \"kr-fr-jcc\"}",
     ERROR("ordinal: must be an integer")},
    {WHOLE ", \"ordinal\": 7.5, \"series\": \"kr-fr-jcc\"}", ERROR("ordinal: must be an integer")},
    {WHOLE ", \"ordinal\": 0, \"series\": \"kr-fr-jcc\"}",
     ERROR("ordinal: must be from 1 to 1000000")},
    {WHOLE ", \"ordinal\": 7}", ERROR("ordinal: a number needs the \"series\" it counts in")},
    {WHOLE ", \"agenda\": [1]}", ERROR("agenda[0]: must be an object in braces")},
    {WHOLE ", \"agenda\": [{\"no\": 1, \"titel\": \"x\"}]}",
     ERROR("agenda[0]: the field \"title\" is missing")
         ERROR("agenda[0]: unknown field \"titel\"; did you mean \"title\"?")},
    {WHOLE ", \"figures\": [{\"label\": \"l\", \"value\": true, \"unit\": \"u\"}]}",
     ERROR("figures[0].value: must be a number, or a text where no number fits")},
    {"{\"type\": \"partner\", \"id\": \"XX\", \"kind\": \"bloc\", \"name\": \"X\", \"partner\": 1}",
     ERROR("partner: must be true or false")},
    /* ids */
    {"{\"type\": \"person\", \"id\": \"Song\", \"name\": \"N\"}",
     ERROR("id: \"Song\" is no id: a-z and 0-9 in groups joined by single hyphens, at most 120 "
           "characters")},
    {"{\"type\": \"person\", \"id\": \"a--b\", \"name\": \"N\"}",
     ERROR("id: \"a--b\" is no id: a-z and 0-9 in groups joined by single hyphens, at most 120 "
           "characters")},
    {"{\"type\": \"partner\", \"id\": \"xx\", \"kind\": \"bloc\", \"name\": \"X\"}",
     ERROR("id: \"xx\" is no partner's id: A-Z and 0-9 in groups joined by single hyphens, at most "
           "120 characters")},
    {"{\"type\": \"person\", \"id\": \"msit\", \"name\": \"N\"}", ""},
    {"{\"type\": \"person\", \"id\": \"song-kyung-hee\", \"name\": \"N\"}",
     ERROR("id: the person \"song-kyung-hee\" stands twice; first at " RECORDS_BASE ":7")},
    /* words, dates, codes, URLs */
    {MEETING ", \"id\": \"m-1\", \"kind\": \"party\", \"confidence\": \"low\", \"date\": \"2024\", "
             "\"partners\": [\"FR\"], \"sources\": [\"msit-2018\"]}",
     ERROR("kind: \"party\" is no meeting kind; one of: summit, ministerial, joint-committee, "
           "high-level-talks, dialogue, working-group, signing, visit, forum, conference")},
    {PLAIN ", \"date\": \"2024-13\", \"partners\": [\"FR\"], \"sources\": [\"msit-2018\"]}",
     ERROR("date: bad date \"2024-13\", character 6: there is no month 13 (months 01 to 12, "
           "seasons 21 to 24)")},
    {TREATY ", \"parties\": [\"FR\"], \"signed\": \"1981-13\"}",
     ERROR("signed: bad date \"1981-13\", character 6: there is no month 13 (months 01 to 12, "
           "seasons 21 to 24)")},
    {PERSON ", \"country\": \"ITER\"}", ""},
    {PERSON ", \"country\": \"EU\"}", ""},
    {PERSON ", \"country\": \"NZ\"}", ""},
    {PERSON ", \"country\": \"XX\"}",
     ERROR("country: \"XX\" is no code of ISO 3166-1, no partner and no organization")},
    {PERSON ", \"country\": \"Korea\"}",
     ERROR("country: \"Korea\" is no code of ISO 3166-1, no partner and no organization")},
    {SOURCE ", \"language\": \"ko\", \"url\": \"ftp://example.org/\"}",
     ERROR("url: a URL must begin with http:// or https://")},
    {SOURCE ", \"language\": \"ko\", \"url\": \"https://example.org/a b\"}",
     ERROR("url: a URL must not hold spaces, quotes, angle brackets, braces, \\ ^ ` |; write them "
           "as %20 and the like")},
    {SOURCE ", \"language\": \"ko\", \"url\": \"http://\"}", ERROR("url: the URL names no host")},
    {SOURCE ", \"language\": \"ko\", \"url\": \"https:///x\"}",
     ERROR("url: the URL names no host")},
    {SOURCE ", \"language\": \"ko\", \"url\": \"https://example.org/\\u001b\"}",
     ERROR("url: has the control character U+001B at byte 21; take it out")},
    /* texts */
    {PERSON ", \"notes\": \"a\\u001b[31mb\"}",
     ERROR("notes: has the control character U+001B at byte 2; take it out")},
    {PERSON ", \"notes\": \"a\\nb\"}",
     ERROR("notes: has the control character U+000A at byte 2; take it out")},
    {PERSON ", \"notes\": \"a\\u0085b\"}",
     ERROR("notes: has the control character U+0085 at byte 2; take it out")},
    {PERSON ", \"notes\": \"a\u202Eb\"}",
     ERROR("notes: has the bidirectional control character U+202E at byte 2; take it out")},
    {PERSON ", \"notes\": \"soft\u00ADhy\u200Bphen\"}",
     "x.jsonl:1: warning: notes: has 2 invisible characters, dropped at import\n"},
    {PERSON ", \"notes\": \"a\u200Bb\"}",
     "x.jsonl:1: warning: notes: has 1 invisible character, dropped at import\n"},
};

static void fields_are_judged_by_the_schema(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(field_cases); i++)
        assert_findings("x.jsonl", field_cases[i][0], field_cases[i][1]);
}

#define OUTCOME(members)                                                                           \
    WHOLE ", \"outcomes\": [{\"kind\": \"agreed\", \"text\": \"T\"" members "}]}"

static const char *const meeting_cases[][2] = {
    {PLAIN "}", ERROR("the field \"date\" is missing") ERROR("the field \"partners\" is missing")
                    ERROR("the field \"sources\" is missing")},
    {PLAIN ", \"date\": \"2024\", \"partners\": [], \"sources\": []}",
     ERROR("partners: none is named; name one, or say \"domestic\": true")
         ERROR("sources: none is named; a meeting needs at least one")},
    {WHOLE ", \"domestic\": true}",
     ERROR("domestic: true, yet partners are named; take one of the two out")},
    {WHOLE ", \"domestic\": false}",
     ERROR("domestic: must be true; leave the field out instead of false")},
    {WHOLE ", \"domestic\": 1}", ERROR("domestic: must be true or left out")},
    {OUTCOME(", \"due\": \"2025\""), ERROR("outcomes[0]: \"due\" needs \"promise\": true")},
    {OUTCOME(", \"kept_by\": [\"kr-fr-jcc-02\"]"),
     ERROR("outcomes[0].kept_by[0]: \"kr-fr-jcc-02\" was over before this promise was made")
         ERROR("outcomes[0]: \"kept_by\" needs \"promise\": true")},
    {OUTCOME(", \"promise\": true, \"kept_basis\": \"so they say\""),
     ERROR("outcomes[0]: \"kept_basis\" needs \"kept_by\", the records that show it")},
    {OUTCOME(", \"promise\": true, \"due\": \"2025-13\""),
     ERROR("outcomes[0].due: bad date \"2025-13\", character 6: there is no month 13 (months 01 to "
           "12, "
           "seasons 21 to 24)")},
    {OUTCOME(", \"promise\": true, \"kept_by\": [\"kr-fr-jcc-01\"]"),
     ERROR("outcomes[0].kept_by[0]: \"kr-fr-jcc-01\" was over before this promise was made")},
    {OUTCOME(", \"promise\": true, \"kept_by\": [\"m-1\"]"),
     ERROR("outcomes[0].kept_by[0]: a meeting cannot keep its own promise; name the later record "
           "that shows it")},
    {OUTCOME(", \"promise\": true, \"kept_by\": [\"nowhere\"]"),
     ERROR("outcomes[0].kept_by[0]: there is no meeting \"nowhere\"")},
};

static void meetings_are_judged_as_wholes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(meeting_cases); i++)
        assert_findings("x.jsonl", meeting_cases[i][0], meeting_cases[i][1]);
}

static const char *const reference_cases[][2] = {
    {WHOLE ", \"participants\": [{\"person\": \"nobody\", \"role\": \"chair\"}]}",
     ERROR("participants[0].person: there is no person \"nobody\"")},
    {WHOLE ", \"participants\": [{\"person\": \"No Body\", \"role\": \"chair\"}]}",
     ERROR("participants[0].person: \"No Body\" is no id of a person")},
    {WHOLE ", \"organizations\": [\"msit\", \"nasa\"]}",
     ERROR("organizations[1]: there is no organization \"nasa\"")},
    {WHOLE ", \"agenda\": [{\"no\": 1, \"title\": \"T\", \"speakers\": [\"nobody\"]}]}",
     ERROR("agenda[0].speakers[0]: there is no person \"nobody\"")},
    {WHOLE ", \"topics\": [\"magic\"], \"series\": \"none\", \"programmes\": [\"none\"]}",
     ERROR("programmes[0]: there is no programme \"none\"") ERROR(
         "series: there is no series \"none\"") ERROR("topics[0]: there is no topic \"magic\"")},
    {PLAIN ", \"date\": \"2024\", \"partners\": [\"XX\"], \"sources\": [\"s\"]}",
     ERROR("partners[0]: there is no partner \"XX\"")
         ERROR("sources[0]: there is no source \"s\"")},
    {TREATY ", \"parties\": [\"FR\", \"msit\", \"nasa\"]}",
     ERROR("parties[2]: there is no partner and no organization \"nasa\"")},
    {TREATY ", \"parties\": []}", ERROR("parties: none is named; name those who signed")},
    {TOPIC ", \"id\": \"t-1\", \"parent\": \"t-1\"}",
     ERROR("parent: \"t-1\" leads back to \"t-1\" itself; break the circle")},
    {TOPIC ", \"id\": \"t-1\", \"parent\": \"t-2\"}\n" TOPIC
           ", \"id\": \"t-2\", \"parent\": \"t-1\"}",
     ERROR("parent: \"t-2\" leads back to \"t-1\" itself; break the circle") "x.jsonl:2: error: "
                                                                             "parent: \"t-1\" "
                                                                             "leads back to "
                                                                             "\"t-2\" itself; "
                                                                             "break the circle\n"},
    {ORGANIZATION ", \"id\": \"o-1\", \"predecessor\": \"o-2\"}\n" ORGANIZATION
                  ", \"id\": \"o-2\", \"predecessor\": \"o-1\"}",
     ERROR(
         "predecessor: \"o-2\" leads back to \"o-1\" itself; break the circle") "x.jsonl:2: error: "
                                                                                "predecessor: "
                                                                                "\"o-1\" leads "
                                                                                "back to \"o-2\" "
                                                                                "itself; break the "
                                                                                "circle\n"},
    {ORGANIZATION ", \"id\": \"o-1\", \"predecessor\": \"o-2\"}\n" ORGANIZATION
                  ", \"id\": \"o-2\", \"successor\": \"o-1\"}",
     ""},
};

static void references_must_lead_somewhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(reference_cases); i++)
        assert_findings("x.jsonl", reference_cases[i][0], reference_cases[i][1]);
}

static void all_findings_come_in_one_run_in_order(void **state)
{
    (void)state;
    assert_findings(
        "x.jsonl",
        SOURCE "}\n" PERSON ", \"colour\": 1}\n\n{\"a\":}\n{\"type\": \"person\", \"id\": "
               "\"song-kyung-hee\", \"name\": \"N\"}\n"
               "{\"type\": \"person\", \"id\": \"\", \"name\": 7}\n" WHOLE
               ", \"topics\": [\"magic\"]}",
        "x.jsonl:1: error: the field \"language\" is missing\n"
        "x.jsonl:2: error: unknown field \"colour\"\n"
        "x.jsonl:4: error: column 6: expected a value: a text in quotes, a number, "
        "true, [ or {\n"
        "x.jsonl:5: error: id: the person \"song-kyung-hee\" stands twice; first at " RECORDS_BASE
        ":7\n"
        "x.jsonl:6: error: id: is empty; leave the field out instead\n"
        "x.jsonl:6: error: name: must be a text in quotes\n"
        "x.jsonl:7: error: topics[0]: there is no topic \"magic\"\n");
}

static void a_file_of_one_record_names_the_line_of_the_field(void **state)
{
    (void)state;
    assert_findings("song.json",
                    "{\n  \"type\": \"person\",\n  \"id\": \"p-1\",\n  \"name\": \"N\",\r\n"
                    "  \"aliases\": [\n    \"x\",\n    5\n  ],\n  \"country\":\n    \"XX\"\n}\n",
                    "song.json:7: error: aliases[1]: must be a text in quotes\n"
                    "song.json:10: error: country: \"XX\" is no code of ISO 3166-1, no partner and "
                    "no organization\n");
    assert_findings("song.json",
                    "{\n  \"type\": \"person\",\n  \"id\": \"p-1\"\n  \"name\": \"N\"\n}",
                    "song.json:4: error: column 3: expected a comma or \"}\"\n");
}

/* What a finding quotes cannot reach the terminal as a command. */
static void findings_are_safe_to_print(void **state)
{
    (void)state;
    assert_findings("x.jsonl", PERSON ", \"a\\u001b]0;b\\u202e\": 1, \"country\": \"\\u009b1m\"}",
                    ERROR("country: has the control character U+009B at byte 1; take it out")
                        ERROR("unknown field \"a\uFFFD]0;b\uFFFD\""));
}

static void codes_are_exact(void **state)
{
    (void)state;
    assert_true(check_country("KR"));
    assert_true(check_country("AD"));
    assert_true(check_country("ZW"));
    assert_false(check_country("kr"));
    assert_false(check_country("XK"));
    assert_false(check_country("EU"));
    assert_false(check_country(""));
    assert_false(check_country("K"));
    assert_false(check_country("KR "));
    assert_false(check_country("R "));
    assert_true(check_language("ko"));
    assert_true(check_language("zu"));
    assert_false(check_language("KO"));
    assert_false(check_language("xx"));
    assert_false(check_language(" k"));
}

/* The fields that stand for a record in lists are among its fields. */
static void a_kind_is_listed_by_fields_it_has(void **state)
{
    (void)state;
    for (enum kind kind = KIND_MEETING; kind < KIND_OUTCOME; kind++) {
        const struct schema *schema = schema_of(kind);
        const char *const names[] = {schema->title, schema->native, schema->date, schema->partners};
        for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
            if (names[i] != NULL && schema_field(schema->fields, names[i]) == NULL)
                fail_msg("%s has no field %s", kind_name(kind), names[i]);
        }
        assert_non_null(schema->title);
        assert_string_equal(schema->fields[0].name, "id");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_kind_is_listed_by_fields_it_has),
        cmocka_unit_test(good_records_have_no_findings),
        cmocka_unit_test(what_is_no_record_is_refused),
        cmocka_unit_test(fields_are_judged_by_the_schema),
        cmocka_unit_test(meetings_are_judged_as_wholes),
        cmocka_unit_test(references_must_lead_somewhere),
        cmocka_unit_test(all_findings_come_in_one_run_in_order),
        cmocka_unit_test(a_file_of_one_record_names_the_line_of_the_field),
        cmocka_unit_test(findings_are_safe_to_print),
        cmocka_unit_test(codes_are_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) + several_records();
}
