/* SPDX-License-Identifier: MIT */
/* A table-driven reader of the command line: options anywhere, -- ends them, negated query terms
   such as -topic:space pass as words. */
#include "attache/app/options.h"

#include "options_parts.h"

#include "attache/core/date.h"
#include "attache/core/message.h"
#include "attache/store/store.h"
#include "attache/text/distance.h"
#include "attache/text/safe.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum option_id {
    OPTION_ANNIVERSARIES,
    OPTION_ASCII,
    OPTION_BOM,
    OPTION_CHECK_KEYS,
    OPTION_COLOR,
    OPTION_COMPLETE,
    OPTION_DB,
    OPTION_FORCE,
    OPTION_FORMAT,
    OPTION_HELP,
    OPTION_KEEP_GOING,
    OPTION_KEY_DELAY,
    OPTION_KIND,
    OPTION_LANG,
    OPTION_LIMIT,
    OPTION_MOUSE,
    OPTION_NO_PAGER,
    OPTION_OUTPUT,
    OPTION_PLAIN,
    OPTION_TODAY,
    OPTION_VERSION,
    OPTION_WITH_EMBEDDED,
};

/* clang-format off */
static const struct option table[] = {
    [OPTION_ANNIVERSARIES] = {"--anniversaries", "", NULL,
     {"ics: also the anniversaries of agreements", "ics: 협정의 주년도"}},
    [OPTION_ASCII] = {"--ascii", "", NULL,
     {"draw with ASCII alone", "ASCII 문자로만 그리기"}},
    [OPTION_BOM] = {"--bom", "", NULL,
     {"csv: begin with a byte order mark, for Excel", "csv: Excel을 위한 바이트 순서 표시로 시작"}},
    [OPTION_CHECK_KEYS] = {"--check-keys", "", NULL,
     {"only check the configuration and its keys", "설정 파일과 글쇠만 검사하고 끝내기"}},
    [OPTION_COLOR] = {"--color", "", "auto|always|never",
     {"colour (NO_COLOR is honoured)", "색 (NO_COLOR를 따름)"}},
    [OPTION_COMPLETE] = {"--complete", "", NULL,
     {"for shells: what may stand last in -- WORD...", "셸용: -- WORD... 끝 낱말의 자동 완성"}},
    [OPTION_DB] = {"--db", "", "FILE",
     {"a database of your own records", "자기 기록의 데이터베이스"}},
    [OPTION_FORCE] = {"--force", "", NULL,
     {"overwrite the file", "있는 파일을 덮어쓰기"}},
    [OPTION_FORMAT] = {"--format", "", "FMT",
     {"one of ", "형식: "}},
    [OPTION_HELP] = {"--help", "-h", NULL,
     {"this help", "이 도움말"}},
    [OPTION_KEEP_GOING] = {"--keep-going", "", NULL,
     {"import: take the good records, list the rest", "import: 옳은 기록만 받고 나머지는 알리기"}},
    [OPTION_KEY_DELAY] = {"--key-delay", "", "MS",
     {"how soon begun keys show how they go on (400)", "이어질 글쇠를 보일 때까지의 밀리초 (400)"}},
    [OPTION_KIND] = {"--kind", "", "KIND",
     {"search: only this kind", "search: 이 종류만"}},
    [OPTION_LANG] = {"--lang", "", "en|ko",
     {"the language of labels", "화면과 답의 언어"}},
    [OPTION_LIMIT] = {"--limit", "", "N",
     {"at most N results (search: 50)", "결과를 N건까지 (search: 50)"}},
    [OPTION_MOUSE] = {"--mouse", "", "on|off",
     {"whether the explorer takes the mouse", "탐색기에서 마우스 쓰기"}},
    [OPTION_NO_PAGER] = {"--no-pager", "", NULL,
     {"never use a pager", "페이저를 쓰지 않기"}},
    [OPTION_OUTPUT] = {"--output", "-o", "FILE",
     {"the file to write to", "적을 파일"}},
    [OPTION_PLAIN] = {"--plain", "", NULL,
     {"the explorer as printed lines", "탐색기를 줄 단위 출력으로"}},
    [OPTION_TODAY] = {"--today", "", "DATE",
     {"the day that counts as today (YYYY-MM-DD)", "오늘로 볼 날짜 (YYYY-MM-DD)"}},
    [OPTION_VERSION] = {"--version", "-V", NULL,
     {"the version and the date of the data", "판과 자료의 날짜"}},
    [OPTION_WITH_EMBEDDED] = {"--with-embedded", "", NULL,
     {"with --db or import: the embedded dataset too", "--db나 import와 함께: 내장 자료도"}},
};
/* clang-format on */

