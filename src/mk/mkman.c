/* SPDX-License-Identifier: MIT */
/*
 * Prints a manual page with its marker lines replaced by what the program's own tables say:
 *     .\" KEYS           the commands and their keys
 *     .\" FIELDS         the fields of each kind of record
 *     .\" VOCABULARIES   the words those fields take
 *     .\" QUERY          the fields of the query language
 *     .\" VIEWS          the views by name
 *     .\" KINDS          the kinds that are listed, by their plurals
 *     .\" RECORDS        the kinds that have records
 *     .\" FORMATS        the formats, the endings of their files, and what writes them
 *     .\" EXPORTS        what an export holds in each format
 */
#include "attache/base/file.h"
#include "attache/core/query.h"
#include "attache/core/schema.h"
#include "attache/core/view_name.h"
#include "attache/export/format.h"
#include "attache/ui/help.h"

#include <stdio.h>
#include <string.h>

/* Adds text whose characters mean themselves, in a line of text or an argument in quotes. */
static void add_plain(const char *text, struct str *out)
{
    for (const char *at = text; *at != '\0'; at++) {
        switch (*at) {
        case '\\':
            str_add(out, "\\e");
            break;
        case '"':
            str_add(out, "\\(dq");
            break;
        case '\'':
            str_add(out, "\\(aq");
            break;
        default:
            str_add_char(out, *at);
        }
    }
}

static void add_line(const char *text, struct str *out)
{
    str_add(out, text[0] == '.' ? "\\&" : "");
    add_plain(text, out);
    str_add_char(out, '\n');
}

/* Adds an argument of a macro, that is never read as a macro itself. */
static void add_argument(const char *text, struct str *out)
{
    str_add(out, " \"\\&");
    add_plain(text, out);
    str_add_char(out, '"');
}

/* FIELDS */

struct type_name {
    const char *one, *many;
};

static const struct type_name type_names[] = {
    [FIELD_TEXT] = {"text", "texts"},
    [FIELD_SLUG] = {"id", "ids"},
    [FIELD_INT] = {"integer", "integers"},
    [FIELD_AMOUNT] = {"number, or text where no number fits", "numbers"},
    [FIELD_TRUE] = {"true or left out", "true"},
    [FIELD_BOOL] = {"true or false", "true or false"},
    [FIELD_DATE] = {"date", "dates"},
    [FIELD_URL] = {"http or https address", "http or https addresses"},
    [FIELD_WORD] = {"word", "words"},
    [FIELD_REF] = {"id", "ids"},
    [FIELD_PARTY] = {"id of a partner or organization", "ids of partners or organizations"},
    [FIELD_COUNTRY] = {"country", "countries"},
    [FIELD_LANGUAGE] = {"language", "languages"},
    [FIELD_OBJECT] = {"object", "objects"},
};

static void add_one_of(const char *kind, struct str *out)
{
    bool vowel = strchr("aeiou", kind[0]) != NULL;
    str_addf(out, " of %s %s", vowel ? "an" : "a", kind);
}

static void add_type(const struct field *field, struct str *out)
{
    bool list = (field->flags & FIELD_LIST) != 0;
    const struct type_name *name = &type_names[field->type];
    str_addf(out, "%s%s", list ? "list of " : "", list ? name->many : name->one);
    if (field->type == FIELD_REF && list)
        str_addf(out, " of %s", kind_plural(field->target));
    else if (field->type == FIELD_REF)
        add_one_of(kind_name(field->target), out);
    if (field->type == FIELD_WORD)
        str_addf(out, ": %s", field->vocab->name);
    if ((field->flags & FIELD_REQUIRED) != 0)
        str_add(out, "; required");
}

/* An object's fields stand in a list of their own below it; objects hold no objects. */
static void add_fields(const struct field *fields, struct str *out)
{
    str_add(out, ".Bl -tag -width Ds -compact\n");
    for (const struct field *field = fields; field->name != NULL; field++) {
        struct str type = {0};
        add_type(field, &type);
        str_add(out, ".It Cm");
        add_argument(field->name, out);
        str_add(out, " No");
        struct str shown = {0};
        str_addf(&shown, "(%s)", str_text(&type));
        add_argument(str_text(&shown), out);
        str_add_char(out, '\n');
        add_line(field->help[LANG_EN], out);
        if (field->members != NULL)
            add_fields(field->members, out);
        str_clear(&shown);
        str_clear(&type);
    }
    str_add(out, ".El\n");
}

