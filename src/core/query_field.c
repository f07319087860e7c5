/* SPDX-License-Identifier: MIT */
/* The fields of the query language as a table, and the check of what is typed after them. */
#include "attache/core/query.h"

#include "attache/core/date.h"
#include "attache/text/distance.h"
#include "query_parts.h"

#include <assert.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct word has_words[] = {
    {"agreement", "", {"agreement", "협정"}},
    {"promise", "", {"promise", "약속"}},
    {"agenda", "", {"agenda", "의제"}},
    {"figure", "", {"figure", "수치"}},
    {"participant", "", {"participant", "참석자"}},
    {"note", "", {"note", "비고"}},
    {"outcome", "", {"outcome", "성과"}},
    {"programme", "", {"programme", "사업"}},
};
const struct vocab vocab_query_has = {"value of has:", has_words, COUNT(has_words)};

static const struct word is_words[] = {
    {"open", "", {"open", "미결"}},
    {"kept", "", {"kept", "이행"}},
    {"partly", "", {"partly kept", "일부 이행"}},
    {"lapsed", "", {"lapsed", "기한 경과"}},
    {"planned", "", {"planned", "예정"}},
};
const struct vocab vocab_query_is = {"value of is:", is_words, COUNT(is_words)};

/* clang-format off */
static const struct query_field_info fields[QUERY_FIELD_COUNT] = {
    [QUERY_WORD] = {"", "", KIND_NONE, NULL,
     {"a word of the text or of a name", "본문이나 이름의 낱말"}},
    [QUERY_PHRASE] = {"", "", KIND_NONE, NULL,
     {"exact words", "그대로의 낱말들"}},
    [QUERY_PARTNER] = {"partner", "country", KIND_PARTNER, NULL,
     {"a country or bloc: fr, france, 프랑스", "나라나 지역 기구: fr, france, 프랑스"}},
    [QUERY_TOPIC] = {"topic", "", KIND_TOPIC, NULL,
     {"a topic, with the topics below it", "주제와 그 아래 주제"}},
    [QUERY_PERSON] = {"person", "who", KIND_PERSON, NULL,
     {"someone who took part", "참석한 사람"}},
    [QUERY_ORGANIZATION] = {"org", "organization organisation body", KIND_ORGANIZATION, NULL,
     {"an organization that took part", "참여한 기관"}},
    [QUERY_SERIES] = {"series", "", KIND_SERIES, NULL,
     {"a series of meetings", "회의체"}},
    [QUERY_AGREEMENT] = {"agreement", "", KIND_AGREEMENT, NULL,
     {"an agreement signed or mentioned", "서명하거나 언급한 협정"}},
    [QUERY_PROGRAMME] = {"programme", "program", KIND_PROGRAMME, NULL,
     {"a programme of cooperation", "협력 사업"}},
    [QUERY_SOURCE] = {"source", "", KIND_SOURCE, NULL,
     {"a source the record rests on", "기록의 출처"}},
    [QUERY_PLACE] = {"place", "city", KIND_NONE, NULL,
     {"the city", "도시"}},
    [QUERY_MEETING] = {"meeting", "", KIND_MEETING, NULL,
     {"a meeting by its id: kr-fr-jcc-07", "회의의 id: kr-fr-jcc-07"}},
    [QUERY_KIND] = {"kind", "type", KIND_NONE, &vocab_meeting_kind,
     {"the kind of meeting", "회의의 종류"}},
    [QUERY_LEVEL] = {"level", "", KIND_NONE, &vocab_level,
     {"the level of the heads of delegation", "수석대표의 급"}},
    [QUERY_MODE] = {"mode", "", KIND_NONE, &vocab_mode,
     {"in person, virtual or both", "대면, 화상 또는 둘 다"}},
    [QUERY_STATUS] = {"status", "", KIND_NONE, &vocab_status,
     {"whether it was held", "개최 여부"}},
    [QUERY_CONFIDENCE] = {"confidence", "", KIND_NONE, &vocab_confidence,
     {"how sure the record is", "기록의 신뢰도"}},
    [QUERY_YEAR] = {"year", "", KIND_NONE, NULL,
     {"2018, 2018..2024, ..1999 or 2018..", "해: 2018, 2018..2024, ..1999, 2018.."}},
    [QUERY_DATE] = {"date", "", KIND_NONE, NULL,
     {"a date in EDTF: 2023, 2023-05, 2023-05-17, 2023-05/2023-07", "EDTF 날짜: 2023, 2023-05, 2023-05-17, 2023-05/2023-07"}},
    [QUERY_HAS] = {"has", "", KIND_NONE, &vocab_query_has,
     {"what the record holds", "기록에 있는 것"}},
    [QUERY_IS] = {"is", "", KIND_NONE, &vocab_query_is,
     {"planned, or how a promise of it stands", "예정 여부, 또는 약속의 상태"}},
};
/* clang-format on */

