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
ok "coverage of everything" prints "$(find data/meetings -name '*.json' | grep -c .)  meetings"

run show ledger partner:fr
ok "the ledger of a partner" ends 0
# states_alike STATE : the ledger counts the promises of a state as list does
states_alike() {
    run show ledger partner:fr
    shown=$(sed -n "s/^$1 \([0-9]*\)$/\1/p" "$work/out")
    run list outcomes --format jsonl partner:fr has:promise "is:$2"
    [ "$shown" = "$(wc -l <"$work/out")" ] || { echo "$shown shown"; return 1; }
}
ok "open promises" states_alike open open
ok "lapsed promises" states_alike lapsed lapsed
ok "promises kept in part" states_alike 'partly kept' partly
ok "kept promises" states_alike kept kept
run show ledger partner:fr is:lapsed
ok "a ledger of one state" prints "lapsed"
ok "each line marks its sources" prints "[1]"
ok "and they stand at the end" prints "Sources"
ok "and of no other" sh -c "! grep -q '^kept' '$work/out'"
run show ledger partner:fr year:1950
ok "an empty ledger says so" prints "No promise is on record here."

run show compare fr Germany,vn
ok "partners by id, by name, in any case" ends 0
ok "the comparison names them" prints "France · Germany · Vietnam"
run show compare FR
ok "a comparison needs two" ends 2 "two to five"
run show compare FR fr
ok "one partner twice is one" ends 2 "two to five"
run show compare FR DE JP US CN GB
ok "a comparison takes five" ends 2 "two to five"
run show compare FR nosuchplace
ok "an unknown partner is named" ends 1 "nosuchplace"
run show --format json compare FR DE
ok "a comparison as JSON" prints '"heading": "Promises"'
finish
