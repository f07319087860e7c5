/* SPDX-License-Identifier: MIT */
/* A page as JSON: its texts without their styles, section by section, tables as lists of rows. */
#include "attache/export/render.h"

#include "attache/core/value.h"

#include <string.h>

struct section {
    struct arena *arena;
    struct value *object;
};

static const char *plain(struct arena *arena, const struct span *span)
{
    struct str text = {0};
    for (; span != NULL; span = span->next)
        str_add(&text, span_whole(span));
    const char *copy = arena_dup(arena, str_text(&text));
    str_clear(&text);
    return copy;
}

/* The member under key, made of the type when it is not there. */
static struct value *member(const struct section *section, const char *key, enum value_type type)
{
    for (struct value *v = section->object->first; v != NULL; v = v->next) {
        if (strcmp(v->key, key) == 0)
            return v;
    }
    struct value *made = value_new(section->arena, type);
    value_add(section->object, key, made);
    return made;
}

static struct value *text_of(struct arena *arena, const struct span *span)
{
    return value_new_text(arena, plain(arena, span));
}

static void add_row(const struct section *section, const struct block *block)
{
    struct value *cells = value_new(section->arena, VALUE_LIST);
    for (size_t i = 0; i < block->cell_count; i++)
        value_add(cells, NULL, text_of(section->arena, block->cells[i]));
    if (block->head)
        value_add(section->object, "columns", cells);
    else
        value_add(member(section, "rows", VALUE_LIST), NULL, cells);
}

static void add_block(struct section *section, struct value *sections, const struct block *block)
{
    struct arena *arena = section->arena;
    switch (block->type) {
    case BLOCK_TITLE:
        value_add(section->object, "title", text_of(arena, block->spans));
        break;
    case BLOCK_HEADING:
        section->object = value_new(arena, VALUE_OBJECT);
        value_add(section->object, "heading", text_of(arena, block->spans));
        value_add(sections, NULL, section->object);
        break;
    case BLOCK_PARAGRAPH:
        value_add(member(section, "text", VALUE_LIST), NULL, text_of(arena, block->spans));
        break;
    case BLOCK_FIELD:
        value_add(member(section, "fields", VALUE_OBJECT), block->label,
                  text_of(arena, block->spans));
        break;
    case BLOCK_ITEM:
        value_add(member(section, "items", VALUE_LIST), NULL, text_of(arena, block->spans));
        break;
    case BLOCK_ROW:
        add_row(section, block);
        break;
    case BLOCK_RULE:
        break;
    }
}

void render_page_json(const struct page *page, struct str *out)
{
    struct arena arena = {0};
    struct value *object = value_new(&arena, VALUE_OBJECT);
    struct value *sections = value_new(&arena, VALUE_LIST);
    struct section section = {&arena, object};
    value_add(object, "type", value_new_text(&arena, "view"));
    value_add(object, "id", value_new_text(&arena, page->self.slug));
    for (const struct block *block = page->first; block != NULL; block = block->next)
        add_block(&section, sections, block);
    if (sections->first != NULL)
        value_add(object, "sections", sections);
    value_write(object, VALUE_PRETTY, out);
    arena_clear(&arena);
}
