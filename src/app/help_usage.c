/* SPDX-License-Identifier: MIT */
/* The forms of the command line: what --help says of the program and of a subcommand. All but the
   examples and the words between is in the tables of subcommands, options, kinds and views. */
#include "help_parts.h"

#include "attache/app/pager.h"
#include "attache/core/view_name.h"
#include "attache/text/wrap.h"

#include <string.h>

enum say {
    SAY_ABOUT,
    SAY_USAGE,
    SAY_EXPLORER,
    SAY_OPTIONS,
    SAY_EXAMPLES,
    SAY_QUERY,
    SAY_MORE,
    SAY_END,
    SAY_COUNT
};

/* clang-format off */
static const char *const says[SAY_COUNT][LANG_COUNT] = {
    [SAY_ABOUT] = {"attache: Korea's science and technology diplomacy, in a terminal",
                   "attache: 터미널에서 보는 한국의 과학기술 외교"},
    [SAY_USAGE] = {"usage:", "사용법:"},
    [SAY_EXPLORER] = {"the explorer, with that query", "그 질의로 탐색기 열기"},
    [SAY_OPTIONS] = {"options:", "옵션:"},
    [SAY_EXAMPLES] = {"examples:", "예:"},
    [SAY_QUERY] = {"QUERY: attache help query", "QUERY(질의): attache help query"},
    [SAY_MORE] = {"More: attache help TOPIC, attache SUBCOMMAND --help",
                  "더 보기: attache help TOPIC, attache SUBCOMMAND --help"},
    [SAY_END] = {"Exit status: 0 found or done, 1 nothing found, 2 wrong usage, 3 bad data or I/O.\n"
                 "Manuals: attache(1), attache(5), attache(7)",
                 "종료 상태: 0 찾음 또는 마침, 1 없음, 2 잘못된 사용, 3 잘못된 자료 또는 입출력.\n"
                 "설명서: attache(1), attache(5), attache(7)"},
};
/* clang-format on */

enum { EXAMPLES_MAX = 4, USAGE_COLUMNS = 36, ITEM_COLUMNS = 48 };

struct examples {
    const char *name;
    const char *lines[EXAMPLES_MAX];
};

static const struct examples examples[] = {
    {"search",
     {"attache search song kyunghee", "attache search --kind person 송경희",
      "attache search --format json quantum partner:fr"}},
    {"list",
     {"attache list meetings topic:quantum level:minister year:2020..",
      "attache list outcomes partner:de is:open", "attache list people --format csv org:msit"}},
    {"show",
     {"attache show partner/FR", "attache show --format markdown meeting/kr-fr-jcc-07",
      "attache show --format ics meeting/kr-fr-jcc-07", "attache show gaps partner:de"}},
    {"export",
     {"attache export --format ics -o japan.ics partner:jp",
      "attache export --format csv -o tables", "attache export --format sqlite -o records.db"}},
    {"check", {"attache check own", "attache check - <record.json"}},
    {"import", {"attache import own -o own.db", "attache --db own.db --with-embedded"}},
    {"bookmark",
     {"attache bookmark meeting/kr-fr-jcc-07 partner/FR", "attache list bookmarks",
      "attache show bookmarks"}},
    {"note",
     {"attache note partner/FR ask about the working group", "attache note partner/FR -",
      "attache list notes --format markdown"}},
    {"save",
     {"attache save quantum topic:quantum year:2020..", "attache list meetings @quantum partner:fr",
      "attache list filters"}},
    {"forget", {"attache forget bookmark partner/FR", "attache forget filter @quantum"}},
};

/* A name and what it is, within 80 columns. */
static void add_item(const char *name, const char *text, struct str *out)
{
    size_t left = strlen(text);
    for (size_t skip = 0; left > 0; text += skip, left -= skip) {
        size_t line = wrap_next(text, left, ITEM_COLUMNS, &skip);
        str_addf(out, "  %-28s %.*s\n", name, (int)line, text);
        name = "";
    }
}

static void add_kinds(struct str *out)
{
    struct str kinds = {0};
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++)
        str_addf(&kinds, "%s%s", kinds.length > 0 ? " " : "", kind_plural((enum kind)kind));
    str_add_char(out, '\n');
    add_item("KIND", str_text(&kinds), out);
    str_clear(&kinds);
}