enum { TABLE_SIZE = sizeof(table) / sizeof(table[0]) };

/* A value of a closed list, as its index; else STATUS_USAGE. */
static enum status choose(const char *name, const char *value, const char *const *allowed, int *out,
                          struct err *err)
{
    struct str list = {0};
    for (int i = 0; allowed[i] != NULL; i++) {
        if (str_same_ascii(value, allowed[i])) {
            str_clear(&list);
            *out = i;
            return STATUS_OK;
        }
        str_addf(&list, "%s%s", i > 0 ? ", " : "", allowed[i]);
    }
    struct str shown = {0};
    safe_add(&shown, value, strlen(value));
    err_set(err, STATUS_USAGE, "%s takes %s, not \"%s\"", name, str_text(&list), str_text(&shown));
    str_clear(&shown);
    str_clear(&list);
    return STATUS_USAGE;
}

static enum status set_format(struct options *out, const char *value, struct err *err)
{
    const char *names[FORMAT_COUNT + 1] = {NULL};
    int format = 0;
    while (format < FORMAT_COUNT) {
        names[format] = format_info((enum format)format)->name;
        format++;
    }
    enum status status = choose("--format", value, names, &format, err);
    out->format = (enum format)format;
    out->format_given = true;
    return status;
}

/* A number from least to most; false when the text is none. */
static bool read_number(const char *value, int least, int most, int *out)
{
    char *end = NULL;
    long number = strtol(value, &end, 10);
    if (*value == '\0' || *end != '\0' || number < least || number > most)
        return false;
    *out = (int)number;
    return true;
}

static enum status set_limit(struct options *out, const char *value, struct err *err)
{
    if (!read_number(value, 1, 1000000000, &out->limit))
        return err_set(err, STATUS_USAGE, "--limit takes a number from 1");
    return STATUS_OK;
}

static enum status set_key_delay(struct options *out, const char *value, struct err *err)
{
    if (!read_number(value, 0, 10000, &out->key_delay))
        return err_set(err, STATUS_USAGE, "--key-delay takes milliseconds from 0 to 10000");
    return STATUS_OK;
}

static enum status set_today(struct options *out, const char *value, struct err *err)
{
    struct date date;
    if (date_parse(value, &date, NULL) != STATUS_OK || !date_is_day(&date))
        return err_set(err, STATUS_USAGE, "--today takes a day such as 2026-11-22");
    out->today = date.first;
    out->today_given = true;
    return STATUS_OK;
}

static enum status set_kind(struct options *out, const char *value, struct err *err)
{
    out->kind = kind_parse(value);
    if (out->kind != KIND_NONE)
        return STATUS_OK;
    struct str list = {0};
    kind_list(false, KIND_COUNT, &list);
    err_set(err, STATUS_USAGE, "--kind takes one of: %s", str_text(&list));
    str_clear(&list);
    return STATUS_USAGE;
}

static enum status set_lang(struct options *out, const char *value, struct err *err)
{
    static const char *const names[] = {"en", "ko", NULL};
    int lang = (int)out->lang;
    enum status status = choose("--lang", value, names, &lang, err);
    out->lang = (enum lang)lang;
    return status;
}

static enum status set_colour(struct options *out, const char *value, struct err *err)
{
    static const char *const names[] = {"auto", "always", "never", NULL};
    int colour = 0;
    enum status status = choose("--color", value, names, &colour, err);
    out->colour = (enum term_colour)colour;
    return status;
}

/* on is 1. */
static enum status choose_switch(const char *name, const char *value, bool *out, struct err *err)
{
    static const char *const words[] = {"off", "on", NULL};
    int on = 0;
    enum status status = choose(name, value, words, &on, err);
    *out = on == 1;
    return status;
}

