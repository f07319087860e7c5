/* SPDX-License-Identifier: MIT */
/* The fields of each kind of record, in canonical order. */
#include "attache/core/schema.h"

#include <string.h>

enum { REQUIRED = FIELD_REQUIRED, LIST = FIELD_LIST };

#define TEXT(field, bits, en, ko)                                                                  \
    {                                                                                              \
        .name = (field), .type = FIELD_TEXT, .flags = (bits), .help = {(en), (ko) }                \
    }
#define PLAIN(field, kind_of, bits, en, ko)                                                        \
    {                                                                                              \
        .name = (field), .type = (kind_of), .flags = (bits), .help = {(en), (ko) }                 \
    }
#define WORD(field, table, bits, en, ko)                                                           \
    {                                                                                              \
        .name = (field), .type = FIELD_WORD, .flags = (bits), .vocab = &(table), .help = {         \
            (en),                                                                                  \
            (ko)                                                                                   \
        }                                                                                          \
    }
#define REF(field, kind_of, bits, en, ko)                                                          \
    {                                                                                              \
        .name = (field), .type = FIELD_REF, .flags = (bits), .target = (kind_of), .help = {        \
            (en),                                                                                  \
            (ko)                                                                                   \
        }                                                                                          \
    }
#define OBJECTS(field, table, en, ko)                                                              \
    {                                                                                              \
        .name = (field), .type = FIELD_OBJECT, .flags = LIST, .members = (table), .help = {        \
            (en),                                                                                  \
            (ko)                                                                                   \
        }                                                                                          \
    }
#define ID                                                                                         \
    PLAIN("id", FIELD_SLUG, REQUIRED, "The record's id, unique within its kind.",                  \
          "기록의 id, 종류 안에서 하나뿐입니다.")
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

/* clang-format off */
static const struct field participant[] = {
    REF("person", KIND_PERSON, REQUIRED, "Who sat there.", "참석한 사람."),
    REF("organization", KIND_ORGANIZATION, 0, "The organization the person spoke for.", "그 사람이 대표한 기관."),
    TEXT("position", 0, "The office held that day, as the sources give it.", "출처에 적힌 그날의 직위."),
    WORD("role", vocab_role, REQUIRED, "The part taken in the meeting.", "회의에서 맡은 역할."),
    END,
};

static const struct field agenda_item[] = {
    PLAIN("no", FIELD_INT, REQUIRED, "The item's number.", "의제의 번호."),
    TEXT("title", REQUIRED, "What the item was about.", "의제의 내용."),
    REF("speakers", KIND_PERSON, LIST, "Who spoke.", "발언한 사람."),
    END,
};

static const struct field outcome[] = {
    WORD("kind", vocab_outcome_kind, REQUIRED, "How it came out of the meeting.", "회의에서 어떻게 나왔는지."),
    TEXT("text", REQUIRED, "What it is, in the project's own words.", "그 내용."),
    PLAIN("promise", FIELD_TRUE, 0, "True when something concrete is to happen later.", "뒤에 이루어질 구체적인 일이면 참."),
    PLAIN("due", FIELD_DATE, 0, "When it was promised for.", "약속한 때."),
    REF("kept_by", KIND_MEETING, LIST, "The records that show the promise kept.", "약속의 이행을 보여 주는 기록."),
    TEXT("kept_basis", 0, "Why it counts as kept; begins with \"partly\" when only in part.", "이행으로 보는 이유; 일부만이면 \"partly\"로 시작합니다."),
    END,
};

static const struct field cited_agreement[] = {
    REF("agreement", KIND_AGREEMENT, REQUIRED, "The agreement.", "협정."),
    WORD("role", vocab_agreement_role, REQUIRED, "Whether it was signed there or mentioned.", "거기서 서명했는지 언급했는지."),
    END,
};

static const struct field figure[] = {
    TEXT("label", REQUIRED, "What is counted.", "무엇의 수치인지."),
    PLAIN("value", FIELD_AMOUNT, REQUIRED, "How much.", "값."),
    TEXT("unit", REQUIRED, "Of what.", "단위."),
    PLAIN("period", FIELD_DATE, 0, "The time the figure is about.", "수치가 가리키는 때."),
    END,
};

