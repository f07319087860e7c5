/* SPDX-License-Identifier: MIT */
/* The JSON of records, outcomes and hits: members and their order are a contract with scripts. */
#include "attache/export/json.h"
#include "fixtures/test.h"

static void put(struct arena *arena, struct value *at, const char *key, const char *text)
{
    value_add(at, key, value_new_text(arena, text));
}

static void assert_record(const struct row *row, const struct value *record, const char *expected)
{
    struct str out = {0};
    json_record(row, record, VALUE_LINE, &out);
    assert_string_equal(str_text(&out), expected);
    str_clear(&out);
}

static void records_begin_with_their_address(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct result result = {0};
    struct row *row = result_add(&result);
    row->kind = KIND_PERSON;
    row->slug = "song-kyung-hee";
    row->title = "Kyung-hee Song";
    row->native = "송경희";
    struct value *record = value_new(&arena, VALUE_OBJECT);
    put(&arena, record, "id", "song-kyung-hee");
    put(&arena, record, "name", "Kyung-hee Song");
    put(&arena, record, "country", "KR");
    assert_record(row, record,
                  "{\"type\": \"person\", \"id\": \"person/song-kyung-hee\", "
                  "\"title\": \"Kyung-hee Song\", \"native\": \"송경희\", "
                  "\"name\": \"Kyung-hee Song\", \"country\": \"KR\"}");
    row->origin = "my.db";
    row->native = "";
    assert_record(row, NULL,
                  "{\"type\": \"person\", \"id\": \"person/song-kyung-hee\", "
                  "\"title\": \"Kyung-hee Song\", \"origin\": \"my.db\"}");
    result_clear(&result);
    arena_clear(&arena);
}

static void the_title_stands_once(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct result result = {0};
    struct row *row = result_add(&result);
    row->kind = KIND_MEETING;
    row->slug = "m";
    row->title = "A meeting";
    struct value *record = value_new(&arena, VALUE_OBJECT);
    put(&arena, record, "id", "m");
    put(&arena, record, "title", "A meeting");
    struct value *list = value_new(&arena, VALUE_LIST);
    value_add(list, NULL, value_new_text(&arena, "FR"));
    value_add(record, "partners", list);
    put(&arena, record, "date", "2018");
    assert_record(row, record,
                  "{\"type\": \"meeting\", \"id\": \"meeting/m\", \"title\": \"A meeting\", "
                  "\"partners\": [\"FR\"], \"date\": \"2018\"}");
    /* the record itself is as it was */
    assert_string_equal(value_text(record, "title"), "A meeting");
    assert_ptr_equal(value_get(record, "partners")->next, value_get(record, "date"));
    result_clear(&result);
    arena_clear(&arena);
}

static void an_outcome_has_its_state_and_what_keeps_it(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct result result = {0};
    struct row *row = result_add(&result);
    row->kind = KIND_OUTCOME;
    row->slug = "m.2";
    row->title = "Meet again.";
    row->other = "m";
    row->word = "partly";
    row->date = "2023";
    struct value *record = value_new(&arena, VALUE_OBJECT);
    put(&arena, record, "kind", "planned");
    put(&arena, record, "text", "Meet again.");
    value_add(record, "promise", value_new(&arena, VALUE_TRUE));
    put(&arena, record, "due", "2023");
    struct value *by = value_new(&arena, VALUE_LIST);
    value_add(by, NULL, value_new_text(&arena, "n"));
    value_add(record, "kept_by", by);
    put(&arena, record, "kept_basis", "partly: late");
    assert_record(row, record,
                  "{\"type\": \"outcome\", \"id\": \"outcome/m.2\", \"title\": \"Meet again.\", "
                  "\"record\": \"m\", \"kind\": \"planned\", \"text\": \"Meet again.\", "
                  "\"promise\": true, \"due\": \"2023\", \"state\": \"partly\", "
                  "\"kept_by\": [\"n\"], \"kept_basis\": \"partly: late\"}");
    row->word = "";
    row->date = "";
    assert_record(row, NULL,
                  "{\"type\": \"outcome\", \"id\": \"outcome/m.2\", \"title\": \"Meet again.\", "
                  "\"record\": \"m\", \"text\": \"Meet again.\", \"promise\": false}");
    result_clear(&result);
    arena_clear(&arena);
}

static void an_array_is_whole_with_any_number_of_rows(void **state)
{
    (void)state;
    struct result result = {0};
    struct str out = {0};
    size_t count = 0;
    json_array_end(count, &out);
    assert_string_equal(str_text(&out), "[]\n");
    str_cut(&out, 0);
    struct row *row = result_add(&result);
    row->kind = KIND_TOPIC;
    row->slug = "t";
    json_array_record(row, NULL, count++, &out);
    json_array_record(row, NULL, count++, &out);
    json_array_end(count, &out);
    assert_string_equal(str_text(&out),
                        "[\n{\"type\": \"topic\", \"id\": \"topic/t\", \"title\": \"t\"},\n"
                        "{\"type\": \"topic\", \"id\": \"topic/t\", \"title\": \"t\"}\n]\n");
    str_clear(&out);
    result_clear(&result);
}

static void hits_are_one_object_also_without_any(void **state)
{
    (void)state;
    struct hits found = {.total = 0};
    struct str out = {0};
    json_hits("\"x\"", &found, &out);
    assert_string_equal(str_text(&out),
                        "{\n  \"query\": \"\\\"x\\\"\",\n  \"total\": 0,\n  \"results\": []\n}\n");
    str_cut(&out, 0);
    struct row *row = result_add(&found.result);
    row->kind = KIND_MEETING;
    row->slug = "m";
    row->title = "M";
    row->date = "2018";
    row->partners = "FR DE";
    found.hits = mem_grow(found.hits, &found.capacity, 1, sizeof(*found.hits));
    found.hits[0] = (struct hit){.row = 0, .rule = RULE_SLIP, .spelling = "M", .weak = true};
    found.count = 1;
    found.total = 7;
    json_hits_lines(&found, &out);
    assert_string_equal(str_text(&out),
                        "{\"type\": \"meeting\", \"id\": \"meeting/m\", \"title\": \"M\", "
                        "\"match\": {\"rule\": \"slip\", \"spelling\": \"M\"}, "
                        "\"date\": \"2018\", \"partners\": [\"FR\", \"DE\"], \"weak\": true}\n");
    str_cut(&out, 0);
    json_hits("m", &found, &out);
    assert_contains(str_text(&out), "\"total\": 7");
    str_clear(&out);
    hits_clear(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_begin_with_their_address),
        cmocka_unit_test(the_title_stands_once),
        cmocka_unit_test(an_outcome_has_its_state_and_what_keeps_it),
        cmocka_unit_test(an_array_is_whole_with_any_number_of_rows),
        cmocka_unit_test(hits_are_one_object_also_without_any),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
