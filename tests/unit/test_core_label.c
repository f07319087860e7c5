/* SPDX-License-Identifier: MIT */
/* Every word for people exists in both languages. */
#include "attache/core/hit.h"
#include "attache/core/kind.h"
#include "attache/core/label.h"
#include "attache/core/vocab.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

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

static void labels(void **state)
{
    (void)state;
    for (int i = 0; i < LABEL_COUNT; i++)
        said_in_both(label((enum label)i, LANG_EN), label((enum label)i, LANG_KO));
}

static void kinds_and_rules(void **state)
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

static void vocabularies(void **state)
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels),
        cmocka_unit_test(kinds_and_rules),
        cmocka_unit_test(vocabularies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
