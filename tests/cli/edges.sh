#!/bin/sh
# SPDX-License-Identifier: MIT
# The edges of the command line: where answers go, what a file of the same name means, lost writes,
# readers that leave, the end of the options, several pages at once.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

# full ARGS...: standard output is a full disk
full() {
    status=0
    "$ATTACHE" "$@" >/dev/full 2>"$work/err" </dev/null || status=$?
    ends 3 "cannot write"
}
if [ -c /dev/full ]; then
    for format in text json jsonl csv markdown; do
        ok "a list as $format on a full disk" full list partners --format $format
        ok "a search as $format on a full disk" full search --format $format quantum
    done
    for format in text json markdown; do
        ok "a page as $format on a full disk" full show --format $format partner/NO
    done
    ok "the version on a full disk" full --version
    ok "the help on a full disk" full --help
    ok "help on a topic on a full disk" full help query
fi

is_quiet() {
    cat "$work/err"
    [ -s "$work/out" ] && [ ! -s "$work/err" ]
}
# leaves ARGS...: a reader takes one line and leaves; nothing is said, also when SIGPIPE is ignored
leaves() {
    ("$ATTACHE" "$@" 2>"$work/err" || true) | head -n 1 >"$work/out"
    is_quiet || return 1
    (trap '' PIPE; "$ATTACHE" "$@" 2>"$work/err" || true) | head -n 1 >"$work/out"
    is_quiet || return 1
}
ok "a reader that leaves a list" leaves list outcomes --format jsonl
ok "a reader that leaves an export" leaves export --format json
ok "a reader that leaves a page" leaves show partner/US

# writes FILE ARGS...: -o has what standard output has, and does not overwrite
writes() {
    file=$work/$1
    shift
    run "$@" && cp "$work/out" "$work/wanted"
    run "$@" -o "$file"
    ends 0 && cmp "$work/wanted" "$file" && [ ! -s "$work/out" ] || return 1
    run "$@" -o "$file"
    ends 3 "--force" || return 1
    run "$@" --force --output="$file"
    ends 0 && cmp "$work/wanted" "$file"
}
ok "a list in a file" writes list.csv list people --format csv partner:no
ok "a table in a file" writes list.txt list meetings partner:no
ok "a search in a file" writes search.json search --format json quantum
ok "a page in a file" writes page.md show --format markdown partner/NO
ok "a view in a file" writes gaps.txt show gaps partner:no
ok "a calendar in a file" writes no.ics export --format ics partner:no
nothing_written() {
    run "$@" -o "$work/nothing"
    ends 1 "no" && [ ! -e "$work/nothing" ]
}
ok "nothing found, nothing written: list" nothing_written list meetings --format json partner:zz
ok "nothing found, nothing written: search" nothing_written search --format json zzzxqjq
ok "nothing found, nothing written: show" nothing_written show partner/zz1
ok "nothing found, nothing written: export" nothing_written export --format csv partner:zz
run list meetings partner:no -o "$work/none/x"
ok "a folder that is not there" ends 3 "none/x"
run list meetings partner:no -o /dev/null
ok "a device is written to" ends 0

run --format json -- list partners
ok "-- ends the options" ends 0
run list --format json -- partners --limit
ok "what follows -- is no option" ends 0
run --limit
ok "an option without its value" ends 2 "--limit needs a value"
run list partners --limit=2 --format=jsonl
ok "values behind an equals sign" test "$(wc -l <"$work/out")" -eq 2
run list partners --limit 0
ok "a limit of nothing" ends 2 "--limit"
run list partners --ascii=yes
ok "a flag takes no value" ends 2 "--ascii"
run show MEETING/KR-FR-JCC-07
ok "ids in any case" prints "kr-fr-jcc-07"
run show people/song-kyung-hee
ok "a plural kind in an address" prints "송경희"
run show outcomes/kr-fr-jcc-07.5 --format json
ok "an outcome as JSON is that outcome" prints '"id": "outcome/kr-fr-jcc-07.5"'
run show outcome/kr-fr-jcc-07.99
ok "an outcome that is not there" ends 1 "kr-fr-jcc-07.99"
run show --format csv partner/FR
ok "a page has no CSV" ends 2 "partner/FR is no table"
run show --format csv meeting/kr-fr-jcc-07
ok "nor has a meeting" ends 2 "text json markdown ics"
run show partner/NO partner/zz1
ok "the pages before one that is missing" ends 1 "zz1"
ok "are shown" prints "Norway"
run show --format json partner/NO partner/SE
ok "several records are one array" test "$(head -n 1 "$work/out")$(tail -n 1 "$work/out")" = "[]"
run list meetings --format json partner:zz
ok "an empty list is an empty array" test "$(cat "$work/out")" = "[]"
ok "and nothing found" ends 1
run search --format json zzzxqjq
ok "an empty search is an object" prints '"total": 0'
echo '{' | "$ATTACHE" check - >"$work/out" 2>"$work/err" && status=0 || status=$?
ok "standard input is checked" ends 3
for format in ics csv json jsonl markdown sqlite; do
    run list partners --format $format --limit 1
    case $format in ics | sqlite) wanted=2 ;; *) wanted=0 ;; esac
    ok "list as $format" ends $wanted
    run export --format $format partner:no -o "$work/out.$format"
    ok "export as $format" ends 0
    ok "is there" test -e "$work/out.$format"
done
run export --format text
ok "export has no text" ends 2 "text"
run show --format ics meeting/kr-fr-jcc-07 meeting/kr-fr-jcc-08
ok "meetings are events" test "$(grep -c '^BEGIN:VEVENT' "$work/out")" -eq 2
ok "on their days" prints "DTSTART;VALUE=DATE:20180706"
ok "in one calendar" test "$(grep -c '^BEGIN:VCALENDAR' "$work/out")" -eq 1
run show --format ics partner/FR
ok "a partner is no event" ends 2 "partner/FR is no meeting"
run show --format ics meeting/kr-fr-nuclear-agreement-1981
ok "a month is no day" ends 1 "not known to the day"
run show --format ics gaps
ok "a view is no event" ends 2 "gaps has no calendar"
finish
