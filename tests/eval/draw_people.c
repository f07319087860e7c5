/* SPDX-License-Identifier: MIT */
/*
 * Cases drawn from the people. For each with a name in Hangul: that name, the name with its last
 * syllable still being composed, its initials and its keys on a Latin keyboard; for those whose
 * native name it is, also its Revised Romanization, the surname by the other spelling of the
 * initial-sound rule, the Latin name reversed, without its hyphen,
 * with its last word only begun, with each spelling of the surname, and with a vowel that makes it
 * another name, which must not find it. For each name with marks: the name without them, and with
 * a slip in its longest word.
 */
#include "trials.h"

#include "attache/core/value.h"
#include "attache/text/fold.h"
#include "attache/text/hangul.h"
#include "attache/text/roman.h"
#include "attache/text/utf8.h"

#include <stdio.h>
#include <string.h>

enum { ADDRESS = 256 };

/* The name up to its last syllable, and of that one the initial consonant or all but the final. */
static void draw_composing(struct drawing *drawing, const char *name)
{
    struct str text = {0};
    struct hangul_parts parts;
    char bytes[4];
    uint32_t cp;
    size_t last = strlen(name) - 3; /* a syllable has three bytes */
    utf8_next(name + last, 3, &cp);
    if (!hangul_decompose(cp, &parts) || drawing_syllables(name) < 3)
        return;
    str_add_bytes(&text, name, last);
    str_add_bytes(&text, bytes, utf8_put(hangul_initial_jamo(parts.initial), bytes));
    draw(drawing, WANTED_AMONG, "composing", str_text(&text));
    parts.final = 0;
    str_cut(&text, last);
    str_add_bytes(&text, bytes, utf8_put(hangul_compose(parts), bytes));
    draw(drawing, WANTED_AMONG, "composing", str_text(&text));
    str_clear(&text);
}

static void draw_hangul(struct drawing *drawing, const char *name)
{
    draw(drawing, WANTED_FIRST, "hangul", name);
    draw_initials(drawing, "initials", name);
    draw_keys(drawing, "keyboard", name);
    draw_composing(drawing, name);
}

/* Adds the text without its hyphens. */
static void add_joined(struct str *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text != '-')
            str_add_char(out, *text);
    }
}

/* Each of the spellings, separated by spaces, with the given name. */
static void draw_spellings(struct drawing *drawing, const char *spellings, const char *given)
{
    while (*spellings != '\0') {
        struct str text = {0};
        size_t size = strcspn(spellings, " ");
        str_add_bytes(&text, spellings, size);
        str_addf(&text, " %s", given);
        draw(drawing, WANTED_FIRST, "surname", str_text(&text));
        str_clear(&text);
        spellings += size + (spellings[size] == ' ');
    }
}

/* The place of the surname of two syllables, if the name starts with one, else of that of one. */
static int find_surname(const char *native, size_t *size)
{
    int found = -1;
    *size = 0;
    for (size_t place = 0; place < roman_surname_count(); place++) {
        const char *spellings[3];
        const char *hangul = roman_surname_at(place, spellings);
        if (!str_starts(native, hangul) || strlen(hangul) <= *size)
            continue;
        *size = strlen(hangul);
        found = (int)place;
    }
    return found;
}

static void draw_surnames(struct drawing *drawing, const char *native, const char *given)
{
    const char *spellings[3];
    size_t size;
    int place = find_surname(native, &size);
    if (place < 0)
        return;
    roman_surname_at((size_t)place, spellings);
    draw_spellings(drawing, spellings[0], given);
    draw_spellings(drawing, spellings[2], given);
    if (strpbrk(spellings[1], "OU") == NULL && strcmp(spellings[0], spellings[1]) != 0)
        draw_spellings(drawing, spellings[1], given);
}

static void draw_revised(struct drawing *drawing, const char *native)
{
    const char *spellings[3];
    size_t size;
    int place = find_surname(native, &size);
    struct str given = {0};
    struct str text = {0};
    if (place < 0 || native[size] == '\0' || drawing_syllables(native + size) > 2)
        return;
    roman_surname_at((size_t)place, spellings);
    roman_rr_add(&given, native + size);
    str_addf(&text, "%s %s", spellings[0], str_text(&given));
    draw(drawing, WANTED_FIRST, "revised", str_text(&text));
    str_cut(&text, 0);
    str_addf(&text, "%s %s", str_text(&given), spellings[0]);
    draw(drawing, WANTED_FIRST, "revised", str_text(&text));
    str_clear(&given);
    str_clear(&text);
}

