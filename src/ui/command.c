/* SPDX-License-Identifier: MIT */
/* The command table and its look-ups. The order is that of the help screen and the manual. */
#include "attache/ui/command.h"

#include "attache/base/str.h"
#include "attache/ui/key.h"

#include <string.h>

/* clang-format off */
static const struct command commands[] = {
    {COMMAND_DOWN, "down", "Down j Ctrl-N", WHERE_ALL,
     {"Move one row down", "한 줄 아래로"}, {"", ""}, 0, ""},
    {COMMAND_UP, "up", "Up k Ctrl-P", WHERE_ALL,
     {"Move one row up", "한 줄 위로"}, {"", ""}, 0, ""},
    {COMMAND_LEFT, "left", "Left h", WHERE_BROWSE,
     {"Go out: to the pane on the left", "왼쪽 창으로"}, {"", ""}, 0, ""},
    {COMMAND_RIGHT, "right", "Right l", WHERE_BROWSE,
     {"Go in: to the pane on the right, or open", "오른쪽 창으로, 또는 열기"}, {"", ""}, 0, ""},
    {COMMAND_PAGE_DOWN, "page-down", "PgDn Space f Ctrl-F Ctrl-V", WHERE_ALL,
     {"Move one page down", "한 쪽 아래로"}, {"", ""}, 0, ""},
    {COMMAND_PAGE_UP, "page-up", "PgUp b Ctrl-B Alt-v", WHERE_ALL,
     {"Move one page up", "한 쪽 위로"}, {"", ""}, 0, ""},
    {COMMAND_HALF_DOWN, "half-page-down", "d Ctrl-D", WHERE_BROWSE,
     {"Move half a page down", "반 쪽 아래로"}, {"", ""}, 0, ""},
    {COMMAND_HALF_UP, "half-page-up", "u Ctrl-U", WHERE_BROWSE,
     {"Move half a page up", "반 쪽 위로"}, {"", ""}, 0, ""},
    {COMMAND_TOP, "top", "Home gg Alt-<", WHERE_ALL,
     {"Go to the top", "맨 위로"}, {"", ""}, 0, ""},
    {COMMAND_END, "end", "End G Alt->", WHERE_ALL,
     {"Go to the end", "맨 끝으로"}, {"", ""}, 0, ""},
    {COMMAND_NEXT_PANE, "next-pane", "Tab Ctrl-Ww Ctrl-Xo", WHERE_BROWSE,
     {"Next pane; on a page the next link, after the last one the next pane", "다음 창, 문서에서는 다음 링크"}, {"pane", "창"}, 20, ""},
    {COMMAND_PREVIOUS_PANE, "previous-pane", "Shift-Tab", WHERE_BROWSE,
     {"Previous pane; on a page the previous link", "이전 창, 문서에서는 이전 링크"}, {"", ""}, 0, ""},
    {COMMAND_PANE_1, "pane-1", "1", WHERE_PANES,
     {"Go to the list", "목록 창"}, {"", ""}, 0, ""},
    {COMMAND_PANE_2, "pane-2", "2", WHERE_PANES,
     {"Go to the timeline", "연표 창"}, {"", ""}, 0, ""},
    {COMMAND_PANE_3, "pane-3", "3", WHERE_PANES,
     {"Go to the detail", "상세 창"}, {"", ""}, 0, ""},
    {COMMAND_MAXIMIZE, "maximize", "O", WHERE_PANES,
     {"Show the detail as a page by itself", "상세를 한 화면으로"}, {"maximize", "확대"}, 60, ""},
    {COMMAND_OPEN, "open", "Enter", WHERE_ALL & ~WHERE_FACETS,
     {"Open the selected row or link as a page", "선택한 것을 열기"}, {"open", "열기"}, 10, ""},
    {COMMAND_BRIEFING, "briefing", "B", WHERE_PANES,
     {"Open the page of the partner, or of what is selected on the left", "상대국 개요 열기"}, {"briefing", "개요"}, 40, ""},
    {COMMAND_COMPARE, "compare", "c", WHERE_PANES | WHERE_PAGE | WHERE_GRID,
     {"Compare two to five partners side by side, beginning with the one under the cursor", "상대국 둘에서 다섯을 나란히 비교"}, {"compare", "비교"}, 42, "PARTNERS"},
    {COMMAND_LABEL_LINKS, "label-links", ";", WHERE_TEXT,
     {"Put a letter on every link; the letter follows it", "링크마다 글자를 붙여 이동"}, {"jump", "이동"}, 50, ""},
    {COMMAND_BACK, "back", "Backspace < Ctrl-O", WHERE_BROWSE,
     {"Back to where you were", "뒤로"}, {"back", "뒤로"}, 30, ""},
    {COMMAND_FORWARD, "forward", ">", WHERE_BROWSE,
     {"Forward again", "앞으로"}, {"", ""}, 0, ""},
    {COMMAND_LAST_PLACE, "last-place", "''", WHERE_BROWSE,
     {"To the place before this one, and back; at first to where the last run ended", "직전 자리와 오가기, 처음에는 지난번에 끝낸 자리로"}, {"", ""}, 0, ""},
    {COMMAND_SERIES_PREVIOUS, "series-previous", "[", WHERE_PANES | WHERE_PAGE,
     {"The meeting before this one in its series", "회의체의 이전 회의"}, {"", ""}, 0, ""},
    {COMMAND_SERIES_NEXT, "series-next", "]", WHERE_PANES | WHERE_PAGE,
     {"The meeting after this one in its series", "회의체의 다음 회의"}, {"", ""}, 0, ""},
    {COMMAND_SEARCH, "search", "/", WHERE_ROWS | WHERE_GRID,
     {"Search people, organizations, topics, texts as you type", "인물·기관·주제·본문 검색"}, {"search", "검색"}, 15, "WORDS"},
    {COMMAND_NEXT_HIT, "next-hit", "n", WHERE_BROWSE,
     {"Open the next hit of the search", "다음 검색 결과"}, {"", ""}, 0, ""},
    {COMMAND_PREVIOUS_HIT, "previous-hit", "N", WHERE_BROWSE,
     {"Open the previous hit of the search", "이전 검색 결과"}, {"", ""}, 0, ""},
    {COMMAND_FILTER, "filter", "&", WHERE_FILTERED,
     {"Filter what is shown by a query; an empty one takes the filter off", "질의로 거르기"}, {"filter", "거르기"}, 25, "QUERY"},
    {COMMAND_GO_PARTNERS, "go-partners", "gp", WHERE_BROWSE,
     {"List partners on the left", "상대국 목록"}, {"", ""}, 0, ""},
    {COMMAND_GO_TIMELINE, "go-timeline", "gt", WHERE_BROWSE,
     {"Go to the timeline of all", "전체 연표로"}, {"", ""}, 0, ""},
    {COMMAND_GO_PEOPLE, "go-people", "gn", WHERE_BROWSE,
     {"List people on the left", "인물 목록"}, {"", ""}, 0, ""},
    {COMMAND_GO_ORGANIZATIONS, "go-organizations", "go", WHERE_BROWSE,
     {"List organizations on the left", "기관 목록"}, {"", ""}, 0, ""},
    {COMMAND_GO_TOPICS, "go-topics", "gs", WHERE_BROWSE,
     {"List topics on the left", "주제 목록"}, {"", ""}, 0, ""},
    {COMMAND_GO_AGREEMENTS, "go-agreements", "ga", WHERE_BROWSE,
     {"List agreements on the left", "협정 목록"}, {"", ""}, 0, ""},
    {COMMAND_GO_SERIES, "go-series", "gr", WHERE_BROWSE,
     {"List series on the left", "회의체 목록"}, {"", ""}, 0, ""},
    {COMMAND_GO_LEDGER, "go-ledger", "gl", WHERE_BROWSE,
     {"Show the promises: open, lapsed, kept, and by which record", "약속: 진행, 경과, 이행과 그 기록"}, {"", ""}, 0, ""},
    {COMMAND_GO_GAPS, "go-gaps", "gh", WHERE_BROWSE,
     {"Show the gaps: sessions not found, series overdue", "빠진 회차와 지연된 회의체"}, {"", ""}, 0, ""},
    {COMMAND_GO_COVERAGE, "go-coverage", "gc", WHERE_BROWSE,
     {"Show what the dataset covers, by partner and decade", "상대국·연대별 자료 범위"}, {"", ""}, 0, ""},
    {COMMAND_GO_RANDOM, "go-random", "gx", WHERE_BROWSE,
     {"Open a meeting you may not know", "아무 회의나 열기"}, {"", ""}, 0, ""},
    {COMMAND_LINE, "line", ": Alt-x", WHERE_BROWSE,
     {"Run a command by name; :12 goes to row 12, :50% half way", "명령 입력"}, {"command", "명령"}, 70, ""},
    {COMMAND_HELP, "help", "? F1", WHERE_BROWSE,
     {"This help (search backward: / then N)", "도움말"}, {"help", "도움말"}, 5, ""},
    {COMMAND_CANCEL, "cancel", "Esc Ctrl-G", WHERE_ALL,
     {"Close what is open over the screen, else take the filter off, else go back", "닫기, 거르기 해제, 뒤로"}, {"", ""}, 0, ""},
    {COMMAND_QUIT, "quit", "q", WHERE_BROWSE,
     {"Close this view; on the last one leave", "닫기, 마지막이면 끝내기"}, {"quit", "끝"}, 80, ""},
    {COMMAND_LEAVE, "leave", "Q ZZ F10 Ctrl-XCtrl-C Ctrl-C", WHERE_ALL,
     {"Leave the program", "프로그램 끝내기"}, {"", ""}, 0, ""},
    {COMMAND_REDRAW, "redraw", "Ctrl-L r", WHERE_ALL,
     {"Draw the screen anew", "화면 다시 그리기"}, {"", ""}, 0, ""},
    {COMMAND_SUSPEND, "suspend", "Ctrl-Z", WHERE_ALL,
     {"Stop the program; fg brings it back", "잠시 멈추기"}, {"", ""}, 0, ""},
    {COMMAND_MOUSE, "mouse", "F9", WHERE_ALL,
     {"Mouse on or off: off lets the terminal select text", "마우스 켜고 끄기"}, {"", ""}, 0, ""},
    {COMMAND_COPY, "copy", "y", WHERE_BROWSE,
     {"Copy the command line that opens this view; of a source its citation", "이 화면을 여는 명령을 복사, 출처에서는 그 표기를"}, {"copy", "복사"}, 65, ""},
    {COMMAND_COPY_RECORD, "copy-record", "Y", WHERE_BROWSE,
     {"Copy the command line that opens what is under the cursor: a row, a link", "커서 아래의 기록이나 링크를 여는 명령을 복사"}, {"", ""}, 0, ""},
    {COMMAND_EXPORT, "export", "e", WHERE_BROWSE,
     {"Export what is shown to a file: the ending says as what (md json jsonl csv ics txt db)", "보이는 것을 파일로: md json jsonl csv ics txt db"}, {"export", "내보내기"}, 62, "FILE"},
    {COMMAND_SOURCE, "source", "o", WHERE_BROWSE,
     {"Open the source under the cursor, or the first of the page, in a browser", "출처를 브라우저로 열기"}, {"source", "출처"}, 55, ""},
    {COMMAND_PAGER, "pager", "v", WHERE_BROWSE,
     {"Read the page as text in $PAGER", "본문을 $PAGER로 보기"}, {"", ""}, 0, ""},
    {COMMAND_MANUAL, "manual", "m", WHERE_HELP,
     {"Read the manual page", "설명서 보기"}, {"manual", "설명서"}, 35, ""},
    {COMMAND_SCROLL_DOWN, "scroll-down", "Ctrl-E", WHERE_BROWSE,
     {"Scroll the text one line down", "본문을 한 줄 아래로"}, {"", ""}, 0, ""},
    {COMMAND_SCROLL_UP, "scroll-up", "Ctrl-Y", WHERE_BROWSE,
     {"Scroll the text one line up", "본문을 한 줄 위로"}, {"", ""}, 0, ""},
    {COMMAND_WIDER, "wider", "Ctrl-W+", WHERE_PANES,
     {"Make the left pane wider", "왼쪽 창 넓히기"}, {"", ""}, 0, ""},
    {COMMAND_NARROWER, "narrower", "Ctrl-W-", WHERE_PANES,
     {"Make the left pane narrower", "왼쪽 창 좁히기"}, {"", ""}, 0, ""},
    {COMMAND_FIND, "find", "/", WHERE_PAGE | WHERE_HELP,
     {"Find words in this page; n and N go on", "이 문서에서 찾기"}, {"find", "찾기"}, 15, "WORDS"},
    {COMMAND_GO_SEARCH, "go-search", "g/", WHERE_BROWSE,
     {"Search everything, also from a page, where / finds in the page", "전체 검색 (문서에서도)"}, {"", ""}, 0, "WORDS"},
    {COMMAND_BOOKMARK, "bookmark", "*", WHERE_PANES | WHERE_PAGE,
     {"Bookmark the record under the cursor, or take its bookmark off", "책갈피 달고 떼기"}, {"", ""}, 0, ""},
    {COMMAND_ANNOTATE, "annotate", "a", WHERE_PANES | WHERE_PAGE,
     {"Write a note on the record under the cursor, in $EDITOR", "메모 쓰기 ($EDITOR)"}, {"note", "메모"}, 68, "TEXT"},
    {COMMAND_MARK, "mark", "mLetter", WHERE_PANES | WHERE_PAGE | WHERE_GRID,
     {"Mark this place with a letter", "이 자리를 글자로 표시"}, {"", ""}, 0, "LETTER"},
    {COMMAND_JUMP, "jump", "'Letter", WHERE_BROWSE,
     {"Go to the place marked with the letter", "표시한 자리로"}, {"", ""}, 0, "LETTER"},
    {COMMAND_GO_BOOKMARKS, "go-bookmarks", "gm", WHERE_BROWSE,
     {"Show bookmarks, notes, saved filters and marks", "책갈피와 메모"}, {"", ""}, 0, ""},
    {COMMAND_GO_FILTERS, "go-filters", "g'", WHERE_FILTERED,
     {"Choose a saved filter: @ and its name in the filter line", "저장한 거르기 고르기"}, {"", ""}, 0, ""},
    {COMMAND_SAVE, "save", "S", WHERE_FILTERED,
     {"Save the filter under a name, to be used as @NAME; an empty one removes it", "거르기를 이름으로 저장"}, {"", ""}, 0, "NAME"},
    {COMMAND_MAP, "map", "", WHERE_BROWSE,
     {"List the keys and commands, those with these words", "글쇠와 명령 목록"}, {"", ""}, 0, "WORDS"},
    {COMMAND_GO, "go", "", WHERE_BROWSE,
     {"Open an address: partner/FR, compare FR DE, gaps partner:FR, a query", "주소로 가기: partner/FR, compare FR DE(비교), 질의"}, {"", ""}, 0, "ADDRESS"},
    {COMMAND_DATABASE, "db", "", WHERE_BROWSE,
     {"Open a database of your own records, --with-embedded beside the dataset's; alone: the dataset", "자기 기록의 데이터베이스 열기 (--with-embedded 함께), 이름 없이는 내장 자료"}, {"", ""}, 0, "[FILE]"},
    {COMMAND_FACETS, "facets", "F", WHERE_PANES,
     {"Facets in the place of the list: what the meetings could be narrowed to, with counts", "항목별 개수를 목록 자리에"}, {"facets", "항목"}, 27, ""},
    {COMMAND_FACET_CHOOSE, "choose", "Enter", WHERE_FACETS,
     {"Put the value into the filter, or take it out; on a line of more, show the rest", "조건에 넣거나 빼기, 나머지 보기"}, {"choose", "선택"}, 10, ""},
    {COMMAND_FACET_EXCLUDE, "exclude", "-", WHERE_FACETS,
     {"Exclude the value, or take that back", "제외하거나 되돌리기"}, {"exclude", "제외"}, 12, ""},
    {COMMAND_FACET_NARROW, "narrow", "/", WHERE_FACETS,
     {"Show only the values that have what is typed", "입력한 글자가 있는 항목만"}, {"narrow", "좁히기"}, 15, ""},
    {COMMAND_FACET_PREVIOUS, "section-previous", "{", WHERE_FACETS,
     {"The section of facets before", "이전 묶음"}, {"", ""}, 0, ""},
    {COMMAND_FACET_NEXT, "section-next", "}", WHERE_FACETS,
     {"The next section of facets", "다음 묶음"}, {"section", "묶음"}, 45, ""},
    {COMMAND_DROP, "drop", "x", WHERE_FILTERED,
     {"Take one condition off the filter: a letter says which, as does a click on it", "거르기 조건 하나 해제"}, {"drop", "해제"}, 62, "NUMBER"},
    {COMMAND_DROP_ALL, "drop-all", "X", WHERE_FILTERED,
     {"Take the whole filter off", "거르기 모두 해제"}, {"", ""}, 0, ""},
    {COMMAND_MATRIX, "matrix", "M", WHERE_PANES | WHERE_PAGE | WHERE_GRID,
     {"Topics by partners as a matrix of counts, under the filter", "주제×상대국 표"}, {"matrix", "표"}, 45, ""},
    {COMMAND_LANES, "lanes", "-", WHERE_ROWS,
     {"Zoom out: the timeline as lanes by year", "연도별로 축소"}, {"zoom out", "축소"}, 43, ""},
    {COMMAND_ZOOM_OUT, "zoom-out", "-", WHERE_LANES,
     {"Zoom out from years to decades", "연대별로 축소"}, {"", ""}, 0, ""},
    {COMMAND_ZOOM_IN, "zoom-in", "+ =", WHERE_LANES,
     {"Zoom in: from decades to years, from years to the meetings", "확대"}, {"zoom in", "확대"}, 13, ""},
    {COMMAND_SHORTER, "window-shorter", "-", WHERE_MATRIX,
     {"Make the window of years shorter", "연도 범위 줄이기"}, {"", ""}, 0, ""},
    {COMMAND_LONGER, "window-longer", "+ =", WHERE_MATRIX,
     {"Make the window of years longer", "연도 범위 늘리기"}, {"years", "연도 범위"}, 14, ""},
    {COMMAND_EARLIER, "earlier", "{", WHERE_GRID,
     {"Slide the window of years back by one; in lanes go a decade back", "연도 범위를 앞으로, 레인에서는 10년 앞으로"}, {"earlier", "앞"}, 16, ""},
    {COMMAND_LATER, "later", "}", WHERE_GRID,
     {"Slide the window of years on by one; in lanes go a decade on", "연도 범위를 뒤로, 레인에서는 10년 뒤로"}, {"later", "뒤"}, 17, ""},
    {COMMAND_SORT, "sort", "s", WHERE_GRID,
     {"Sort by sum, name, first meeting, or likeness to this row", "정렬 바꾸기"}, {"sort", "정렬"}, 18, ""},
    {COMMAND_READING, "reading", "w", WHERE_MATRIX,
     {"What cells show: count, share of the partner, first year, change", "칸의 내용 바꾸기"}, {"cells", "칸"}, 19, ""},
    {COMMAND_LANES_OF, "lanes-of", "w", WHERE_LANES,
     {"Lanes by partner, topic or person", "레인: 상대국, 주제, 인물"}, {"lanes", "레인"}, 19, ""},
    {COMMAND_PIN, "pin", "*", WHERE_GRID,
     {"Pin the row, the column, both, neither", "행·열 고정"}, {"pin", "고정"}, 21, ""},
};
/* clang-format on */

