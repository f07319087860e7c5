#!/bin/sh
# SPDX-License-Identifier: MIT
# The views by name: what follows the name is theirs; wrong words are said in one line.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

run show gaps
ok "gaps of everything" ends 0
ok "gaps are more than those of one partner" test "$(wc -l <"$work/out")" -gt 40
run show GAPS partner:fr
ok "gaps of a query" ends 0
ok "the query stands in the head" prints "partner:fr"
ok "gaps of France only" test "$(wc -l <"$work/out")" -lt 40
run show gaps 'partner:fr year:2018..'
ok "a quoted query is a query" prints "partner:fr year:2018.."
run show gaps lebel:minister
ok "a query that is none" ends 2 'unknown field "lebel"'

# counts_alike QUERY: the first fact of coverage is what list counts
counts_alike() {
    run show coverage "$1"
    shown=$(sed -n 's/^ *\([0-9]*\)  *meetings$/\1/p' "$work/out")
    run list meetings --format jsonl "$1"
    [ "$shown" = "$(wc -l <"$work/out")" ] || { echo "$shown shown"; return 1; }
}
ok "coverage counts the meetings of a topic" counts_alike topic:quantum
ok "coverage counts the meetings of some years" counts_alike year:2018..2020
run show coverage
ok "coverage of everything" prints "1118  meetings"
finish