static const struct field meeting[] = {
    ID,
    TEXT("title", REQUIRED, "The meeting's name in English.", "회의의 영어 이름."),
    TEXT("title_ko", 0, "The meeting's name in Korean.", "회의의 한국어 이름."),
    WORD("kind", vocab_meeting_kind, REQUIRED, "What kind of meeting it was.", "회의의 종류."),
    REF("series", KIND_SERIES, 0, "The series it belongs to.", "속한 회의체."),
    PLAIN("ordinal", FIELD_INT, 0, "Its number in the series.", "회의체 안의 회차."),
    PLAIN("date", FIELD_DATE, REQUIRED, "When it was held or is to be held.", "열린 때 또는 열릴 때."),
    TEXT("date_basis", 0, "Why the date is what it is, when it is not simply stated.", "날짜가 그대로 적혀 있지 않을 때 그 근거."),
    WORD("status", vocab_status, REQUIRED, "Planned means: announced, no later report found.", "planned: 예고되었으나 뒤의 보도를 찾지 못함."),
    WORD("mode", vocab_mode, 0, "How people met.", "만난 방식."),
    TEXT("city", 0, "The city.", "도시."),
    PLAIN("country", FIELD_COUNTRY, 0, "The host country.", "개최국."),
    TEXT("venue", 0, "The place within the city.", "도시 안의 장소."),
    WORD("level", vocab_level, 0, "The level of the heads of delegation.", "수석대표의 급."),
    REF("partners", KIND_PARTNER, REQUIRED | LIST, "The partners; empty for a domestic meeting.", "상대국; 국내 회의면 비어 있습니다."),
    PLAIN("domestic", FIELD_TRUE, 0, "True when there was no single partner.", "특정한 상대국이 없으면 참."),
    OBJECTS("participants", participant, "Who sat there.", "참석한 사람."),
    REF("organizations", KIND_ORGANIZATION, LIST, "The organizations involved.", "관련된 기관."),
    REF("topics", KIND_TOPIC, LIST, "What it was about.", "다룬 주제."),
    TEXT("summary", REQUIRED, "What happened, in the project's own words.", "이 자료의 말로 적은 내용."),
    OBJECTS("agenda", agenda_item, "The items of the agenda.", "의제."),
    OBJECTS("outcomes", outcome, "What was agreed, signed, announced, planned, proposed, reviewed.", "합의, 서명, 발표, 계획, 제안, 점검한 것."),
    OBJECTS("agreements", cited_agreement, "The agreements signed or mentioned.", "서명하거나 언급한 협정."),
    REF("programmes", KIND_PROGRAMME, LIST, "The programmes spoken of.", "언급된 사업."),
    OBJECTS("figures", figure, "The figures stated.", "밝힌 수치."),
    REF("sources", KIND_SOURCE, REQUIRED | LIST, "Where all this comes from.", "이 모든 것의 출처."),
    WORD("confidence", vocab_confidence, REQUIRED, "How far the record is to be trusted.", "기록을 믿을 수 있는 정도."),
    REF("kept_apart", KIND_MEETING, LIST, "Others of that day and place that are not this one.", "같은 날 같은 곳의 다른 회의."),
    TEXT("notes", 0, "Contradictions between the sources, and doubts.", "출처 사이의 어긋남과 의문."),
    END,
};

