#!/bin/sh
# SPDX-License-Identifier: MIT
# Checkers that take minutes, beyond those of `make lint`. Each prints its figure, after what it
# found, and one that finds anything fails; one that is not installed is skipped with a line. What
# is not believed is named here, each with its reason.
# Usage: BUILD=build sh src/mk/analyze.sh [STEP...] (gcc clang scan cppcheck tidy valgrind)
# shellcheck source=src/mk/setup.sh disable=SC1091
. "$(dirname "$0")/setup.sh"

flags="$std $($pkg_config --cflags ncursesw 2>/dev/null)"
printf '#define ATTACHE_IMAGE "/dev/null"\n#define ATTACHE_VERSION "0"\n' >"$work/made.h"
flags="$flags -include $work/made.h"
find src -name '*.c' | sort >"$work/sources"

# first COMMAND...: the first of them that is installed; says so when none is
first() {
    for command in "$@"; do
        command -v "$command" && return 0
    done
    echo "$1: not installed, skipped" >&2
    return 1
}

# figure NAME COUNT WHAT FINDINGS: the line that sums up a step
figure() {
    echo "$1: $2 $3, $4 findings"
    [ "$4" -eq 0 ] || failures=$((failures + 1))
}

# warnings NAME COMMAND...: compiles each source with the command and counts what it warns of
warnings() {
    name=$1
    shift
    tr '\n' '\0' <"$work/sources" | xargs -0 -n 1 -P "$jobs" "$@" >"$work/said" 2>&1 ||
        echo "$name: a source does not compile: error:" >>"$work/said"
    grep -E -A 30 '(warning|error):' "$work/said"
    figure "$name" "$(wc -l <"$work/sources")" sources "$(grep -cE '(warning|error):' "$work/said")"
}

# The paths through each source as gcc sees them.
step_gcc() {
    gcc=$(first gcc-12 gcc-13 gcc) || return 0
    # shellcheck disable=SC2086
    warnings "gcc -fanalyzer" "$gcc" $flags -fanalyzer -S -o /dev/null
}

# Every warning of clang but those that are matters of layout (padded), that ask for other languages
# (C89, C99, C++98), or for each value of an enum where a switch has a default; that an int of SQLite
# becomes an enum (bad-function-cast); that macros of the C library name themselves.
step_clang() {
    clang=$(first clang-14 clang) || return 0
    # shellcheck disable=SC2086
    warnings "clang -Weverything" "$clang" $flags -Weverything -Wno-padded \
        -Wno-declaration-after-statement -Wno-c99-compat -Wno-c++98-compat -Wno-switch-enum \
        -Wno-bad-function-cast -Wno-disabled-macro-expansion -Wno-unknown-warning-option \
        -Wno-unsafe-buffer-usage -Wno-pre-c11-compat -fsyntax-only
}

# The paths as clang sees them: what it has of its own accord (as in clang-tidy), and those of its
# younger checkers that do not guess. Not believed: alpha.unix.Stream, to which a short read is the
# last one; alpha.deadcode.UnreachableCode, to which what follows a memmove, and the right side of an
# && about the end of a text, are never reached.
step_scan() {
    clang=$(first clang-14 clang) || return 0
    checkers=optin.portability,nullability,security.FloatLoopCounter,alpha.core.SizeofPtr
    checkers=$checkers,alpha.core.TestAfterDivZero,alpha.core.CastSize,alpha.core.Conversion
    checkers=$checkers,alpha.unix.cstring.OutOfBounds,alpha.security.ReturnPtrRange
    # shellcheck disable=SC2086
    warnings "clang --analyze" "$clang" $flags --analyze -Xclang -analyzer-output=text \
        -Xclang -analyzer-checker=$checkers
}

# All of `make lint` but with the whole depth of the path analysis.
step_tidy() {
    first clang-tidy >/dev/null || return 0
    DEPTH='' BUILD=$build sh src/mk/lint.sh tidy >"$work/said"
    cat "$work/said"
    figure clang-tidy "$(find src tests -name '*.c' | wc -l)" sources \
        "$(grep -cE 'error:|warning:|failed' "$work/said")"
}

step_cppcheck() {
    first cppcheck >/dev/null || return 0
    BUILD=$build sh src/mk/lint.sh cppcheck >"$work/said"
    cat "$work/said"
    figure cppcheck "$(find src include tests -name '*.[ch]' | wc -l)" files \
        "$(grep -cE 'error:|warning:|failed' "$work/said")"
}

# Commands of every kind, and the explorer as tests/pty/test_jobs.c and others walk through it.
commands() {
    cat <<'END'
--version
--help
help dates
help query
list meetings partner:fr
list people --format csv
list outcomes is:open --format json
list organizations --lang ko --format markdown
list topics --format jsonl
show partner/FR
show --format markdown meeting/kr-fr-jcc-07
show --format json person/song-kyung-hee
show --lang ko --ascii topic/quantum-technology
show gaps
show coverage
show ledger
show compare FR DE
show matrix
show lanes
search song kyunghee
search --format json thdrudgml
search quantm
search MOST
export partner:fr --format ics --anniversaries
export partner:fr --format csv
export partner:fr --format jsonl
export partner:fr --format markdown
export partner:fr --format sqlite -o WORK/france.db
check tests/fixtures/records/base.jsonl
check data/agreements.jsonl
import tests/fixtures/records/base.jsonl -o WORK/base.db
bookmark partner/FR
note partner/DE ask again
save france partner:fr
list bookmarks
forget note partner/DE
list meetings level:nonsense
show meeting/no-such-meeting
--db /nowhere/at.all list meetings
--complete -- list m
END
}

step_valgrind() {
    first valgrind >/dev/null || return 0
    mkdir "$work/logs"
    cat >"$work/attache" <<END
#!/bin/sh
exec valgrind -q --leak-check=full --log-file='$work/logs/%p' '$PWD/$build/release/attache' "\$@"
END
    chmod +x "$work/attache"
    commands | sed "s|WORK|$work|" | HOME=$work xargs -L 1 -P "$jobs" "$work/attache" \
        --today 2026-11-22 >/dev/null 2>&1
    for walk in jobs search views; do
        ATTACHE_BIN=$work/attache PTY_SLOW=20 HOME=$work "$build/release/tests/pty/test_$walk" \
            >"$work/walk" 2>&1 || { cat "$work/walk"; echo "test_$walk failed" >>"$work/logs/ends"; }
    done
    cat "$work"/logs/*
    figure valgrind "$(find "$work/logs" -type f | wc -l)" runs "$(cat "$work"/logs/* | wc -l)"
}

[ $# -gt 0 ] || set -- gcc clang scan cppcheck tidy valgrind
for step in "$@"; do
    "step_$step"
done
[ $failures -eq 0 ]
