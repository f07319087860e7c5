/* SPDX-License-Identifier: MIT */
/*
 * Promises on pages: grouped by what has come of them. What is open and has a due day comes first,
 * the nearest day first; within the rest the newest promise comes first.
 */
#include "page_parts.h"

#include "attache/core/query.h"
#include "attache/core/view_name.h"
#include "attache/core/date.h"
#include "attache/core/row.h"

#include <stdlib.h>
#include <string.h>

static const char *const states[] = {"open", "lapsed", "partly", "kept"};
enum { STATES = sizeof(states) / sizeof(states[0]) };

static enum span_style state_style(const char *state)
{
    if (strcmp(state, "lapsed") == 0)
        return SPAN_WARNING;
    return strcmp(state, "open") == 0 ? SPAN_STRONG : SPAN_PLAIN;
}

static void add_state(struct sheet *sheet, const char *state)
{
    page_text(sheet->page, state_style(state),
              vocab_label(&vocab_outcome_state, state, sheet->lang));
}

void span_promise(struct sheet *sheet, const char *state, const char *due)
{
    add_state(sheet, state);
    if (due[0] != '\0')
        page_textf(sheet->page, SPAN_FAINT, ", %s %s", sheet_label(sheet, LABEL_W_DUE),
                   sheet_date_short(sheet, due));
}

/* The promises of a state in the order in which they are shown. */

struct promise {
    const struct row *row;
    int32_t due; /* the last day on which it can be kept in time; DATE_DAY_MAX: none is known */
    size_t place;
};

static int compare_promises(const void *a, const void *b)
{
    const struct promise *x = a;
    const struct promise *y = b;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

static int32_t due_of(const struct row *row)
{
    struct date date;
    bool open = strcmp(row->word, "open") == 0;
    return open && date_parse(row->date, &date, NULL) == STATUS_OK ? date.last : DATE_DAY_MAX;
}

static size_t find_promises(const struct sheet *sheet, const char *state, struct promise **out)
{
    const struct result *list = sheet_list(sheet, KIND_OUTCOME);
    struct promise *found = arena_new(&sheet->page->arena, list->count, sizeof(*found));
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct row *row = &list->rows[i];
        if (strcmp(row->word, state) == 0)
            found[count++] = (struct promise){row, due_of(row), i};
    }
    if (count > 0)
        qsort(found, count, sizeof(*found), compare_promises);
    *out = found;
    return count;
}

size_t promise_count(const struct sheet *sheet, size_t state)
{
    const struct result *list = sheet_list(sheet, KIND_OUTCOME);
    size_t count = 0;
    for (size_t i = 0; state < STATES && i < list->count; i++)
        count += strcmp(list->rows[i].word, states[state]) == 0;
    return count;
}

const char *promise_state_at(size_t state)
{
    return state < STATES ? states[state] : NULL;
}

/* In the ledger each state leads to the ledger of that state alone, when its query names none. */
static struct ref ledger_of_state(const struct sheet *sheet, const char *state)
{
    const char *query = "";
    const char *self = sheet->dossier->self.slug;
    const struct ref none = {KIND_NONE, ""};
    if (sheet->dossier->self.kind != KIND_NONE)
        return none;
    view_name_find(self, &query);
    if (str_starts(query, "is:") || strstr(query, " is:") != NULL)
        return none;
    return (struct ref){KIND_NONE, arena_printf(&sheet->page->arena, "%s is:%s", self, state)};
}

static void add_counts(struct sheet *sheet)
{
    bool first = true;
    page_paragraph(sheet->page);
    for (size_t s = 0; s < STATES; s++) {
        size_t count = promise_count(sheet, s);
        if (count == 0)
            continue;
        span_dot(sheet, &first);
        const struct ref ledger = ledger_of_state(sheet, states[s]);
        const char *text =
            arena_printf(&sheet->page->arena, "%s" PAGE_NO_BREAK "%zu",
                         vocab_label(&vocab_outcome_state, states[s], sheet->lang), count);
        if (ledger.slug[0] != '\0')
            page_link(sheet->page, ledger, text);
        else
            page_text(sheet->page, state_style(states[s]), text);
    }
}

/* One promise */

