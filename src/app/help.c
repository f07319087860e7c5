/* SPDX-License-Identifier: MIT */
/* help: the tables of the program as pages: topics, fields of queries and of records, commands and
   keys; and its manuals. */
#include "help_parts.h"

#include "attache/app/pager.h"

#include "attache/core/date.h"
#include "attache/core/flow.h"
#include "attache/core/query.h"
#include "attache/core/schema.h"
#include "attache/export/render.h"
#include "attache/text/distance.h"
#include "attache/text/safe.h"
#include "attache/ui/help.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void add_row(struct page *page, const char *name, const char *text)
{
    page_row(page);
    page_cell(page);
    page_text(page, SPAN_STRONG, name);
    page_cell(page);
    page_text(page, SPAN_PLAIN, text);
}

/* Adds ": a, b, c", the words of a vocabulary. */
static void add_words(const struct vocab *vocab, struct str *out)
{
    for (size_t i = 0; i < vocab->count; i++)
        str_addf(out, "%s%s", i > 0 ? ", " : ": ", vocab->words[i].id);
}

/* query */

/* clang-format off */
static const struct {
    const char *form;
    const char *help[LANG_COUNT];
} forms[] = {
    {"word word", {"both, in any order; the last one may be only begun", "둘 다, 순서 없이; 끝 낱말은 앞부분만이어도 됨"}},
    {"\"exact words\"", {"a phrase", "그대로의 구절"}},
    {"-word", {"not this", "이것은 빼고"}},
    {"a OR b", {"either; OR in capitals", "둘 중 하나; OR는 대문자로"}},
    {"field:value", {"a field, as below", "아래의 필드"}},
    {"field:a,b", {"one of several values", "여러 값 중 하나"}},
    {"field:\"a b\"", {"a value with spaces", "빈칸이 있는 값"}},
    {"-field:value", {"not this value", "이 값은 빼고"}},
};
/* clang-format on */

enum { FORMS = sizeof(forms) / sizeof(forms[0]) };

static void query_topic(const struct options *options, struct page *page)
{
    enum lang lang = options->lang;
    page_title(page, lang == LANG_KO ? "질의" : "Queries");
    page_paragraph(page);
    page_text(page, SPAN_PLAIN,
              lang == LANG_KO ? "낱말과 필드의 한 줄이며, 모두 맞아야 합니다."
                              : "A line of words and fields, all of which must match.");
    for (int i = 0; i < FORMS; i++)
        add_row(page, forms[i].form, forms[i].help[lang]);
    page_heading(page, lang == LANG_KO ? "필드" : "Fields");
    for (int field = QUERY_PARTNER; field < QUERY_FIELD_COUNT; field++) {
        const struct query_field_info *info = query_field_info((enum query_field)field);
        struct str name = {0};
        struct str text = {0};
        str_addf(&name, "%s:", info->name);
        for (const char *at = info->alias; *at != '\0'; at += strspn(at, " ")) {
            int n = (int)strcspn(at, " ");
            str_addf(&name, " %.*s:", n, at);
            at += n;
        }
        str_add(&text, info->help[lang]);
        if (info->vocab != NULL)
            add_words(info->vocab, &text);
        add_row(page, str_text(&name), str_text(&text));
        str_clear(&text);
        str_clear(&name);
    }
}

/* keys */

static void keys_topic(const struct options *options, struct page *page)
{
    help_page(options->lang, page);
}

/* dates: what each means is said by the program itself */

static const char *const dates[] = {
    "2018-07-06",      "2018-07", "2018",  "2023-10-30/2023-10-31",
    "2023-07/2023-12", "2003/..", "2003/", "../1999",
    "2018?",           "1985~",   "1985%", "201X",
    "1985-04-XX",      "2004-21",
};

enum { DATES = sizeof(dates) / sizeof(dates[0]) };

static void dates_topic(const struct options *options, struct page *page)
{
    bool korean = options->lang == LANG_KO;
    page_title(page, korean ? "날짜" : "Dates");
    page_paragraph(page);
    page_text(page, SPAN_PLAIN,
              korean
                  ? "날짜는 EDTF(ISO 8601-2)로, 알려진 만큼만 정확하게 적습니다. 뜻할 수 있는 가장 "
                    "이른 날, 다음은 가장 늦은 날의 순서입니다."
                  : "Dates are EDTF (ISO 8601-2), as exact as they are known. They sort by the "
                    "earliest day they may mean, then by the latest.");
    for (int i = 0; i < DATES; i++) {
        struct date date;
        struct str text = {0};
        if (date_parse(dates[i], &date, NULL) == STATUS_OK)
            date_format_long(&date, options->lang, &text);
        add_row(page, dates[i], str_text(&text));
        str_clear(&text);
    }
}

/* records */

