#!/bin/sh
# SPDX-License-Identifier: MIT
# Every kind of terminal in every locale (pty/test_terminals.c), and the same answers of commands in
# each; localedef makes the locales that are not there where it has their sources.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
locales="C POSIX C.UTF-8"
for name in en_US.UTF-8 ko_KR.UTF-8 ko_KR.EUC-KR tr_TR.UTF-8 ar_EG.UTF-8; do
    localedef -i "${name%.*}" -f "${name#*.}" "$work/$name" 2>/dev/null
    [ -d "$work/$name" ] && locales="$locales $name"
done
[ -n "$(ls "$work")" ] && export LOCPATH="$work"

# answers: lists, searches, pages and exports, in bytes
answers() {
    program=${ATTACHE_RELEASE:-$ATTACHE_BIN}
    for format in text csv jsonl; do
        "$program" list meetings --format $format
        "$program" search --format json ISTANBUL
    done
    "$program" list people --lang ko
    "$program" list meetings partner:TR year:1990..2020
    "$program" show partner/TR meeting/kr-fr-jcc-07 gaps
    "$program" show matrix
    "$program" export --format ics partner:tr
    "$program" export --format markdown partner:tr
}
compared=0
for name in $locales xx_XX.UTF-8 ""; do
    LC_ALL=$name answers >"$work/answers" 2>&1
    [ -s "$work/wanted" ] || mv "$work/answers" "$work/wanted"
    [ -s "$work/answers" ] || continue
    cmp "$work/answers" "$work/wanted" || exit 1
    compared=$((compared + 1))
done
printf 'terminals: %d bytes of answers, the same in %d other locales\n' "$(wc -c <"$work/wanted")" "$compared"
[ "$compared" -ge 4 ] || exit 1
ATTACHE_SWEEP=all "$BUILD/release/tests/pty/test_terminals" >"$work/said" 2>&1 ||
    { cat "$work/said"; exit 1; }
grep -E '^(skip|terminals)' "$work/said"
