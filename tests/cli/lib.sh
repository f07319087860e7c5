# SPDX-License-Identifier: MIT
# What the tests of the command line share: run, compare, report in TAP.
# shellcheck shell=sh

BUILD=${BUILD:-build}
ATTACHE=${ATTACHE:-$BUILD/asan/attache}
case $ATTACHE in
/*) ;;
*) ATTACHE=$PWD/$ATTACHE ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# ok NAME COMMAND... : the command succeeds
ok() {
    name=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        printf 'ok %s\n' "$name"
    else
        printf 'not ok %s\n' "$name"
        sed 's/^/# /' "$work/said"
        failures=$((failures + 1))
    fi
}

# run ARGS... : runs the program; its answer, diagnostics and status are kept
run() {
    status=0
    "$ATTACHE" --today 2026-11-22 "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
}

# ends STATUS [TEXT]: the last run ended so, and its one line of diagnostics holds the text
ends() {
    [ "$status" -eq "$1" ] || { echo "status $status, wanted $1"; cat "$work/err"; return 1; }
    if [ $# -gt 1 ]; then
        [ "$(wc -l <"$work/err")" -eq 1 ] || { echo "not one line:"; cat "$work/err"; return 1; }
        grep -qF -- "$2" "$work/err" || { echo "no \"$2\" in:"; cat "$work/err"; return 1; }
    fi
}

# prints TEXT: the last run's answer holds the text
prints() {
    grep -qF -- "$1" "$work/out" || { echo "no \"$1\" in:"; head -n 20 "$work/out"; return 1; }
}

# Checks of formats.py, for scripts whose answers other programs read.

# parsers_or_skip: finds a python3 with icalendar, and cmark-gfm; else the script ends
parsers_or_skip() {
    python=
    for name in python3 /usr/bin/python3; do
        [ -z "$python" ] && "$name" -c 'import icalendar' 2>/dev/null && python=$name
    done
    if [ -z "$python" ] || ! command -v cmark-gfm >/dev/null 2>&1; then
        echo "ok the parsers # SKIP make deps installs python3-icalendar and cmark-gfm"
        exit 0
    fi
}
# answer FILE ARGS...: keeps what the program prints in a file of the work folder
answer() {
    file=$work/$1
    shift
    "$ATTACHE" --today 2026-11-22 "$@" >"$file" 2>/dev/null
}
# holds_plain CHECK WORD...: the same for a check that needs python3 alone
holds_plain() {
    python=python3
    holds "$@"
}
# holds CHECK WORD...: a check of formats.py; a word with a dot is a file of the work folder
holds() {
    check=$1
    shift
    for word in "$@"; do
        shift
        case $word in *.*) set -- "$@" "$work/$word" ;; *) set -- "$@" "$word" ;; esac
    done
    "$python" "$(dirname "$0")/formats.py" "$check" "$@"
}

finish() {
    [ "$failures" -eq 0 ]
}