/* Syllables of given names that are heard as another name when misheard by one vowel. */
static const struct confusion {
    const char *hangul;
    const char *right;
    const char *wrong; /* a spelling that the syllable never has */
} confusions[] = {
    {"종", "jong", "jung"},  {"중", "jung", "jong"}, {"송", "song", "sang"},
    {"영", "young", "yang"}, {"현", "hyun", "hwan"}, {"환", "hwan", "hyun"},
    {"진", "jin", "jun"},    {"준", "jun", "jin"},   {"호", "ho", "hee"},
    {"희", "hee", "ho"},     {"수", "soo", "see"},   {"민", "min", "mun"},
    {"상", "sang", "sung"},  {"동", "dong", "dung"}, {"석", "suk", "sik"},
    {"식", "sik", "suk"},    {"철", "chul", "chil"}, {"훈", "hoon", "hyun"},
    {"기", "ki", "ku"},      {"태", "tae", "to"},    {"승", "seung", "song"},
    {"경", "kyung", "kang"},
};

/* The surname as it is written with, or without, the initial-sound rule. */
static void draw_twin(struct drawing *drawing, const char *native)
{
    const char *spellings[3];
    size_t size;
    int place = find_surname(native, &size);
    int twin = place >= 0 ? roman_surname_twin(place) : -1;
    if (twin < 0)
        return;
    struct str text = {0};
    str_addf(&text, "%s%s", roman_surname_at((size_t)twin, spellings), native + size);
    draw(drawing, WANTED_FIRST, "initial sound", str_text(&text));
    str_clear(&text);
}

/* The Latin name with one syllable of the given name confused. */
static void draw_confused(struct drawing *drawing, const char *native, const char *latin)
{
    char low[ADDRESS];
    snprintf(low, sizeof(low), "%s", latin);
    for (char *c = low; *c != '\0'; c++)
        *c = *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c;
    for (size_t i = 0; i < sizeof(confusions) / sizeof(confusions[0]); i++) {
        const struct confusion *c = &confusions[i];
        const char *at = strstr(low, c->right);
        const char *end = at != NULL ? at + strlen(c->right) : NULL;
        bool syllable = at != NULL && at > low && (at[-1] == ' ' || at[-1] == '-') &&
                        (*end == '\0' || *end == ' ' || *end == '-');
        const char *own = strstr(native, c->hangul);
        if (!syllable || own == NULL || own == native || strstr(own + 3, c->hangul) != NULL)
            continue;
        struct str text = {0};
        str_add_bytes(&text, low, (size_t)(at - low));
        str_addf(&text, "%s%s", c->wrong, end);
        draw(drawing, WANTED_NEVER, "confused", str_text(&text));
        str_clear(&text);
    }
}

static void draw_korean(struct drawing *drawing, const struct value *record, const char *native)
{
    const char *family = value_text(record, "family");
    const char *given = value_text(record, "given");
    struct str text = {0};
    draw_revised(drawing, native);
    draw_twin(drawing, native);
    if (family[0] == '\0' || given[0] == '\0')
        return;
    str_addf(&text, "%s %s", family, given);
    draw(drawing, WANTED_FIRST, "reversed", str_text(&text));
    draw_confused(drawing, native, str_text(&text));
    str_cut(&text, text.length - 1);
    draw(drawing, WANTED_AMONG, "begun", str_text(&text));
    str_cut(&text, 0);
    str_addf(&text, "%s %s", given, family);
    draw(drawing, WANTED_FIRST, "reversed", str_text(&text));
    if (strchr(given, '-') != NULL) {
        str_cut(&text, 0);
        str_addf(&text, "%s ", family);
        add_joined(&text, given);
        draw(drawing, WANTED_FIRST, "unhyphenated", str_text(&text));
    }
    draw_surnames(drawing, native, given);
    str_clear(&text);
}

static bool is_ascii(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text >= 0x80)
            return false;
    }
    return true;
}

static void draw_accented(struct drawing *drawing, const char *name)
{
    struct str key = {0};
    fold_add(&key, name, strlen(name));
    if (!is_ascii(name) && is_ascii(str_text(&key))) {
        draw(drawing, WANTED_FIRST, "accents", str_text(&key));
        draw_slip(drawing, "slip", str_text(&key), 6);
    }
    str_clear(&key);
}

static enum status draw_person(void *context, const struct row *row, const struct value *record)
{
    char address[ADDRESS];
    snprintf(address, sizeof(address), "person/%s", row->slug);
    const char *native = value_text(record, "name_native");
    bool hangul = drawing_is_hangul(native);
    struct drawing drawing = {context, address, hangul ? native : ""};
    draw(&drawing, WANTED_FIRST, "name", row->title);
    if (hangul) {
        draw_hangul(&drawing, native);
        draw_korean(&drawing, record, native);
    }
    const struct value *alias = value_first(record, "aliases");
    for (; alias != NULL; alias = alias->next) {
        if (drawing_is_hangul(alias->text) && !hangul)
            draw_hangul(&drawing, alias->text);
        else if (!drawing_is_hangul(alias->text))
            draw(&drawing, WANTED_FIRST, "alias", alias->text);
    }
    draw_accented(&drawing, row->title);
    return STATUS_OK;
}

enum status draw_people(struct store *store, struct trials *trials, struct err *err)
{
    return store_each(store, (struct lookup){.kind = KIND_PERSON}, draw_person, trials, err);
}
