/* SPDX-License-Identifier: MIT */
/*
 * Any texts in what is written for others, read back by parsers that know nothing of the writers:
 * CSV (RFC 4180), JSON (RFC 8259), iCalendar (RFC 5545), Markdown whose every mark is taken back.
 * The input is cut at NUL bytes into texts; each must come back as it was, or as the gate of
 * text/safe.h leaves it.
 */
#include "attache/core/flow.h"
#include "attache/export/csv.h"
#include "attache/export/ical.h"
#include "attache/export/markdown.h"
#include "attache/export/render.h"
#include "attache/export/table.h"
#include "attache/store/json.h"
#include "attache/text/utf8.h"
#include "attache/text/width.h"

#include "fuzz/fuzz.h"

enum { TEXTS = 6 };

struct texts {
    const char *items[TEXTS];
    size_t count;
};

/* CSV */

/* Reads one field at *at; *at is then behind its comma or line end. Returns false at a row's end.
 */
static bool read_field(const char **at, struct str *out)
{
    const char *c = *at;
    if (*c == '"') {
        for (c++; *c != '"' || c[1] == '"'; c++) {
            require(*c != '\0');
            c += *c == '"';
            str_add_char(out, *c);
        }
        c++;
    } else {
        for (; *c != ',' && *c != '\r'; c++) {
            require(*c != '\0' && *c != '"' && *c != '\n');
            str_add_char(out, *c);
        }
    }
    bool more = *c == ',';
    require(more || (c[0] == '\r' && c[1] == '\n'));
    *at = c + (more ? 1 : 2);
    return more;
}

static void check_csv(const struct texts *texts, bool guard)
{
    struct str csv = {0};
    for (size_t i = 0; i < texts->count; i++)
        csv_field(&csv, texts->items[i], i == 0, guard);
    csv_end_row(&csv);
    const char *at = str_text(&csv);
    for (size_t i = 0; i < texts->count; i++) {
        struct str field = {0};
        bool more = read_field(&at, &field);
        const char *got = str_text(&field);
        require(more == (i + 1 < texts->count));
        if (guard && strcmp(got, texts->items[i]) != 0) {
            require(got[0] == '\'' && strchr("=+-@\t\r", got[1]) != NULL);
            got++;
        }
        require(strcmp(got, texts->items[i]) == 0);
        str_clear(&field);
    }
    require(*at == '\0');
    str_clear(&csv);
}

/* JSON */

static void check_json(const struct texts *texts)
{
    struct arena arena = {0};
    struct json *json = NULL;
    struct value *list = value_new(&arena, VALUE_LIST);
    struct value *read = NULL;
    struct str text = {0};
    struct str again = {0};
    for (size_t i = 0; i < texts->count; i++)
        value_add(list, NULL, value_new_text(&arena, texts->items[i]));
    value_write(list, texts->count % 2 ? VALUE_LINE : VALUE_PRETTY, &text);
    require(safe_offence(str_text(&text), strcspn(str_text(&text), "\n"), NULL) == 0);
    require(json_open(NULL, &json, NULL) == STATUS_OK);
    read = json_read(json, str_text(&text), text.length, &arena, NULL);
    require(read != NULL);
    value_write(read, texts->count % 2 ? VALUE_LINE : VALUE_PRETTY, &again);
    require(strcmp(str_text(&text), str_text(&again)) == 0);
    const struct value *item = read->first;
    for (size_t i = 0; i < texts->count; i++, item = item->next)
        require(strcmp(item->text, texts->items[i]) == 0);
    json_close(&json);
    str_clear(&text);
    str_clear(&again);
    arena_clear(&arena);
}

/* iCalendar */

/* Joins folded lines; every line is at most 75 octets, ends in CRLF and is whole characters. */
static void unfold(const char *at, struct str *out)
{
    while (*at != '\0') {
        size_t n = strcspn(at, "\r\n");
        require(n <= 75 && at[n] == '\r' && at[n + 1] == '\n');
        require(utf8_valid(at, n, NULL) && safe_offence(at, n, NULL) == 0);
        str_add_bytes(out, at, n);
        at += n + 2;
        if (*at == ' ')
            at++;
        else
            str_add_char(out, '\n');
    }
}

/* The property's text without its escapes; false when there is none of that name. */
static bool find_property(const char *lines, const char *name, struct str *out)
{
    const char *at = lines;
    while (*at != '\0' && !str_starts(at, name))
        at += strcspn(at, "\n") + 1;
    if (*at == '\0')
        return false;
    for (at += strlen(name); *at != '\n'; at++) {
        require(*at != ';' && *at != ',');
        bool escaped = *at == '\\';
        at += escaped;
        str_add_char(out, escaped && *at == 'n' ? '\n' : *at);
    }
    return true;
}

