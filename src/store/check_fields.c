/* SPDX-License-Identifier: MIT */
/* The values of each type of field, and what the fields of one meeting say of each other. */
#include "check_parts.h"

#include "attache/core/date.h"
#include "attache/text/safe.h"

#include <string.h>

static bool is_blank(const char *text)
{
    return text[strspn(text, " ")] == '\0';
}

static bool is_ascii(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if ((unsigned char)*at < 0x20 || (unsigned char)*at >= 0x7F)
            return false;
    }
    return true;
}

/* Whether the value is a text that can be shown and is not empty; says so if not. */
static bool check_text(struct check *check, const struct value *value)
{
    uint32_t cp = 0;
    size_t dropped = 0;
    if (value->type != VALUE_TEXT) {
        check_error(check, value,
                    value->type == VALUE_NULL ? "is null; leave the field out instead"
                                              : "must be a text in quotes");
        return false;
    }
    if (is_blank(value->text)) {
        check_error(check, value, "is empty; leave the field out instead");
        return false;
    }
    size_t size = strlen(value->text);
    if (value->text[0] == ' ' || value->text[size - 1] == ' ')
        check_warning(check, value, "begins or ends with a space");
    if (is_ascii(value->text))
        return true;
    size_t offence = safe_offence(value->text, size, &cp);
    if (offence > 0) {
        const char *what = safe_is_bidi(cp) ? err_say(check->voice, "bidirectional control")
                                            : err_say(check->voice, "control");
        check_error(check, value, "has the %s character U+%04X at byte %zu; take it out", what,
                    (unsigned)cp, offence);
        return false;
    }
    struct str clean = {0};
    safe_add_import(&clean, value->text, size, &dropped);
    str_clear(&clean);
    if (dropped > 0)
        check_warning(check, value,
                      dropped == 1 ? "has %zu invisible character, dropped at import"
                                   : "has %zu invisible characters, dropped at import",
                      dropped);
    return true;
}

static void check_slug(struct check *check, const struct value *value)
{
    if (!check_text(check, value) || schema_slug_ok(check->kind, value->text))
        return;
    if (check->kind == KIND_PARTNER)
        check_error(check, value,
                    "\"%.130s\" is no partner's id: A-Z and 0-9 in groups joined by single "
                    "hyphens, at most 120 characters",
                    value->text);
    else
        check_error(check, value,
                    "\"%.130s\" is no id: a-z and 0-9 in groups joined by single hyphens, "
                    "at most 120 characters",
                    value->text);
}

static void check_int(struct check *check, const struct value *value)
{
    if (value->type != VALUE_INT)
        check_error(check, value, "must be an integer");
    else if (value->integer < 1 || value->integer > 1000000)
        check_error(check, value, "must be from 1 to 1000000");
}

static void check_amount(struct check *check, const struct value *value)
{
    if (value->type == VALUE_TEXT)
        check_text(check, value);
    else if (value->type != VALUE_INT && value->type != VALUE_REAL)
        check_error(check, value, "must be a number, or a text where no number fits");
}

static void check_true(struct check *check, const struct value *value)
{
    if (value->type == VALUE_FALSE)
        check_error(check, value, "must be true; leave the field out instead of false");
    else if (value->type != VALUE_TRUE)
        check_error(check, value, "must be true or left out");
}

static void check_date(struct check *check, const struct value *value)
{
    struct date date;
    struct err err = err_like(check->voice);
    if (check_text(check, value) && date_parse(value->text, &date, &err) != STATUS_OK)
        check_error(check, value, "%s", err.text);
}

static void check_url(struct check *check, const struct value *value)
{
    if (!check_text(check, value))
        return;
    const char *url = value->text;
    bool http = str_starts(url, "http://");
    if (!http && !str_starts(url, "https://")) {
        check_error(check, value, "a URL must begin with http:// or https://");
        return;
    }
    const char *host = url + (http ? 7 : 8);
    if (strpbrk(url, " \"<>\\^`{|}") != NULL)
        check_error(check, value,
                    "a URL must not hold spaces, quotes, angle brackets, braces, \\ ^ ` |; "
                    "write them as %%20 and the like");
    else if (host[0] == '\0' || strchr("/?#:.", host[0]) != NULL)
        check_error(check, value, "the URL names no host");
}

static void check_word(struct check *check, const struct field *field, const struct value *value)
{
    if (!check_text(check, value) || vocab_find(field->vocab, value->text) != NULL)
        return;
    struct str all = {0};
    for (size_t i = 0; i < field->vocab->count; i++)
        str_addf(&all, "%s%s", i > 0 ? ", " : "", field->vocab->words[i].id);
    check_error(check, value, "\"%.100s\" is no %s; one of: %s", value->text, field->vocab->name,
                all.data);
    str_clear(&all);
}