static void add_formats(enum content content, struct str *out)
{
    struct str names = {0};
    format_names(content, " ", &names);
    str_add_char(out, '\n');
    add_item("FMT", str_text(&names), out);
    str_clear(&names);
}

/* The views by name, where the subcommand shows them. */
static void add_views(enum lang lang, struct str *out)
{
    size_t count = 0;
    const struct view_name *views = view_name_table(&count);
    str_add(out, "\nVIEW:\n");
    for (size_t i = 0; i < count; i++) {
        struct str left = {0};
        str_addf(&left, "%s %s", views[i].name, view_name_usage(&views[i]));
        add_item(str_text(&left), views[i].help[lang], out);
        str_clear(&left);
    }
}

/* Those of a list of names joined by spaces, or with NULL all. */
static void add_options(const char *names, enum lang lang, struct str *out)
{
    size_t count = 0;
    const struct option *table = options_table(&count);
    str_addf(out, "\n%s\n", says[SAY_OPTIONS][lang]);
    for (size_t i = 0; i < count; i++) {
        const struct option *option = &table[i];
        struct str left = {0};
        struct str about = {0};
        if (names != NULL && !str_has_word(names, option->name))
            continue;
        str_addf(&left, "%s%s%s", option->brief, option->brief[0] != '\0' ? ", " : "",
                 option->name);
        if (option->value != NULL)
            str_addf(&left, " %s", option->value);
        option_explain(option, lang, &about);
        add_item(str_text(&left), str_text(&about), out);
        str_clear(&about);
        str_clear(&left);
    }
}

static void add_examples(const char *name, enum lang lang, struct str *out)
{
    for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
        if (strcmp(examples[i].name, name) != 0)
            continue;
        str_addf(out, "\n%s\n", says[SAY_EXAMPLES][lang]);
        for (int n = 0; n < EXAMPLES_MAX && examples[i].lines[n] != NULL; n++)
            str_addf(out, "  %s\n", examples[i].lines[n]);
    }
}

void help_add_subcommand(const struct subcommand *subcommand, enum lang lang, struct str *out)
{
    str_addf(out, "%s attache %s %s\n\n  %s\n", says[SAY_USAGE][lang], subcommand->name,
             subcommand->usage, subcommand->help[lang]);
    if (strstr(subcommand->usage, "KIND") != NULL)
        add_kinds(out);
    if (strstr(subcommand->usage, "VIEW") != NULL)
        add_views(lang, out);
    if (subcommand->writes != CONTENT_NONE)
        add_formats(subcommand->writes, out);
    add_options(subcommand->options, lang, out);
    add_examples(subcommand->name, lang, out);
    if (strstr(subcommand->usage, "QUERY") != NULL)
        str_addf(out, "\n%s\n", says[SAY_QUERY][lang]);
}

/* A form of the command line and what it does, below it when it is long. */
static void add_form(const char *name, const char *usage, const char *help, struct str *out)
{
    struct str left = {0};
    str_addf(&left, "attache%s%s %s", name[0] != '\0' ? " " : "", name, usage);
    bool is_long = left.length > USAGE_COLUMNS;
    str_addf(out, "  %-*s%s", USAGE_COLUMNS, str_text(&left), is_long ? "\n" : "");
    str_addf(out, "%*s%s\n", is_long ? USAGE_COLUMNS + 4 : 2, "", help);
    str_clear(&left);
}

static void add_program(enum lang lang, struct str *out)
{
    size_t count = 0;
    const struct subcommand *table = subcommand_table(&count);
    str_addf(out, "%s\n\n%s\n", says[SAY_ABOUT][lang], says[SAY_USAGE][lang]);
    add_form("", "[QUERY...]", says[SAY_EXPLORER][lang], out);
    for (size_t i = 0; i < count; i++)
        add_form(table[i].name, table[i].usage, table[i].help[lang], out);
    add_kinds(out);
    add_options(NULL, lang, out);
    str_addf(out, "\n%s\n%s\n", says[SAY_MORE][lang], says[SAY_END][lang]);
}

enum status command_usage(const struct options *options, struct err *err)
{
    const struct subcommand *subcommand =
        options->word_count > 0 ? subcommand_find(options->words[0]) : NULL;
    struct str text = {0};
    if (subcommand != NULL)
        help_add_subcommand(subcommand, options->lang, &text);
    else
        add_program(options->lang, &text);
    enum status status = pager_print(options, &text, err);
    str_clear(&text);
    return status;
}
