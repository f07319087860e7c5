#!/bin/sh
# SPDX-License-Identifier: MIT
# The words of the command line, wrong usage, and exit statuses.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

run --help
ok "help is an answer" ends 0
ok "help names the subcommands" prints "attache search"
# help_of SUBCOMMAND: --help behind it is the same as help in front
help_of() {
    run help "$1" && cp "$work/out" "$work/help"
    run "$1" --help
    ends 0 && cmp "$work/help" "$work/out"
}
for subcommand in search list show export check import bookmark note save forget help; do
    ok "help of $subcommand behind it" help_of $subcommand
done
run save --help
ok "save has no options of others" test "$(grep -c '^  .*--' "$work/out")" -eq 1
is_narrow() {
    run --help
    for subcommand in search list show export check import bookmark note save forget help; do
        "$ATTACHE" $subcommand --help >>"$work/out"
    done
    ! grep -n '.\{81\}' "$work/out"
}
ok "help fits 80 columns" is_narrow
run serach quantum
ok "an unknown subcommand names the nearest" ends 2 "did you mean search?"
ok "and what opens it as a query" ends 2 "--plain"
run --plain serach quantum --format json
ok "also where the options are of a subcommand" ends 2 "did you mean search?"
run --version
ok "version is an answer" ends 0
ok "version names the data" prints "data 20"

run --frobnicate
ok "an unknown option is wrong usage" ends 2 "unknown option --frobnicate"
run list meetings --fromat json
ok "an unknown option names the nearest" ends 2 "did you mean --format?"
run list meetings --format yaml
ok "an unknown format says what there is" ends 2 "--format takes text, json"
run list meetings --limit none
ok "a limit is a number" ends 2 "--limit takes a number"
run list wizards
ok "an unknown kind says what there is" ends 2 "wizards"
run list
ok "list needs a kind" ends 2 "KIND"
run show
ok "show needs an address" ends 2 "ADDRESS"
run search
ok "search needs a query" ends 2 "QUERY"
run search --format ics quantum
ok "search has no iCalendar" ends 2 "ics"
run list meetings colour:red
ok "an unknown field names what there is" ends 2 "colour"
run list meetings level:ministre
ok "a bad value names the nearest" ends 2 "minister"
run show meeting/no-such-meeting
ok "an unknown id is nothing found" ends 1 "no-such-meeting"
run search zzzxqjq
ok "nothing found is status 1" ends 1
run list meetings topic:quantum-technology partner:FR year:1950
ok "an empty list is status 1" ends 1
run show fr
ok "a bare slug in any case is enough" ends 0
ok "and shows the page" prints "France"
run list PEOPLE --limit 2 --format json
ok "kinds in any case and number" ends 0
run list person --limit 2 --format json
ok "kinds in the singular" ends 0
run search --kind person --limit 1 song kyunghee
ok "options may follow the subcommand" prints "송경희"
run --format json list partners --limit 1
ok "options may come first" prints '"type": "partner"'
run list meetings --limit 1 -- -topic:quantum-technology
ok "-- ends the options" ends 0
run list meetings --limit 1 -topic:quantum-technology
ok "a negated term is no option" ends 0
run list meetings 'partner:vn topic:energy year:2015..2023'
ok "a whole query may be quoted" prints "kr-vn-jc-09"
run list meetings person:"song kyunghee" year:2018
ok "a quoted value stays one" prints "kr-fr-jcc-07"
run list meetings 'partner:fr quantum' --limit 1
ok "a query of one field too" prints "kr-fr-"
run list outcomes 'is:open -quantum' --limit 1
ok "and one whose field takes no such value" ends 0
run list meetings "place:abu dhabi" --limit 1
ok "a quoted place stays one" prints "Abu Dhabi"
run quantum
ok "the explorer needs a terminal" ends 2 "--plain"
run --db /dev/null
ok "an empty database is refused" ends 3 "/dev/null"
run --db "$work/missing.db"
ok "a missing database is refused" ends 3 "missing.db"
echo "hello, this is no database at all" >"$work/text.db"
run --db "$work/text.db"
ok "a text file is no database" ends 3 "text.db"

status=0
"$ATTACHE" list meetings >/dev/full 2>"$work/err" || status=$?
ok "a full disk is an error" ends 3 "cannot write"
status=0
"$ATTACHE" list people --format json >&- 2>"$work/err" || status=$?
ok "a closed standard output does no harm" test "$status" -le 3
# What is said must not land in the file that is opened first, which would get the descriptor.
closed_error() {
    status=0
    "$ATTACHE" import tests/fixtures/records/base.jsonl -o "$work/closed.db" >/dev/null 2>&- <&- || status=$?
    [ "$status" -eq 0 ] && ! grep -aq "warning:" "$work/closed.db"
}
ok "nor do a closed standard input and error" closed_error
("$ATTACHE" list people --format json; echo $? >"$work/status") 2>"$work/err" | head -n 1 >"$work/out"
ok "a reader that leaves ends it quietly" test ! -s "$work/err"
finish
