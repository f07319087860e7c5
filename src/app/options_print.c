/* SPDX-License-Identifier: MIT */
/* Options back into a command line: what options_parse reads from it is the same. */
#include "attache/app/options.h"

#include "options_parts.h"

#include "attache/core/date.h"

#include <string.h>

void options_add(struct options *options, const char *word)
{
    const char **words = mem_new(options->word_count + 1, sizeof(*words));
    const char **old = (const char **)(uintptr_t)options->words;
    if (options->word_count > 0)
        memcpy(words, old, options->word_count * sizeof(*words));
    words[options->word_count++] = arena_dup(&options->arena, word);
    mem_free(&old);
    options->words = words;
}

/* Spaces outside quotes part the words. */
void options_add_query(struct options *options, const char *query)
{
    struct str word = {0};
    bool quoted = false;
    for (const char *at = query;; at++) {
        if (*at == '"')
            quoted = !quoted;
        if (*at != '\0' && (*at != ' ' || quoted)) {
            str_add_char(&word, *at);
            continue;
        }
        if (word.length > 0)
            options_add(options, str_text(&word));
        str_cut(&word, 0);
        if (*at == '\0')
            break;
    }
    str_clear(&word);
}

/* Printing */

static bool is_bare(const char *word)
{
    for (const char *at = word; *at != '\0'; at++) {
        unsigned char c = (unsigned char)*at;
        bool alnum = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!alnum && c < 0x80 && strchr("%+,-./:=@_", c) == NULL)
            return false;
    }
    return word[0] != '\0';
}

static void add_word(struct str *out, const char *word)
{
    str_add_char(out, ' ');
    if (is_bare(word)) {
        str_add(out, word);
        return;
    }
    str_add_char(out, '\'');
    for (const char *at = word; *at != '\0'; at++) {
        if (*at == '\'')
            str_add(out, "'\\'");
        str_add_char(out, *at);
    }
    str_add_char(out, '\'');
}

static void add_value(struct str *out, const char *option, const char *value)
{
    str_addf(out, " %s", option);
    add_word(out, value);
}

static void add_day(struct str *out, int32_t day)
{
    struct date date;
    struct str text = {0};
    date_set_day(&date, day);
    date_format_edtf(&date, &text);
    add_value(out, "--today", str_text(&text));
    str_clear(&text);
}

static void add_options(const struct options *options, struct str *out)
{
    static const char *const colours[] = {"auto", "always", "never"};
    const struct {
        const char *name;
        bool set;
    } flags[] = {
        {"--with-embedded", options->with_embedded},
        {"--ascii", options->ascii},
        {"--bom", options->bom},
        {"--plain", options->plain},
        {"--no-pager", options->no_pager},
        {"--keep-going", options->keep_going},
        {"--anniversaries", options->anniversaries},
        {"--force", options->force},
    };
    if (options->database != NULL)
        add_value(out, "--db", options->database);
    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
        str_addf(out, "%s%s", flags[i].set ? " " : "", flags[i].set ? flags[i].name : "");
    if (options->lang == LANG_KO)
        add_value(out, "--lang", "ko");
    if (options->colour != 0)
        add_value(out, "--color", colours[options->colour]);
    if (options->today_given)
        add_day(out, options->today);
    if (options->kind != KIND_NONE)
        add_value(out, "--kind", kind_name(options->kind));
    if (options->limit > 0)
        str_addf(out, " --limit %d", options->limit);
    if (options->format != FORMAT_TEXT)
        add_value(out, "--format", format_info(options->format)->name);
    if (options->output != NULL)
        add_value(out, "-o", options->output);
}

/* A word that would be read as an option stands behind the end of the options. */
void options_print(const struct options *options, struct str *out)
{
    bool ended = false;
    str_add(out, "attache");
    if (options->word_count == 0) {
        add_options(options, out);
        return;
    }
    bool first = options_is_word(options->words[0]);
    if (first)
        add_word(out, options->words[0]);
    add_options(options, out);
    for (size_t i = first ? 1 : 0; i < options->word_count; i++) {
        if (!ended && !options_is_word(options->words[i])) {
            str_add(out, " --");
            ended = true;
        }
        add_word(out, options->words[i]);
    }
}
