/* SPDX-License-Identifier: MIT */
/*
 * The parser: one pass over the bytes, left to right, with nothing looked at twice but an OR. The
 * scanner below finds where things end and makes their text clean; completion uses it alone.
 *
 * Each factor taken is charged with the bytes of its canonical form, so that the canonical form of
 * a query is never longer than what is read, and reading it again takes all of it.
 */
#include "attache/core/query.h"

#include "attache/text/safe.h"
#include "attache/text/utf8.h"
#include "query_parts.h"

#include <string.h>

struct scan {
    const char *text;
    size_t size;
    size_t at;
};

static bool is_space(uint32_t cp)
{
    return cp <= ' ' || (cp >= 0x7F && cp <= 0xA0) || (cp >= 0x2000 && cp <= 0x200B) ||
           cp == 0x1680 || cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F ||
           cp == 0x3000 || cp == 0xFEFF || safe_is_bidi(cp);
}

static bool at_end(const struct scan *scan)
{
    return scan->at == scan->size;
}

static bool at_char(const struct scan *scan, char c)
{
    return scan->at < scan->size && scan->text[scan->at] == c;
}

/* Whether white space or the end stands at an offset. */
static bool is_gap(const struct scan *scan, size_t at)
{
    uint32_t cp = 0;
    if (at >= scan->size)
        return true;
    utf8_next(scan->text + at, scan->size - at, &cp);
    return is_space(cp);
}

static void skip_spaces(struct scan *scan)
{
    uint32_t cp = 0;
    while (!at_end(scan)) {
        size_t n = utf8_next(scan->text + scan->at, scan->size - scan->at, &cp);
        if (!is_space(cp))
            return;
        scan->at += n;
    }
}

static void add_point(struct str *out, uint32_t cp)
{
    char bytes[4];
    if (!is_space(cp))
        str_add_bytes(out, bytes, utf8_put(cp, bytes));
    else if (out->length > 0 && out->data[out->length - 1] != ' ')
        str_add_char(out, ' ');
}

/* Moves over a quote, what it holds and its partner; false when the text ends before that. */
static bool scan_quoted(struct scan *scan, struct str *out)
{
    scan->at++;
    while (!at_end(scan)) {
        uint32_t cp = 0;
        scan->at += utf8_next(scan->text + scan->at, scan->size - scan->at, &cp);
        if (cp == '"')
            return true;
        add_point(out, cp);
    }
    return false;
}

/* Moves up to white space, the end or the character stop. */
static void scan_bare(struct scan *scan, char stop, struct str *out)
{
    while (!at_end(scan)) {
        uint32_t cp = 0;
        size_t n = utf8_next(scan->text + scan->at, scan->size - scan->at, &cp);
        if (is_space(cp) || cp == (uint32_t)stop)
            return;
        scan->at += n;
        add_point(out, cp);
    }
}

/* Moves over one value; true when it can still grow at its end. */
static bool scan_value(struct scan *scan, struct str *out)
{
    if (at_char(scan, '"'))
        return !scan_quoted(scan, out);
    scan_bare(scan, ',', out);
    return true;
}

/* Moves over a minus that negates what follows. */
static bool scan_minus(struct scan *scan)
{
    if (!at_char(scan, '-') || is_gap(scan, scan->at + 1))
        return false;
    scan->at++;
    return true;
}

/* The letters before a colon here, 0 when there are none. */
static size_t name_size(const struct scan *scan)
{
    size_t n = 0;
    while (scan->at + n < scan->size) {
        char c = scan->text[scan->at + n];
        if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z'))
            return c == ':' ? n : 0;
        n++;
    }
    return 0;
}

/* Moves over the name of a field that exists and its colon. */
static bool scan_field(struct scan *scan, enum query_field *field)
{
    size_t n = name_size(scan);
    if (n == 0 || !query_field_find(scan->text + scan->at, n, field))
        return false;
    scan->at += n + 1;
    return true;
}

