/* SPDX-License-Identifier: MIT */
/* The text of every statement that reads. Nothing is ever pasted into one: all else is bound. */
#include "attache/store/db.h"
#include "attache/store/ddl.h"

_Static_assert(KIND_PERSON == 3 && FACET_PLACE == 20, "as STMT_ENTITY_KOREAN says");

#define MEETING_FIELDS                                                                             \
    "SELECT id, slug, title, native, date, kind, level, status, place, partners, ordinal, origin," \
    " first_day, last_day"
#define MEETING_COLUMNS MEETING_FIELDS " FROM meeting "
#define ENTITY_FIELDS                                                                              \
    "SELECT id, kind, slug, title, native, acronym, date, word, partners, origin, meetings,"       \
    " first_day, last_day, decades"
#define ENTITY_COLUMNS ENTITY_FIELDS " FROM entity "
#define OUTCOME_COLUMNS                                                                            \
    "SELECT o.id, o.meeting, o.n, o.kind, o.text, o.promise, o.due, o.due_last, o.kept, o.basis,"  \
    " m.slug, m.date, m.first_day, m.last_day, m.partners, m.origin"                               \
    " FROM outcome o JOIN meeting m ON m.id = o.meeting "
#define SEAT_COLUMNS "SELECT s.meeting, s.person, s.organization, s.position, s.role FROM seat s "
/* What a promise has come to on the day ?3. */
#define PROMISE_STATE                                                                              \
    "CASE kept WHEN 2 THEN 'kept' WHEN 1 THEN 'partly'"                                            \
    " ELSE CASE WHEN due_last < ?3 THEN 'lapsed' ELSE 'open' END END"