static void add_made(struct sheet *sheet, const struct row *row)
{
    const char *date = row->status;
    if (date[0] == '\0') {
        const struct row *meeting = sheet_row(sheet, KIND_MEETING, row->other);
        date = meeting != NULL ? meeting->date : row->other;
    }
    page_cell(sheet->page);
    page_link(sheet->page, (struct ref){KIND_MEETING, row->other}, sheet_date_short(sheet, date));
}

/* Links to the meetings that show it kept, by their dates. */
static void add_keepers(struct sheet *sheet, const struct row *row)
{
    bool first = true;
    for (const char *at = row->place; *at != '\0';) {
        size_t length = strcspn(at, " ");
        const char *slug = arena_dup_bytes(&sheet->page->arena, at, length);
        const struct row *meeting = sheet_row(sheet, KIND_MEETING, slug);
        page_text(sheet->page, SPAN_PLAIN, first ? "" : ", ");
        page_link(sheet->page, (struct ref){KIND_MEETING, slug},
                  meeting != NULL ? sheet_date_short(sheet, meeting->date) : slug);
        first = false;
        at += length + strspn(at + length, " ");
    }
}

static void add_basis(struct sheet *sheet, const struct row *row)
{
    if (row->note[0] != '\0')
        page_textf(sheet->page, SPAN_FAINT, " (%s)", row->note);
}

/* Before the first remark a dash, before each other a comma. */
static void begin_remark(struct sheet *sheet, bool *first)
{
    page_text(sheet->page, SPAN_FAINT, *first ? " – " : ", ");
    *first = false;
}

/* Whether the page is that of a bloc with that member. */
static bool is_member(const struct sheet *sheet, const char *id)
{
    for (const struct value *v = value_first(sheet->record, "members"); v != NULL; v = v->next) {
        if (v->type == VALUE_TEXT && strcmp(v->text, id) == 0)
            return true;
    }
    return false;
}

/* On a partner's page: with which others it was promised. */
static void add_others(struct sheet *sheet, const struct row *row, bool *first)
{
    const char *self = sheet->dossier->self.slug;
    struct str others = {0};
    if (sheet->dossier->self.kind != KIND_PARTNER)
        return;
    for (const char *at = row->partners; *at != '\0';) {
        size_t length = strcspn(at, " ");
        const char *id = arena_dup_bytes(&sheet->page->arena, at, length);
        if (strcmp(id, self) != 0 && !is_member(sheet, id))
            str_addf(&others, "%s%s", others.length > 0 ? " " : "", id);
        at += length + strspn(at + length, " ");
    }
    if (others.length > 0) {
        begin_remark(sheet, first);
        page_textf(sheet->page, SPAN_FAINT, "%s ", sheet_label(sheet, LABEL_W_WITH));
        span_partners(sheet, str_text(&others));
    }
    str_clear(&others);
}

/* The sources of the meetings. */
static void add_marks(struct sheet *sheet, const char *meetings)
{
    struct str slugs = {0};
    for (const char *at = meetings; *at != '\0';) {
        size_t length = strcspn(at, " ");
        const char *slug = arena_dup_bytes(&sheet->page->arena, at, length);
        const struct row *meeting = sheet_row(sheet, KIND_MEETING, slug);
        if (meeting != NULL)
            str_addf(&slugs, "%s%s", slugs.length > 0 ? " " : "", meeting->note);
        at += length + strspn(at + length, " ");
    }
    span_marks(sheet, str_text(&slugs));
    str_clear(&slugs);
}

static void add_row(struct sheet *sheet, const struct row *row)
{
    struct page *page = sheet->page;
    bool first = true;
    page_row(page);
    add_made(sheet, row);
    page_cell(page);
    add_state(sheet, row->word);
    page_cell(page);
    page_text(page, SPAN_PLAIN, sheet_phrase(sheet, row->title));
    add_others(sheet, row, &first);
    if (row->date[0] != '\0') {
        begin_remark(sheet, &first);
        page_textf(page, SPAN_FAINT, "%s %s", sheet_label(sheet, LABEL_W_DUE),
                   sheet_date_short(sheet, row->date));
    }
    if (row->place[0] != '\0') {
        begin_remark(sheet, &first);
        page_textf(page, SPAN_FAINT, "%s ", sheet_label(sheet, LABEL_W_SHOWN_BY));
        add_keepers(sheet, row);
    }
    add_basis(sheet, row);
    add_marks(sheet, arena_printf(&page->arena, "%s %s", row->other, row->place));
}