static void add_schemas(struct str *out)
{
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        const struct schema *schema = schema_of((enum kind)kind);
        if (schema == NULL)
            continue;
        str_add(out, ".Ss");
        add_argument(kind_name((enum kind)kind), out);
        str_add_char(out, '\n');
        add_line(schema->help[LANG_EN], out);
        str_add(out, ".Pp\n");
        add_fields(schema->fields, out);
    }
}

/* VOCABULARIES */

enum { VOCABS_MAX = 64 };

/* The vocabularies in the order of their first use. */
struct vocabs {
    const struct vocab *items[VOCABS_MAX];
    size_t count;
};

static void collect(struct vocabs *vocabs, const struct vocab *vocab)
{
    for (size_t i = 0; i < vocabs->count; i++) {
        if (vocabs->items[i] == vocab)
            return;
    }
    if (vocabs->count < VOCABS_MAX)
        vocabs->items[vocabs->count++] = vocab;
}

static void collect_fields(struct vocabs *vocabs, const struct field *fields)
{
    for (const struct field *field = fields; field->name != NULL; field++) {
        if (field->type == FIELD_WORD)
            collect(vocabs, field->vocab);
        if (field->members != NULL)
            collect_fields(vocabs, field->members);
    }
}

static size_t longest_word(const struct vocab *vocab)
{
    size_t most = 0;
    for (size_t i = 0; i < vocab->count; i++) {
        size_t length = strlen(vocab->words[i].id);
        most = length > most ? length : most;
    }
    return most;
}

/* Each word with its label, and in brackets the code it has in narrow columns. */
static void add_vocab(const struct vocab *vocab, struct str *out)
{
    str_add(out, ".It Em");
    add_argument(vocab->name, out);
    str_add(out, "\n.Bl -tag -compact -width \"");
    str_add_repeat(out, "x", longest_word(vocab) + 1);
    str_add(out, "\"\n");
    for (size_t i = 0; i < vocab->count; i++) {
        const struct word *word = &vocab->words[i];
        str_add(out, ".It Cm");
        add_argument(word->id, out);
        str_add_char(out, '\n');
        struct str line = {0};
        str_add(&line, word->label[LANG_EN]);
        if (word->code[0] != '\0')
            str_addf(&line, " (%s)", word->code);
        add_line(str_text(&line), out);
        str_clear(&line);
    }
    str_add(out, ".El\n");
}

static void add_vocabs(struct str *out)
{
    struct vocabs vocabs = {0};
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        const struct schema *schema = schema_of((enum kind)kind);
        if (schema != NULL)
            collect_fields(&vocabs, schema->fields);
    }
    collect(&vocabs, &vocab_outcome_state);
    str_add(out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < vocabs.count; i++)
        add_vocab(vocabs.items[i], out);
    str_add(out, ".El\n");
}

/* QUERY */

static void add_values(const struct vocab *vocab, struct str *out)
{
    struct str line = {0};
    for (size_t i = 0; i < vocab->count; i++)
        str_addf(&line, "%s%s", i > 0 ? ", " : "One of: ", vocab->words[i].id);
    str_add_char(&line, '.');
    add_line(str_text(&line), out);
    str_clear(&line);
}

/* ".It Cm partner : , country :": the name and the other words understood. */
static void add_field_names(const struct query_field_info *info, struct str *out)
{
    str_add(out, ".It Cm");
    add_argument(info->name, out);
    str_add(out, " Ns Cm \"\\&:\"");
    for (const char *at = info->alias; *at != '\0';) {
        size_t size = strcspn(at, " ");
        struct str name = {0};
        str_add_bytes(&name, at, size);
        str_add(out, " , Cm");
        add_argument(str_text(&name), out);
        str_add(out, " Ns Cm \"\\&:\"");
        str_clear(&name);
        at += size;
        at += strspn(at, " ");
    }
    str_add_char(out, '\n');
}

static void add_query(struct str *out)
{
    str_add(out, ".Bl -tag -width Ds -compact\n");
    for (int field = QUERY_PARTNER; field < QUERY_FIELD_COUNT; field++) {
        const struct query_field_info *info = query_field_info((enum query_field)field);
        add_field_names(info, out);
        struct str line = {0};
        str_addf(&line, "%s%s", info->help[LANG_EN], str_ends(info->help[LANG_EN], ".") ? "" : ".");
        if (line.data[0] >= 'a' && line.data[0] <= 'z')
            line.data[0] = (char)(line.data[0] - 'a' + 'A');
        add_line(str_text(&line), out);
        str_clear(&line);
        if (info->vocab != NULL)
            add_values(info->vocab, out);
    }
    str_add(out, ".El\n");
}