/* Moves over the values of a field and returns where the last one starts. */
static size_t scan_values(struct scan *scan, bool *open, struct str *unused)
{
    for (;;) {
        size_t start = scan->at + (at_char(scan, '"') ? 1 : 0);
        *open = scan_value(scan, unused);
        if (!at_char(scan, ','))
            return start;
        scan->at++;
    }
}

/* Moves over a factor; the values of a field go to *unused, and where the last one starts is
   returned: 0 when it has no field. */
static size_t skip_factor(struct scan *scan, enum query_field *field, bool *open,
                          struct str *unused)
{
    scan_minus(scan);
    if (scan_field(scan, field))
        return scan_values(scan, open, unused);
    if (at_char(scan, '"'))
        scan_quoted(scan, unused);
    else
        scan_bare(scan, ' ', unused);
    return 0;
}

bool query_field_at(const char *text, size_t cursor, enum query_field *field, size_t *value_start)
{
    struct scan scan = {.text = text, .size = strnlen(text, cursor)};
    struct str unused = {0};
    bool found = false;
    size_t start = 0;
    *field = QUERY_WORD;
    for (skip_spaces(&scan); !at_end(&scan) && !found; skip_spaces(&scan)) {
        bool open = false;
        start = skip_factor(&scan, field, &open, &unused);
        found = start > 0 && open && at_end(&scan);
    }
    str_clear(&unused);
    *field = found ? *field : QUERY_WORD;
    *value_start = found ? start : cursor;
    return found;
}

struct parser {
    struct scan scan;
    struct query *query;
    struct err *err;
    bool cut;    /* the text goes on beyond the scan */
    size_t used; /* bytes of the canonical form so far */
    bool full;   /* nothing more is taken */

    struct str value;    /* the one just read */
    struct factor draft; /* the factor being read */
    const char *values[QUERY_VALUES_MAX];
    struct factor factors[QUERY_FACTORS_MAX]; /* of the term being read */
    size_t factor_count;
    struct term terms[QUERY_TERMS_MAX];
};

static void trim(struct str *value)
{
    if (value->length > 0 && value->data[value->length - 1] == ' ')
        str_cut(value, value->length - 1);
}

/* Years and dates: each value is a factor, for each has its days. */
static bool is_dated(enum query_field field)
{
    return field == QUERY_YEAR || field == QUERY_DATE;
}

/* The bytes that print around a value of the draft: what parts it, its field, its quotes. */
static size_t cost_around(const struct parser *parser, const char *value)
{
    const struct factor *draft = &parser->draft;
    bool named = draft->field > QUERY_PHRASE;
    bool quoted = draft->field == QUERY_PHRASE || (named && !query_value_is_bare(value));
    size_t cost = quoted ? 2 : 0;
    if (draft->value_count > 0)
        return cost + strlen(",");
    if (parser->factor_count > 0)
        cost += strlen(" OR ");
    else if (parser->query->count > 0)
        cost += strlen(" ");
    if (named)
        cost += strlen(query_field_info(draft->field)->name) + strlen(":");
    return cost + (draft->negated ? strlen("-") : 0);
}

/* Whether any part of a value is a value: not for those that are checked. */
static bool is_free(enum query_field field)
{
    return field < QUERY_KIND;
}

/* Charges the value; where the room ends a free text is cut, and others are left out. */
static void charge_value(struct parser *parser)
{
    struct str *value = &parser->value;
    size_t taken = parser->used + cost_around(parser, str_text(value));
    size_t room = taken < QUERY_TEXT_MAX ? QUERY_TEXT_MAX - taken : 0;
    if (value->length > room) {
        parser->full = true;
        str_cut(value,
                is_free(parser->draft.field) ? query_cut(value->data, value->length, room) : 0);
        trim(value);
    }
    if (value->length > 0)
        parser->used = taken + value->length;
}

/* The text of a value as it is kept. A word OR would read as the operator, so it is kept as "or";
   case means nothing to search. */
static const char *keep_value(struct parser *parser)
{
    bool is_or = parser->draft.field == QUERY_WORD && strcmp(str_text(&parser->value), "OR") == 0;
    return arena_dup(&parser->query->arena, is_or ? "or" : str_text(&parser->value));
}