static const struct field partner[] = {
    PLAIN("id", FIELD_SLUG, REQUIRED, "ISO 3166-1 alpha-2; blocs and former states by own codes.", "ISO 3166-1 두 글자; 지역 기구와 옛 국가는 고유 부호."),
    WORD("kind", vocab_partner_kind, REQUIRED, "Country, bloc or international organization.", "나라, 지역 기구 또는 국제기구."),
    TEXT("name", REQUIRED, "The short English name.", "짧은 영어 이름."),
    TEXT("name_ko", 0, "The Korean name.", "한국어 이름."),
    TEXT("adjective", 0, "The English adjective.", "영어 형용사."),
    TEXT("region", 0, "The region (UN M49).", "지역 (UN M49)."),
    TEXT("aliases", LIST, "Other names and spellings.", "다른 이름과 표기."),
    REF("members", KIND_PARTNER, LIST, "The members of a bloc.", "지역 기구의 회원."),
    REF("parent", KIND_PARTNER, 0, "The bloc or organization it belongs to.", "속한 기구."),
    TEXT("iso3166_3", 0, "The code of a former state (ISO 3166-3).", "옛 국가의 부호 (ISO 3166-3)."),
    PLAIN("until", FIELD_DATE, 0, "When a former state ended.", "옛 국가가 없어진 때."),
    REF("successor", KIND_PARTNER, LIST, "What a former state became.", "옛 국가를 이은 나라."),
    PLAIN("partner", FIELD_BOOL, 0, "False for a place that is no partner in any meeting.", "어느 회의의 상대국도 아닌 곳이면 거짓."),
    END,
};

static const struct field person[] = {
    ID,
    TEXT("name", REQUIRED, "The most official Latin spelling.", "가장 공식적인 로마자 표기."),
    TEXT("family", 0, "The family name.", "성."),
    TEXT("given", 0, "The given name.", "이름."),
    TEXT("name_native", 0, "The name in its own script.", "본래 문자의 이름."),
    PLAIN("country", FIELD_COUNTRY, 0, "The country the person spoke for.", "그 사람이 대표한 나라."),
    TEXT("aliases", LIST, "Every other spelling and script met.", "그 밖의 모든 표기."),
    REF("kept_apart", KIND_PERSON, LIST, "People of like name who are others, or may be; the notes say which.", "이름이 비슷한 다른 사람, 또는 그럴 수 있는 사람; 비고에 적습니다."),
    TEXT("notes", 0, "Doubts, and who romanized the name.", "의문, 그리고 로마자 표기를 한 이."),
    END,
};

static const struct field organization[] = {
    ID,
    TEXT("name", REQUIRED, "The English name.", "영어 이름."),
    TEXT("acronym", 0, "The acronym.", "약칭."),
    TEXT("name_native", 0, "The name in the organization's own language.", "기관의 본래 언어 이름."),
    PLAIN("country", FIELD_COUNTRY, 0, "The country it belongs to.", "속한 나라."),
    WORD("kind", vocab_organization_kind, REQUIRED, "What kind of organization it is.", "기관의 종류."),
    REF("parent", KIND_ORGANIZATION, 0, "The organization it is part of.", "상위 기관."),
    REF("predecessor", KIND_ORGANIZATION, 0, "The organization it came from.", "앞선 기관."),
    REF("successor", KIND_ORGANIZATION, 0, "The organization it became.", "이은 기관."),
    TEXT("aliases", LIST, "Other names.", "다른 이름."),
    END,
};

static const struct field topic[] = {
    ID,
    TEXT("label", REQUIRED, "The English label.", "영어 이름."),
    TEXT("label_ko", 0, "The Korean label.", "한국어 이름."),
    REF("parent", KIND_TOPIC, 0, "The wider topic.", "상위 주제."),
    TEXT("aliases", LIST, "Other English words for it.", "다른 영어 표현."),
    TEXT("aliases_ko", LIST, "Other Korean words for it.", "다른 한국어 표현."),
    END,
};

static const struct field series[] = {
    ID,
    TEXT("title", REQUIRED, "The name of the committee or recurring event.", "위원회나 정례 행사의 이름."),
    REF("partners", KIND_PARTNER, LIST, "The partners in it.", "참여하는 상대국."),
    WORD("kind", vocab_series_kind, REQUIRED, "What kind of series it is.", "회의체의 종류."),
    TEXT("basis", 0, "What it rests on.", "근거."),
    PLAIN("established", FIELD_DATE, 0, "When it was set up.", "설치된 때."),
    TEXT("cadence", 0, "How often it is to meet.", "열리는 주기."),
    PLAIN("known_ordinals", FIELD_INT, LIST, "The sessions known to have been held.", "열린 것으로 알려진 회차."),
    TEXT("aliases", LIST, "Other names.", "다른 이름."),
    REF("predecessors", KIND_SERIES, LIST, "The series it came from.", "앞선 회의체."),
    END,
};

