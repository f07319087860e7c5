/* SPDX-License-Identifier: MIT */
/* Renderings of the command table. */
#include "attache/ui/help.h"

#include "attache/core/query.h"
#include "attache/ui/command.h"
#include "attache/ui/key.h"

static void add_sequence(const uint32_t *keys, size_t count, struct str *out)
{
    for (size_t i = 0; i < count; i++) {
        bool named = i > 0 && (keys[i] < ' ' || keys[i - 1] < ' ' || keys[i] == KEYS_LETTER);
        if (named)
            str_add_char(out, ' ');
        key_print(keys[i], out);
    }
}

void help_keys(const char *keys, int most, struct str *out)
{
    uint32_t sequence[4];
    int shown = 0;
    for (size_t n; shown < most && (n = command_next_keys(&keys, sequence)) > 0; shown++) {
        if (shown > 0)
            str_add(out, "  ");
        add_sequence(sequence, n, out);
    }
}

static void add_row(struct page *page, const struct command *command, enum lang lang)
{
    struct str keys = {0};
    help_keys(command->keys, 9, &keys);
    page_row(page);
    page_cell(page);
    page_text(page, SPAN_STRONG, str_text(&keys));
    page_cell(page);
    page_text(page, SPAN_PLAIN, command->help[lang]);
    page_cell(page);
    page_textf(page, SPAN_FAINT, ":%s", command->name);
    str_clear(&keys);
}

void help_page(enum lang lang, struct page *page)
{
    bool korean = lang == LANG_KO;
    page_title(page, korean ? "attache 도움말" : "attache: keys and commands");
    page_paragraph(page);
    page_text(page, SPAN_PLAIN,
              korean
                  ? "왼쪽에서 상대국을 고르면 연표가 좁혀지고, 연표에서 움직이면 상세가 바뀝니다. "
                    "Enter는 열기, Backspace는 뒤로입니다."
                  : "Choosing a partner on the left narrows the timeline; moving in the timeline "
                    "changes the detail. Enter opens, Backspace goes back exactly.");
    page_heading(page, korean ? "글쇠" : "Keys");
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++)
        add_row(page, command_get((enum command_id)id), lang);
    page_heading(page, korean ? "질의" : "Queries");
    for (int field = QUERY_PARTNER; field < QUERY_FIELD_COUNT; field++) {
        const struct query_field_info *info = query_field_info((enum query_field)field);
        page_row(page);
        page_cell(page);
        page_textf(page, SPAN_STRONG, "%s:", info->name);
        page_cell(page);
        page_text(page, SPAN_PLAIN, info->help[lang]);
    }
}

/* In mdoc a macro's arguments must not be read as macros or escapes. */
static void add_mdoc_key(const uint32_t *keys, size_t count, struct str *out)
{
    struct str name = {0};
    add_sequence(keys, count, &name);
    str_add(out, "\"\\&");
    for (size_t i = 0; i < name.length; i++) {
        if (name.data[i] == '\\' || name.data[i] == '"')
            str_add(out, name.data[i] == '"' ? "\\(dq" : "\\e");
        else if (name.data[i] == '\'')
            str_add(out, "\\(aq");
        else
            str_add_char(out, name.data[i]);
    }
    str_add(out, "\"");
    str_clear(&name);
}

/* What is typed on the `:` line. */
static void add_mdoc_line(const struct command *command, struct str *out)
{
    str_addf(out, ".Pq Ic \":%s\"", command->name);
    if (command->argument[0] != '\0')
        str_addf(out, " Ar %s", command->argument);
    str_add(out, " .\n");
}

void help_mdoc(struct str *out)
{
    str_add(out, ".Bl -tag -width Ds\n");
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
        const struct command *command = command_get((enum command_id)id);
        const char *keys = command->keys;
        uint32_t sequence[4];
        bool first = true;
        str_add(out, ".It");
        for (size_t n; (n = command_next_keys(&keys, sequence)) > 0; first = false) {
            str_add(out, first ? " Ic " : " , Ic ");
            add_mdoc_key(sequence, n, out);
        }
        if (first)
            str_addf(out, " Ic \":%s\"", command->name);
        str_addf(out, "\n%s\n", command->help[LANG_EN]);
        add_mdoc_line(command, out);
    }
    str_add(out, ".El\n");
}