const struct query_field_info *query_field_info(enum query_field field)
{
    assert(field >= 0 && field < QUERY_FIELD_COUNT);
    return &fields[field];
}

/* ASCII in lower case, with a hyphen for a space and an underscore. */
static char plain(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return c == ' ' || c == '_' ? '-' : c;
}

static bool same_plain(const char *a, const char *b)
{
    while (*a != '\0' && plain(*a) == plain(*b)) {
        a++;
        b++;
    }
    return plain(*a) == plain(*b);
}

/* The search for the nearest of several words. */
struct nearest {
    char typed[32]; /* "" when it is too long to be near anything */
    int limit;
    const char *found; /* borrowed; its first found_size bytes */
    size_t found_size;
};

static struct nearest nearest_start(const char *typed, size_t n)
{
    struct nearest nearest = {.limit = n < 6 ? 1 : n < 9 ? 2 : 3};
    for (size_t i = 0; n < sizeof(nearest.typed) && i < n; i++)
        nearest.typed[i] = plain(typed[i]);
    return nearest;
}

/* A word that begins as typed is as near as one slip. */
static void nearest_try(struct nearest *nearest, const char *word, size_t n)
{
    char plain_word[32] = "";
    size_t typed = strlen(nearest->typed);
    if (typed == 0 || n >= sizeof(plain_word))
        return;
    for (size_t i = 0; i < n; i++)
        plain_word[i] = plain(word[i]);
    int distance = distance_osa(nearest->typed, plain_word, nearest->limit);
    if (distance > 1 && typed < n && strncmp(nearest->typed, plain_word, typed) == 0)
        distance = 1;
    if (distance > nearest->limit || distance >= (int)n)
        return;
    nearest->limit = distance - 1;
    nearest->found = word;
    nearest->found_size = n;
}

/* Adds `unknown level "ministre"`, with what is long cut short. */
static void add_refused(struct str *out, const char *what, const char *typed, size_t n)
{
    size_t shown = query_cut(typed, n, 64);
    str_addf(out, "%s \"", what);
    str_add_bytes(out, typed, shown);
    str_add(out, shown < n ? "…\"" : "\"");
}

static void add_nearest(struct str *out, const struct nearest *nearest, const struct err *err)
{
    if (nearest->found != NULL)
        str_addf(out, err_say(err, ": did you mean %.*s?"), (int)nearest->found_size,
                 nearest->found);
}

static enum status refuse(struct err *err, struct str *message)
{
    err_set(err, STATUS_USAGE, "%s", str_text(message));
    str_clear(message);
    return STATUS_USAGE;
}

/* One name after another of a field: its name, then its aliases. False after the last. */
static bool next_name(const struct query_field_info *info, const char **name, size_t *n)
{
    if (*name == NULL)
        *name = info->name;
    else if (*name == info->name)
        *name = info->alias;
    else
        *name += *n + (((*name)[*n] == ' ') ? 1 : 0);
    *n = strcspn(*name, " ");
    return *n > 0;
}

static bool same_name(const char *name, const char *typed, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (name[i] != plain(typed[i]))
            return false;
    }
    return true;
}

bool query_field_find(const char *name, size_t n, enum query_field *field)
{
    for (int i = QUERY_PARTNER; i < QUERY_FIELD_COUNT; i++) {
        const char *known = NULL;
        size_t size = 0;
        while (next_name(&fields[i], &known, &size)) {
            if (size == n && same_name(known, name, n)) {
                *field = (enum query_field)i;
                return true;
            }
        }
    }
    return false;
}

enum status query_field_refuse(const char *name, size_t n, struct err *err)
{
    struct str message = {0};
    struct nearest nearest = nearest_start(name, n);
    for (int i = QUERY_PARTNER; i < QUERY_FIELD_COUNT; i++) {
        const char *known = NULL;
        size_t size = 0;
        while (next_name(&fields[i], &known, &size))
            nearest_try(&nearest, known, size);
    }
    add_refused(&message, err_say(err, "unknown field"), name, n);
    add_nearest(&message, &nearest, err);
    str_addf(&message, " (%s: ", err_say(err, "fields"));
    for (int i = QUERY_PARTNER; i < QUERY_FIELD_COUNT; i++)
        str_addf(&message, "%s%s", i > QUERY_PARTNER ? ", " : "", fields[i].name);
    str_add_char(&message, ')');
    return refuse(err, &message);
}

static bool is_word(const struct word *word, const char *typed)
{
    return same_plain(word->id, typed) || same_plain(word->code, typed) ||
           same_plain(word->label[LANG_EN], typed) || same_plain(word->label[LANG_KO], typed);
}

