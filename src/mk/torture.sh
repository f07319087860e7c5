#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs what is in tests/torture, as many at once as there are processors, since most of them wait most
# of the time: each prints a line with its figure and fails when that is not what it must be. A program
# (FILE.c, built before) or script (FILE.sh) does its own measure TORTURE_TIMES times over: once for
# torture, SOAK (10) times for soak. Where JOBS is 1 they run one after the other.
# Usage: BUILD=build sh src/mk/torture.sh torture|soak [NAME...] (a part of a file's name)
set -u
LC_ALL=C.UTF-8
build=${BUILD:-build}

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

# one WORK SOURCE: runs it in a folder of its own, says all it has said, and notes when it went well
one() {
    name=${2##*/}
    mkdir "$1/$name"
    HOME=$1/$name
    TMPDIR=$1/$name
    export HOME TMPDIR
    if case $name in
        *.sh) sh "$2" ;;
        *) "$build/release/tests/torture/${name%.c}" ;;
        esac >"$1/$name.said" 2>&1; then
        : >"$1/$name.ok"
    else
        echo "not ok $2" >>"$1/$name.said"
    fi
    cat "$1/$name.said"
}

if [ "${1:-}" = --one ]; then
    one "$2" "$3"
    exit
fi
TORTURE_TIMES=1
[ "${1:-torture}" = soak ] && TORTURE_TIMES=${SOAK:-10}
[ $# -gt 0 ] && shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
case $build in /*) program=$build/attache ;; *) program=$PWD/$build/attache ;; esac
export LC_ALL TORTURE_TIMES BUILD="$build" ATTACHE_BIN="${ATTACHE_BIN:-$program}"
for source in tests/torture/*.c tests/torture/*.sh; do
    if [ -f "$source" ] && wanted "${source##*/}" "$@"; then
        echo "$source"
    fi
done >"$work/sources"
xargs -r -n 1 -P "${JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}" sh "$0" --one "$work" \
    <"$work/sources"
runs=$(wc -l <"$work/sources")
failures=$((runs - $(find "$work" -maxdepth 1 -name '*.ok' | wc -l)))
echo "$((runs - failures)) passed, $failures failed"
[ "$failures" -eq 0 ] && [ "$runs" -gt 0 ]
