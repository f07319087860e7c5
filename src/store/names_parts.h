/* SPDX-License-Identifier: MIT */
/* What the parts of names share: the spellings, the typed text made ready, and the rules. */
#ifndef ATTACHE_STORE_NAMES_PARTS_H
#define ATTACHE_STORE_NAMES_PARTS_H

#include "attache/store/ddl.h"
#include "attache/store/names.h"
#include "attache/text/roman.h"

enum { TOKENS_MAX = 24, INITIALS_MAX = 32 };

/* Which letters a key has, as bits: 0 to 25 a to z, 26 to 35 digits, 36 to 54 the initial
   consonants of Hangul, 55 to 62 all else, 63 a jamo. */
typedef uint64_t letters;
enum { LETTERS_DIGITS = 26, LETTERS_ASCII = 36, LETTERS_INITIALS = 36, LETTERS_OTHER = 55 };
#define LETTERS_JAMO ((letters)1 << 63)

/* One spelling. Offsets are into names.texts, where texts end with a NUL. */
struct name {
    uint32_t owner; /* index into names.owners */
    uint32_t text;  /* as written */
    uint32_t key;   /* folded, words parted by one space */
    uint16_t key_size;
    uint16_t glued; /* bytes of the key without spaces */
    uint8_t what;   /* enum spelling of ddl.h */
    bool hangul;    /* has a syllable of Hangul */
    uint16_t roman; /* 1 + the index into names.romans, 0 none */
    uint32_t heads; /* which letters a to z its words begin with, and bit 31 for any other */
    letters letters;
};

/* An entity that has spellings. */
struct owner {
    int64_t entity;
    uint8_t kind;
    bool korean; /* a person of Korea, or with a native name in Hangul; a place of Korea */
    bool hangul; /* some native or other name is in Hangul */
    bool known;  /* the two below have been looked up */
    int64_t meetings;
    int64_t last_day;
    uint32_t native; /* of a person: 1 + the index of the native name in Hangul, 0 none */
    uint32_t hit;    /* while a search runs: 1 + its index among the hits, 0 none */
};

struct names {
    struct name *spellings;
    size_t count;
    size_t capacity;
    struct owner *owners;
    size_t owner_count;
    size_t owner_capacity;
    uint32_t *by_entity; /* 1 + the index of the owner, by the entity's id; 0 none */
    size_t entity_capacity;
    char *texts;
    size_t size;
    size_t text_capacity;
    bool loaded;       /* all spellings are here; else those up to last_id */
    int64_t last_id;   /* in the table name */
    bool korean_known; /* owner.korean of those without Hangul, and the next three */
    struct arena arena;
    struct roman_name **romans; /* Latin spellings of Koreans whose Hangul is not known */
    size_t roman_count;
    size_t roman_capacity;
    char *last_text; /* what was looked for last, or NULL, in which kinds, and what was found */
    unsigned last_kinds;
    struct name_hits last;
};

/* A key cut at its spaces: at most TOKENS_MAX tokens, the rest left out. */
struct tokens {
    size_t count;
    const char *start[TOKENS_MAX]; /* not ended by NUL */
    size_t size[TOKENS_MAX];
};

/* A text to look for. */
struct wanted {
    char *key;
    char *glued;
    size_t key_size;
    size_t glued_size;
    letters letters;
    uint32_t head; /* as name.heads, of the first word */
    struct tokens tokens;
    letters token_letters[TOKENS_MAX];
    bool hangul; /* has Hangul, if only jamo */
};

/* What was typed, in all the forms in which it may meet a spelling. */
struct typed {
    struct arena arena;
    const char *raw;
    struct wanted plain;
    uint8_t initials[INITIALS_MAX]; /* when consonants alone were typed: their indices */
    size_t initial_count;
    letters initial_letters;
    struct wanted other; /* typed on the other keyboard layout; key NULL: makes no sense */
    bool roman;          /* reads as a Korean name, whole */
    bool partial;        /* or as a part of one */
    bool syllables;      /* two or more syllables of Hangul and nothing else */
    struct roman_name name;
    struct roman_name part;
    const char **phrases; /* folded: what stood in quotes */
    size_t phrase_count;
};

/* The rank within RULE_HANGUL from which on what was typed stands inside a word. */
enum { NAMES_INSIDE = 2 };

/* How a spelling met what was typed. */
struct name_match {
    enum rule rule;
    int rank;
    bool weak;
};

letters names_letters(const char *key, size_t size);
uint32_t names_head(const char *word);
void names_tokens(const char *key, size_t size, struct tokens *out);

void typed_init(struct typed *typed, const char *raw);
void typed_clear(struct typed *typed);

/* The folded spelling. */
const char *name_key(const struct names *names, const struct name *spelling);

/* Sets how they met, and returns true. */
bool name_set(struct name_match *out, enum rule rule, int rank);

/* How much of the n bytes at s stands at the start of the own words from `at` on, glued. */
struct taken {
    size_t words; /* so many of the own ones; 0: they differ */
    bool open;    /* the last one goes on */
};
struct taken name_take_words(const struct tokens *own, uint32_t used, size_t at, const char *s,
                             size_t n);

/* The rules but slips. False when none holds. */
bool name_meets(const struct names *names, const struct name *spelling, const struct typed *typed,
                struct name_match *out);

/* The rule of slips alone. */
bool name_slips(const struct names *names, const struct name *spelling, const struct typed *typed,
                struct name_match *out);

/* The rules of Korean names: typed in Latin letters; in Hangul, for names that are known in Latin
   letters alone; in Hangul, for names in Hangul that write the surname otherwise. */
bool name_meets_roman(const struct names *names, const struct name *spelling,
                      const struct typed *typed, struct name_match *out);
bool name_meets_romanized(const struct names *names, const struct name *spelling,
                          const struct typed *typed, struct name_match *out);
bool name_meets_twin(const struct names *names, const struct name *spelling,
                     const struct typed *typed, struct name_match *out);

#endif
