/* SPDX-License-Identifier: MIT */
/*
 * Cases drawn from the records that are no people. Topics, organizations, partners, series,
 * agreements and programmes: each name, alias and acronym as it stands, in small letters, with its
 * last letters still to come and with a slip; the Hangul of organizations and topics also by its
 * keys and its initials; an organization by the acronym of the one it came from and of the one it
 * became; a topic by the one above it. Meetings: the title in both languages, and each
 * participant's name with a partner.
 */
#include "trials.h"

#include "attache/core/value.h"
#include "attache/text/fold.h"

#include <stdio.h>
#include <string.h>

enum { ADDRESS = 256 };

static void draw_small(struct drawing *drawing, const char *rule, const char *text)
{
    struct str small = {0};
    for (const char *c = text; *c != '\0'; c++)
        str_add_char(&small, *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c);
    draw(drawing, WANTED_FIRST, rule, str_text(&small));
    str_clear(&small);
}

/* The name without its last two letters, when its last word has six or more. */
static void draw_begun(struct drawing *drawing, const char *name)
{
    struct str text = {0};
    const char *space = strrchr(name, ' ');
    size_t last = strlen(space != NULL ? space + 1 : name);
    for (const char *c = name; *c != '\0'; c++)
        last = (unsigned char)*c < 0x80 ? last : 0;
    if (last < 6)
        return;
    str_add_bytes(&text, name, strlen(name) - 2);
    draw(drawing, WANTED_AMONG, "title begun", str_text(&text));
    str_clear(&text);
}

static void draw_hangul(struct drawing *drawing, const char *name)
{
    size_t syllables = drawing_syllables(name);
    if (syllables == 0)
        return;
    if (syllables >= 3)
        draw_keys(drawing, "keys of names", name);
    if (syllables >= 4)
        draw_initials(drawing, "initials of names", name);
}

static void draw_aliases(struct drawing *drawing, const struct value *record, const char *field)
{
    for (const struct value *v = value_first(record, field); v != NULL; v = v->next) {
        draw(drawing, WANTED_FIRST, "names of records", v->text);
        draw_hangul(drawing, v->text);
    }
}

/* An organization by the id of another where that is one word, as acronyms are. */
static void draw_kin(struct drawing *drawing, const struct value *record, const char *field)
{
    const char *slug = value_text(record, field);
    if (strchr(slug, '-') == NULL)
        draw(drawing, WANTED_AMONG, "former names", slug);
}

static enum status draw_record(void *context, const struct row *row, const struct value *record)
{
    char address[ADDRESS];
    struct str key = {0};
    struct drawing drawing = {context, address, ""};
    snprintf(address, sizeof(address), "%s/%s", kind_name(row->kind), row->slug);
    draw(&drawing, WANTED_FIRST, "names of records", row->title);
    draw(&drawing, WANTED_FIRST, "names of records", row->native);
    draw(&drawing, WANTED_FIRST, "names of records", row->acronym);
    draw_small(&drawing, "in small letters", row->title);
    draw_small(&drawing, "in small letters", row->acronym);
    draw_hangul(&drawing, row->native);
    draw_begun(&drawing, row->title);
    draw_aliases(&drawing, record, "aliases");
    draw_aliases(&drawing, record, "aliases_ko");
    fold_add(&key, row->title, strlen(row->title));
    draw_slip(&drawing, "slip in a title", str_text(&key), 8);
    str_clear(&key);
    if (row->kind == KIND_ORGANIZATION) {
        draw_kin(&drawing, record, "predecessor");
        draw_kin(&drawing, record, "successor");
    }
    return STATUS_OK;
}

static void draw_seats(struct drawing *drawing, const struct value *record)
{
    char address[ADDRESS];
    const struct value *partner = value_first(record, "partners");
    struct str text = {0};
    struct drawing seat = {drawing->trials, address, ""};
    for (const struct value *v = value_first(record, "participants"); v != NULL && partner != NULL;
         v = v->next) {
        const char *slug = value_text(v, "person");
        snprintf(address, sizeof(address), "person/%s", slug);
        str_cut(&text, 0);
        str_addf(&text, "%s partner:%s", slug, partner->text);
        draw(&seat, WANTED_AMONG, "with a partner", str_text(&text));
    }
    str_clear(&text);
}

static enum status draw_meeting(void *context, const struct row *row, const struct value *record)
{
    char address[ADDRESS];
    struct drawing drawing = {context, address, ""};
    struct str text = {0};
    snprintf(address, sizeof(address), "meeting/%s", row->slug);
    draw(&drawing, WANTED_AMONG, "title of a meeting", row->title);
    draw(&drawing, WANTED_AMONG, "title of a meeting", row->native);
    str_addf(&text, "%s date:%s", row->title, row->date);
    draw(&drawing, WANTED_AMONG, "title and date", str_text(&text));
    str_clear(&text);
    draw_seats(&drawing, record);
    return STATUS_OK;
}

enum status draw_records(struct store *store, struct trials *trials, struct err *err)
{
    static const enum kind kinds[] = {KIND_TOPIC,  KIND_ORGANIZATION, KIND_PARTNER,
                                      KIND_SERIES, KIND_AGREEMENT,    KIND_PROGRAMME};
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof(kinds) / sizeof(kinds[0]); i++)
        status = store_each(store, (struct lookup){.kind = kinds[i]}, draw_record, trials, err);
    if (status == STATUS_OK)
        status =
            store_each(store, (struct lookup){.kind = KIND_MEETING}, draw_meeting, trials, err);
    return status;
}
