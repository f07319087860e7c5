#!/bin/sh
# SPDX-License-Identifier: MIT
# The explorer as printed lines: the seven jobs people come for, each from a script on standard
# input, and what a line may be. Nothing but text is printed, ever.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

# plain LINE...: runs the explorer on the lines; what it prints is the answer
plain() {
    status=0
    printf '%s\n' "$@" >"$work/in"
    # shellcheck disable=SC2086
    "$ATTACHE" --today 2026-11-22 --plain ${options-} <"$work/in" >"$work/out" 2>"$work/err" || status=$?
    [ "$status" -eq 0 ] || { echo "status $status"; cat "$work/err"; return 1; }
    [ ! -s "$work/err" ] || { cat "$work/err"; return 1; }
    ! LC_ALL=C grep -q '[[:cntrl:]]' "$work/out" || { echo "a control character"; return 1; }
}
# number TEXT: the number of the printed choice that has the text
number() {
    sed -n "s/^\([0-9]*\)\. .*$1.*/\1/p" "$work/out" | head -n 1
}
# part NAME: what the one long run printed for the job is the answer
part() {
    cp "$work/part.$1" "$work/out"
}

# One run does it all, since it is starting that takes time. What no command is called parts the jobs:
# it is answered in one line that ends in it.
plain part-move j j \
    part-brief /france 1 gp \
    part-who /송경희 1 gp '/Song Kyung-hee' 1 gp '/Kyunghee Song' 1 \
    part-source meeting/kr-fr-jcc-07 ';' o \
    part-give partner/FR export "$work/france.md" "export $work/france.json" copy \
    part-facets gp facets 1 x a facets \
    part-lanes lanes + lanes/topics \
    part-promises 'g l' 1 \
    part-kept partner/AU bookmark 'annotate ask again' 'm a' bookmarks "' a" 'g m' 1 \
    part-begun gp g l \
    part-help gp '?' \
    part-quantum gp '&topic:quantum year:2020..' matrix Enter \
    part-shares '<' w \
    part-wrong gp hello jjj '&foo:bar' 99 partner/XX : >"$work/said" 2>&1
ran=$?
awk -v folder="$work" '/: part-[a-z]*$/ { name = $0; sub(/.*: part-/, "", name); next }
    name != "" { print >(folder "/part." name) }' "$work/out"
ok "one run, with nothing but text" sh -c "cat '$work/said'; exit $ran"

a_move_is_one_line() {
    part move && [ "$(wc -l <"$work/out")" -eq 2 ] &&
        tail -n 1 "$work/out" | grep -q '^Partners 2/[0-9]*: Japan'
}
ok "a move is one line" a_move_is_one_line

brief_me_on_france() {
    part brief && prints 'Legal basis' && prints 'Promises' && prints 'Who met whom' &&
        prints 'Sources'
}
ok "brief me on France" brief_me_on_france

who_is_this() {
    part who && [ "$(grep -c '^Offices' "$work/out")" -eq 3 ] && prints 'person/song-kyung-hee'
}
ok "who is 송경희, by any of three spellings" who_is_this

quantum_with_whom() {
    part quantum && prints 'Filter: topic:quantum year:2020..' && prints 'Quantum technology' &&
        prints 'United States' && prints 'Timeline 1/'
}
ok "quantum since 2020, with whom" quantum_with_whom

shares_of_a_matrix() {
    part shares && prints 'share of the partner' && grep -q '^1\. .*: US [0-9]*%, ' "$work/out"
}
ok "a matrix of shares tells shares" shares_of_a_matrix

what_came_of_promises() {
    part promises && prints 'lapsed' && prints 'Query  is:open' && prints 'Due'
}
ok "what came of what was promised" what_came_of_promises

where_from() {
    part source && prints '[1]' && prints 'A wrong fact?' &&
        prints 'Confidence' && grep -q '^[0-9]*\. source/' "$work/out" &&
        grep -q '^https\?://[^ ]*$' "$work/out"
}
ok "where a fact comes from" where_from

give_it_to_me() {
    part give && prints 'export to: FR.md' && prints '--format markdown' &&
        grep -q '^# France' "$work/france.md" && grep -q '"partner/FR"' "$work/france.json" &&
        prints 'attache partner/FR'
}
ok "what is shown, as Markdown and JSON" give_it_to_me

facets() {
    part facets && prints 'Facets:' && prints 'Partners: United States' &&
        prints 'Filter: partner:US' && prints 'in the filter'
}
ok "facets are chosen by number" facets

lanes() {
    part lanes && prints 'Partners x years' && prints 'Topics x years'
}
ok "lanes" lanes

kept() {
    part kept && prints 'Bookmarked partner/AU' && prints 'Note kept on partner/AU' &&
        prints 'Australia {1}' && prints 'Your note' && prints 'ask again'
}
ok "bookmarks, notes and marks" kept

prefix() {
    part begun && prints 'l go-ledger: ' && prints 'Promises'
}
ok "a begun key says how it goes on" prefix

wrong_lines() {
    part wrong && prints 'No such command or address' && prints 'foo' && prints 'Partners 0/'
}
ok "what means nothing is said and does nothing" wrong_lines

help_runs() {
    part help && prints 'A line is a number' && at=$(number 'Show the gaps') &&
        plain '?' "$at" && prints 'Gaps'
}
ok "help explains, and its numbers run" help_runs

my_own_records() {
    mkdir "$work/own"
    cat >"$work/own/own.jsonl" <<'RECORDS'
{"type": "meeting", "id": "office-fr-2026-01", "title": "Talks of the office", "kind": "dialogue", "date": "2026-01-15", "status": "held", "city": "Seoul", "country": "KR", "partners": ["FR"], "topics": ["quantum-technology"], "summary": "A workshop was prepared.", "sources": ["office-note-1"], "confidence": "high"}
{"type": "source", "id": "office-note-1", "title": "Note", "publisher": "The office", "language": "en"}
RECORDS
    run import "$work/own" -o "$work/own.db"
    options="--db $work/own.db --with-embedded"
    plain '/talks of the office' 1 && prints 'A workshop was prepared.'
}
ok "own records beside the embedded ones" my_own_records
options=

korean() {
    options='--lang ko'
    plain /france '?' 'ㅂ' && prints '번호로 고르기' && prints '건 찾음' && prints '한 줄 아래로'
}
ok "in Korean, with the input method on" korean
options=

finish
