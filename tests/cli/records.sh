#!/bin/sh
# SPDX-License-Identifier: MIT
# Every record of data/ is in the program, and no other; each has its fields.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

# same_ids KIND FILES... : the ids `list` prints are those of the files
same_ids() {
    kind=$1
    shift
    run list "$kind" --format jsonl
    ends 0 && mv "$work/out" "$work/$kind.jsonl" || return 1
    sed -n 's/^{"type": "[a-z]*", "id": "[a-z]*\/\([^"]*\)".*/\1/p' "$work/$kind.jsonl" | LC_ALL=C sort >"$work/listed"
    cat "$@" | sed -n 's/^\(  \|{\)"id": "\([^"]*\)".*/\2/p' | LC_ALL=C sort >"$work/filed"
    [ -s "$work/filed" ] || { echo "no ids in $*"; return 1; }
    diff "$work/filed" "$work/listed"
}

ok "meetings: list and files agree" same_ids meetings data/meetings/*.json
for kind in partners people organizations topics series agreements programmes sources; do
    ok "$kind: list and file agree" same_ids "$kind" "data/$kind.jsonl"
done

# same_fields KIND FILE : as many fields of each name are listed, in KIND.jsonl, as filed
same_fields() {
    awk '
        function add(to, line) {
            while (match(line, /"[a-z_0-9]+": /)) {
                to[substr(line, RSTART, RLENGTH)]++
                line = substr(line, RSTART + RLENGTH)
            }
        }
        FILENAME == ARGV[1] { add(filed, $0); next }
        { add(listed, $0) }
        END {
            for (field in filed) {
                known = 1
                if (field !~ /^"(id|type|title|native)": $/ && filed[field] > listed[field] + 0) {
                    print field, filed[field], "filed,", listed[field] + 0, "listed"
                    bad = 1
                }
            }
            exit bad || !known
        }' "$2" "$work/$1.jsonl"
}
cat data/meetings/*.json >"$work/meetings.json"
ok "meetings: no field is lost" same_fields meetings "$work/meetings.json"
for kind in partners people organizations topics series agreements programmes sources; do
    ok "$kind: no field is lost" same_fields "$kind" "data/$kind.jsonl"
done
ok "the coverage in data/README.md is that of the records" env ATTACHE="$ATTACHE" sh src/mk/coverage.sh --check
finish
