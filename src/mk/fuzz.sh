#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs every fuzz target for some seconds from its seeds; a finding ends it and is kept.
set -eu
BUILD=${BUILD:-build}
SECONDS_EACH=${SECONDS_EACH:-20}
for target in "$BUILD"/fuzz/fuzz_*; do
    [ -x "$target" ] || continue
    name=${target##*/fuzz_}
    corpus=$BUILD/fuzz/corpus/$name
    mkdir -p "$corpus"
    set -- "$corpus"
    [ -d "tests/fuzz/seeds/$name" ] && set -- "$@" "tests/fuzz/seeds/$name"
    [ -f "tests/fuzz/$name.dict" ] && set -- "-dict=tests/fuzz/$name.dict" "$@"
    log=$BUILD/fuzz/$name.log
    if ! "$target" -max_total_time="$SECONDS_EACH" -artifact_prefix="$BUILD/fuzz/" -print_final_stats=1 "$@" 2>"$log"; then
        tail -n 40 "$log"
        exit 1
    fi
    printf '%-12s %s executions, %s\n' "$name" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
        "$(grep -o 'cov: [0-9]* ft: [0-9]*' "$log" | tail -n 1)"
done