/* On the page of an entity */

/* "+12", a link to the ledger of the entity's promises in that state. */
static void add_more(struct sheet *sheet, const char *state, size_t more)
{
    const struct ref self = sheet->dossier->self;
    const struct query_field_info *field = query_field_info(query_field_of(self.kind));
    struct arena *arena = &sheet->page->arena;
    page_row(sheet->page);
    page_cell(sheet->page);
    page_textf(sheet->page, SPAN_FAINT, "+%zu", more);
    page_cell(sheet->page);
    add_state(sheet, state);
    page_cell(sheet->page);
    const char *ledger = arena_printf(arena, "ledger %s:%s is:%s", field->name, self.slug, state);
    page_link(sheet->page, (struct ref){KIND_NONE, ledger}, ledger);
}

void part_promises(struct sheet *sheet, enum label heading)
{
    static const size_t limits[STATES] = {12, 6, 6, 6};
    if (sheet_list(sheet, KIND_OUTCOME)->count == 0)
        return;
    part_heading(sheet, heading);
    add_counts(sheet);
    for (size_t s = 0; s < STATES; s++) {
        struct promise *promises;
        size_t count = find_promises(sheet, states[s], &promises);
        /* A line that says "one more" takes the room of the one more. */
        size_t shown = count > limits[s] + 1 ? limits[s] : count;
        for (size_t i = 0; i < shown; i++)
            add_row(sheet, promises[i].row);
        if (shown < count)
            add_more(sheet, states[s], count - shown);
    }
}

/* The ledger */

static void add_heads(struct sheet *sheet, bool kept)
{
    static const enum label heads[] = {LABEL_MADE, LABEL_ONE_PARTNER, LABEL_PROMISE, LABEL_DUE,
                                       LABEL_KEPT_BY};
    page_head_row(sheet->page);
    for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
        if (heads[i] == LABEL_KEPT_BY && !kept)
            continue;
        page_cell(sheet->page);
        page_text(sheet->page, SPAN_FAINT, sheet_label(sheet, heads[i]));
    }
}

static void add_ledger_row(struct sheet *sheet, const struct row *row, bool kept)
{
    struct page *page = sheet->page;
    page_row(page);
    add_made(sheet, row);
    page_cell(page);
    span_partners(sheet, row->partners);
    page_cell(page);
    page_text(page, SPAN_PLAIN, row->title);
    if (!kept)
        add_basis(sheet, row);
    add_marks(sheet, row->other); /* those that show it kept have a column */
    page_cell(page);
    if (row->date[0] != '\0')
        page_text(page, SPAN_PLAIN, sheet_date_short(sheet, row->date));
    if (!kept)
        return;
    page_cell(page);
    add_keepers(sheet, row);
    add_basis(sheet, row);
}

/* How many states have a promise: of one alone its heading says all. */
static size_t states_there(const struct sheet *sheet)
{
    size_t count = 0;
    for (size_t s = 0; s < STATES; s++)
        count += promise_count(sheet, s) > 0;
    return count;
}

void page_ledger(struct sheet *sheet)
{
    part_report_title(sheet);
    if (sheet_list(sheet, KIND_OUTCOME)->count == 0) {
        page_paragraph(sheet->page);
        page_text(sheet->page, SPAN_FAINT, sheet_label(sheet, LABEL_NO_PROMISES));
        return;
    }
    if (states_there(sheet) > 1)
        add_counts(sheet);
    for (size_t s = 0; s < STATES; s++) {
        bool kept = strcmp(states[s], "kept") == 0 || strcmp(states[s], "partly") == 0;
        struct promise *promises;
        size_t count = find_promises(sheet, states[s], &promises);
        if (count == 0)
            continue;
        const char *name = vocab_label(&vocab_outcome_state, states[s], sheet->lang);
        page_heading(sheet->page, arena_printf(&sheet->page->arena, "%s %zu", name, count));
        add_heads(sheet, kept);
        for (size_t i = 0; i < count; i++)
            add_ledger_row(sheet, promises[i].row, kept);
    }
    part_cited(sheet);
}
