#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the fuzz targets, or those that are named, for some seconds each from their seeds and from what
# earlier runs found. A finding ends its target and is kept. Usage: BUILD=build SECONDS_EACH=20 sh src/mk/fuzz.sh [NAME...]
set -eu
build=${BUILD:-build}
seconds=${SECONDS_EACH:-20}
# Memory that is freed stays apart up to 8 MB of it, and is not filled: with the 256 MB of the default,
# every page of every run is a new one, and most of the time goes into that.
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:allocator_may_return_null=1:quarantine_size_mb=8:max_malloc_fill_size=256:malloc_context_size=8}"
# What the explorer writes must not fall into the tree.
export HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent XDG_DATA_HOME=/nonexistent \
    XDG_STATE_HOME=/nonexistent XDG_CACHE_HOME=/nonexistent

# mark FILE: the processor time of all that has ended. Its own process, so no command substitution.
mark() {
    times >"$1"
}

# spent BEFORE AFTER: the seconds between two marks
spent() {
    awk -F '[ms ]+' 'FNR == 2 { at[++n] = $1 * 60 + $2 + $3 * 60 + $4 }
        END { printf "%d", at[2] - at[1] }' "$1" "$2"
}

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
    # Each key draws a screen: short walks, and many.
    [ "$name" = keys ] && set -- -max_len=64 "$@"
    mark "$log.before"
    # By way of a pipe: a target may have forbidden files to grow when it ends.
    { "$target" -max_total_time="$seconds" -timeout=120 -rss_limit_mb=2048 \
        -artifact_prefix="$build/fuzz/$name-" -print_final_stats=1 "$@" 2>&1 || echo "fuzz: a finding"; } |
        cat >"$log"
    if [ "$(tail -n 1 "$log")" = "fuzz: a finding" ]; then
        tail -n 40 "$log"
        return 1
    fi
    mark "$log.after"
    printf '%-12s %s executions in %d s (%d s of processor time), %s\n' "$name" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" "$seconds" "$(spent "$log.before" "$log.after")" \
        "$(grep -o 'cov: [0-9]* ft: [0-9]*' "$log" | tail -n 1)"
}

if [ $# -eq 0 ]; then
    for source in tests/fuzz/fuzz_*.c; do
        name=${source##*/fuzz_}
        set -- "$@" "${name%.c}"
    done
fi
status=0
for name in "$@"; do
    fuzz "$name" || status=1
done
exit "$status"
