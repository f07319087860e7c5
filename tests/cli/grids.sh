#!/bin/sh
# SPDX-License-Identifier: MIT
# show of the matrix and of lanes, in every form; what is counted is what list counts.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

run show matrix topic:quantum partner:fr,de year:2022..
ok "the matrix as text" ends 0
ok "its title" prints "Topics x Partners"
ok "its query" prints "Query   topic:quantum partner:fr,de year:2022.."
ok "its years" prints "Period  2022-"
ok "who never met on what" prints "Never met on it"
example() {
    query=$(sed -n "s/.*attache list meetings '\(.*\)'$/\1/p" "$work/out")
    [ -n "$query" ] || { echo "no example"; return 1; }
    run list meetings "$query"
    ends 0
}
ok "the note's query has meetings" example

answer matrix.json show --format json matrix topic:quantum
answer matrix.csv show --format csv matrix topic:quantum
answer matrix.md show --format markdown matrix topic:quantum
ok "json, csv and markdown agree" holds_plain grid matrix.json matrix.csv matrix.md
answer share.json show --format json matrix/share/by=name/pin=FR topic:quantum
answer share.csv show --format csv matrix/share/by=name/pin=FR topic:quantum
answer share.md show --format markdown matrix/share/by=name/pin=FR topic:quantum
ok "shares, another order, a pin" holds_plain grid share.json share.csv share.md
ok "the pin comes first" grep -q '^id,title,native,FR,' "$work/share.csv"
answer window.csv show --format csv matrix topic:quantum year:2024..
no_empty_column() {
    tail -n 1 "$work/window.csv" | tr ',' '\n' | grep -qx 0 && return 1
    head -n 1 "$work/window.csv" | grep -q ',US,'
}
ok "no partner without a meeting in the window" no_empty_column
answer change.json show --format json matrix/change topic:quantum
answer change.csv show --format csv matrix/change topic:quantum
answer change.md show --format markdown matrix/change topic:quantum
ok "changes are numbers" holds_plain grid change.json change.csv change.md
answer lanes.json show --format json lanes/people/decades org:msit
answer lanes.csv show --format csv lanes/people/decades org:msit
answer lanes.md show --format markdown lanes/people/decades org:msit
ok "lanes count, whatever letters they show" holds_plain grid lanes.json lanes.csv lanes.md

run list meetings --format jsonl topic:quantum partner:fr
wanted=$(wc -l <"$work/out")
ok "a cell counts what list counts" holds_plain grid_cell matrix.json topic/quantum-technology \
    partner/FR "$wanted"

run show --lang ko matrix topic:quantum
ok "in Korean" prints "주제 x 상대국"
ok "its labels too" prints "만난 적 없음"
ok "and its names" prints "양자기술"
run show lanes partner:fr
ok "letters have their meaning" prints "J joint committee"
run show matrix topic:nosuchtopic
ok "no meeting is said" prints "No meeting on record is in this query."
ok "as for other views that is an answer" ends 0
run show LANES/Topics/DECADES partner:fr
ok "words in any case" prints "Topics x decades"

run show matrix/nonsense
ok "a word that is none" ends 1 "matrix/nonsense"
run show matrix/by=likeness
ok "an order that is none" ends 1 "matrix/by=likeness"
run show lanes/share
ok "a reading of lanes" ends 1 "lanes/share"
run show matrix lebel:minister
ok "a query that is none" ends 2 'unknown field "lebel"'
run show --format jsonl matrix
ok "a form that show has not" ends 2 "show cannot write jsonl"
run show --format csv gaps
ok "a page is no table" ends 2 "gaps is no table"

run show --format csv -o "$work/file.csv" matrix topic:quantum
ok "to a file" cmp "$work/matrix.csv" "$work/file.csv"
run show --format csv -o "$work/file.csv" matrix
ok "what exists is kept" ends 3 "exists"
run show --format csv --bom -o "$work/bom.csv" matrix topic:quantum
ok "with a byte order mark" sh -c "head -c 3 '$work/bom.csv' | od -An -tx1 | grep -q 'ef bb bf'"
finish
