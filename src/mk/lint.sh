#!/bin/sh
# SPDX-License-Identifier: MIT
# Reads the tree with every reader there is; `make layers` was done before. A step that finds
# nothing says nothing; one that fails shows its findings and one line "lint: STEP failed".
# A reader that is not installed is skipped with a line. Usage: BUILD=build sh src/mk/lint.sh [STEP]
# shellcheck source=src/mk/setup.sh disable=SC1091
. "$(dirname "$0")/setup.sh"

std="$std -Itests"

find src include tests -name '*.[ch]' -not -path '*/corpus/*' | sort >"$work/c"
grep '\.c$' "$work/c" >"$work/sources"
grep '^src/term/' "$work/sources" >"$work/term"
grep '^tests/' "$work/sources" >"$work/tests"
grep '^src/' "$work/sources" | grep -v '^src/term/' >"$work/program"
grep '\.h$' "$work/c" >"$work/headers"
find src tests -name '*.sh' | sort >"$work/scripts"
[ -f .ci/run ] && echo .ci/run >>"$work/scripts"
{
    cat "$work/c" "$work/scripts"
    for file in Makefile .clang-tidy src/dist/* src/mk/*; do [ -f "$file" ] && echo "$file"; done
} | sort -u >"$work/files"

# some LIST COMMAND...: runs COMMAND FILE... over the list in parallel, a dozen files to a process:
# to start a reader can take as long as to read
some() {
    list=$1
    shift
    tr '\n' '\0' <"$work/$list" | xargs -0 -r -n 12 -P "$jobs" "$@"
}

# all LIST COMMAND...: runs COMMAND FILE... once
all() {
    list=$1
    shift
    tr '\n' '\0' <"$work/$list" | xargs -0 -r "$@"
}

have() {
    command -v "$1" >/dev/null 2>&1 || {
        echo "lint: $1 is not installed: skipped"
        return 1
    }
}

# Each step prints findings; a status other than 0, or any line, is a failure.

step_format() {
    clang_format=clang-format-14
    command -v $clang_format >/dev/null 2>&1 || clang_format=clang-format
    have $clang_format || return 0
    case $($clang_format --version) in
    *'version 14.'*) all c $clang_format --dry-run -Werror --ferror-limit=1 2>&1 ;;
    *) echo "lint: clang-format is not 14, whose layout is ours: skipped" >&2 ;;
    esac
}

step_tidy() {
    have clang-tidy >&2 || return 0
    some program sh "$0" --tidy && program=0 || program=1
    some term sh "$0" --tidy && term=0 || term=1
    some tests sh "$0" --tidy && [ "$program$term" = 00 ]
}

# tidy FILE...: files of one of the three lists. The path analysis takes 25 times as long as all the
# rest. The sources get it with a quarter of its usual bound, which finds the same here in a third
# of the time (DEPTH= gives the whole), the tests in its shallow form. What was clean and has not
# changed since, headers included, is not read. What clang warns of and gcc does not is found as well.
tidy() {
    flags="$std -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wvla"
    depth=${DEPTH-max-nodes=60000}
    case $1 in
    src/term/*) flags="$flags $($pkg_config --cflags ncursesw 2>/dev/null)" ;;
    tests/*) depth='mode=shallow' flags="$flags -Wno-unused-function" ;;
    esac
    [ -z "$depth" ] || flags="$flags -Xclang -analyzer-config -Xclang $depth"
    ways=$({
        cat .clang-tidy "$0" "$(dirname "$0")/setup.sh"
        echo "$depth"
    } | cksum)
    mkdir -p "$build/tidy"
    stamps=
    for file in "$@"; do
        shift
        # shellcheck disable=SC2086
        key=$(${CC:-cc} $std -E "$file" 2>/dev/null | cksum)
        stamp=$(echo "$file.${ways%% *}.$key" | tr '/ ' '_-')
        [ -f "$build/tidy/$stamp" ] && continue
        stamps="$stamps $stamp"
        set -- "$@" "$file"
    done
    [ $# -gt 0 ] || return 0
    # shellcheck disable=SC2086
    if said=$(clang-tidy --quiet "$@" -- '-DATTACHE_IMAGE="/dev/null"' '-DATTACHE_VERSION="0"' $flags 2>/dev/null); then
        for stamp in $stamps; do
            rm -f "$build/tidy/${stamp%%.c.*}".c.*
            : >"$build/tidy/$stamp"
        done
        return 0
    fi
    printf '%s\n' "$said" | grep -v '^$'
    return 1
}

# Not believed: that _Noreturn functions return (nullPointerArithmetic...), that out-parameters must
# hold something before the call (ctuuninitvar), that two symbols of one image are two objects.
step_cppcheck() {
    have cppcheck >&2 || return 0
    mkdir -p "$build/cppcheck"
    all c cppcheck -q -j "$jobs" --cppcheck-build-dir="$build/cppcheck" --std=c11 --language=c \
        --enable=warning,performance,portability --error-exitcode=1 --inline-suppr \
        --suppress=unmatchedSuppression --suppress=missingIncludeSystem \
        --suppress=nullPointerArithmeticRedundantCheck --suppress=ctuuninitvar \
        --suppress=comparePointers:include/attache/app/dataset.h -Iinclude -Itests \
        -D_GNU_SOURCE -D__linux__ 2>&1
}

step_man() {
    have mandoc >&2 || return 0
    for page in "$build"/man/*.[157]; do
        mandoc -Tlint -W warning "$page"
    done
}

step_shell() {
    have shellcheck >&2 || return 0
    all scripts shellcheck
}

# Each is a translation unit of its own, so that it compiles alone.
step_headers() {
    # shellcheck disable=SC2086
    some headers "${CC:-cc}" $std -Wall -Wextra -Werror -fsyntax-only -x c 2>&1
}

# No file is longer than can be kept in mind; clang-tidy counts lines and parameters of functions.
step_length() {
    some files awk 'FNR == 501 { print FILENAME ": more than 500 lines" }'
    return 0
}

# A source that reads otherwise than it runs (CVE-2021-42574).
step_bidi() {
    all files grep -nP '[\x{061C}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}]'
    return 0
}

step_licence() {
    all files awk '
        FNR == 1 && NR > 1 && !found { print file ": no SPDX line" }
        FNR == 1 { file = FILENAME; found = 0 }
        FNR <= 3 && /SPDX-License-Identifier: / { found = 1 }
        END { if (!found) print file ": no SPDX line" }'
}

# Left for later is an issue, not a comment.
step_words() {
    all files grep -nE '\b(TO''DO|FIX''ME|XX''X)\b'
    return 0
}

if [ "${1-}" = --tidy ]; then
    shift
    tidy "$@"
    exit
fi

for step in ${1:-bidi licence words length headers shell man format cppcheck tidy}; do
    "step_$step" >"$work/said"
    status=$?
    if [ $status -ne 0 ] || [ -s "$work/said" ]; then
        cat "$work/said"
        echo "lint: $step failed"
        failures=$((failures + 1))
    fi
done
[ $failures -eq 0 ]