/* clang-format off */
static const char *const types[][LANG_COUNT] = {
    [FIELD_TEXT] = {"text", "글"},
    [FIELD_SLUG] = {"id", "id"},
    [FIELD_INT] = {"integer", "정수"},
    [FIELD_AMOUNT] = {"number or text", "수 또는 글"},
    [FIELD_TRUE] = {"true", "참"},
    [FIELD_BOOL] = {"true or false", "참 또는 거짓"},
    [FIELD_DATE] = {"date", "날짜"},
    [FIELD_URL] = {"address", "주소"},
    [FIELD_WORD] = {"word", "낱말"},
    [FIELD_REF] = {"id", "id"},
    [FIELD_PARTY] = {"id", "id"},
    [FIELD_COUNTRY] = {"country", "나라"},
    [FIELD_LANGUAGE] = {"language", "언어"},
    [FIELD_OBJECT] = {"object", "객체"},
};
/* clang-format on */

static void add_type(const struct field *field, enum lang lang, struct str *out)
{
    bool list = (field->flags & FIELD_LIST) != 0;
    str_addf(out, "%s%s", list ? lang == LANG_KO ? "목록, 각각 " : "list, each " : "",
             types[field->type][lang]);
    if (field->type == FIELD_REF)
        str_addf(out, " (%s)", kind_name(field->target));
    if (field->type == FIELD_PARTY)
        str_addf(out, " (%s, %s)", kind_name(KIND_PARTNER), kind_name(KIND_ORGANIZATION));
    if ((field->flags & FIELD_REQUIRED) != 0)
        str_add(out, lang == LANG_KO ? "; 필수" : "; required");
}

static void add_field(const struct field *field, const char *owner, enum lang lang,
                      struct page *page)
{
    struct str type = {0};
    struct str text = {0};
    add_type(field, lang, &type);
    str_add(&text, field->help[lang]);
    if (field->type == FIELD_WORD) {
        str_add(&text, lang == LANG_KO ? " 다음 중 하나" : " One of");
        add_words(field->vocab, &text);
    }
    page_row(page);
    page_cell(page);
    page_textf(page, SPAN_STRONG, "%s%s%s", owner, owner[0] != '\0' ? "." : "", field->name);
    page_cell(page);
    page_text(page, SPAN_FAINT, str_text(&type));
    page_cell(page);
    page_text(page, SPAN_PLAIN, str_text(&text));
    str_clear(&text);
    str_clear(&type);
}

/* Fields of an object are named behind the field that holds it; objects hold no objects. */
static void add_fields(const struct field *fields, const char *owner, enum lang lang,
                       struct page *page)
{
    for (const struct field *field = fields; field->name != NULL; field++) {
        add_field(field, owner, lang, page);
        if (field->members != NULL)
            add_fields(field->members, field->name, lang, page);
    }
}

static void add_kind(enum kind kind, enum lang lang, struct page *page)
{
    const struct schema *schema = schema_of(kind);
    page_heading(page, kind_name(kind));
    page_paragraph(page);
    page_text(page, SPAN_PLAIN, schema->help[lang]);
    add_fields(schema->fields, "", lang, page);
}

static void records_topic(const struct options *options, struct page *page)
{
    page_title(page, options->lang == LANG_KO ? "기록" : "Records");
    page_paragraph(page);
    page_text(
        page, SPAN_PLAIN,
        options->lang == LANG_KO
            ? "종류별 필드이며, 적는 순서입니다. attache help KIND는 한 종류의 필드를 보이고, "
              "attache(5)에 종류마다 예가 있습니다."
            : "The fields of each kind, in the order in which they are written. attache help "
              "KIND shows those of one kind; attache(5) has an example of each.");
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        if (schema_of((enum kind)kind) != NULL)
            add_kind((enum kind)kind, options->lang, page);
    }
}

/* The topics */

struct topic {
    const char *name;
    const char *help[LANG_COUNT];
    void (*build)(const struct options *options, struct page *page); /* NULL: a manual */
};

static const struct topic topics[] = {
    {"query",
     {"the query language: words, phrases, fields", "질의: 낱말, 구절, 필드"},
     query_topic},
    {"keys", {"the keys and commands of the explorer", "탐색기의 글쇠와 명령"}, keys_topic},
    {"dates", {"how dates are written", "날짜를 적는 법"}, dates_topic},
    {"records", {"the fields of the records, kind by kind", "종류별 기록의 필드"}, records_topic},
    {"1", {"the manual attache(1): the program", "설명서 attache(1): 프로그램"}, NULL},
    {"5",
     {"the manual attache(5): records, formats, files", "설명서 attache(5): 기록, 형식, 파일"},
     NULL},
    {"7",
     {"the manual attache(7): a guide, with a tutorial", "설명서 attache(7): 안내와 따라 하기"},
     NULL},
};

enum { TOPICS = sizeof(topics) / sizeof(topics[0]) };

const char *help_topic(size_t index, enum lang lang, const char **about)
{
    if (index >= TOPICS)
        return NULL;
    *about = topics[index].help[lang];
    return topics[index].name;
}