enum { TABLE_SIZE = sizeof(commands) / sizeof(commands[0]) };

_Static_assert(TABLE_SIZE == COMMAND_COUNT - 1, "every command stands in the table");

const struct command *command_get(enum command_id id)
{
    return &commands[id - 1];
}

const struct command *command_find(const char *name)
{
    const struct command *begun = NULL;
    int matches = 0;
    for (size_t i = 0; i < TABLE_SIZE; i++) {
        if (str_same_ascii(commands[i].name, name))
            return &commands[i];
        if (name[0] != '\0' && str_starts(commands[i].name, name)) {
            begun = &commands[i];
            matches++;
        }
    }
    return matches == 1 ? begun : NULL;
}

size_t command_next_keys(const char **text, uint32_t keys[4])
{
    while (**text == ' ')
        (*text)++;
    size_t count = 0;
    while (**text != '\0' && **text != ' ' && count < 4) {
        size_t size = 0;
        key_parse(*text, &keys[count++], &size);
        *text += size;
    }
    return count;
}

const char *command_keys(const struct keymap *map, enum command_id id)
{
    if (map != NULL && map->keys[id] != NULL)
        return map->keys[id];
    return command_get(id)->keys;
}

bool command_begins(const uint32_t *sequence, const uint32_t *keys, size_t count)
{
    size_t i = 0;
    while (i < count && key_fits(keys[i], sequence[i]))
        i++;
    return i == count;
}