static const struct field agreement[] = {
    ID,
    TEXT("title", REQUIRED, "The name of the document.", "문서의 이름."),
    WORD("kind", vocab_agreement_kind, REQUIRED, "What kind of document it is.", "문서의 종류."),
    PLAIN("signed", FIELD_DATE, 0, "When it was signed.", "서명한 때."),
    PLAIN("in_force", FIELD_DATE, 0, "When it entered into force.", "발효한 때."),
    PLAIN("parties", FIELD_PARTY, REQUIRED | LIST, "The states and organizations that signed.", "서명한 나라와 기관."),
    TEXT("place", 0, "Where it was signed.", "서명한 곳."),
    REF("topics", KIND_TOPIC, LIST, "What it is about.", "다루는 주제."),
    TEXT("notes", 0, "Doubts.", "의문."),
    END,
};

static const struct field programme[] = {
    ID,
    TEXT("name", REQUIRED, "The name of the programme or joint centre.", "사업이나 공동 센터의 이름."),
    REF("partners", KIND_PARTNER, LIST, "The partners in it.", "참여하는 상대국."),
    PLAIN("period", FIELD_DATE, 0, "When it ran.", "운영된 때."),
    REF("organization", KIND_ORGANIZATION, 0, "The organization that is the programme.", "사업 자체인 기관."),
    TEXT("note", 0, "What it is.", "설명."),
    TEXT("aliases", LIST, "Other names.", "다른 이름."),
    END,
};

static const struct field source[] = {
    ID,
    TEXT("title", 0, "The title of the page.", "글의 제목."),
    TEXT("publisher", REQUIRED, "Who published it.", "펴낸 곳."),
    PLAIN("published", FIELD_DATE, 0, "When.", "때."),
    PLAIN("url", FIELD_URL, 0, "Where.", "주소."),
    PLAIN("language", FIELD_LANGUAGE, REQUIRED, "In which language (ISO 639-1).", "언어 (ISO 639-1)."),
    TEXT("licence", 0, "The licence mark on the page, when it is known.", "글에 표시된 이용 조건, 알려진 경우."),
    END,
};

static const struct schema schemas[] = {
    {KIND_MEETING, meeting, "title", "title_ko", NULL, "partners",
     {"A government-level meeting.", "정부 간 회의."}},
    {KIND_PARTNER, partner, "name", "name_ko", NULL, NULL,
     {"A country, bloc or international organization.", "나라, 지역 기구 또는 국제기구."}},
    {KIND_PERSON, person, "name", "name_native", NULL, "country",
     {"A person who took part.", "참석한 사람."}},
    {KIND_ORGANIZATION, organization, "name", "name_native", NULL, "country",
     {"An organization that took part.", "참여한 기관."}},
    {KIND_TOPIC, topic, "label", "label_ko", NULL, NULL,
     {"A subject, in a controlled list of two levels.", "두 단계 목록의 주제."}},
    {KIND_SERIES, series, "title", NULL, "established", "partners",
     {"A committee or recurring event.", "위원회나 정례 행사."}},
    {KIND_AGREEMENT, agreement, "title", NULL, "signed", "parties",
     {"A treaty, memorandum or statement.", "조약, 양해각서 또는 성명."}},
    {KIND_PROGRAMME, programme, "name", NULL, "period", "partners",
     {"A programme or joint centre.", "사업이나 공동 센터."}},
    {KIND_SOURCE, source, "title", NULL, "published", NULL,
     {"A page that states facts used here.", "여기 쓰인 사실이 적힌 글."}},
};
/* clang-format on */

_Static_assert(sizeof(schemas) / sizeof(schemas[0]) == KIND_OUTCOME - KIND_MEETING,
               "every kind that has records stands in the table");

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