static enum status set_value(struct options *out, enum option_id id, const char *value,
                             struct err *err)
{
    switch (id) {
    case OPTION_COLOR:
        return set_colour(out, value, err);
    case OPTION_DB:
        out->database = value;
        return STATUS_OK;
    case OPTION_FORMAT:
        return set_format(out, value, err);
    case OPTION_KEY_DELAY:
        return set_key_delay(out, value, err);
    case OPTION_KIND:
        return set_kind(out, value, err);
    case OPTION_LANG:
        return set_lang(out, value, err);
    case OPTION_LIMIT:
        return set_limit(out, value, err);
    case OPTION_MOUSE:
        return choose_switch("--mouse", value, &out->mouse, err);
    case OPTION_OUTPUT:
        out->output = value;
        return STATUS_OK;
    case OPTION_TODAY:
        return set_today(out, value, err);
    default:
        return STATUS_OK;
    }
}

static void set_flag(struct options *out, enum option_id id, bool on)
{
    bool *const flags[TABLE_SIZE] = {
        [OPTION_ANNIVERSARIES] = &out->anniversaries,
        [OPTION_ASCII] = &out->ascii,
        [OPTION_BOM] = &out->bom,
        [OPTION_COMPLETE] = &out->complete,
        [OPTION_CHECK_KEYS] = &out->check_keys,
        [OPTION_FORCE] = &out->force,
        [OPTION_HELP] = &out->help,
        [OPTION_KEEP_GOING] = &out->keep_going,
        [OPTION_NO_PAGER] = &out->no_pager,
        [OPTION_PLAIN] = &out->plain,
        [OPTION_VERSION] = &out->version,
        [OPTION_WITH_EMBEDDED] = &out->with_embedded,
    };
    if (flags[id] != NULL)
        *flags[id] = on;
}

const struct option *options_find(const char *word, const char **value)
{
    *value = NULL;
    for (int i = 0; i < TABLE_SIZE; i++) {
        size_t length = strlen(table[i].name);
        if (table[i].brief[0] != '\0' && strcmp(word, table[i].brief) == 0)
            return &table[i];
        if (strncmp(word, table[i].name, length) != 0)
            continue;
        if (word[length] == '\0')
            return &table[i];
        if (word[length] == '=' && table[i].value != NULL) {
            *value = word + length + 1;
            return &table[i];
        }
    }
    return NULL;
}

static enum status unknown_option(const char *word, struct err *err)
{
    struct str shown = {0};
    safe_add(&shown, word, strlen(word));
    struct nearest_name nearest = {NULL, 4};
    for (int i = 0; i < TABLE_SIZE; i++)
        nearest_name_try(&nearest, word, table[i].name);
    if (nearest.name != NULL)
        err_set(err, STATUS_USAGE, "unknown option %s: did you mean %s?", str_text(&shown),
                nearest.name);
    else
        err_set(err, STATUS_USAGE, "unknown option %s; attache --help lists them",
                str_text(&shown));
    str_clear(&shown);
    return STATUS_USAGE;
}

/* "-" is standard input; -topic:space and -"new york" are terms of a query. */
bool options_is_word(const char *word)
{
    return word[0] != '-' || word[1] == '\0' || word[1] == '"' ||
           (word[1] != '-' && strchr(word, ':') != NULL) || (unsigned char)word[1] >= 0x80;
}

void options_init(struct options *out)
{
    *out = (struct options){.limit = -1, .mouse = true, .key_delay = 400};
    const char *database = getenv("ATTACHE_DB");
    if (database != NULL && database[0] != '\0')
        out->database = database;
    date_today(time(NULL), &out->today);
}

/* Takes the option argv[0] with its value, which may be argv[1]: then *used is 2, else 1. */
static enum status take_option(struct options *out, const char *const *argv, int left, int *used,
                               struct err *err)
{
    const char *value = NULL;
    const struct option *option = options_find(argv[0], &value);
    if (option == NULL)
        return unknown_option(argv[0], err);
    enum option_id id = (enum option_id)(option - table);
    *used = 1;
    if (option->value == NULL) {
        set_flag(out, id, true);
        return STATUS_OK;
    }
    if (value == NULL) {
        if (left < 2)
            return err_set(err, STATUS_USAGE, "%s needs a value: %s", option->name, option->value);
        value = argv[1];
        *used = 2;
    }
    return set_value(out, id, value, err);
}