static void end_factor(struct parser *parser)
{
    struct factor *draft = &parser->draft;
    if (draft->value_count == 0)
        return;
    draft->values = arena_new(&parser->query->arena, draft->value_count, sizeof(*draft->values));
    memcpy(draft->values, parser->values, draft->value_count * sizeof(*draft->values));
    parser->factors[parser->factor_count++] = *draft;
    draft->value_count = 0;
}

/* Takes the value that was read into the draft, if anything is left of it. */
static enum status take_value(struct parser *parser)
{
    struct factor *draft = &parser->draft;
    const char *value;
    trim(&parser->value);
    if (parser->cut && at_end(&parser->scan) && !is_free(draft->field))
        str_cut(&parser->value, 0);
    if (parser->value.length == 0)
        return STATUS_OK;
    value = str_text(&parser->value);
    if (query_value_check(draft, &value, parser->err) != STATUS_OK)
        return STATUS_USAGE;
    if (value != str_text(&parser->value)) {
        str_cut(&parser->value, 0);
        str_add(&parser->value, value);
    }
    if (draft->value_count == QUERY_VALUES_MAX || parser->factor_count == QUERY_FACTORS_MAX)
        return STATUS_OK;
    charge_value(parser);
    if (parser->value.length > 0)
        parser->values[draft->value_count++] = keep_value(parser);
    if (is_dated(draft->field))
        end_factor(parser);
    return STATUS_OK;
}

static enum status refuse_dated(struct parser *parser)
{
    const char *name = query_field_info(parser->draft.field)->name;
    return err_set(parser->err, STATUS_USAGE,
                   "-%s: takes one value; write -%s: before each of them", name, name);
}

static enum status parse_values(struct parser *parser)
{
    size_t seen = 0;
    for (;;) {
        str_cut(&parser->value, 0);
        scan_value(&parser->scan, &parser->value);
        seen += str_text(&parser->value)[0] != '\0';
        if (seen > 1 && parser->draft.negated && is_dated(parser->draft.field))
            return refuse_dated(parser);
        enum status status = take_value(parser);
        if (status != STATUS_OK || parser->full || !at_char(&parser->scan, ','))
            return status;
        parser->scan.at++;
    }
}

/* A name and a colon that are no field are a word when they end there or an address follows. */
static enum status parse_word(struct parser *parser)
{
    struct scan *scan = &parser->scan;
    size_t n = name_size(scan);
    size_t after = scan->at + n + 1;
    if (n > 0 && !is_gap(scan, after) && scan->text[after] != '/')
        return query_field_refuse(scan->text + scan->at, n, parser->err);
    scan_bare(scan, ' ', &parser->value);
    return take_value(parser);
}

static enum status parse_factor(struct parser *parser)
{
    struct scan *scan = &parser->scan;
    enum status status;
    parser->draft = (struct factor){.negated = scan_minus(scan)};
    str_cut(&parser->value, 0);
    if (at_char(scan, '"')) {
        parser->draft.field = QUERY_PHRASE;
        scan_quoted(scan, &parser->value);
        status = take_value(parser);
    } else if (scan_field(scan, &parser->draft.field)) {
        status = parse_values(parser);
    } else {
        status = parse_word(parser);
    }
    end_factor(parser);
    return status;
}

/* Moves over an OR that has something after it. */
static bool scan_or(struct scan *scan)
{
    struct scan ahead = *scan;
    skip_spaces(&ahead);
    if (!at_char(&ahead, 'O') || ahead.size - ahead.at < 2 || ahead.text[ahead.at + 1] != 'R' ||
        !is_gap(&ahead, ahead.at + 2))
        return false;
    ahead.at += 2;
    skip_spaces(&ahead);
    if (at_end(&ahead))
        return false;
    *scan = ahead;
    return true;
}

