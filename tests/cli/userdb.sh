#!/bin/sh
# SPDX-License-Identifier: MIT
# A database of one's own: made, opened alone and with the program's, and refused when it is none.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

HOME=$work/home XDG_CACHE_HOME=$work/cache XDG_CONFIG_HOME=$work/config
export HOME XDG_CACHE_HOME XDG_CONFIG_HOME
unset ATTACHE_DB
mkdir "$HOME"
caches() { find "$work/cache/attache" -type f 2>/dev/null | wc -l; }

cat >"$work/records.jsonl" <<'RECORDS'
{"type": "meeting", "id": "office-fr-2026-01", "title": "Office talks with the French embassy", "kind": "dialogue", "date": "2026-01-15", "status": "held", "city": "Seoul", "country": "KR", "partners": ["FR"], "participants": [{"person": "song-kyung-hee", "organization": "msit", "role": "head of delegation"}, {"person": "exemple-jean", "role": "head of delegation"}], "topics": ["quantum-technology"], "summary": "The office and the embassy prepared a quantum workshop.", "sources": ["office-note-1"], "confidence": "high"}
{"type": "person", "id": "exemple-jean", "name": "Jean Exemple", "country": "FR"}
{"type": "source", "id": "office-note-1", "title": "Note of the office", "publisher": "The office", "language": "en"}
RECORDS

imports() {
    run check "$work/records.jsonl"
    ends 0 || { cat "$work/out"; return 1; }
    run import "$work/records.jsonl" -o "$work/my.db"
    ends 0
}
ok "own records import" imports

opens() {
    before=$(cksum <"$work/my.db")
    run --db "$work/my.db" list meetings
    ends 0 && prints office-fr-2026-01 || return 1
    [ ! -s "$work/err" ] || return 1
    run --db "$work/my.db" search exemple
    ends 0 && prints person/exemple-jean || return 1
    run --db "$work/my.db" show meeting/office-fr-2026-01
    ends 0 && prints "quantum workshop" || return 1
    [ "$before" = "$(cksum <"$work/my.db")" ]
}
ok "it is listed, searched, shown, and left as it was" opens

resolves() {
    run --db "$work/my.db" search 송경희
    ends 0 && prints person/song-kyung-hee || return 1
    run --db "$work/my.db" list meetings partner:france topic:quantum
    ends 0 && prints office-fr-2026-01 || return 1
    run --db "$work/my.db" list meetings
    [ "$(wc -l <"$work/out")" -eq 1 ]
}
ok "references to the program's people and partners resolve" resolves

both() {
    run --db "$work/my.db" --with-embedded list meetings partner:fr --format jsonl
    ends 0 || return 1
    grep 'meeting/office-fr-2026-01"' "$work/out" | grep -q '"origin": "my.db"' || return 1
    grep 'meeting/kr-fr-jcc-07"' "$work/out" | grep -qv '"origin"' || return 1
    run --db "$work/my.db" list people --format jsonl
    grep 'person/exemple-jean"' "$work/out" | grep -q '"origin": "my.db"' || return 1
    grep 'person/song-kyung-hee"' "$work/out" | grep -qv '"origin"'
}
ok "with the program's own, each with its origin" both

