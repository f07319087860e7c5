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
    ends 0 || return 1
    sed -n 's/^{"type": "[a-z]*", "id": "[a-z]*\/\([^"]*\)".*/\1/p' "$work/out" | LC_ALL=C sort >"$work/listed"
    cat "$@" | sed -n 's/^\(  \|{\)"id": "\([^"]*\)".*/\2/p' | LC_ALL=C sort >"$work/filed"
    [ -s "$work/filed" ] || { echo "no ids in $*"; return 1; }
    diff "$work/filed" "$work/listed"
}

ok "meetings: list and files agree" same_ids meetings data/meetings/*.json
for kind in partners people organizations topics series agreements programmes sources; do
    ok "$kind: list and file agree" same_ids "$kind" "data/$kind.jsonl"
done

# same_fields KIND FILE : as many fields of each name are listed as filed
same_fields() {
    run list "$1" --format jsonl
    grep -o '"[a-z_0-9]*": ' "$2" | LC_ALL=C sort -u >"$work/fields"
    while read -r field; do
        case $field in '"id":'|'"type":'|'"title":'|'"native":') continue ;; esac
        filed=$(grep -o "$field " "$2" | wc -l)
        listed=$(grep -o "$field " "$work/out" | wc -l)
        [ "$filed" -le "$listed" ] || { echo "$field $filed filed, $listed listed"; return 1; }
    done <"$work/fields"
}
cat data/meetings/*.json >"$work/meetings.json"
ok "meetings: no field is lost" same_fields meetings "$work/meetings.json"
for kind in partners people organizations topics series agreements programmes sources; do
    ok "$kind: no field is lost" same_fields "$kind" "data/$kind.jsonl"
done
ok "the coverage in data/README.md is that of the records" env ATTACHE="$ATTACHE" sh src/mk/coverage.sh --check
finish
