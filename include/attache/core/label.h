/* SPDX-License-Identifier: MIT */
/*
 * The words of pages and screens that are no data: headings, labels of fields, short remarks. Each
 * stands once, in every language: a line of the table, or the word of a kind (core/kind.h).
 */
#ifndef ATTACHE_CORE_LABEL_H
#define ATTACHE_CORE_LABEL_H

#include "attache/core/kind.h"

/* clang-format off */
#define LABEL_TABLE(LABEL) \
    /* labels of fields */ \
    LABEL(ABOUT, "About this record", "이 기록") \
    LABEL(ACRONYM, "Acronym", "약칭") \
    LABEL(ADDRESS, "Address", "주소") \
    LABEL(ALSO, "Also written", "다른 표기") \
    LABEL(ALSO_KO, "In Korean", "한국어") \
    LABEL(ANNIVERSARY, "Anniversary", "다음 기념일") \
    LABEL(AS_OF, "As of", "기준일") \
    LABEL(BASIS, "Basis", "근거") \
    LABEL(BLOCS, "Member of", "소속 기구") \
    LABEL(CADENCE, "Cadence", "주기") \
    LABEL(CHANNEL, "Main channel", "주 채널") \
    LABEL(CITATION, "Cite as", "인용") \
    LABEL(COMPARE_WITH, "Compare with", "비교") \
    LABEL(CONFIDENCE, "Confidence", "신뢰도") \
    LABEL(COUNTERPARTS, "Met with", "만난 사람") \
    LABEL(DATE, "Date", "날짜") \
    LABEL(DECADES, "By decade", "연대별") \
    LABEL(DROPPED, "Not since", "이후 없음") \
    LABEL(DUE, "Due", "기한") \
    LABEL(ENDED, "Until", "종료") \
    LABEL(ESTABLISHED, "Set up", "설치") \
    LABEL(FIRST, "First", "처음") \
    LABEL(HELD_AFTER, "After", "후임") \
    LABEL(HELD_BEFORE, "Before", "전임") \
    LABEL(IN_FORCE, "In force", "발효") \
    LABEL(INTERVAL, "Interval", "간격") \
    LABEL(KEPT_APART, "Kept apart from", "별개로 둔 기록") \
    LABEL(KIND, "Kind", "종류") \
    LABEL(LANGUAGE, "Language", "언어") \
    LABEL(LAST, "Last", "최근") \
    LABEL(LATEST, "Latest", "최근") \
    LABEL(LEGAL_BASIS, "Legal basis", "법적 근거") \
    LABEL(LEVELS, "Level", "급") \
    LABEL(LICENCE, "Licence", "이용 조건") \
    LABEL(MATCH, "Match", "일치") \
    LABEL(MEMBERS, "Members", "회원") \
    LABEL(NARROWER, "Narrower", "하위 주제") \
    LABEL(NATIVE, "Native", "원어") \
    LABEL(NEW, "New", "새 주제") \
    LABEL(NEXT, "Next", "다음") \
    LABEL(ORDINALS, "Sessions", "회차") \
    LABEL(ORIGIN, "Origin", "출처 파일") \
    LABEL(PARENT, "Part of", "소속") \
    LABEL(PARTIES, "Parties", "당사자") \
    LABEL(PARTS, "Parts", "하부 기관") \
    LABEL(PERIOD, "Period", "기간") \
    LABEL(PLACE, "Place", "장소") \
    LABEL(PREDECESSOR, "Formerly", "이전") \
    LABEL(PREVIOUS, "Previous", "이전") \
    LABEL(PUBLISHED, "Published", "발행일") \
    LABEL(PUBLISHER, "Publisher", "발행처") \
    LABEL(QUERY, "Query", "질의") \
    LABEL(RECORD, "Record", "기록") \
    LABEL(RELATED, "Related", "관련") \
    LABEL(ROMANIZED, "Romanized", "로마자") \
    LABEL(SIGNED, "Signed", "서명") \
    LABEL(SILENCE, "Silence", "공백") \
    LABEL(STATE, "State", "상태") \
    LABEL(SUCCESSOR, "Later", "이후") \
    LABEL(TITLE, "Title", "제목") \
    LABEL(TYPED, "Typed as", "자판·초성") \
    LABEL(VENUE, "Venue", "회의장") \
    LABEL(WIDER, "Part of", "상위 주제") \
    /* headings */ \
    LABEL(AGENDA, "Agenda", "의제") \
    LABEL(ALL_SERIES, "Series of meetings", "회의체") \
    LABEL(CITED, "Meetings that cite it", "언급한 회의") \
    LABEL(FIGURES, "Figures", "수치") \
    LABEL(KEEPS, "Promises it keeps", "이행한 약속") \
    LABEL(NOTES, "Notes", "비고") \
    LABEL(NOTES_ON_SOURCES, "Notes on the sources", "출처에 관한 비고") \
    LABEL(OFFICES, "Offices", "직위") \
    LABEL(PARTICIPANTS, "Participants", "참석자") \
    LABEL(PROMISES, "Promises", "약속") \
    LABEL(PROMISES_THERE, "Promises made at these meetings", "이 회의들에서 한 약속") \
    LABEL(RESTS, "What rests on it", "이 출처에 근거한 기록") \
    LABEL(SAME_OFFICE, "Same office", "같은 직위") \
    LABEL(CONTEXT, "Context", "맥락") \
    LABEL(SUBJECT, "Subjects", "주제") \
    LABEL(SUMMARY, "Summary", "요약") \
    LABEL(WHO, "Who met whom", "만난 사람들") \
    /* words within a line */ \
    LABEL(W_AFTER, "after", "이후") \
    LABEL(W_DOMESTIC, "domestic, no single partner", "국내 행사") \
    LABEL(W_DUE, "due", "기한") \
    LABEL(W_EARLIER, "earlier", "전") \
    LABEL(W_FOUND, "found", "확인") \
    LABEL(W_LATER, "later", "후") \
    LABEL(W_LATEST, "latest", "최근") \
    LABEL(W_LEVEL, " level", "급") \
    LABEL(W_MEDIAN, "median", "중앙값") \
    LABEL(W_MONTH, "month", "개월") \
    LABEL(W_MONTHS, "months", "개월") \
    LABEL(W_NONE_PLANNED, "none planned on record", "예정된 기록 없음") \
    LABEL(W_NO_RECORD, "no record found", "기록 없음") \
    LABEL(W_NO_REPORT, "no later report found", "이후 보도 없음") \
    LABEL(W_NO_TREATY, "no treaty on record", "조약 기록 없음") \
    LABEL(W_NOT_FOUND, "not found", "미확인") \
    LABEL(W_OVERDUE, "overdue since", "예정 경과:") \
    LABEL(W_PROMISE, "Promise", "약속") \
    LABEL(W_PROMISED_AT, "promised at", "약속한 회의:") \
    LABEL(W_SHOWN_BY, "shown by", "확인한 기록:") \
    LABEL(W_TO, "to", "~") \
    LABEL(W_WITH, "with", "함께:") \
    LABEL(W_YEAR, "year", "년") \
    LABEL(W_YEARS, "years", "년") \
    LABEL(REPORT, \
          "A wrong fact? Report it with the address of the record and a source; " \
          "data/README.md says how.", \
          "틀린 사실은 기록의 주소와 출처를 적어 알려 주십시오. 방법은 " \
          "data/README.md에 있습니다.") \
    LABEL(REPORT_HOW, \
          "Give a source; data/README.md says how.", \
          "출처를 함께 적어 주십시오. 방법은 data/README.md에 있습니다.") \
    LABEL(REPORT_RECORD, "A wrong fact? Report", "틀린 사실 신고:") \
    /* reports */ \
    LABEL(BY_PARTNER, "Meetings by partner and decade", "상대국·연대별 회의") \
    LABEL(GAPS_NOTE, \
          "Numbered sessions before the last one found that are not in the dataset, " \
          "and series past their usual interval with none planned.", \
          "찾은 마지막 회차 이전에 자료가 없는 회차, 그리고 통상 간격이 지났으나 " \
          "예정이 없는 회의체.") \
    LABEL(RECORDS, "Records", "기록") \
    LABEL(W_ALL, "all", "전체") \
    LABEL(OVERDUE, "Overdue since", "지연") \
    LABEL(COMPARE, "Comparison", "비교") \
    LABEL(FIRST_LAST, "First, last and next", "처음·최근·다음") \
    LABEL(KEPT_BY, "Shown kept by", "이행 기록") \
    LABEL(MADE, "Made", "약속일") \
    LABEL(NO_PROMISES, "No promise is on record here.", "기록된 약속이 없습니다.") \
    LABEL(ONLY, "Topics of one alone", "한 곳만의 주제") \
    LABEL(PROMISE, "Promise", "약속") \
    LABEL(RESTS_THERE, \
          "Each line rests on the record it links to; the page of that record " \
          "ends with its sources.", \
          "각 줄은 연결된 기록에 근거하며, 그 기록의 끝에 출처가 있습니다.") \
    LABEL(SHARED, "Shared", "공통") \
    LABEL(SHARED_TOPICS, "Topics shared", "공통 주제") \
    LABEL(W_SESSIONS, "sessions", "차례") \
    LABEL(NOT_FOUND, "Not found", "자료 없음") \
    /* grids */ \
    LABEL(ALL_YEARS, "all years", "전체 기간") \
    LABEL(BY_FIRST, "by first meeting", "첫 회의순") \
    LABEL(BY_LIKENESS, "like", "비슷한 순:") \
    LABEL(BY_NAME, "by name", "이름순") \
    LABEL(BY_SUM, "by sum", "합계순") \
    LABEL(CELLS, "Cells", "칸") \
    LABEL(GRID_BEYOND, "~ year not sure", "~ 연도 불확실") \
    LABEL(GRID_DECADES, "decades", "연대") \
    LABEL(GRID_DOUBT, "? date not sure", "? 날짜 불확실") \
    LABEL(GRID_EMPTY, "Empty", "빈칸") \
    LABEL(GRID_NONE, "No meeting on record is in this query.", "이 질의에 드는 회의가 없음") \
    LABEL(GRID_NOTE, \
          "A meeting counts once in each cell that it is in, and once in each sum, so " \
          "a sum can be less than its cells together. A dot is a cell without " \
          "a meeting on record. Each count is that of a query, whose meetings name " \
          "their sources:", \
          "회의는 해당하는 칸마다 한 번, 합계마다 한 번 세므로 합계가 칸의 합보다 " \
          "작을 수 있음. 점은 기록된 회의가 없는 칸. 각 수는 질의 하나의 회의 " \
          "수이며, 출처는 그 회의에 있음:") \
    LABEL(GRID_SEVERAL, "2 several", "2 여럿") \
    LABEL(GRID_SUM, "sum", "합계") \
    LABEL(GRID_YEARS, "years", "연도") \
    LABEL(NEVER_MET, "Never met on it", "만난 적 없음") \
    LABEL(NEVER_MET_NOTE, "Among the first rows and columns:", "앞의 행과 열 가운데:") \
    LABEL(ORDER, "Order", "순서") \
    LABEL(TRENDS, "Trends", "추이") \
    /* what a user keeps */ \
    LABEL(BOOKMARKED, "bookmarked", "책갈피") \
    LABEL(FILTERS, "Saved filters", "저장한 거르기") \
    LABEL(KEPT, "Bookmarks and notes", "책갈피와 메모") \
    LABEL(KEPT_NONE, \
          "Nothing yet. On a record, * bookmarks it and a takes a note on it.", \
          "아직 없습니다. 기록에서 *는 책갈피, a는 메모입니다.") \
    LABEL(MARKS, "Marks", "표시") \
    LABEL(OVERVIEW, "overview", "개관") \
    LABEL(YOUR_NOTE, "Your note", "내 메모")

enum label {
#define LABEL(name, ...) LABEL_##name,
    LABEL_TABLE(LABEL)
#undef LABEL
    /* the kinds as headings: LABEL_ONE_MEETING is "Meeting", LABEL_MANY_MEETING "Meetings" */
#define KIND(name, ...) LABEL_ONE_##name, LABEL_MANY_##name,
    KIND_TABLE(KIND)
#undef KIND
    LABEL_COUNT
};
/* clang-format on */

/* The text of a label; never NULL. */
const char *label(enum label label, enum lang lang);

#endif
