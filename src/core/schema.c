/* SPDX-License-Identifier: MIT */
/* The fields of each kind of record, in canonical order. */
#include "attache/core/schema.h"

#include <string.h>

enum { REQUIRED = FIELD_REQUIRED, LIST = FIELD_LIST };

#define TEXT(field, bits, text)                                                                    \
    {                                                                                              \
        .name = (field), .type = FIELD_TEXT, .flags = (bits), .help = (text)                       \
    }
#define PLAIN(field, kind_of, bits, text)                                                          \
    {                                                                                              \
        .name = (field), .type = (kind_of), .flags = (bits), .help = (text)                        \
    }
#define WORD(field, table, bits, text)                                                             \
    {                                                                                              \
        .name = (field), .type = FIELD_WORD, .flags = (bits), .vocab = &(table), .help = (text)    \
    }
#define REF(field, kind_of, bits, text)                                                            \
    {                                                                                              \
        .name = (field), .type = FIELD_REF, .flags = (bits), .target = (kind_of), .help = (text)   \
    }
#define OBJECTS(field, table, text)                                                                \
    {                                                                                              \
        .name = (field), .type = FIELD_OBJECT, .flags = LIST, .members = (table), .help = (text)   \
    }
#define ID PLAIN("id", FIELD_SLUG, REQUIRED, "The record's id, unique within its kind.")
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

static const struct field participant[] = {
    REF("person", KIND_PERSON, REQUIRED, "Who sat there."),
    REF("organization", KIND_ORGANIZATION, 0, "The body the person spoke for."),
    TEXT("position", 0, "The office held that day, as the sources give it."),
    WORD("role", vocab_role, REQUIRED, "The part taken in the meeting."),
    END,
};

static const struct field agenda_item[] = {
    PLAIN("no", FIELD_INT, REQUIRED, "The item's number."),
    TEXT("title", REQUIRED, "What the item was about."),
    REF("speakers", KIND_PERSON, LIST, "Who spoke."),
    END,
};

static const struct field outcome[] = {
    WORD("kind", vocab_outcome_kind, REQUIRED, "How the point came out of the meeting."),
    TEXT("text", REQUIRED, "The point itself."),
    PLAIN("promise", FIELD_TRUE, 0, "True when something concrete is to happen later."),
    PLAIN("due", FIELD_DATE, 0, "When it was promised for."),
    REF("kept_by", KIND_MEETING, LIST, "The records that show the promise kept."),
    TEXT("kept_basis", 0, "Why it counts as kept; begins with \"partly\" when only in part."),
    END,
};

static const struct field cited_agreement[] = {
    REF("agreement", KIND_AGREEMENT, REQUIRED, "The agreement."),
    WORD("role", vocab_agreement_role, REQUIRED, "Whether it was signed there or mentioned."),
    END,
};

static const struct field figure[] = {
    TEXT("label", REQUIRED, "What is counted."),
    PLAIN("value", FIELD_AMOUNT, REQUIRED, "How much."),
    TEXT("unit", REQUIRED, "Of what."),
    PLAIN("period", FIELD_DATE, 0, "The time the figure is about."),
    END,
};