enum command_match command_match(const struct keymap *map, const uint32_t *keys, size_t count,
                                 unsigned where, enum command_id *out)
{
    enum command_match best = COMMAND_UNKNOWN;
    for (int id = COMMAND_NONE + 1; id < COMMAND_COUNT; id++) {
        if ((command_get((enum command_id)id)->where & where) == 0)
            continue;
        const char *text = command_keys(map, (enum command_id)id);
        uint32_t sequence[4];
        for (size_t n; (n = command_next_keys(&text, sequence)) > 0;) {
            if (n < count || !command_begins(sequence, keys, count))
                continue;
            if (n == count) {
                *out = (enum command_id)id;
                return COMMAND_FOUND;
            }
            best = COMMAND_PREFIX;
        }
    }
    return best;
}

static bool clashes(const uint32_t *keys, size_t count, const char *others)
{
    uint32_t sequence[4];
    for (size_t n; (n = command_next_keys(&others, sequence)) > 0;) {
        size_t both = n < count ? n : count;
        if (command_begins(sequence, keys, both) || command_begins(keys, sequence, both))
            return true;
    }
    return false;
}

bool command_clash(const struct keymap *map, enum command_id id, enum command_id other,
                   struct str *keys)
{
    const char *text = command_keys(map, id);
    uint32_t sequence[4];
    if (id == other || (command_get(id)->where & command_get(other)->where) == 0)
        return false;
    for (size_t count; *(text += strspn(text, " ")) != '\0';) {
        const char *start = text;
        count = command_next_keys(&text, sequence);
        if (clashes(sequence, count, command_keys(map, other))) {
            str_add_bytes(keys, start, (size_t)(text - start));
            return true;
        }
    }
    return false;
}