static void check_ref(struct check *check, const struct field *field, const struct value *value)
{
    if (check_text(check, value) && !schema_slug_ok(field->target, value->text))
        check_error(check, value, "\"%.130s\" is no id of a %s", value->text,
                    err_say(check->voice, kind_name(field->target)));
}

static void check_language_of(struct check *check, const struct value *value)
{
    if (check_text(check, value) && !check_language(value->text))
        check_error(check, value, "\"%.20s\" is no language of ISO 639-1, such as \"ko\"",
                    value->text);
}

static void check_bool(struct check *check, const struct value *value)
{
    if (value->type != VALUE_TRUE && value->type != VALUE_FALSE)
        check_error(check, value, "must be true or false");
}

void check_scalar(struct check *check, const struct field *field, const struct value *value)
{
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_PARTY:   /* needs the other records */
    case FIELD_COUNTRY: /* likewise */
        check_text(check, value);
        break;
    case FIELD_SLUG:
        check_slug(check, value);
        break;
    case FIELD_INT:
        check_int(check, value);
        break;
    case FIELD_AMOUNT:
        check_amount(check, value);
        break;
    case FIELD_TRUE:
        check_true(check, value);
        break;
    case FIELD_BOOL:
        check_bool(check, value);
        break;
    case FIELD_DATE:
        check_date(check, value);
        break;
    case FIELD_URL:
        check_url(check, value);
        break;
    case FIELD_WORD:
        check_word(check, field, value);
        break;
    case FIELD_REF:
        check_ref(check, field, value);
        break;
    case FIELD_LANGUAGE:
        check_language_of(check, value);
        break;
    case FIELD_OBJECT:
        break;
    }
}

static void check_outcome(struct check *check, const struct value *outcome)
{
    static const char *const only[] = {"due", "kept_by", "kept_basis"};
    bool promise = value_true(outcome, "promise");
    for (size_t i = 0; i < sizeof(only) / sizeof(only[0]) && !promise; i++) {
        const struct value *value = value_get(outcome, only[i]);
        if (value != NULL)
            check_error(check, value, "\"%s\" needs \"promise\": true", only[i]);
    }
    const struct value *basis = value_get(outcome, "kept_basis");
    if (promise && basis != NULL && value_count(outcome, "kept_by") == 0)
        check_error(check, basis, "\"kept_basis\" needs \"kept_by\", the records that show it");
}

static void check_meeting(struct check *check, const struct value *meeting)
{
    const struct value *partners = value_get(meeting, "partners");
    const struct value *sources = value_get(meeting, "sources");
    const struct value *ordinal = value_get(meeting, "ordinal");
    bool domestic = value_true(meeting, "domestic");
    if (partners != NULL && partners->first == NULL && !domestic)
        check_error(check, partners,
                    "partners: none is named; name one, or say \"domestic\": true");
    if (partners != NULL && partners->first != NULL && domestic)
        check_error(check, value_get(meeting, "domestic"),
                    "domestic: true, yet partners are named; take one of the two out");
    if (sources != NULL && sources->first == NULL)
        check_error(check, sources, "sources: none is named; a meeting needs at least one");
    if (ordinal != NULL && value_get(meeting, "series") == NULL)
        check_error(check, ordinal, "ordinal: a number needs the \"series\" it counts in");
    size_t i = 0;
    for (const struct value *outcome = value_first(meeting, "outcomes"); outcome != NULL;
         outcome = outcome->next, i++) {
        size_t mark = check_enter(check, "outcomes");
        check_enter_item(check, i);
        check_outcome(check, outcome);
        check_leave(check, mark);
    }
}

void check_whole(struct check *check, const struct value *record)
{
    const struct value *parties = value_get(record, "parties");
    const struct value *apart = value_get(record, "kept_apart");
    if (check->kind == KIND_MEETING)
        check_meeting(check, record);
    if (check->kind == KIND_AGREEMENT && parties != NULL && parties->first == NULL)
        check_error(check, parties, "parties: none is named; name those who signed");
    if (check->kind == KIND_PERSON && apart != NULL && value_get(record, "notes") == NULL)
        check_error(check, apart, "kept_apart: needs \"notes\" that say why");
    if (check->kind == KIND_SOURCE && value_get(record, "title") == NULL &&
        value_get(record, "url") == NULL)
        check_error(check, record, "a source needs a \"title\" or a \"url\"");
}