static const struct field meeting[] = {
    ID,
    TEXT("title", REQUIRED, "The meeting's name in English."),
    TEXT("title_ko", 0, "The meeting's name in Korean."),
    WORD("kind", vocab_meeting_kind, REQUIRED, "What kind of meeting it was."),
    REF("series", KIND_SERIES, 0, "The series it belongs to."),
    PLAIN("ordinal", FIELD_INT, 0, "Its number in the series."),
    PLAIN("date", FIELD_DATE, REQUIRED, "When it was held or is to be held."),
    TEXT("date_basis", 0, "Why the date is what it is, when it is not simply stated."),
    WORD("status", vocab_status, REQUIRED, "Planned means: announced, no later report found."),
    WORD("mode", vocab_mode, 0, "How people met."),
    TEXT("city", 0, "The city."),
    PLAIN("country", FIELD_COUNTRY, 0, "The host country."),
    TEXT("venue", 0, "The place within the city."),
    WORD("level", vocab_level, 0, "The rank of the heads of delegation."),
    REF("partners", KIND_PARTNER, REQUIRED | LIST, "The partners; empty for a domestic meeting."),
    PLAIN("domestic", FIELD_TRUE, 0, "True when there was no single partner."),
    OBJECTS("participants", participant, "Who sat there."),
    REF("organizations", KIND_ORGANIZATION, LIST, "The bodies involved."),
    REF("topics", KIND_TOPIC, LIST, "What it was about."),
    TEXT("summary", REQUIRED, "What happened, in the project's own words."),
    OBJECTS("agenda", agenda_item, "The points of the agenda."),
    OBJECTS("outcomes", outcome,
            "What was agreed, signed, announced, planned, proposed, reviewed."),
    OBJECTS("agreements", cited_agreement, "The agreements signed or mentioned."),
    REF("programmes", KIND_PROGRAMME, LIST, "The programmes spoken of."),
    OBJECTS("figures", figure, "The figures stated."),
    REF("sources", KIND_SOURCE, REQUIRED | LIST, "Where all this comes from."),
    WORD("confidence", vocab_confidence, REQUIRED, "How far the record is to be trusted."),
    REF("kept_apart", KIND_MEETING, LIST, "Others of that day and place that are not this one."),
    TEXT("notes", 0, "Contradictions between the sources, and doubts."),
    END,
};

static const struct field partner[] = {
    PLAIN("id", FIELD_SLUG, REQUIRED, "ISO 3166-1 alpha-2; blocs and former states by own codes."),
    WORD("kind", vocab_partner_kind, REQUIRED, "Country, bloc or international organization."),
    TEXT("name", REQUIRED, "The short English name."),
    TEXT("name_ko", 0, "The Korean name."),
    TEXT("adjective", 0, "The English adjective."),
    TEXT("region", 0, "The region (UN M49)."),
    TEXT("aliases", LIST, "Other names and spellings."),
    REF("members", KIND_PARTNER, LIST, "The members of a bloc."),
    REF("parent", KIND_PARTNER, 0, "The body it belongs to."),
    TEXT("iso3166_3", 0, "The code of a former state (ISO 3166-3)."),
    PLAIN("until", FIELD_DATE, 0, "When a former state ended."),
    REF("successor", KIND_PARTNER, LIST, "What a former state became."),
    PLAIN("partner", FIELD_BOOL, 0, "False for a place that is no partner in any meeting."),
    END,
};

static const struct field person[] = {
    ID,
    TEXT("name", REQUIRED, "The most official Latin spelling."),
    TEXT("family", 0, "The family name."),
    TEXT("given", 0, "The given name."),
    TEXT("name_native", 0, "The name in its own script."),
    PLAIN("country", FIELD_COUNTRY, 0, "The country the person spoke for."),
    TEXT("aliases", LIST, "Every other spelling and script met."),
    REF("kept_apart", KIND_PERSON, LIST,
        "People of like name who are others, or may be; the notes say which."),
    TEXT("notes", 0, "Doubts, and who romanised the name."),
    END,
};

static const struct field organization[] = {
    ID,
    TEXT("name", REQUIRED, "The English name."),
    TEXT("acronym", 0, "The acronym."),
    TEXT("name_native", 0, "The name in the body's own language."),
    PLAIN("country", FIELD_COUNTRY, 0, "The country it belongs to."),
    WORD("kind", vocab_organization_kind, REQUIRED, "What kind of body it is."),
    REF("parent", KIND_ORGANIZATION, 0, "The body it is part of."),
    REF("predecessor", KIND_ORGANIZATION, 0, "The body it came from."),
    REF("successor", KIND_ORGANIZATION, 0, "The body it became."),
    TEXT("aliases", LIST, "Other names."),
    END,
};

static const struct field topic[] = {
    ID,
    TEXT("label", REQUIRED, "The English label."),
    TEXT("label_ko", 0, "The Korean label."),
    REF("parent", KIND_TOPIC, 0, "The wider topic."),
    TEXT("aliases", LIST, "Other English words for it."),
    TEXT("aliases_ko", LIST, "Other Korean words for it."),
    END,
};

