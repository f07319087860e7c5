/* SPDX-License-Identifier: MIT */
/* What the parts of test_store_check share: the findings of the checker on one file, in both
 * languages. */
#ifndef UNIT_STORE_CHECK_PARTS_H
#define UNIT_STORE_CHECK_PARTS_H

#include "attache/base/mem.h"
#include "attache/core/date.h"
#include "attache/core/message.h"
#include "fixtures/records/records.h"
#include "fixtures/test.h"

/* Each runs the tests of its file: how many failed */
int several_records(void);

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Checks the base dataset and a file of that name beside it, in a language. Owned: mem_free. */
static inline char *findings_in(enum lang lang, const char *name, const char *text,
                                const struct import_options *options, enum status wanted)
{
    char *folder = records_folder();
    char *path = records_write(folder, name, text);
    const char *paths[] = {RECORDS_BASE, path};
    struct import_options how = *options;
    struct import *import = NULL;
    struct err err = {.say = message_speaker(lang)};
    how.paths = paths;
    how.path_count = COUNT(paths);
    how.check_only = true;
    enum status status = import_run(&how, &import, &err);
    char *findings = records_findings(import);
    if (status != wanted || err.text[0] != '\0')
        fail_msg("%s: status %d, not %d: %s\n%s", text, status, wanted, err.text, findings);
    import_free(&import);
    mem_free(&path);
    records_remove(&folder);
    return findings;
}

/* As many findings in Korean, and each has Hangul syllables: the lead bytes EA to ED. */
static inline void assert_korean(const char *text, char *korean, const char *english)
{
    int count = 0;
    for (const char *at = english; (at = strchr(at, '\n')) != NULL; at++)
        count++;
    for (char *line = strtok(korean, "\n"); line != NULL; line = strtok(NULL, "\n"), count--) {
        if (strpbrk(line, "\xEA\xEB\xEC\xED") == NULL)
            fail_msg("not Korean, for %s: %s", text, line);
    }
    if (count != 0)
        fail_msg("%s: %d findings fewer in Korean than\n%s", text, count, english);
}

static inline char *findings_of(const char *name, const char *text,
                                const struct import_options *options, enum status wanted)
{
    char *english = findings_in(LANG_EN, name, text, options, wanted);
    char *korean = findings_in(LANG_KO, name, text, options, wanted);
    assert_korean(text, korean, english);
    mem_free(&korean);
    return english;
}

static inline void assert_findings(const char *name, const char *text, const char *wanted)
{
    struct import_options options = {0};
    options.today = date_day_number(2026, 11, 22);
    enum status status = strstr(wanted, ": error: ") != NULL ? STATUS_DATA : STATUS_OK;
    char *findings = findings_of(name, text, &options, status);
    if (strcmp(findings, wanted) != 0)
        fail_msg("for %s\nfound:\n%swanted:\n%s", text, findings, wanted);
    mem_free(&findings);
}

/* The members of a source, a person and a meeting up to those that a case adds or changes. */
#define SOURCE       "{\"type\": \"source\", \"id\": \"s-1\", \"publisher\": \"P\", \"title\": \"T\""
#define PERSON       "{\"type\": \"person\", \"id\": \"p-1\", \"name\": \"N\""
#define TOPIC        "{\"type\": \"topic\", \"label\": \"L\""
#define ORGANIZATION "{\"type\": \"organization\", \"name\": \"O\", \"kind\": \"other\""
#define TREATY       "{\"type\": \"agreement\", \"id\": \"a-1\", \"title\": \"A\", \"kind\": \"mou\""
#define MEETING      "{\"type\": \"meeting\", \"title\": \"M\", \"status\": \"held\", \"summary\": \"S\""
#define PLAIN        MEETING ", \"id\": \"m-1\", \"kind\": \"visit\", \"confidence\": \"low\""
#define WHOLE        PLAIN ", \"date\": \"2024\", \"partners\": [\"FR\"], \"sources\": [\"msit-2018\"]"

#define ERROR(text) "x.jsonl:1: error: " text "\n"

#endif