kept() {
    [ "$(caches)" -eq 2 ] || { echo "$(caches) caches"; return 1; }
    stat -c "%n %s %y" "$work/cache/attache"/*own* >"$work/first"
    run --db "$work/my.db" list meetings
    stat -c "%n %s %y" "$work/cache/attache"/*own* | cmp - "$work/first" || return 1
    [ -z "$(find "$work/cache/attache" -type f ! -perm 600)" ]
}
ok "two caches, private, made once" kept

changed() {
    sed 's/Office talks/Office dialogue/' "$work/records.jsonl" >"$work/changed.jsonl"
    run import "$work/changed.jsonl" -o "$work/new.db"
    cat "$work/new.db" >"$work/my.db"
    run --db "$work/my.db" list meetings
    ends 0 && prints "Office dialogue" || return 1
    [ "$(caches)" -eq 2 ] || { echo "$(caches) caches"; return 1; }
}
ok "a change is seen, the old cache goes" changed

no_cache() {
    for folder in relative /proc/none /dev/null/x; do
        XDG_CACHE_HOME=$folder HOME=/nowhere run --db "$work/my.db" list meetings
        if ! ends 0 || ! prints office-fr-2026-01; then
            echo "$folder"
            return 1
        fi
        [ ! -e "$folder/attache" ] || return 1
    done
    (unset HOME XDG_CACHE_HOME; run --db "$work/my.db" list meetings; ends 0 && prints office-fr)
}
ok "no cache folder, then in memory" no_cache

# What somebody did to the cache is said, and so is at the end that something could not be shown.
tampered() {
    command -v sqlite3 >/dev/null || return 0
    for cache in "$work/cache/attache"/*own*; do
        sqlite3 "$cache" "UPDATE meeting SET json = 'x'" || return 1
    done
    status=0
    printf '1\nQ\n' | "$ATTACHE" --db "$work/my.db" --plain meeting/office-fr-2026-01 \
        >"$work/out" 2>"$work/err" || status=$?
    rm -rf "$work/cache"
    ends 3 "damaged: a record is not JSON" && prints "damaged: a record is not JSON"
}
ok "what could not be shown is said at the end, with status 3" tampered

defaults() {
    ATTACHE_DB=$work/my.db run list meetings
    ends 0 && prints office-fr-2026-01 || return 1
    mkdir -p "$work/config/attache"
    printf '# mine\n\ndb = %s\n' "$work/my.db" >"$work/config/attache/config"
    run list meetings
    ends 0 && prints office-fr-2026-01 || return 1
    [ "$(wc -l <"$work/out")" -eq 1 ] || return 1
    run --db "" list meetings
    ends 0 && prints kr-fr-jcc-07 || return 1
    printf 'dd = x\nnonsense\n' >"$work/config/attache/config"
    run list meetings
    ends 0 && prints kr-fr-jcc-07 || return 1
    grep -q 'config:1: unknown option "dd"; did you mean db' "$work/err" || { cat "$work/err"; return 1; }
    grep -q 'config:2: ' "$work/err" || return 1
    rm "$work/config/attache/config"
}
ok "ATTACHE_DB, the config, and back" defaults

# refused FILE TEXT
refused() {
    status=0
    timeout 20 "$ATTACHE" --db "$1" list meetings >"$work/out" 2>"$work/err" </dev/null || status=$?
    ends 3 "$2" || return 1
    [ ! -s "$work/out" ] || return 1
    status=0
    timeout 20 "$ATTACHE" --db "$1" >"$work/out" 2>"$work/err" </dev/null || status=$?
    [ "$status" -ne 0 ] && [ ! -s "$work/out" ]
}
: >"$work/zero.db"
echo hello >"$work/text.db"
head -c 9000 "$work/my.db" >"$work/cut.db"
mkdir "$work/folder.db"
mkfifo "$work/fifo.db"
ln -s loop.db "$work/loop.db"
{ head -c 60 "$work/my.db"; printf '\000\000\000\011'; tail -c +65 "$work/my.db"; } >"$work/newer.db"
{ head -c 68 "$work/my.db"; printf '\000\000\000\000'; tail -c +73 "$work/my.db"; } >"$work/foreign.db"
ok "an empty file" refused "$work/zero.db" "empty"
ok "a text" refused "$work/text.db" "not a database"
ok "a cut file" refused "$work/cut.db" "damaged"
ok "a folder" refused "$work/folder.db" "a folder"
ok "a pipe" refused "$work/fifo.db" "not a file"
ok "a link to itself" refused "$work/loop.db" "cannot open"
ok "nothing there" refused "$work/none.db" "cannot open"
ok "a newer format" refused "$work/newer.db" "newer"
ok "another program's database" refused "$work/foreign.db" "not one of attache"
if [ "$(id -u)" -ne 0 ]; then
    cp "$work/my.db" "$work/locked.db" && chmod 000 "$work/locked.db"
    ok "no permission" refused "$work/locked.db" "cannot open"
fi

log() {
    command -v sqlite3 >/dev/null || return 0
    cp "$work/my.db" "$work/wal.db"
    sqlite3 "$work/wal.db" "PRAGMA journal_mode = WAL;" >/dev/null || return 1
    run --db "$work/wal.db" list meetings
    ends 0 && prints office-fr-2026-01 && [ ! -e "$work/wal.db-wal" ] && [ ! -e "$work/wal.db-shm" ]
}
ok "a database that keeps a log" log

# an import that a signal ends leaves neither a half file nor a temporary one
stopped() {
    mkdir "$work/stopped"
    "$ATTACHE" import data -o "$work/stopped/x.db" 2>/dev/null &
    pid=$!
    sleep 0.5
    kill -TERM "$pid"
    status=0
    wait "$pid" || status=$?
    [ "$status" -eq 143 ] && [ -z "$(ls -A "$work/stopped")" ]
}
ok "an interrupted import leaves nothing and ends by its signal" stopped

finish
