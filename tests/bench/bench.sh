#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the benchmarks on the embedded dataset, then on each N given, whose rows and database are in
# $DIR. The cache of a database is made before it is measured, and kept there.
# Then how costs grow with N; sets of more than $IMPORT records are not imported again for that.
# Usage: TOOLS=build/release/tests/bench DIR=build/bench IMAGE=build/image.db RUNS=100 \
#     IMPORT=200000 sh tests/bench/bench.sh PROGRAM [N...]
set -eu
program=$1
shift
mkdir -p "$DIR/cache"
XDG_CACHE_HOME=$(cd "$DIR/cache" && pwd)
XDG_DATA_HOME=$XDG_CACHE_HOME/data
XDG_CONFIG_HOME=$XDG_CACHE_HOME/config
export XDG_CACHE_HOME XDG_DATA_HOME XDG_CONFIG_HOME

# The canned frames are read off an emulator that knows no dim text but italic: for them alone the
# terminal's description says one for the other.
BENCH_TERMINFO=$DIR/terminfo
export BENCH_TERMINFO
infocmp -x xterm-256color | sed 's/;2%;/;3%;/; s/dim=\\E\[2m/dim=\\E[3m/' | tic -x -o "$BENCH_TERMINFO" -

# measure TITLE [DATABASE ROWS]
measure() {
    printf '\n== %s\n\n' "$1"
    "$TOOLS/bench" "$program" "$TOOLS/floor1" "$TOOLS/floor2" "$TOOLS/floor3" "$RUNS" ${2+"$2"}
    printf '\n'
    "$TOOLS/typed" "$program" ${2+"$2" "$3"}
}

uname -srm
measure 'the embedded dataset'
printf '\n'
"$TOOLS/prefixes" "$program" "$IMAGE"
sets=
for n in "$@"; do
    sets="$sets $DIR/$n.db $DIR/$n.jsonl"
    "$program" --db "$DIR/$n.db" list meetings --limit 1 >/dev/null
    measure "$n meetings" "$DIR/$n.db" "$DIR/$n.jsonl"
done
if [ $# -gt 1 ]; then
    printf '\n== growth\n\n'
    # shellcheck disable=SC2086 # names without blanks
    "$TOOLS/growth" "$program" "$IMPORT" $sets
fi