static void contents(enum lang lang, struct page *page)
{
    size_t count = 0;
    const struct subcommand *table = subcommand_table(&count);
    struct str kinds = {0};
    page_title(page, "attache help TOPIC");
    for (size_t i = 0; i < count; i++)
        add_row(page, table[i].name, table[i].help[lang]);
    for (int i = 0; i < TOPICS; i++)
        add_row(page, topics[i].name, topics[i].help[lang]);
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        if (schema_of((enum kind)kind) != NULL)
            str_addf(&kinds, "%s%s", kinds.length > 0 ? ", " : "", kind_name((enum kind)kind));
    }
    page_row(page);
    page_cell(page);
    page_text(page, SPAN_STRONG, "KIND");
    page_cell(page);
    page_textf(page, SPAN_PLAIN, "%s: %s",
               lang == LANG_KO ? "한 종류 기록의 필드" : "the fields of one kind of record",
               str_text(&kinds));
    page_paragraph(page);
    page_text(page, SPAN_PLAIN,
              lang == LANG_KO ? "옵션은 attache --help에 모두 있습니다."
                              : "attache --help lists all options.");
    str_clear(&kinds);
}

static enum status print_page(const struct options *options, struct page *page, struct err *err)
{
    struct flow flow = {0};
    struct str text = {0};
    if (pager_is_ascii(options))
        page_ascii(page);
    flow_page(page, command_columns(), &flow);
    render_page_text(&flow, &text);
    enum status status = pager_print(options, &text, err);
    str_clear(&text);
    flow_clear(&flow);
    return status;
}

/* Manuals */

bool help_has_manual(const char *section)
{
    char number[] = {section[0], '\0'};
    char man[] = "man";
    char where[] = "-w";
    char name[] = "attache";
    char *argv[] = {man, where, number, name, NULL};
    int ended = 0;
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_RDWR);
        for (int fd = 0; fd <= 2; fd++)
            (void)dup2(null, fd);
        (void)execvp(man, argv);
        _exit(127);
    }
    return child > 0 && waitpid(child, &ended, 0) == child && ended == 0;
}

/* The program becomes man. */
static enum status run_manual(const struct options *options, const char *topic, struct err *err)
{
    char section[] = {topic[0], '\0'};
    char man[] = "man";
    char name[] = "attache";
    char *argv[] = {man, section, name, NULL};
    if (help_has_manual(section)) {
        if (options->no_pager)
            (void)setenv("MANPAGER", "cat", 1);
        (void)signal(SIGXFSZ, SIG_DFL);
        (void)execvp(man, argv);
    }
    return err_set(err, STATUS_NONE,
                   "attache(%s) is not installed: in the source, make man writes it to "
                   "build/man/attache.%s",
                   section, section);
}

/* The subcommand */

static enum status unknown_topic(const char *typed, struct err *err)
{
    size_t count = 0;
    const struct subcommand *table = subcommand_table(&count);
    struct nearest_name nearest = {NULL, (int)(strlen(typed) < 8 ? strlen(typed) + 1 : 9) / 3 + 1};
    struct str shown = {0};
    for (size_t i = 0; i < count; i++)
        nearest_name_try(&nearest, typed, table[i].name);
    for (int i = 0; i < TOPICS; i++)
        nearest_name_try(&nearest, typed, topics[i].name);
    for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++)
        nearest_name_try(&nearest, typed, kind_name((enum kind)kind));
    safe_add(&shown, typed, strlen(typed));
    if (nearest.name != NULL)
        err_set(err, STATUS_USAGE, "no help on \"%s\": did you mean %s?", str_text(&shown),
                nearest.name);
    else
        err_set(err, STATUS_USAGE, "no help on \"%s\"; attache help lists the topics",
                str_text(&shown));
    str_clear(&shown);
    return STATUS_USAGE;
}

static const struct subcommand *find_subcommand(const char *name)
{
    size_t count = 0;
    const struct subcommand *table = subcommand_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (str_same_ascii(table[i].name, name))
            return &table[i];
    }
    return NULL;
}

static const struct topic *find_topic(const char *name)
{
    for (int i = 0; i < TOPICS; i++) {
        if (str_same_ascii(topics[i].name, name))
            return &topics[i];
    }
    return NULL;
}

static enum status print_subcommand(const struct options *options,
                                    const struct subcommand *subcommand, struct err *err)
{
    struct str text = {0};
    help_add_subcommand(subcommand, options->lang, &text);
    enum status status = pager_print(options, &text, err);
    str_clear(&text);
    return status;
}

enum status command_help(const struct options *options, struct err *err)
{
    if (options->word_count > 2)
        return err_set(err, STATUS_USAGE, "help takes one TOPIC; attache help lists them");
    const char *name = options->word_count == 2 ? options->words[1] : "";
    const struct subcommand *subcommand = find_subcommand(name);
    const struct topic *topic = find_topic(name);
    enum kind kind = kind_parse(name);
    struct page page = {0};
    if (subcommand != NULL)
        return print_subcommand(options, subcommand, err);
    if (topic != NULL && topic->build == NULL)
        return run_manual(options, topic->name, err);
    if (topic != NULL)
        topic->build(options, &page);
    else if (kind != KIND_NONE)
        add_kind(kind == KIND_OUTCOME ? KIND_MEETING : kind, options->lang, &page);
    else if (name[0] == '\0')
        contents(options->lang, &page);
    else
        return unknown_topic(name, err);
    enum status status = print_page(options, &page, err);
    page_clear(&page);
    return status;
}
