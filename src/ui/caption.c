/* SPDX-License-Identifier: MIT */
/* The captions as one table a kind of word. */
#include "attache/ui/caption.h"

static const char *const captions[CAPTION_COUNT][LANG_COUNT] = {
    [CAPTION_SUBJECT] = {"Korea's science diplomacy", "한국 과학기술외교"},
    [CAPTION_DATA_OF] = {"data", "자료"},
    [CAPTION_ALL] = {"ALL", "전체"},
    [CAPTION_TIMELINE] = {"Timeline", "연표"},
    [CAPTION_DETAIL] = {"Detail", "상세"},
    [CAPTION_HELP] = {"Help", "도움말"},
    [CAPTION_NO_MEETING] = {"No meeting matches; Esc takes the filter off",
                            "해당하는 회의가 없습니다. Esc로 해제"},
    [CAPTION_NOTHING_FOUND] = {"Nothing found", "찾은 것이 없습니다"},
    [CAPTION_LESS_LIKELY] = {"- - - less likely - - -", "- - - 덜 확실함 - - -"},
    [CAPTION_HIT] = {"hit", "찾은 것"},
    [CAPTION_SEARCH_HINT] =
        {"Names in any spelling, order or script, bodies, topics, places, words",
         "이름(한글·로마자), 기관, 주제, 도시, 본문"},
    [CAPTION_NO_SEARCH] = {"No search yet: / searches", "아직 검색하지 않았습니다: / 검색"},
    [CAPTION_BEGINNING] = {"This is where you began; q leaves", "처음 화면입니다. q로 끝냅니다"},
    [CAPTION_NO_KEYS] = {"These keys mean nothing here; ? lists what does",
                         "여기서는 쓰이지 않는 글쇠입니다. ? 도움말"},
    [CAPTION_NOTHING_HERE] = {"Nothing of the kind here", "여기에는 해당하는 것이 없습니다"},
    [CAPTION_NO_RECORD] = {"That is about a record: put the cursor on a row or a link of one",
                           "기록의 줄이나 링크에 커서를 두고 쓰십시오"},
    [CAPTION_NO_LINK] = {"No link here: Tab goes to one, Enter follows it",
                         "링크가 없습니다: Tab으로 가서 Enter로 엽니다"},
    [CAPTION_LINK] = {"link", "링크"},
    [CAPTION_NO_SOURCE] = {"No source here: the pages of records end with theirs",
                           "출처가 없습니다: 기록의 쪽 끝에 있습니다"},
    [CAPTION_NO_FORWARD] = {"There is no later view; < goes back",
                            "앞으로 갈 화면이 없습니다. < 뒤로"},
    [CAPTION_NO_NOTEBOOK] = {"Nothing can be kept in this run", "이번에는 저장할 수 없습니다"},
    [CAPTION_WORKS_IN] = {"works in", "쓰는 곳:"},
    [CAPTION_IN_OVERVIEW] = {"the overview", "개관"},
    [CAPTION_IN_DETAIL] = {"the detail", "상세 창"},
    [CAPTION_IN_FACETS] = {"the facets", "항목 창"},
    [CAPTION_IN_MATRIX] = {"the matrix", "표"},
    [CAPTION_IN_LANES] = {"the lanes", "레인"},
    [CAPTION_ON_PAGES] = {"pages", "기록의 쪽"},
    [CAPTION_ON_REPORTS] = {"reports", "보고"},
    [CAPTION_IN_HELP] = {"the help", "도움말"},
    [CAPTION_NO_COMMAND] = {"No such command or address (? lists the commands)",
                            "없는 명령이나 주소입니다 (? 도움말)"},
    [CAPTION_EMBEDDED] = {"The program's own records", "본래 자료"},
    [CAPTION_ONE_DATABASE] = {"No other database can be opened here",
                              "다른 데이터베이스를 열 수 없습니다"},
    [CAPTION_READING] = {"Reading the records", "기록을 읽는 중"},
    [CAPTION_GO_WHERE] = {"Go where? An address follows: go partner/FR",
                          "주소를 쓰십시오: go partner/FR"},
    [CAPTION_NOT_IN_DATA] = {"Not in the data at hand", "지금의 자료에 없습니다"},
    [CAPTION_NO_LAST_PLACE] = {"There is no place before this one yet",
                               "이전 자리가 아직 없습니다"},
    [CAPTION_COPIED] = {"Copied", "복사했습니다:"},
    [CAPTION_BYTES_BY] = {"bytes to the terminal's clipboard by OSC 52",
                          "바이트, OSC 52로 터미널 클립보드에"},
    [CAPTION_TOO_LONG] = {"Not copied, too long for the terminal's clipboard; bytes",
                          "클립보드에는 너무 깁니다. 바이트"},
    [CAPTION_OPENING] = {"Opening", "여는 중"},
    [CAPTION_ENDINGS] = {"The file's ending says as what", "파일 이름의 끝이 형식입니다"},
    [CAPTION_COMPARE] = {" compare (2 to 5): ", " 비교(2~5곳): "},
    [CAPTION_EXPORT_TO] = {" export to: ", " 내보낼 파일: "},
    [CAPTION_OVERWRITE] = {" The file exists: overwrite it? y/n ",
                           " 이미 있는 파일입니다. 덮어쓸까요? y/n "},
    [CAPTION_NOT_WRITTEN] = {"Left as it was:", "그대로 두었습니다:"},
    [CAPTION_WRITTEN] = {"Wrote", "저장했습니다:"},
    [CAPTION_SAME_BY] = {"the same by", "같은 명령"},
    [CAPTION_NO_PAGER] = {"No pager can be run (PAGER, less)", "페이저를 실행할 수 없습니다"},
    [CAPTION_NO_MANUAL] = {"The manual is not installed; attache help has its tables",
                           "설명서가 설치되어 있지 않습니다. attache help"},
    [CAPTION_MOUSE_ON] = {"Mouse on: the terminal selects text with Shift held",
                          "마우스 켬: 글 선택은 Shift와 함께"},
    [CAPTION_MOUSE_OFF] = {"Mouse off: the terminal selects text",
                           "마우스 끔: 글을 선택할 수 있습니다"},
    [CAPTION_BOOKMARKED] = {"Bookmarked", "책갈피를 달았습니다"},
    [CAPTION_BOOKMARK_OFF] = {"Bookmark taken off", "책갈피를 뗐습니다"},
    [CAPTION_NOTED] = {"Note kept on", "메모를 적었습니다:"},
    [CAPTION_NOTE_WHAT] = {"Note what? A text follows: :annotate TEXT",
                           "메모를 쓰십시오: :annotate 메모"},
    [CAPTION_NOTE_OFF] = {"No note on", "메모가 없습니다:"},
    [CAPTION_MARKED] = {"Marked, to come back to with '", "표시했습니다. 돌아오기: '"},
    [CAPTION_NO_MARK] = {"No place is marked with", "표시한 자리가 없습니다:"},
    [CAPTION_WHICH_LETTER] = {"Which letter? a to z", "글자를 쓰십시오: a에서 z"},
    [CAPTION_SAVED] = {"Saved as", "저장했습니다:"},
    [CAPTION_SAVE_WHAT] = {"There is no filter to save; & makes one",
                           "저장할 거르기가 없습니다. &"},
    [CAPTION_SAVE_NAME] = {"Save it as what? A name follows: save NAME",
                           "이름을 쓰십시오: save 이름"},
    [CAPTION_IN_MEMORY] = {"kept in memory until it can be written",
                           "쓸 수 있을 때까지 기억에만 둡니다"},
    [CAPTION_WAITING] = {"Waiting for another attache to finish writing",
                         "다른 attache가 쓰기를 마치기를 기다립니다"},
    [CAPTION_NO_NEIGHBOUR] = {"No further meeting of a series here", "회의체의 회의가 더 없습니다"},
    [CAPTION_MORE] = {"more", "개 더 보기"},
    [CAPTION_FEWER] = {"fewer", "접기"},
    [CAPTION_FACETS] = {"Facets", "항목"},
    [CAPTION_IN_FILTER] = {"in the filter", "거르기에 있음"},
    [CAPTION_EXCLUDED] = {"excluded", "제외함"},
    [CAPTION_NO_FACET] = {"No value has that; Esc shows all",
                          "해당하는 항목이 없습니다. Esc로 전체 보기"},
    [CAPTION_NO_CHIP] = {"There is no filter to take off", "해제할 거르기 조건이 없습니다"},
    [CAPTION_PLAIN_HELLO] = {"a number chooses, /words search, ? lists what can be typed, Q leaves",
                             "번호로 고르기, /검색어, ? 도움말, Q 끝"},
    [CAPTION_PLAIN_HELP] =
        {"A line is a number, to choose; /words, to search; &query, to filter; a command's name "
         "with what it takes; an address, as partner/FR; or keys, with spaces between. An empty "
         "line says where you are.",
         "한 줄에 번호(고르기), /검색어, &질의(거르기), 명령 이름과 인수, 주소(partner/FR), 또는 "
         "글쇠(띄어 쓰기)를 씁니다. 빈 줄은 지금 자리를 알려 줍니다."},
    [CAPTION_PLAIN_MORE] = {"more: page-down", "더 보기: page-down"},
    [CAPTION_PLAIN_ANSWER] = {"A line answers, an empty one takes what stands there, Esc leaves it",
                              "답을 쓰십시오. 빈 줄은 그대로, Esc는 그만두기"},
    [CAPTION_PLAIN_FILTER] = {"Filter", "거르기"},
    [CAPTION_PLAIN_FOUND] = {"found", "건 찾음"},
    [CAPTION_PINNED] = {"Pinned:", "고정:"},
    [CAPTION_NOT_PINNED] = {"Not pinned any more", "고정을 풀었습니다"},
    [CAPTION_WIDEST] = {"There is no wider view", "더 축소할 수 없습니다"},
    [CAPTION_COUNTING] = {"Counting...", "세는 중..."},
};

