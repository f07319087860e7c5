#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the fuzz targets, or those that are named, for some seconds of processor time each, from their
# seeds and from what earlier runs found. A finding ends its target and is kept.
# Usage: BUILD=build SECONDS_EACH=20 sh src/mk/fuzz.sh [NAME...]
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

# run LOG WORD...: the target with the words until its seconds are over. libFuzzer counts those of the
# clock: as long as processor time is left it is started again, for as long as that took last time.
run() {
    log=$1
    shift
    clock=$(date +%s)
    took=0
    mark "$log.before"
    : >"$log"
    until [ "$took" -ge "$seconds" ]; do
        left=$((seconds - took))
        passed=$(($(date +%s) - clock))
        [ "$took" -gt 0 ] && left=$((left * passed / took + 1))
        # By way of a pipe: a target may have forbidden files to grow when it ends.
        { "$target" -max_total_time="$left" "$@" 2>&1 || echo "fuzz: a finding"; } | cat >>"$log"
        [ "$(tail -n 1 "$log")" = "fuzz: a finding" ] && return 1
        mark "$log.after"
        took=$(spent "$log.before" "$log.after")
    done
}

# fuzz NAME: prints the figure of one target
fuzz() {
    name=$1
    target=$build/fuzz/tests/fuzz/fuzz_$name
    corpus=$build/fuzz/corpus/$name
    mkdir -p "$corpus"
    set -- "$corpus" "tests/fuzz/seeds/$name"
    [ -f "tests/fuzz/$name.dict" ] && set -- "-dict=tests/fuzz/$name.dict" "$@"
    # A run draws screens and meets some ten thousand features: short walks, and no book of how often
    # each was met, which takes as long as the walk.
    [ "$name" = keys ] && set -- -max_len=64 -entropic=0 "$@"
    run "$build/fuzz/$name.log" -timeout=120 -rss_limit_mb=2048 -artifact_prefix="$build/fuzz/$name-" \
        -print_final_stats=1 "$@" || {
        tail -n 40 "$log"
        return 1
    }
    printf '%-12s %s executions in %d s of processor time, %s\n' "$name" \
        "$(awk '/^stat::number_of_executed_units:/ { n += $2 } END { print n }' "$log")" "$took" \
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
