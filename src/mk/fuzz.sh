#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the fuzz targets, or those that are named, for some seconds each from their seeds and from what
# earlier runs found. A finding ends it and is kept. Usage: BUILD=build SECONDS_EACH=20 sh src/mk/fuzz.sh [NAME...]
set -eu
build=${BUILD:-build}
seconds=${SECONDS_EACH:-20}
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:allocator_may_return_null=1}"
# What the explorer writes must not fall into the tree.
export HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent XDG_DATA_HOME=/nonexistent \
    XDG_STATE_HOME=/nonexistent XDG_CACHE_HOME=/nonexistent

# fuzz NAME: prints the figure of one target
fuzz() {
    target=$build/fuzz/tests/fuzz/fuzz_$1
    corpus=$build/fuzz/corpus/$1
    log=$build/fuzz/$1.log
    mkdir -p "$corpus"
    set -- "$1" "$corpus" "tests/fuzz/seeds/$1"
    name=$1
    shift
    [ -f "tests/fuzz/$name.dict" ] && set -- "-dict=tests/fuzz/$name.dict" "$@"
    # By way of a pipe: a target may have forbidden files to grow when it ends.
    { "$target" -max_total_time="$seconds" -timeout=120 -rss_limit_mb=2048 \
        -artifact_prefix="$build/fuzz/$name-" -print_final_stats=1 "$@" 2>&1 || echo "fuzz: a finding"; } |
        cat >"$log"
    if [ "$(tail -n 1 "$log")" = "fuzz: a finding" ]; then
        tail -n 40 "$log"
        return 1
    fi
    printf '%-12s %s executions, %s\n' "$name" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
        "$(grep -o 'cov: [0-9]* ft: [0-9]*' "$log" | tail -n 1)"
}

if [ $# -eq 0 ]; then
    for source in tests/fuzz/fuzz_*.c; do
        name=${source##*/fuzz_}
        set -- "$@" "${name%.c}"
    done
fi
for name in "$@"; do
    fuzz "$name"
done