static enum status check_word(const struct query_field_info *info, const char **value,
                              struct err *err)
{
    const struct vocab *vocab = info->vocab;
    struct str message = {0};
    struct nearest nearest = nearest_start(*value, strlen(*value));
    for (size_t i = 0; i < vocab->count; i++) {
        if (is_word(&vocab->words[i], *value)) {
            *value = vocab->words[i].id;
            return STATUS_OK;
        }
        nearest_try(&nearest, vocab->words[i].id, strlen(vocab->words[i].id));
    }
    bool named = vocab == &vocab_query_has || vocab == &vocab_query_is;
    str_addf(&message, err_say(err, "unknown %s"), named ? vocab->name : info->name);
    add_refused(&message, "", *value, strlen(*value));
    add_nearest(&message, &nearest, err);
    for (size_t i = 0; i < vocab->count; i++)
        str_addf(&message, "%s%s", i > 0 ? ", " : " (", vocab->words[i].id);
    str_add_char(&message, ')');
    return refuse(err, &message);
}

/* Reads four digits at *at and moves over them; -1 when they are not there. */
static int read_year(const char **at)
{
    int year = 0;
    for (int i = 0; i < 4; i++) {
        char c = (*at)[i];
        if (c < '0' || c > '9')
            return -1;
        year = year * 10 + (c - '0');
    }
    *at += 4;
    return year;
}

/* Reads what may stand between two years, ".." alone when strict; false when nothing does. */
static bool read_gap(const char **at, bool strict)
{
    static const char *const gaps[] = {"..", "...", ".", "-", "/", "–", "—", "~", ":"};
    size_t best = 0;
    for (size_t i = 0; i < (strict ? 1 : COUNT(gaps)); i++) {
        size_t n = strlen(gaps[i]);
        if (n > best && strncmp(*at, gaps[i], n) == 0)
            best = n;
    }
    *at += best;
    return best > 0;
}

/* The years of a text; an end that is left open is -1. */
static bool read_years(const char *text, bool strict, int *first, int *last)
{
    *first = read_year(&text);
    if (*first >= 0 && *text == '\0') {
        *last = *first;
        return true;
    }
    if (!read_gap(&text, strict))
        return false;
    *last = read_year(&text);
    return *text == '\0' && (*first >= 0 || *last >= 0);
}

static void add_years(struct str *out, int first, int last, const struct err *err)
{
    struct str years = {0};
    if (first >= 0)
        str_addf(&years, "%04d", first);
    str_add(&years, "..");
    if (last >= 0)
        str_addf(&years, "%04d", last);
    str_addf(out, err_say(err, ": did you mean %.*s?"), (int)years.length, str_text(&years));
    str_clear(&years);
}

static enum status refuse_year(const char *value, struct err *err)
{
    struct str message = {0};
    struct date date;
    int first = 0;
    int last = 0;
    add_refused(&message, err_say(err, "bad year"), value, strlen(value));
    if (read_years(value, false, &first, &last)) {
        bool turned = first >= 0 && last >= 0 && last < first;
        add_years(&message, turned ? last : first, turned ? first : last, err);
    } else if (date_parse(value, &date, NULL) == STATUS_OK) {
        str_addf(&message, err_say(err, ": did you mean date:%s?"), value);
    }
    str_add(&message, " (2018, 2018..2024, ..1999, 2018..)");
    return refuse(err, &message);
}

static enum status check_year(struct factor *factor, const char *value, struct err *err)
{
    int first = 0;
    int last = 0;
    if (!read_years(value, true, &first, &last) || (first >= 0 && last >= 0 && last < first))
        return refuse_year(value, err);
    factor->first_day = first < 0 ? DATE_DAY_MIN : date_day_number(first, 1, 1);
    factor->last_day = last < 0 ? DATE_DAY_MAX : date_day_number(last, 12, 31);
    return STATUS_OK;
}

static enum status check_date(struct factor *factor, const char *value, struct err *err)
{
    struct date date;
    struct err why = err_like(err);
    if (date_parse(value, &date, &why) != STATUS_OK)
        return err_set(err, STATUS_USAGE,
                       "%s (2023, 2023-05, 2023-05-17, 2023-05/2023-07, 2023-05/..)", why.text);
    factor->first_day = date.first;
    factor->last_day = date.last;
    return STATUS_OK;
}

enum status query_value_check(struct factor *factor, const char **value, struct err *err)
{
    const struct query_field_info *info = query_field_info(factor->field);
    if (info->vocab != NULL)
        return check_word(info, value, err);
    if (factor->field == QUERY_YEAR)
        return check_year(factor, *value, err);
    if (factor->field == QUERY_DATE)
        return check_date(factor, *value, err);
    return STATUS_OK;
}

enum query_field query_field_of(enum kind kind)
{
    int field = QUERY_PARTNER;
    while (field < QUERY_FIELD_COUNT && fields[field].kind != kind)
        field++;
    const bool involved = kind != KIND_NONE && kind != KIND_MEETING && field < QUERY_FIELD_COUNT;
    return involved ? (enum query_field)field : QUERY_WORD;
}