/* VIEWS */

static void add_views(struct str *out)
{
    static const char *const takes[] = {
        [VIEW_TAKES_QUERY] = " Op Ar query ...",
        [VIEW_TAKES_PARTNERS] = " Ar partner partner ...",
        [VIEW_TAKES_NOTHING] = "",
    };
    size_t count = 0;
    const struct view_name *views = view_name_table(&count);
    str_add(out, ".Bl -tag -width Ds -compact\n");
    for (size_t i = 0; i < count; i++) {
        str_addf(out, ".It Cm %s%s\n", views[i].name, takes[views[i].takes]);
        add_line(views[i].help[LANG_EN], out);
    }
    str_add(out, ".El\n");
}

/* KINDS, RECORDS */

/* ".Cm meeting , partner ." */
static void add_kind_words(bool plural, enum kind end, struct str *out)
{
    for (int kind = KIND_NONE + 1; kind < (int)end; kind++)
        str_addf(out, "%s %s", kind == KIND_NONE + 1 ? ".Cm" : " ,",
                 plural ? kind_plural((enum kind)kind) : kind_name((enum kind)kind));
    str_add(out, " .\n");
}

static void add_kinds(struct str *out)
{
    add_kind_words(true, KIND_COUNT, out);
}

static void add_records(struct str *out)
{
    add_kind_words(false, KIND_OUTCOME, out);
}

/* FORMATS, EXPORTS */

static void add_formats(struct str *out)
{
    static const struct {
        enum content content;
        const char *subcommand;
    } writers[] = {{CONTENT_LIST, "list"},
                   {CONTENT_HITS, "search"},
                   {CONTENT_SHOW, "show"},
                   {CONTENT_EXPORT, "export"}};
    str_add(out, ".Bl -tag -width markdown -compact\n");
    for (int format = 0; format < FORMAT_COUNT; format++) {
        const struct format_info *info = format_info((enum format)format);
        const char *between = "";
        str_addf(out, ".It Cm %s Pq Pa %s\n", info->name, info->ending);
        for (size_t i = 0; i < sizeof(writers) / sizeof(writers[0]); i++) {
            if (!format_writes((enum format)format, writers[i].content))
                continue;
            str_addf(out, "%s%s", between, writers[i].subcommand);
            between = ", ";
        }
        str_add_char(out, '\n');
    }
    str_add(out, ".El\n");
}

static void add_exports(struct str *out)
{
    str_add(out, ".Bl -tag -width markdown -compact\n");
    for (int format = 0; format < FORMAT_COUNT; format++) {
        const struct format_info *info = format_info((enum format)format);
        if (info->exports == NULL)
            continue;
        str_addf(out, ".It Cm %s\n", info->name);
        add_line(info->exports, out);
    }
    str_add(out, ".El\n");
}

/* The page */

static const struct marker {
    const char *line;
    void (*add)(struct str *out);
} markers[] = {
    {".\\\" KEYS\n", help_mdoc},          {".\\\" FIELDS\n", add_schemas},
    {".\\\" VOCABULARIES\n", add_vocabs}, {".\\\" QUERY\n", add_query},
    {".\\\" VIEWS\n", add_views},         {".\\\" FORMATS\n", add_formats},
    {".\\\" EXPORTS\n", add_exports},     {".\\\" KINDS\n", add_kinds},
    {".\\\" RECORDS\n", add_records},
};

enum { MARKERS = sizeof(markers) / sizeof(markers[0]) };

static void add_page(const char *page, struct str *out)
{
    while (*page != '\0') {
        size_t size = strcspn(page, "\n");
        size += page[size] == '\n';
        size_t i = 0;
        while (i < MARKERS && !str_starts(page, markers[i].line))
            i++;
        if (i < MARKERS)
            markers[i].add(out);
        else
            str_add_bytes(out, page, size);
        page += size;
    }
}

int main(int argc, char **argv)
{
    struct str page = {0};
    struct str out = {0};
    struct err err = {0};
    if (argc != 2) {
        fputs("usage: mkman PAGE\n", stderr);
        return STATUS_USAGE;
    }
    if (file_read(argv[1], &page, &err) != STATUS_OK) {
        fprintf(stderr, "mkman: %s\n", err.text);
        return STATUS_DATA;
    }
    add_page(str_text(&page), &out);
    fputs(str_text(&out), stdout);
    str_clear(&out);
    str_clear(&page);
    return fflush(stdout) == 0 ? STATUS_OK : STATUS_DATA;
}
