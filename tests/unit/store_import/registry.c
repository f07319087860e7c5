/* SPDX-License-Identifier: MIT */
/* Own records beside a registry: what they lean on comes along, and they stand first. */
#include "attache/store/store.h"
#include "unit/store_import/parts.h"

/* An own record that leans on the registry for all but itself. */
#define OWN                                                                                        \
    "{\"type\": \"meeting\", \"id\": \"own-1\", \"title\": \"Own\", \"kind\": \"visit\", "         \
    "\"date\": \"2022\", \"status\": \"held\", \"partners\": [\"EU\"], \"topics\": [\"fusion\"], " \
    "\"summary\": \"S\", \"sources\": [\"msit-2018\"], \"confidence\": \"low\", \"participants\""  \
    ": [{\"person\": \"osamu-motojima\", \"role\": \"speaker\"}]}\n"

static void registry_begin(struct run *run, struct run *own, struct store **registry)
{
    struct import_options options = {0};
    run_begin(run);
    run_begin(own);
    assert_clean(run, run_base(run, &options));
    assert_int_equal(store_open_file(run->output, registry, NULL), STATUS_OK);
}

static void references_resolve_against_the_registry(void **state)
{
    struct run base;
    struct run own;
    struct store *registry = NULL;
    (void)state;
    registry_begin(&base, &own, &registry);
    struct import_options options = {.registry = registry, .name = "own.db"};
    assert_clean(&own, run_text(&own, "x.jsonl", OWN, &options));
    assert_string_equal(own.findings, "");
    assert_query(&own, "SELECT slug, origin FROM meeting", "own-1|1\n");
    assert_query(&own, "SELECT kind, slug, origin FROM entity WHERE kind < 10 ORDER BY id",
                 "2|DE|0\n2|EU|0\n2|FR|0\n3|osamu-motojima|0\n4|iter|0\n5|energy|0\n5|fusion|0\n"
                 "9|msit-2018|0\n");
    assert_query(&own, "SELECT value FROM meta WHERE name = 'origin.1'", "own.db\n");
    options.with_registry = true;
    assert_clean(&own, run_text(&own, "x.jsonl", OWN, &options));
    assert_query(&own, "SELECT slug, origin FROM meeting ORDER BY id",
                 "kr-fr-jcc-01|0\nkr-fr-jcc-02|0\nkr-forum-2021|0\nown-1|1\n");
    assert_query(&own, "SELECT count(*) FROM entity WHERE kind < 10", "15\n");
    store_close(&registry);
    run_end(&own);
    run_end(&base);
}

static void own_records_stand_before_the_registry(void **state)
{
    struct run base;
    struct run own;
    struct store *registry = NULL;
    (void)state;
    registry_begin(&base, &own, &registry);
    struct import_options options = {.registry = registry, .name = "own.db"};
    assert_clean(&own, run_text(&own, "partners.jsonl",
                                "{\"id\": \"DE\", \"kind\": \"country\", \"name\": \"Germany\", "
                                "\"name_ko\": \"독일\"}\n"
                                "{\"id\": \"FR\", \"kind\": \"country\", \"name\": \"Mine\"}\n",
                                &options));
    assert_string_equal(own.findings,
                        "partners.jsonl:2: warning: id: the embedded dataset has another "
                        "record of this id; this one takes its place\n");
    assert_query(&own, "SELECT slug, title, origin FROM entity WHERE kind < 10 ORDER BY id",
                 "DE|Germany|0\nFR|Mine|1\n");
    assert_int_equal(run_text(&own, "x.jsonl",
                              "{\"type\": \"person\", \"id\": \"p\", \"name\": \"N\", "
                              "\"country\": \"XX\"}\n",
                              &options),
                     STATUS_DATA);
    store_close(&registry);
    run_end(&own);
    run_end(&base);
}

int registry_imports(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_resolve_against_the_registry),
        cmocka_unit_test(own_records_stand_before_the_registry),
    };
    return cmocka_run_group_tests_name("own records", tests, NULL, NULL);
}