static enum status parse_term(struct parser *parser)
{
    enum status status;
    struct term *term = &parser->terms[parser->query->count];
    parser->factor_count = 0;
    do {
        status = parse_factor(parser);
    } while (status == STATUS_OK && !parser->full && scan_or(&parser->scan));
    if (status != STATUS_OK || parser->factor_count == 0)
        return status;
    term->count = parser->factor_count;
    term->factors = arena_new(&parser->query->arena, term->count, sizeof(*term->factors));
    memcpy(term->factors, parser->factors, term->count * sizeof(*term->factors));
    parser->query->count++;
    return STATUS_OK;
}

enum status query_parse(const char *text, struct query *out, struct err *err)
{
    struct parser parser = {.query = out, .err = err};
    enum status status = STATUS_OK;
    *out = (struct query){0};
    parser.scan.text = text;
    parser.scan.size = query_cut(text, strlen(text), QUERY_TEXT_MAX);
    parser.cut = text[parser.scan.size] != '\0';
    skip_spaces(&parser.scan);
    while (status == STATUS_OK && !parser.full && !at_end(&parser.scan) &&
           out->count < QUERY_TERMS_MAX) {
        status = parse_term(&parser);
        skip_spaces(&parser.scan);
    }
    str_clear(&parser.value);
    if (status != STATUS_OK) {
        query_clear(out);
        return status;
    }
    if (out->count == 0)
        return STATUS_OK;
    out->terms = arena_new(&out->arena, out->count, sizeof(*out->terms));
    memcpy(out->terms, parser.terms, out->count * sizeof(*out->terms));
    return STATUS_OK;
}

/* Moves over @ and a name, which goes to *name; a lone @ is a word. */
static bool scan_name(struct scan *scan, struct str *name)
{
    str_cut(name, 0);
    if (!at_char(scan, '@') || is_gap(scan, scan->at + 1))
        return false;
    scan->at++;
    scan_bare(scan, ' ', name);
    return true;
}

/* Whether the query found for the name that was just moved over may stand there. */
static enum status check_name(const struct scan *scan, const char *name, bool bound,
                              const char *found, struct err *err)
{
    struct scan ahead = *scan;
    if (found == NULL)
        return STATUS_USAGE;
    if (bound || scan_or(&ahead))
        return err_set(err, STATUS_USAGE, "@%s stands for a whole query: no - or OR goes with it",
                       name);
    return STATUS_OK;
}

enum status query_expand(const char *text, query_find_fn *find, void *context, struct str *out,
                         struct err *err)
{
    struct scan scan = {.text = text, .size = strlen(text)};
    struct str name = {0};
    enum status status = STATUS_OK;
    bool joined = false;
    size_t copied = 0;
    skip_spaces(&scan);
    while (status == STATUS_OK && !at_end(&scan)) {
        enum query_field field;
        bool open = false;
        size_t start = scan.at;
        bool bound = scan_minus(&scan) || joined;
        if (scan_name(&scan, &name)) {
            const char *found = find(context, str_text(&name), err);
            status = check_name(&scan, str_text(&name), bound, found, err);
            str_add_bytes(out, text + copied, start - copied);
            str_add(out, found != NULL ? found : "");
            copied = scan.at;
        } else {
            skip_factor(&scan, &field, &open, &name);
        }
        joined = scan_or(&scan);
        skip_spaces(&scan);
    }
    str_add(out, text + copied);
    str_clear(&name);
    return status;
}

bool query_is_name(const char *name)
{
    enum { MOST = 64 };
    size_t size = strlen(name);
    uint32_t cp = 0;
    if (size == 0 || size > MOST || name[0] == '-')
        return false;
    for (size_t at = 0; at < size;) {
        at += utf8_next(name + at, size - at, &cp);
        if (is_space(cp) || cp == 0xFFFD || (cp < 0x80 && strchr("\"'@:,/\\()", (int)cp) != NULL))
            return false;
    }
    return true;
}

size_t query_cut(const char *text, size_t n, size_t max)
{
    size_t end = 0;
    if (n <= max)
        return n;
    for (;;) {
        size_t cluster = utf8_cluster(text + end, n - end);
        if (cluster == 0 || cluster > max - end)
            return end;
        end += cluster;
    }
}
