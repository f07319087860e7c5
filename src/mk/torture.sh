#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs what is in tests/torture, one after the other: each prints a line with its figure and fails
# when that is not what it must be. A program (FILE.c, built before) or script (FILE.sh) does its own
# measure TORTURE_TIMES times over: once for torture, SOAK (10) times for soak.
# Usage: BUILD=build sh src/mk/torture.sh torture|soak [NAME...] (a part of a file's name)
set -u
LC_ALL=C.UTF-8
TORTURE_TIMES=1
[ "${1:-torture}" = soak ] && TORTURE_TIMES=${SOAK:-10}
[ $# -gt 0 ] && shift
build=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
case $build in /*) program=$build/attache ;; *) program=$PWD/$build/attache ;; esac
export LC_ALL TORTURE_TIMES BUILD="$build" ATTACHE_BIN="${ATTACHE_BIN:-$program}" \
    HOME="$work" TMPDIR="$work"

# wanted NAME [WORD...]: whether one of the words is a part of the name, or there are none
wanted() {
    name=$1
    shift
    [ $# -eq 0 ] && return 0
    for word in "$@"; do
        case $name in *"$word"*) return 0 ;; esac
    done
    return 1
}

run() {
    case $1 in
    *.sh) sh "$1" ;;
    *) name=${1##*/} && "$build/release/tests/torture/${name%.c}" ;;
    esac
}

runs=0
failures=0
for source in tests/torture/*.c tests/torture/*.sh; do
    if [ ! -f "$source" ] || ! wanted "${source##*/}" "$@"; then
        continue
    fi
    runs=$((runs + 1))
    run "$source" || {
        echo "not ok $source"
        failures=$((failures + 1))
    }
done
echo "$((runs - failures)) passed, $failures failed"
[ "$failures" -eq 0 ] && [ "$runs" -gt 0 ]