static const struct field series[] = {
    ID,
    TEXT("title", REQUIRED, "The name of the committee or recurring event."),
    REF("partners", KIND_PARTNER, LIST, "The partners in it."),
    WORD("kind", vocab_series_kind, REQUIRED, "What kind of series it is."),
    TEXT("basis", 0, "What it rests on."),
    PLAIN("established", FIELD_DATE, 0, "When it was set up."),
    TEXT("cadence", 0, "How often it is to meet."),
    PLAIN("known_ordinals", FIELD_INT, LIST, "The sessions known to have been held."),
    TEXT("aliases", LIST, "Other names."),
    REF("predecessors", KIND_SERIES, LIST, "The series it came from."),
    END,
};

static const struct field agreement[] = {
    ID,
    TEXT("title", REQUIRED, "The name of the document."),
    WORD("kind", vocab_agreement_kind, REQUIRED, "What kind of document it is."),
    PLAIN("signed", FIELD_DATE, 0, "When it was signed."),
    PLAIN("in_force", FIELD_DATE, 0, "When it entered into force."),
    PLAIN("parties", FIELD_PARTY, REQUIRED | LIST, "The states and bodies that signed."),
    TEXT("place", 0, "Where it was signed."),
    REF("topics", KIND_TOPIC, LIST, "What it is about."),
    TEXT("notes", 0, "Doubts."),
    END,
};

static const struct field programme[] = {
    ID,
    TEXT("name", REQUIRED, "The name of the programme or joint centre."),
    REF("partners", KIND_PARTNER, LIST, "The partners in it."),
    PLAIN("period", FIELD_DATE, 0, "When it ran."),
    REF("organization", KIND_ORGANIZATION, 0, "The body that is the programme."),
    TEXT("note", 0, "What it is."),
    TEXT("aliases", LIST, "Other names."),
    END,
};

static const struct field source[] = {
    ID,
    TEXT("title", 0, "The title of the page."),
    TEXT("publisher", REQUIRED, "Who published it."),
    PLAIN("published", FIELD_DATE, 0, "When."),
    PLAIN("url", FIELD_URL, 0, "Where."),
    PLAIN("language", FIELD_LANGUAGE, REQUIRED, "In which language (ISO 639-1)."),
    TEXT("licence", 0, "The licence mark on the page, when it is known."),
    END,
};

static const struct schema schemas[] = {
    {KIND_MEETING, meeting, "title", "title_ko", "A government-level meeting."},
    {KIND_PARTNER, partner, "name", "name_ko", "A country, bloc or international body."},
    {KIND_PERSON, person, "name", "name_native", "A person who took part."},
    {KIND_ORGANIZATION, organization, "name", "name_native", "A body that took part."},
    {KIND_TOPIC, topic, "label", "label_ko", "A subject, in a controlled list of two levels."},
    {KIND_SERIES, series, "title", NULL, "A committee or recurring event."},
    {KIND_AGREEMENT, agreement, "title", NULL, "A treaty, memorandum or statement."},
    {KIND_PROGRAMME, programme, "name", NULL, "A programme or joint centre."},
    {KIND_SOURCE, source, "title", NULL, "A page that states facts used here."},
};

const struct schema *schema_of(enum kind kind)
{
    for (size_t i = 0; i < sizeof(schemas) / sizeof(schemas[0]); i++) {
        if (schemas[i].kind == kind)
            return &schemas[i];
    }
    return NULL;
}

const struct field *schema_field(const struct field *fields, const char *name)
{
    for (const struct field *field = fields; field->name != NULL; field++) {
        if (strcmp(field->name, name) == 0)
            return field;
    }
    return NULL;
}

static bool slug_letter(enum kind kind, char c)
{
    if (c >= '0' && c <= '9')
        return true;
    return kind == KIND_PARTNER ? c >= 'A' && c <= 'Z' : c >= 'a' && c <= 'z';
}

bool schema_slug_ok(enum kind kind, const char *slug)
{
    size_t length = strlen(slug);
    if (length == 0 || length > 120 || slug[0] == '-' || slug[length - 1] == '-')
        return false;
    for (size_t i = 0; i < length; i++) {
        bool joint = slug[i] == '-' && slug[i + 1] != '-';
        if (!joint && !slug_letter(kind, slug[i]))
            return false;
    }
    return true;
}
