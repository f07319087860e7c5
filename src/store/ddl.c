/* SPDX-License-Identifier: MIT */
/*
 * The tables. Records stand whole, as canonical JSON, in meeting.json and entity.json; the other
 * columns and tables are read off them, so that each list on a screen is one walk of one index.
 * The width of the schema is start-up time: SQLite parses all of it before the first statement.
 */
#include "attache/store/ddl.h"

#include "attache/core/kind.h"

_Static_assert((int)KIND_COUNT <= (int)FACET_PLACE, "kinds and facets share entity.kind");

const char ddl_script[] =
    "PRAGMA page_size = 4096;"
    "PRAGMA journal_mode = OFF;"
    "PRAGMA synchronous = OFF;"
    "BEGIN;"
    /* format, data_date, digest, first_year, last_year, longest (days), terms (words in the table
       term, when there is one), decades (levels of all meetings), count.KIND (integers),
       origin.1 ... */
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
    /* id ascends with (first_day, last_day, slug) */
    "CREATE TABLE meeting(id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE,"
    " first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, date TEXT NOT NULL,"
    " kind TEXT NOT NULL, level TEXT NOT NULL, status TEXT NOT NULL, title TEXT NOT NULL,"
    " native TEXT NOT NULL, place TEXT NOT NULL, partners TEXT NOT NULL,"
    " ordinal INTEGER NOT NULL, origin INTEGER NOT NULL, json TEXT NOT NULL);"
    /* a row of the timeline without its record: a screen of them is three pages, not thirty */
    "CREATE INDEX meeting_row ON meeting(id, slug, title, native, date, kind, level, status,"
    " place, partners, ordinal, origin, first_day, last_day);"
    /* every other record, and the facets; meetings: how many involve it; decades: in each decade,
       as levels (core/spark.h) */
    "CREATE TABLE entity(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, slug TEXT NOT NULL,"
    " title TEXT NOT NULL, native TEXT NOT NULL, acronym TEXT NOT NULL, date TEXT NOT NULL,"
    " word TEXT NOT NULL, partners TEXT NOT NULL, origin INTEGER NOT NULL,"
    " meetings INTEGER NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,"
    " decades TEXT NOT NULL, json TEXT NOT NULL);"
    /* all of a row but the record: names are looked up by the dozen for each page, and this index
       alone is a sixth of the table with its records */
    "CREATE INDEX entity_slug ON entity(kind, slug, title, native, acronym, date, word, partners,"
    " origin, meetings, first_day, last_day, decades);"
    /* which meetings involve an entity; a topic's include those of the topics below it */
    "CREATE TABLE posting(entity INTEGER NOT NULL, meeting INTEGER NOT NULL,"
    " PRIMARY KEY(entity, meeting)) WITHOUT ROWID;"
    /* which entities' records refer to an entity, in which field */
    "CREATE TABLE link(target INTEGER NOT NULL, field TEXT NOT NULL, source INTEGER NOT NULL,"
    " PRIMARY KEY(target, field, source)) WITHOUT ROWID;"
    /* who sat in a meeting; organization 0 when not known */
    "CREATE TABLE seat(person INTEGER NOT NULL, meeting INTEGER NOT NULL, n INTEGER NOT NULL,"
    " organization INTEGER NOT NULL, position TEXT NOT NULL, role TEXT NOT NULL,"
    " PRIMARY KEY(person, meeting, n)) WITHOUT ROWID;"
    "CREATE INDEX seat_organization ON seat(organization, meeting);"
    /* n counts from 1 in its meeting; due_last: the last possible day it is due, else NULL;
       kept: 0 no, 1 partly, 2 yes */
    "CREATE TABLE outcome(id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL, n INTEGER NOT NULL,"
    " kind TEXT NOT NULL, text TEXT NOT NULL, promise INTEGER NOT NULL, due TEXT NOT NULL,"
    " due_last INTEGER, kept INTEGER NOT NULL, basis TEXT NOT NULL);"
    "CREATE UNIQUE INDEX outcome_meeting ON outcome(meeting, n);"
    /* which meeting shows which promise kept */
    "CREATE TABLE kept(meeting INTEGER NOT NULL, outcome INTEGER NOT NULL,"
    " PRIMARY KEY(meeting, outcome)) WITHOUT ROWID;"
    /* every spelling of every entity but meetings and sources; key is the folded spelling */
    "CREATE TABLE name(id INTEGER PRIMARY KEY, entity INTEGER NOT NULL, kind INTEGER NOT NULL,"
    " what INTEGER NOT NULL, spelling TEXT NOT NULL, key TEXT NOT NULL);"
    "CREATE INDEX name_key ON name(key);"
    /* rowid: the meeting's id. rest: agenda, outcomes, notes, venue, names of people,
       organizations, topics and agreements */
    "CREATE VIRTUAL TABLE text USING fts5(title, summary, rest, content='', detail=full,"
    " prefix='1', tokenize='attache');"
    "COMMIT;";

const char ddl_text_large[] =
    "DROP TABLE text;"
    "CREATE VIRTUAL TABLE text USING fts5(title, summary, rest, content='', detail=full,"
    " prefix='1 2 3', tokenize='attache');"
    /* every word of the index: what a prefix of more than three letters stands for */
    "CREATE TABLE term(word TEXT PRIMARY KEY) WITHOUT ROWID;";

const char ddl_fill_terms[] =
    "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, text, row);"
    "INSERT INTO term SELECT term FROM temp.vocabulary;"
    "DROP TABLE temp.vocabulary;"
    "INSERT INTO meta VALUES('terms', (SELECT count(*) FROM term));";
