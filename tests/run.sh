#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs all tests that are built, in parallel, with no terminal and a home of their own. Prints what
# fails, then "N passed, N failed". Usage: BUILD=build sh tests/run.sh [NAME...] (a part of a path)
#
# A test is a program of cmocka, or a script that prints "ok NAME" and "not ok NAME". It finds the
# program under test in $ATTACHE_BIN, its own empty folder in $HOME and $TMPDIR. It may take
# $TEST_SECONDS seconds (110): give more on a machine that does other things too. With TEST_TIMES=FILE
# each leaves a line there: its seconds of processor time, user and system, and its path.
set -u

# count STATUS NAME <OUTPUT: prints "passed failed". A test that ended badly with none to blame (a
# crash, a leak, a time-out), or that ran nothing, is one that failed.
count() {
    awk -v status="$1" -v name="$2" '
        /^\[  PASSED  \] [0-9]+ test\(s\)/ { passed += $4 }
        /^\[  FAILED  \] [0-9]+ test\(s\)/ { failed += $4 }
        /^ok / { passed++ }
        /^not ok / { failed++ }
        END {
            if (failed == 0 && (status != 0 || passed == 0))
                failed = 1
            print passed + 0, failed + 0
        }'
}

# spent NAME <TIMES: the second line of times(1) is what ended children took, as 0m1.5s 0m0.2s
spent() {
    awk -v name="$1" '
        function seconds(time, part) { split(time, part, /[ms]/); return part[1] * 60 + part[2] }
        NR == 2 { printf "%.2f %.2f %s\n", seconds($1), seconds($2), name }'
}

# told <OUTPUT: what is wrong, without what passed, what is said twice, and the memory that a test of
# cmocka lost because it failed
told() {
    awk '
        /^\[( RUN      |       OK |=+|  PASSED  )\]|^ok / { next }
        /^\[  FAILED  \] [0-9]+ test\(s\)/ { list = 1 }
        /^ [0-9]+ FAILED TEST\(S\)/ { list = 0; next }
        list { next }
        /^\[  FAILED  \] / { failed = 1 }
        failed && /^==[0-9]+==ERROR: LeakSanitizer/ { exit }
        failed && /^=+$/ { next }
        { print }' | cat -s
}

# run_one WORK TEST: leaves WORK/NAME.count and, when something failed, WORK/NAME.report
run_one() {
    name=$1/$(printf '%s' "$2" | tr '/' '_')
    home=$name.home
    mkdir -p "$home"
    export HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" \
        XDG_STATE_HOME="$home/state" XDG_CACHE_HOME="$home/cache" TMPDIR="$home"
    # A crash of a test itself is told by the sanitizer, with its place: of cmocka one learns that it was.
    case $2 in
    */tests/unit/* | */tests/golden/*)
        ASAN_OPTIONS=$ASAN_OPTIONS:handle_segv=2:handle_sigbus=2:handle_sigfpe=2:handle_sigill=2
        ;;
    esac
    case $2 in
    *.sh) set -- "$1" "$2" sh "$2" ;;
    *) set -- "$1" "$2" "$2" ;;
    esac
    test=$2
    shift 2
    timeout -k 5 "${TEST_SECONDS:-110}" "$@" </dev/null >"$name.out" 2>&1
    status=$?
    if [ -n "${TEST_TIMES-}" ]; then
        times >"$name.times"
        spent "$test" <"$name.times" >>"$TEST_TIMES"
    fi
    count $status "$test" <"$name.out" >"$name.count"
    read -r _ failed <"$name.count"
    if [ "$failed" -gt 0 ]; then
        {
            printf '== %s (status %s%s)\n' "$test" $status \
                "$([ $status -eq 124 ] && echo ', out of time')"
            told <"$name.out"
        } >"$name.report"
    fi
    rm -rf "$home" "$name.out"
}

# The slow kinds first, so that no core idles at the end; what no longer has a source is not run. With
# arguments, those whose path has one.
list() {
    for test in "$mode"/tests/pty/test_* tests/cli/*.sh "$mode"/tests/golden/test_* \
        "$mode"/tests/unit/test_* "$mode"/tests/fuzz/fuzz_*; do
        case $test in
        *.d | *.o | *.gcno | *.gcda | *.dSYM | */lib.sh | *'*'*) continue ;;
        "$mode"/*) [ -f "${test#"$mode"/}.c" ] || continue ;;
        esac
        [ $# -eq 0 ] && printf '%s\0' "$test"
        for name in "$@"; do
            case $test in *"$name"*) printf '%s\0' "$test" ;; esac
        done
    done
}

if [ "${1-}" = --one ]; then
    run_one "$2" "$3"
    exit 0
fi

build=${BUILD:-build}
mode=$build/${TEST_MODE:-asan}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
case $mode in /*) program=$mode/attache ;; *) program=$PWD/$mode/attache ;; esac
# What was freed is kept from use until 16 MB more were: the usual 256 take twice the time.
export BUILD="$build" ATTACHE_BIN="${ATTACHE_BIN:-$program}" LC_ALL=C.UTF-8 TZ=UTC TERM=dumb \
    ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:quarantine_size_mb=16}" \
    UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"
unset NO_COLOR CLICOLOR_FORCE FORCE_COLOR COLUMNS LINES PAGER BROWSER MAKEFLAGS MFLAGS MAKELEVEL

jobs=${JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
list "$@" | xargs -0 -r -n 1 -P "$jobs" sh "$0" --one "$work"
cat "$work"/*.report 2>/dev/null
cat "$work"/*.count 2>/dev/null | awk '
    { passed += $1; failed += $2 }
    END {
        printf "%d passed, %d failed\n", passed, failed
        exit failed > 0 || passed == 0
    }'
