/* SPDX-License-Identifier: MIT */
/* Every word for people exists in both languages. */
#include "attache/app/commands.h"
#include "attache/core/hit.h"
#include "attache/core/kind.h"
#include "attache/core/label.h"
#include "attache/core/message.h"
#include "attache/core/query.h"
#include "attache/core/schema.h"
#include "attache/core/vocab.h"
#include "fixtures/test.h"

/* Hangul, or a sign that is the same in both languages, such as "~". */
static bool is_korean(const char *text)
{
    bool letters = false;
    for (const char *at = text; *at != '\0'; at++) {
        if ((unsigned char)*at >= 0xEA && (unsigned char)*at <= 0xED)
            return true;
        letters = letters || (*at >= 'A' && *at <= 'Z') || (*at >= 'a' && *at <= 'z');
    }
    return !letters && text[0] != '\0';
}

static void said_in_both(const char *english, const char *korean)
{
    assert_non_null(english);
    assert_non_null(korean);
    assert_string_not_equal(english, "");
    assert_false(strspn(english, " ") == strlen(english));
    if (!is_korean(korean))
        fail_msg("no Korean for \"%s\": \"%s\"", english, korean);
}

static void labels_exist_in_both_languages(void **state)
{
    (void)state;
    for (int i = 0; i < LABEL_COUNT; i++)
        said_in_both(label((enum label)i, LANG_EN), label((enum label)i, LANG_KO));
}

static void kinds_and_rules_exist_in_both_languages(void **state)
{
    (void)state;
    for (int i = KIND_NONE + 1; i < KIND_COUNT; i++) {
        said_in_both(kind_word((enum kind)i, false, LANG_EN),
                     kind_word((enum kind)i, false, LANG_KO));
        said_in_both(kind_word((enum kind)i, true, LANG_EN),
                     kind_word((enum kind)i, true, LANG_KO));
    }
    for (int i = 0; i < RULE_COUNT; i++)
        said_in_both(rule_word((enum rule)i, LANG_EN), rule_word((enum rule)i, LANG_KO));
}

static void vocabularies_exist_in_both_languages(void **state)
{
    (void)state;
    static const struct vocab *const vocabs[] = {
        &vocab_meeting_kind, &vocab_series_kind,    &vocab_level,          &vocab_mode,
        &vocab_status,       &vocab_role,           &vocab_outcome_kind,   &vocab_outcome_state,
        &vocab_confidence,   &vocab_agreement_kind, &vocab_agreement_role, &vocab_organization_kind,
        &vocab_partner_kind,
    };
    for (size_t v = 0; v < sizeof(vocabs) / sizeof(vocabs[0]); v++) {
        for (size_t i = 0; i < vocabs[v]->count; i++)
            said_in_both(vocabs[v]->words[i].label[LANG_EN], vocabs[v]->words[i].label[LANG_KO]);
    }
}

static void the_command_line_is_explained_in_both_languages(void **state)
{
    (void)state;
    size_t count = 0;
    const struct subcommand *subcommands = subcommand_table(&count);
    for (size_t i = 0; i < count; i++)
        said_in_both(subcommands[i].help[LANG_EN], subcommands[i].help[LANG_KO]);
    const struct option *options = options_table(&count);
    for (size_t i = 0; i < count; i++)
        said_in_both(options[i].help[LANG_EN], options[i].help[LANG_KO]);
    const char *about[LANG_COUNT] = {"", ""};
    for (size_t i = 0; help_topic(i, LANG_EN, &about[LANG_EN]) != NULL; i++) {
        help_topic(i, LANG_KO, &about[LANG_KO]);
        said_in_both(about[LANG_EN], about[LANG_KO]);
    }
    for (int i = 0; i < QUERY_FIELD_COUNT; i++) {
        const struct query_field_info *info = query_field_info((enum query_field)i);
        said_in_both(info->help[LANG_EN], info->help[LANG_KO]);
    }
}

static void fields_said_in_both(const struct field *fields)
{
    for (const struct field *field = fields; field->name != NULL; field++) {
        said_in_both(field->help[LANG_EN], field->help[LANG_KO]);
        if (field->members != NULL)
            fields_said_in_both(field->members);
    }
}

static void the_fields_of_records_are_explained_in_both_languages(void **state)
{
    (void)state;
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        const struct schema *schema = schema_of((enum kind)kind);
        if (schema == NULL)
            continue;
        said_in_both(schema->help[LANG_EN], schema->help[LANG_KO]);
        fields_said_in_both(schema->fields);
    }
}

/* An error is in the language of the diagnostic it goes to, and of those made like it. */
static void an_error_is_in_the_language_of_its_diagnostic(void **state)
{
    (void)state;
    struct err err = {.say = message_speaker(LANG_KO)};
    struct err like = err_like(&err);
    struct err english = err_like(NULL);
    struct query query;
    assert_int_equal(query_parse("level:ministre", &query, &like), STATUS_USAGE);
    assert_contains(like.text, "알 수 없는 level 값 \"ministre\": minister");
    assert_int_equal(query_parse("date:2023-13", &query, &err), STATUS_USAGE);
    assert_contains(err.text, "13월은 없습니다");
    assert_int_equal(query_parse("date:2023-13", &query, &english), STATUS_USAGE);
    assert_contains(english.text, "there is no month 13");
    assert_string_equal(message_in(LANG_KO, "not said anywhere"), "not said anywhere");
    assert_string_equal(err_say(NULL, "interrupted"), "interrupted");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_exist_in_both_languages),
        cmocka_unit_test(kinds_and_rules_exist_in_both_languages),
        cmocka_unit_test(vocabularies_exist_in_both_languages),
        cmocka_unit_test(the_command_line_is_explained_in_both_languages),
        cmocka_unit_test(the_fields_of_records_are_explained_in_both_languages),
        cmocka_unit_test(an_error_is_in_the_language_of_its_diagnostic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