static void check_ical(const struct texts *texts)
{
    struct arena arena = {0};
    struct ical ical;
    struct str out = {0};
    struct str lines = {0};
    struct str found = {0};
    struct str safe = {0};
    struct value *meeting = value_new(&arena, VALUE_OBJECT);
    value_add(meeting, "id", value_new_text(&arena, "a-meeting"));
    value_add(meeting, "title", value_new_text(&arena, texts->items[0]));
    value_add(meeting, "date", value_new_text(&arena, "2018-07-06"));
    value_add(meeting, "status", value_new_text(&arena, "held"));
    value_add(meeting, "city", value_new_text(&arena, texts->items[texts->count / 2]));
    value_add(meeting, "summary", value_new_text(&arena, texts->items[texts->count - 1]));
    ical_begin(&ical, "2026-01-01", LANG_EN, &out);
    require(ical_meeting(&ical, meeting));
    ical_end(&ical);
    unfold(str_text(&out), &lines);
    safe_add_lines(&safe, texts->items[0], strlen(texts->items[0]));
    bool there = find_property(str_text(&lines), "SUMMARY:", &found);
    require(there == (safe.length > 0));
    require(!there || strcmp(str_text(&found), str_text(&safe)) == 0);
    require(strstr(str_text(&lines), "\nDTEND;VALUE=DATE:20180707\n") != NULL);
    str_clear(&out);
    str_clear(&lines);
    str_clear(&found);
    str_clear(&safe);
    arena_clear(&arena);
}

/* Markdown */

/* Takes the backslashes back; a character that begins markup may not stand without one. */
static void unmark(const char *at, struct str *out)
{
    for (; *at != '\0'; at++) {
        if (*at == '\\') {
            at++;
            require(*at > ' ' && *at < 0x7F && strchr("'\"/,;%", *at) == NULL);
        } else {
            require(strchr("`*[]<>|~$\n\r", *at) == NULL);
        }
        str_add_char(out, *at);
    }
}

static void check_markdown(const char *text)
{
    struct str safe = {0};
    struct str plain = {0};
    struct str markdown = {0};
    struct str back = {0};
    safe_add(&safe, text, strlen(text));
    for (const char *at = str_text(&safe); *at != '\0'; at++) {
        bool no_break = str_starts(at, "\xC2\xA0");
        str_add_char(&plain, no_break ? ' ' : *at);
        at += no_break;
    }
    markdown_add(&markdown, text, false);
    unmark(str_text(&markdown), &back);
    require(strcmp(str_text(&back), str_text(&plain)) == 0);
    str_cut(&markdown, 0);
    str_cut(&back, 0);
    markdown_add(&markdown, text, true);
    unmark(str_text(&markdown), &back);
    require(strchr("+-=#: ", str_text(&markdown)[0]) == NULL || markdown.length == 0);
    require(strcmp(str_text(&back), str_text(&plain) + strspn(str_text(&plain), " ")) == 0);
    str_clear(&safe);
    str_clear(&plain);
    str_clear(&markdown);
    str_clear(&back);
}

/* A page and a table of such texts: nothing unsafe, no line too wide, one row a line. */

static void check_page(const struct texts *texts, int columns)
{
    struct page page = {0};
    struct flow flow = {0};
    struct str out = {0};
    page_title(&page, texts->items[0]);
    page_heading(&page, texts->items[texts->count - 1]);
    for (size_t i = 0; i < texts->count; i++) {
        page_field(&page, texts->items[texts->count - 1 - i]);
        page_text(&page, SPAN_PLAIN, texts->items[i]);
        page_url(&page, "https://example.org", texts->items[i]);
        page_item(&page, "-");
        page_link(&page, (struct ref){KIND_TOPIC, "a-topic"}, texts->items[i]);
        page_row(&page);
        page_cell(&page);
        page_text(&page, SPAN_STRONG, texts->items[i]);
        page_cell(&page);
        page_text(&page, SPAN_NATIVE, texts->items[0]);
    }
    flow_page(&page, columns, &flow);
    render_page_text(&flow, &out);
    require(fuzz_is_safe(str_text(&out), out.length));
    str_cut(&out, 0);
    render_page_markdown(&page, &(struct markdown_place){.notes = ""}, &out);
    require(fuzz_is_safe(str_text(&out), out.length));
    str_clear(&out);
    flow_clear(&flow);
    page_clear(&page);
}

static void check_table(const struct texts *texts, int width)
{
    struct table table = {0};
    struct str out = {0};
    size_t lines = 0;
    table_column(&table, "One", TABLE_LEFT);
    table_column(&table, "Two", TABLE_RIGHT);
    table_column(&table, "Three", TABLE_WHOLE);
    for (size_t i = 0; i < texts->count / 3 * 3; i++)
        table_cell(&table, texts->items[i]);
    table_text(&table, width, &out);
    require(fuzz_is_safe(str_text(&out), out.length));
    for (const char *at = str_text(&out); *at != '\0'; lines++) {
        size_t n = strcspn(at, "\n");
        char *line = fuzz_text((const uint8_t *)at, n);
        require(at[n] == '\n' && width_text(line) <= width);
        free(line);
        at += n + 1;
    }
    require(lines <= table_rows(&table));
    str_cut(&out, 0);
    table_markdown(&table, &out);
    require(fuzz_is_safe(str_text(&out), out.length));
    str_clear(&out);
    table_clear(&table);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *bytes = fuzz_text(data, size);
    struct texts texts = {0};
    struct str valid[TEXTS] = {{0}};
    size_t at = 0;
    do {
        const char *text = bytes + at;
        check_markdown(text);
        safe_add_lines(&valid[texts.count], text, strlen(text));
        texts.items[texts.count] = str_text(&valid[texts.count]);
        texts.count++;
        at += strlen(text) + 1;
    } while (at < size && texts.count < TEXTS);
    check_csv(&texts, false);
    check_csv(&texts, true);
    check_json(&texts);
    check_ical(&texts);
    check_page(&texts, 8 + (int)(size % 100));
    check_table(&texts, 10 + (int)(size % 100));
    for (size_t i = 0; i < TEXTS; i++)
        str_clear(&valid[i]);
    free(bytes);
    return 0;
}