static const char *const fields[QUERY_FIELD_COUNT][LANG_COUNT] = {
    [QUERY_PARTNER] = {"Partners", "상대국"},
    [QUERY_TOPIC] = {"Topics", "주제"},
    [QUERY_YEAR] = {"Decades", "연대"},
    [QUERY_LEVEL] = {"Levels", "급"},
    [QUERY_KIND] = {"Kinds", "종류"},
    [QUERY_PLACE] = {"Places", "도시"},
    [QUERY_MODE] = {"Modes", "방식"},
    [QUERY_STATUS] = {"Status", "상태"},
    [QUERY_CONFIDENCE] = {"Confidence", "신뢰도"},
};

static const char *const kinds[KIND_COUNT][2][LANG_COUNT] = {
    [KIND_NONE] = {{"Report", "보고"}, {"Reports", "보고"}},
    [KIND_MEETING] = {{"Meeting", "회의"}, {"Meetings", "회의"}},
    [KIND_PARTNER] = {{"Partner", "상대국"}, {"Partners", "상대국"}},
    [KIND_PERSON] = {{"Person", "사람"}, {"People", "사람"}},
    [KIND_ORGANIZATION] = {{"Organization", "기관"}, {"Organizations", "기관"}},
    [KIND_TOPIC] = {{"Topic", "주제"}, {"Topics", "주제"}},
    [KIND_SERIES] = {{"Series", "회의체"}, {"Series", "회의체"}},
    [KIND_AGREEMENT] = {{"Agreement", "협정"}, {"Agreements", "협정"}},
    [KIND_PROGRAMME] = {{"Programme", "사업"}, {"Programmes", "사업"}},
    [KIND_SOURCE] = {{"Source", "출처"}, {"Sources", "출처"}},
    [KIND_OUTCOME] = {{"Outcome", "결과"}, {"Outcomes", "결과"}},
};

const char *caption(enum caption id, enum lang lang)
{
    return captions[id][lang];
}

const char *caption_of_field(enum query_field field, enum lang lang)
{
    return fields[field][lang] != NULL ? fields[field][lang] : "";
}

const char *caption_of_kind(enum kind kind, enum lang lang)
{
    return kinds[kind][0][lang];
}

const char *caption_of_kinds(enum kind kind, enum lang lang)
{
    return kinds[kind][1][lang];
}
