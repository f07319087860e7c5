/* SPDX-License-Identifier: MIT */
/* The vocabularies as tables; a word's order is its order on screens. */
#include "attache/core/vocab.h"

#include <string.h>

#define VOCAB(symbol, title, ...)                                                                  \
    static const struct word symbol##_words[] = {__VA_ARGS__};                                     \
    const struct vocab vocab_##symbol = {title, symbol##_words,                                    \
                                         sizeof(symbol##_words) / sizeof(symbol##_words[0])}

VOCAB(meeting_kind, "meeting kind", {"summit", "SM", {"summit", "정상회담"}},
      {"ministerial", "MN", {"ministerial meeting", "장관급 회의"}},
      {"joint-committee", "JC", {"joint committee", "공동위원회"}},
      {"high-level-talks", "TA", {"high-level talks", "고위급 회담"}},
      {"dialogue", "DI", {"dialogue", "대화"}},
      {"working-group", "WG", {"working group", "실무그룹"}},
      {"signing", "SI", {"signing", "서명"}}, {"visit", "VI", {"visit", "방문"}},
      {"forum", "FO", {"forum", "포럼"}}, {"conference", "CO", {"conference", "회의"}});

VOCAB(series_kind, "series kind", {"summit", "SM", {"summit", "정상회담"}},
      {"ministerial", "MN", {"ministerial meeting", "장관급 회의"}},
      {"joint-committee", "JC", {"joint committee", "공동위원회"}},
      {"high-level-talks", "TA", {"high-level talks", "고위급 회담"}},
      {"dialogue", "DI", {"dialogue", "대화"}},
      {"working-group", "WG", {"working group", "실무그룹"}}, {"forum", "FO", {"forum", "포럼"}},
      {"conference", "CO", {"conference", "회의"}},
      {"strand", "ST", {"strand of contacts", "접촉 흐름"}});

VOCAB(level, "level", {"head-of-state", "HoS", {"head of state or government", "정상"}},
      {"minister", "Min", {"minister", "장관"}}, {"vice-minister", "VM", {"vice-minister", "차관"}},
      {"director-general", "DG", {"director-general", "국장"}},
      {"working", "Wk", {"working level", "실무"}}, {"expert", "Exp", {"expert", "전문가"}});

VOCAB(mode, "mode", {"in-person", "", {"in person", "대면"}},
      {"virtual", "", {"virtual", "비대면"}}, {"hybrid", "", {"hybrid", "혼합"}});

VOCAB(status, "status", {"held", "", {"held", "개최"}}, {"planned", "", {"planned", "예정"}},
      {"postponed", "", {"postponed", "연기"}}, {"cancelled", "", {"cancelled", "취소"}});

VOCAB(role, "role", {"head of delegation", "", {"head of delegation", "수석대표"}},
      {"co-chair", "", {"co-chair", "공동의장"}}, {"chair", "", {"chair", "의장"}},
      {"signatory", "", {"signatory", "서명자"}},
      {"opening remarks", "", {"opening remarks", "개회사·축사"}},
      {"keynote speaker", "", {"keynote speaker", "기조연설"}},
      {"speaker", "", {"speaker", "발표"}}, {"panellist", "", {"panellist", "토론"}},
      {"participant", "", {"participant", "참석"}});

VOCAB(outcome_kind, "outcome kind", {"agreed", "", {"agreed", "합의"}},
      {"signed", "", {"signed", "서명"}}, {"announced", "", {"announced", "발표"}},
      {"planned", "", {"planned", "계획"}}, {"proposed", "", {"proposed", "제안"}},
      {"reviewed", "", {"reviewed", "점검"}});

VOCAB(outcome_state, "state of a promise", {"kept", "+", {"kept", "이행"}},
      {"partly", "~", {"partly kept", "일부 이행"}}, {"open", "o", {"open", "미결"}},
      {"lapsed", "x", {"lapsed", "기한 경과"}});

VOCAB(confidence, "confidence", {"high", "", {"high", "높음"}}, {"medium", "", {"medium", "보통"}},
      {"low", "", {"low", "낮음"}});

VOCAB(agreement_kind, "agreement kind", {"treaty", "", {"treaty", "조약·협정"}},
      {"arrangement", "", {"arrangement", "약정"}},
      {"mou", "", {"memorandum of understanding", "양해각서"}},
      {"joint-statement", "", {"joint statement", "공동성명"}},
      {"letter-of-intent", "", {"letter of intent", "의향서"}},
      {"action-plan", "", {"action plan", "행동계획"}}, {"contract", "", {"contract", "계약"}});

VOCAB(agreement_role, "role of an agreement", {"signed", "", {"signed", "서명"}},
      {"mentioned", "", {"mentioned", "언급"}});

VOCAB(organization_kind, "organization kind", {"ministry", "", {"ministry", "부처"}},
      {"agency", "", {"agency", "청·기관"}}, {"legislature", "", {"legislature", "의회"}},
      {"diplomatic mission", "", {"diplomatic mission", "재외공관"}},
      {"funding body", "", {"funding body", "연구지원기관"}},
      {"research institute", "", {"research institute", "연구소"}},
      {"university", "", {"university", "대학"}},
      {"international organisation", "", {"international organisation", "국제기구"}},
      {"company", "", {"company", "기업"}}, {"other", "", {"other", "기타"}});

VOCAB(partner_kind, "partner kind", {"country", "", {"country", "국가"}},
      {"bloc", "", {"bloc", "지역협력체"}}, {"organization", "", {"organization", "국제기구"}});

VOCAB(language, "language", {"ko", "", {"Korean", "한국어"}}, {"en", "", {"English", "영어"}},
      {"ja", "", {"Japanese", "일본어"}}, {"zh", "", {"Chinese", "중국어"}},
      {"fr", "", {"French", "프랑스어"}}, {"de", "", {"German", "독일어"}},
      {"es", "", {"Spanish", "스페인어"}}, {"it", "", {"Italian", "이탈리아어"}},
      {"pt", "", {"Portuguese", "포르투갈어"}}, {"ru", "", {"Russian", "러시아어"}},
      {"ar", "", {"Arabic", "아랍어"}}, {"bn", "", {"Bengali", "벵골어"}},
      {"cs", "", {"Czech", "체코어"}}, {"da", "", {"Danish", "덴마크어"}},
      {"el", "", {"Greek", "그리스어"}}, {"fi", "", {"Finnish", "핀란드어"}},
      {"he", "", {"Hebrew", "히브리어"}}, {"hi", "", {"Hindi", "힌디어"}},
      {"hu", "", {"Hungarian", "헝가리어"}}, {"id", "", {"Indonesian", "인도네시아어"}},
      {"nl", "", {"Dutch", "네덜란드어"}}, {"no", "", {"Norwegian", "노르웨이어"}},
      {"pl", "", {"Polish", "폴란드어"}}, {"sk", "", {"Slovak", "슬로바키아어"}},
      {"sv", "", {"Swedish", "스웨덴어"}}, {"th", "", {"Thai", "태국어"}},
      {"tr", "", {"Turkish", "튀르키예어"}}, {"uk", "", {"Ukrainian", "우크라이나어"}},
      {"uz", "", {"Uzbek", "우즈베크어"}}, {"vi", "", {"Vietnamese", "베트남어"}});

int vocab_index(const struct vocab *vocab, const char *id)
{
    for (size_t i = 0; i < vocab->count; i++) {
        if (strcmp(vocab->words[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

const struct word *vocab_find(const struct vocab *vocab, const char *id)
{
    int i = vocab_index(vocab, id);
    return i < 0 ? NULL : &vocab->words[i];
}

const char *vocab_label(const struct vocab *vocab, const char *id, enum lang lang)
{
    const struct word *word = vocab_find(vocab, id);
    return word != NULL ? word->label[lang] : id;
}