const char *const db_sql[STMT_COUNT] = {
    [STMT_META] = "SELECT name, value FROM meta",
    [STMT_LAST_MEETING] = "SELECT max(id) FROM meeting",
    [STMT_MEETING] = MEETING_FIELDS " FROM meeting INDEXED BY meeting_row WHERE id = ?1",
    [STMT_MEETING_YEARS] = "SELECT id, first_day, last_day, kind, date FROM meeting"
                           " INDEXED BY meeting_row WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
    [STMT_MEETING_JSON] = "SELECT json, origin FROM meeting WHERE id = ?1",
    [STMT_MEETING_OF_SLUG] = MEETING_COLUMNS "WHERE slug = ?2",
    [STMT_ENTITY_OF_SLUG] = ENTITY_COLUMNS "WHERE kind = ?1 AND slug = ?2",
    [STMT_SOURCE_PAGE] = ENTITY_FIELDS ", json ->> '$.publisher', json ->> '$.language',"
                                       " json ->> '$.url' FROM entity WHERE id = ?1",
    [STMT_TOPIC_PARENT] = "SELECT json ->> '$.parent' FROM entity WHERE id = ?1",
    [STMT_ENTITY_SLUG] = "SELECT slug FROM entity WHERE id = ?1",
    [STMT_SEATS_ALL] = SEAT_COLUMNS "ORDER BY s.person, s.meeting, s.n",
    [STMT_MEETING_SUMMARY] = "SELECT json ->> '$.summary' FROM meeting WHERE id = ?1",
    [STMT_MEETING_BY_SLUG] = "SELECT id, slug FROM meeting WHERE slug = ?1",
    [STMT_MEETINGS_DOWN] = "SELECT id FROM meeting WHERE id <= ?1 ORDER BY id DESC",
    [STMT_MEETINGS_UP] = "SELECT id FROM meeting WHERE id >= ?1 ORDER BY id",
    [STMT_FIRST_DAY] =
        "SELECT id, first_day, last_day FROM meeting WHERE id >= ?1 ORDER BY id LIMIT 1",
    [STMT_DAYS_DOWN] = "SELECT id FROM meeting WHERE id <= min(?1, ?5) AND id >= ?4"
                       " AND first_day <= ?3 AND last_day >= ?2 ORDER BY id DESC",
    [STMT_DAYS_UP] = "SELECT id FROM meeting WHERE id >= max(?1, ?4) AND id <= ?5"
                     " AND first_day <= ?3 AND last_day >= ?2 ORDER BY id",
    [STMT_POSTING_DOWN] = "SELECT meeting FROM posting WHERE entity = ?2 AND meeting <= ?1"
                          " ORDER BY meeting DESC",
    [STMT_POSTING_UP] = "SELECT meeting FROM posting WHERE entity = ?2 AND meeting >= ?1"
                        " ORDER BY meeting",
    [STMT_POSTINGS_ABOVE] = "SELECT count(*) FROM posting WHERE entity = ?1 AND meeting > ?2",
    [STMT_TEXT_DOWN] = "SELECT rowid FROM text WHERE text MATCH ?2 AND rowid <= ?1"
                       " ORDER BY rowid DESC",
    [STMT_TEXT_UP] = "SELECT rowid FROM text WHERE text MATCH ?2 AND rowid >= ?1"
                     " ORDER BY rowid",
    [STMT_PLACED_DOWN] = "SELECT rowid, place(text, ?3) FROM text WHERE text MATCH ?2"
                         " AND rowid <= ?1 ORDER BY rowid DESC",
    [STMT_PLACED_UP] = "SELECT rowid, place(text, ?3) FROM text WHERE text MATCH ?2"
                       " AND rowid >= ?1 ORDER BY rowid",
    [STMT_TERMS] = "SELECT word FROM term WHERE word >= ?1 AND word < ?2 LIMIT ?3",
    [STMT_PROMISE_DOWN] = "SELECT meeting FROM outcome WHERE meeting <= ?1 AND promise"
                          " AND " PROMISE_STATE " = ?2 ORDER BY meeting DESC",
    [STMT_PROMISE_UP] = "SELECT meeting FROM outcome WHERE meeting >= ?1 AND promise"
                        " AND " PROMISE_STATE " = ?2 ORDER BY meeting",
    [STMT_ENTITY] = ENTITY_COLUMNS "WHERE id = ?1",
    [STMT_ENTITY_JSON] = "SELECT json, origin FROM entity WHERE id = ?1",
    [STMT_ENTITY_RANK] = ENTITY_FIELDS " FROM entity INDEXED BY entity_slug WHERE kind = ?1"
                                       " ORDER BY meetings DESC, title LIMIT ?2",
    [STMT_FACET_VALUES] = "SELECT id, slug, title, native FROM entity INDEXED BY entity_slug"
                          " WHERE kind = ?1 ORDER BY id",
    [STMT_ENTITY_BY_SLUG] = "SELECT id, slug FROM entity WHERE kind = ?1 AND slug = ?2",
    [STMT_ENTITY_NEAR] = "SELECT slug FROM entity WHERE kind = ?1",
    [STMT_MEETING_NEAR] = "SELECT slug FROM meeting",
    [STMT_ENTITY_BEGINS] = "SELECT id, slug FROM entity WHERE kind = ?1 AND slug >= ?2"
                           " AND slug < ?3",
    [STMT_ENTITY_SLUGS] = "SELECT id FROM entity WHERE kind = ?1 ORDER BY slug",
    [STMT_ENTITY_KOREAN] =
        "SELECT id FROM entity WHERE kind IN (3, 20) AND partners = 'KR' ORDER BY id",
    [STMT_KIND_POSTINGS] = "SELECT p.entity, p.meeting FROM entity e"
                           " CROSS JOIN posting p ON p.entity = e.id WHERE e.kind = ?1",
    [STMT_ENTITY_WEIGHT] = "SELECT meetings, last_day FROM entity WHERE id = ?1",
    [STMT_ENTITY_WEIGHTS] = "SELECT id, meetings, last_day FROM entity INDEXED BY entity_slug",
    [STMT_RANGE_POSTINGS] = "SELECT entity, meeting FROM posting WHERE entity BETWEEN ?1 AND ?2",
    [STMT_KIND_RANGE] = "SELECT min(id), max(id), count(*) FROM entity WHERE kind = ?1",
    [STMT_NAMES] =
        "SELECT entity, kind, what, spelling, key, id FROM name WHERE id > ?1 ORDER BY id",
    [STMT_NAMES_BY_KEY] = "SELECT entity, kind, what FROM name WHERE key = ?1",
    [STMT_LINKS] = "SELECT l.source, l.field FROM link l JOIN entity e ON e.id = l.source"
                   " WHERE l.target = ?1 AND e.kind = ?2 ORDER BY e.meetings DESC, e.title",
    [STMT_OUTCOMES] = OUTCOME_COLUMNS "WHERE o.meeting = ?1 ORDER BY o.n",
    [STMT_OUTCOME] = OUTCOME_COLUMNS "WHERE o.meeting = ?1 AND o.n = ?2",
    [STMT_KEPT_BY] = "SELECT j.value FROM meeting m, json_each(m.json, ?2) j WHERE m.id = ?1",
    [STMT_AGREEMENT_ROLE] =
        "SELECT a.value ->> '$.role' FROM meeting m, json_each(m.json, '$.agreements') a"
        " WHERE m.id = ?1 AND a.value ->> '$.agreement' = ?2",
    [STMT_PARTNERS_LIKE] =
        ENTITY_COLUMNS "WHERE kind = 2 AND word = ?1 AND id <> ?4"
                       " AND meetings > 1"
                       " ORDER BY (?2 IS NOT NULL AND json ->> '$.region' IS ?2) DESC,"
                       " abs(meetings - ?3), slug LIMIT 4",
    [STMT_PROMISES_KEPT] = OUTCOME_COLUMNS "WHERE o.id IN"
                                           " (SELECT outcome FROM kept WHERE meeting = ?1)"
                                           " ORDER BY o.meeting, o.n",
    [STMT_SEATS] = SEAT_COLUMNS "WHERE s.person = ?1 ORDER BY s.meeting DESC, s.n",
    [STMT_SEATS_ORGANIZATION] =
        SEAT_COLUMNS "WHERE s.organization = ?1 ORDER BY s.meeting DESC, s.n",
    [STMT_JSON_TREE] = "SELECT id, parent, key, type, atom FROM json_tree(?1)",
};
