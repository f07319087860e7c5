#!/bin/sh
# SPDX-License-Identifier: MIT
# --lang ko: the labels of every answer are Korean, the data as they stand; what programs read is the
# same in both languages. No answer depends on the locale.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

# are_korean: the labels of a Markdown page or table in out: headings, fields, heads of columns
are_korean() {
    awk '
        /^## / { print substr($0, 4) }
        /^- \*\*[^*]*:\*\*/ { split($0, part, /\*\*/); print part[2] }
        /^\|--/ { count = split(head, cell, / *\| */); for (i = 2; i < count; i++) print cell[i] }
        { head = $0 }' "$work/out" | grep -vE '^([A-Z][A-Z]+:|KR:)?$' >"$work/labels"
    [ -s "$work/labels" ] || { echo "no labels"; return 1; }
    if LC_ALL=C grep -v '[^ -~]' "$work/labels"; then return 1; fi
}

# pages_are_korean ID...: of each page, of which one run prints all
pages_are_korean() {
    run --lang ko show --format markdown "$@"
    ends 0 && are_korean || return 1
    [ "$(grep -c '^# ' "$work/out")" -eq $# ] || { echo "not $# pages"; return 1; }
}
ok "the labels of every kind of page are Korean" pages_are_korean meeting/kr-fr-jcc-07 \
    meeting/kr-us-jcm-12 partner/FR partner/ASEAN person/song-kyung-hee organization/msit \
    topic/quantum-technology series/kr-fr-jcc agreement/kr-cn-st-agreement-1992 programme/kstar \
    source/msit-20230919
for view in gaps coverage; do
    run --lang ko show --format markdown $view
    ok "the labels of $view are Korean" are_korean
done
for kind in meetings partners people organizations topics series agreements programmes outcomes \
    sources; do
    run --lang ko list "$kind" --format markdown --limit 3
    ok "the labels of the list of $kind are Korean" are_korean
done
run --lang ko search --format markdown quantum
ok "the labels of a search are Korean" are_korean
ok "the kinds of hits are Korean" prints "| 주제 |"
ok "the rules of search are Korean" prints "| 다른 표기: quantum |"
run --lang ko export --format markdown partner:fr year:2018
ok "the labels of a document are Korean" are_korean
run --lang ko list outcomes partner:de is:open
ok "the state of a promise is Korean" prints "  미결  "
run --lang ko list meetings year:2026
ok "the status of a meeting is Korean" prints "(예정)"
run --lang ko export --format ics --anniversaries partner:us
ok "a calendar has Korean words" prints "주년: "

# speaks_korean: every line of out that has words has Hangul, but for those of words to type
speaks_korean() {
    [ -s "$work/out" ] || { echo "nothing said"; return 1; }
    LC_ALL=C grep -E '[a-z]{4}' "$work/out" | LC_ALL=C grep -v '[^ -~]' |
        grep -vE '^ +(attache |KIND |FMT )|^ {20}|^ *[a-z]+$' >"$work/labels"
    ! grep . "$work/labels"
}
run --lang ko --help
ok "--help is Korean" speaks_korean
run --lang ko --version
ok "--version is Korean" prints "(회의 $(find data/meetings -name '*.json' | grep -c .)건, 요약값 "
for topic in search show save query keys dates meeting; do
    run --lang ko help $topic
    ok "help $topic is Korean" speaks_korean
done

# refused_in_korean TEXT ARGS...
refused_in_korean() {
    text=$1
    shift
    run "$@" --lang ko
    ends 2 "$text" || return 1
    run --lang=ko "$@"
    ends 2 "$text"
}
ok "an option that is none" refused_in_korean "알 수 없는 옵션 --fromat" list meetings --fromat json
ok "a value that is none" refused_in_korean "알 수 없는 level 값" list meetings level:ministre
ok "a missing word" refused_in_korean "질의가 필요합니다" search
run --lang ko show meeting/no-such-meeting
ok "what is not there" ends 1 "은(는) 없습니다"
run --lang ko --db "$work/none.db" list meetings
ok "a file that is not there" ends 3 "열 수 없습니다"
mkdir -p "$work/config/attache"
printf 'lang = ko\n' >"$work/config/attache/config"
XDG_CONFIG_HOME=$work/config run search
ok "in the language of the configuration" ends 2 "질의가 필요합니다"
XDG_CONFIG_HOME=$work/config run --lang en search
ok "or in that of the command line" ends 2 "needs a QUERY"
echo '{"type": "person", "id": "p-x", "nme": 5' >"$work/bad.jsonl"
run --lang ko check "$work/bad.jsonl"
ok "what is wrong with a record" prints "글이 너무 일찍 끝납니다"
if python3 -c '' 2>/dev/null; then
    ok "every message has its Korean" python3 "$(dirname "$0")/messages.py" "$(dirname "$0")/../.."
fi

# same_in_both ARGS...: the language does not change what programs read
same_in_both() {
    run --lang ko "$@" && cp "$work/out" "$work/korean" && run "$@"
    [ -s "$work/out" ] && cmp "$work/korean" "$work/out"
}
for format in json jsonl csv; do
    ok "list as $format has no language" same_in_both list series --format $format
    ok "search as $format has no language" same_in_both search --format $format quantum
    ok "export as $format has no language" same_in_both export --format $format partner:fr
done
ok "show as json has no language" same_in_both show --format json partner/FR

# Locales: those that the machine has, and three that localedef makes: one that sorts by
# letters and has an I of its own, that of Korea, and the one of Korea that is not UTF-8.

unset LC_ALL LANG LC_CTYPE LC_COLLATE
mkdir "$work/locales"
known=$(locale -a 2>/dev/null | tr -d -)
locales=C
for name in C.UTF-8 ko_KR.UTF-8 tr_TR.UTF-8 ko_KR.EUC-KR en_US.UTF-8; do
    case $name in
    tr_* | ko_*) localedef -i "${name%.*}" -f "${name#*.}" "$work/locales/$name" 2>/dev/null || true ;;
    esac
    if [ -d "$work/locales/$name" ] || echo "$known" | grep -qixF "${name%.*}.$(echo "${name#*.}" | tr -d -)"; then
        locales="$locales $name"
    fi
done
[ -n "$(ls "$work/locales")" ] && export LOCPATH="$work/locales"

answers() {
    "$ATTACHE" --today 2026-11-22 list people partner:fr
    "$ATTACHE" --today 2026-11-22 list organizations partner:fr --format csv
    "$ATTACHE" --today 2026-11-22 list MEETINGS Kind:VISIT --limit 3
    "$ATTACHE" --today 2026-11-22 show PARTNER/fi
    "$ATTACHE" --today 2026-11-22 search --format json ISTANBUL
    "$ATTACHE" --today 2026-11-22 search 송경희
    "$ATTACHE" --today 2026-11-22 export --format ics partner:tr
    "$ATTACHE" --today 2026-11-22 export --format json partner:tr
}
LC_ALL=C answers >"$work/answers.C" 2>&1
for name in $locales; do
    LC_ALL=$name answers >"$work/answers" 2>&1
    ok "answers in $name are those of C" cmp "$work/answers.C" "$work/answers"
done
finish
