#!/bin/sh
# SPDX-License-Identifier: MIT
# What the user keeps, from the shell: saved filters in every query, bookmarks, notes, their lists.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

HOME=$work/home XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
export HOME XDG_DATA_HOME XDG_CACHE_HOME
mkdir "$HOME"
same() { cmp "$1" "$2"; }

nothing() {
    run list bookmarks
    ends 1 && [ ! -s "$work/out" ] || return 1
    run show bookmarks
    ends 0 && prints "Nothing yet" || return 1
    run list meetings @quantum
    ends 2 "no saved filter @quantum: none has been saved yet" || return 1
    [ ! -e "$work/data" ]
}
ok "nothing is kept, and nothing is made by looking" nothing

saves() {
    run save quantum topic:quantum year:2020..
    ends 0 && [ ! -s "$work/out" ] || return 1
    run list filters
    prints "@quantum  topic:quantum year:2020.." || return 1
    run list meetings topic:quantum year:2020.. partner:fr
    cp "$work/out" "$work/wanted"
    run list meetings @quantum partner:fr
    same "$work/out" "$work/wanted"
}
ok "a saved filter stands for its query" saves

everywhere() {
    run search @quantum
    ends 0 || return 1
    run export --format csv @quantum
    ends 0 || return 1
    run show gaps @quantum
    ends 0 && prints "topic:quantum year:2020.." || return 1
    run save both @quantum partner:fr
    run list filters --format jsonl
    prints '"id": "both", "query": "topic:quantum year:2020.. partner:fr"'
}
ok "in search, export, views and other filters" everywhere

refuses() {
    run list meetings @qantum
    ends 2 "no saved filter @qantum: did you mean @quantum?" || return 1
    run list meetings -- -@quantum
    ends 2 "no - or OR goes with it" || return 1
    run save 'two words' topic:quantum
    ends 2 "one word" || return 1
    run save quantum lebel:minister
    ends 2 'unknown field "lebel"' || return 1
    run list filters
    prints "@quantum  topic:quantum year:2020.."
}
ok "what is wrong is said, and nothing changes" refuses

bookmarks() {
    run bookmark meeting/KR-FR-JCC-07 partner/fr
    ends 0 || return 1
    run bookmark partner/fr no-such-record
    ends 1 "there is no" || return 1
    run list bookmarks
    prints meeting/kr-fr-jcc-07 && prints partner/FR || return 1
    run list bookmarks --format json
    prints '"type": "bookmark", "id": "meeting/kr-fr-jcc-07", "title": "7th' || return 1
    run list bookmarks --limit 1 --format csv
    [ "$(wc -l <"$work/out")" -eq 2 ] || return 1
    run show partner/FR
    prints "* bookmarked"
}
ok "bookmarks are kept, listed, shown" bookmarks

notes() {
    run note partner/fr ask about the "working group"
    ends 0 || return 1
    run note partner/FR
    ends 0 && [ "$(cat "$work/out")" = "ask about the working group" ] || return 1
    printf 'one\n\033[31mtwo\n\n' >"$work/in"
    "$ATTACHE" note song-kyung-hee - <"$work/in" || return 1
    run note person/song-kyung-hee
    [ "$(wc -l <"$work/out")" -eq 2 ] && ! grep -q "$(printf '\033')" "$work/out" || return 1
    run show person/song-kyung-hee
    prints "Your note" && prints "two" || return 1
    run show --format markdown person/song-kyung-hee
    ! grep -q "Your note" "$work/out" || return 1
    run list notes --format markdown
    prints "| France |" || return 1
    run note partner/DE
    ends 1 "there is no note on partner/DE"
}
ok "notes are kept, printed safely, and not sent on" notes

view() {
    run show bookmarks
    ends 0 && prints "7th Korea" && prints "ask about the working group" && prints "@both" ||
        return 1
    run show bookmarks --format markdown
    ends 0 && prints "## Meetings" || return 1
    run --lang ko show bookmarks
    prints "책갈피와 메모" || return 1
    run show bookmarks --format json
    ends 0 && prints '"id": "bookmarks"'
}
ok "the view shows them all" view

forgets() {
    run forget bookmark partner/fr
    ends 0 || return 1
    run forget bookmark partner/fr
    ends 1 "there is no bookmark partner/FR" || return 1
    run forget filter @both quantum
    ends 0 || return 1
    run list filters
    ends 1 || return 1
    printf '\n' | "$ATTACHE" note partner/FR - || return 1
    run list notes
    [ "$(wc -l <"$work/out")" -eq 1 ]
}
ok "what is kept can be removed" forgets

# A record of another database is shown by its address.
elsewhere() {
    printf '%s\n' '{"type": "meeting", "id": "other-2026", "title": "Other", "kind": "dialogue", "date": "2026-01-15", "status": "held", "city": "Seoul", "country": "KR", "partners": ["FR"], "summary": "Other.", "sources": ["n"], "confidence": "high"}' \
        '{"type": "source", "id": "n", "title": "Note", "publisher": "Office", "language": "en"}' \
        >"$work/other.jsonl"
    run import "$work/other.jsonl" -o "$work/other.db"
    ends 0 || return 1
    run --db "$work/other.db" bookmark other-2026
    ends 0 || return 1
    run list bookmarks
    ends 0 && prints meeting/other-2026 || return 1
    run show bookmarks
    ends 0 && prints other-2026 || return 1
    run forget bookmark meeting/other-2026
    ends 0
}
ok "a bookmark outlives its database" elsewhere

private() {
    [ -z "$(find "$work/data/attache" -type f ! -perm 600)" ] &&
        [ -z "$(find "$work/data/attache" -type d ! -perm 700)" ] && [ -z "$(ls -A "$HOME")" ]
}
ok "it is private and where it belongs" private

unwritable() {
    XDG_DATA_HOME=/proc/none
    run bookmark partner/FR
    ends 3 "cannot be made" || return 1
    run list bookmarks
    ends 1 || return 1
    XDG_DATA_HOME=relative
    run bookmark partner/FR
    ends 0 && [ -f "$HOME/.local/share/attache/notes.db" ]
}
ok "what cannot be written is said, with status 3" unwritable
finish