/* The language first: what is said of the others is in it. */
static void find_lang(int argc, const char *const *argv, struct options *out)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *value = NULL;
        const struct option *option = options_find(argv[i], &value);
        if (option == &table[OPTION_LANG] && value == NULL && i + 1 < argc)
            value = argv[i + 1];
        if (option == &table[OPTION_LANG] && value != NULL)
            (void)set_lang(out, value, NULL);
    }
}

enum status options_parse(int argc, const char *const *argv, struct options *out, struct err *err)
{
    const char **words = mem_new((size_t)argc + 1, sizeof(*words));
    out->words = words;
    bool ended = false;
    int used = 1;
    find_lang(argc, argv, out);
    err->say = message_speaker(out->lang);
    for (int i = 1; i < argc; i += used) {
        used = 1;
        if (ended || options_is_word(argv[i]))
            words[out->word_count++] = argv[i];
        else if (strcmp(argv[i], "--") == 0)
            ended = true;
        else if (take_option(out, argv + i, argc - i, &used, err) != STATUS_OK)
            return STATUS_USAGE;
    }
    return STATUS_OK;
}

/* Those that make sense for every run. */
static const enum option_id settings[] = {OPTION_ASCII,     OPTION_COLOR,        OPTION_DB,
                                          OPTION_KEY_DELAY, OPTION_LANG,         OPTION_MOUSE,
                                          OPTION_NO_PAGER,  OPTION_WITH_EMBEDDED};
enum { SETTINGS = sizeof(settings) / sizeof(settings[0]) };

const char *options_setting(size_t n)
{
    return n < SETTINGS ? table[settings[n]].name + 2 : NULL;
}

enum status options_set(struct options *options, const char *name, const char *value,
                        struct err *err)
{
    for (int i = 0; i < SETTINGS; i++) {
        enum option_id id = settings[i];
        bool on = false;
        if (strcmp(table[id].name + 2, name) != 0)
            continue;
        if (id == OPTION_DB && options->database != NULL)
            return STATUS_OK;
        value = arena_dup(&options->arena, value);
        if (table[id].value != NULL)
            return set_value(options, id, value, err);
        enum status status = choose_switch(name, value, &on, err);
        if (status == STATUS_OK)
            set_flag(options, id, on);
        return status;
    }
    return STATUS_NONE;
}

void options_clear(struct options *options)
{
    const char **words = (const char **)(uintptr_t)options->words;
    mem_free(&words);
    arena_clear(&options->arena);
    options->words = NULL;
    options->word_count = 0;
}

/* Whether the text is a field with a value that it takes and that, in the store, names something.
 */
static bool is_value(const char *text, struct store *store)
{
    struct query query = {0};
    struct result found = {0};
    bool good = query_parse(text, &query, NULL) == STATUS_OK && query.count == 1;
    if (good && store != NULL) {
        const struct factor *factor = &query.terms[0].factors[0];
        good = store_suggest(store, (struct begun){factor->field, factor->values[0]}, 1, &found,
                             NULL) != STATUS_OK ||
               found.count > 0;
    }
    result_clear(&found);
    query_clear(&query);
    return good;
}

/* A word with a second field in it is a query. */
static void join_word(const char *word, struct store *store, struct str *out)
{
    const char *colon = strchr(word, ':');
    const char *space = strchr(word, ' ');
    struct str quoted = {0};
    bool value = colon != NULL && space != NULL && colon + 1 < space &&
                 strchr(space, ':') == NULL && strchr(word, '"') == NULL;
    if (value)
        str_addf(&quoted, "%.*s:\"%s\"", (int)(colon - word), word, colon + 1);
    value = value && is_value(str_text(&quoted), store);
    str_add(out, value ? str_text(&quoted) : word);
    str_clear(&quoted);
}

void options_join(const struct options *options, size_t first, struct store *store, struct str *out)
{
    for (size_t i = first; i < options->word_count; i++) {
        if (i > first)
            str_add_char(out, ' ');
        join_word(options->words[i], store, out);
    }
}

const struct option *options_table(size_t *count)
{
    *count = TABLE_SIZE;
    return table;
}

void option_explain(const struct option *option, enum lang lang, struct str *out)
{
    str_add(out, option->help[lang]);
    if (option == &table[OPTION_FORMAT])
        format_names(CONTENT_NONE, " ", out);
}
