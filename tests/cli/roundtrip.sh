#!/bin/sh
# SPDX-License-Identifier: MIT
# What is exported imports to the same records, byte for byte, and in every form the whole is there.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

mkimage=${BUILD:-build}/mkimage
HOME=$work/home XDG_CACHE_HOME=$work/cache XDG_CONFIG_HOME=$work/config
export HOME XDG_CACHE_HOME XDG_CONFIG_HOME
mkdir "$HOME"

# there_and_back FORMAT [DB] : export, import to FORMAT.db, export again
there_and_back() {
    format=$1
    set -- ${2:+--db "$2"}
    rm -f "$work/$format.db"
    run export "$@" --format "$format" -o "$work/first.$format" --force
    ends 0 || return 1
    run import "$work/first.$format" -o "$work/$format.db"
    ends 0 || return 1
    run --db "$work/$format.db" export --format "$format" -o "$work/second.$format" --force
    ends 0 || return 1
    cmp "$work/first.$format" "$work/second.$format"
}

ok "the dataset as json" there_and_back json
ok "the dataset as jsonl" there_and_back jsonl

same_database() {
    run --version && cp "$work/out" "$work/digest"
    for format in json jsonl; do
        run --db "$work/$format.db" --version
        ends 0 && cmp "$work/out" "$work/digest" || return 1
    done
}
ok "json and jsonl give the database of the program" same_database

# generate SEED : records of every kind with odd texts, as JSON Lines in an order of their own
generate() {
    awk -v seed="$1" 'function any(n) { return int(rand() * n) }
    function text() {
        return words[1 + any(12)] " " words[1 + any(12)] any(100)
    }
    BEGIN {
        srand(seed)
        split("quoted\\\" back\\\\slash tilde~ 한글 été ÅÄ <b>&amp; |pipe| =1+1 a;b 日本 𝔘 \\u2028x", words, " ")
        split("2019 2019-05 2019-05-04 2018~ 2017? 2016-03/2016-04 2015-01-02/.. 201X 2014-21", dates, " ")
        for (i = 0; i < 180; i++) {
            printf "{\"summary\": \"%s\", \"type\": \"meeting\", \"id\": \"gen-%d\", ", text(), i
            printf "\"title\": \"%s\", \"kind\": \"dialogue\", \"date\": \"%s\", ", text(), dates[1 + any(9)]
            printf "\"status\": \"held\", \"partners\": [\"FR\"%s], ", any(2) ? ", \"DE\"" : ""
            printf "\"participants\": [{\"role\": \"participant\", \"person\": \"gen-p%d\"}], ", any(60)
            if (any(2))
                printf "\"figures\": [{\"label\": \"%s\", \"value\": %s, \"unit\": \"x\"}], ", text(), any(3) ? any(1000) : any(100) ".5e1"
            if (i > 0 && any(2))
                printf "\"outcomes\": [{\"kind\": \"agreed\", \"text\": \"%s\"}], ", text()
            printf "\"sources\": [\"gen-s%d\"], \"confidence\": \"high\"}\n", any(60)
        }
        for (i = 0; i < 60; i++) {
            printf "{\"type\": \"person\", \"id\": \"gen-p%d\", \"name\": \"%s\", \"aliases\": [\"%s\"]}\n", i, text(), text()
            printf "{\"type\": \"source\", \"id\": \"gen-s%d\", \"title\": \"%s\", \"publisher\": \"%s\", \"language\": \"ko\"}\n", i, text(), text()
        }
    }'
}

# generated FORMAT SEED
generated() {
    generate "$2" >"$work/generated.jsonl"
    rm -f "$work/generated.db"
    run import "$work/generated.jsonl" -o "$work/generated.db"
    ends 0 >/dev/null || { tail -n 5 "$work/err"; return 1; }
    there_and_back "$1" "$work/generated.db"
}
ok "generated records as json" generated json 1
ok "other generated records as jsonl" generated jsonl 2

# What a query gives stands by itself: the importer without the program's dataset takes it.
closed() {
    run export --format json "$@" -o "$work/part.json" --force
    ends 0 || return 1
    "$mkimage" "$work/part.json" "$work/part.db"
}
ok "the records of a query refer to each other alone" closed partner:fr year:2018..
ok "so do those of promises kept" closed is:kept
ok "and those of one word" closed quantum

pipe() {
    run export --format jsonl partner:jp
    cp "$work/out" "$work/jp.jsonl"
    grep -c '^{"type": "meeting", "id": ' "$work/jp.jsonl" >/dev/null || return 1
    "$ATTACHE" check - <"$work/jp.jsonl" >"$work/out" 2>&1 || { cat "$work/out"; return 1; }
}
ok "jsonl goes through a pipe" pipe

refuses() {
    echo kept >"$work/there.json"
    run export --format json -o "$work/there.json"
    ends 3 "--force" || return 1
    [ "$(cat "$work/there.json")" = kept ] || return 1
    run export --format json -o "$work/there.json" --force
    ends 0 && grep -q '"meetings"' "$work/there.json"
}
ok "an existing file is left alone without --force" refuses

no_trace() {
    mkdir "$work/empty"
    run export --format json -o "$work/empty/x.json" partner:zz
    ends 1 "nothing" || return 1
    run export --format nonsense
    ends 2 || return 1
    run export
    ends 2 "--format" || return 1
    run export --format json -o "$work/none/x.json"
    ends 3 "x.json" || return 1
    [ -z "$(ls "$work/empty")" ]
}
ok "failures leave no file" no_trace

full_disk() {
    [ -c /dev/full ] || return 0
    for format in json jsonl csv markdown ics sqlite; do
        status=0
        "$ATTACHE" export --format $format >/dev/full 2>"$work/err" || status=$?
        ends 3 || return 1
    done
}
ok "a lost write is an error" full_disk

same_links() {
    echo >"$work/real.json"
    ln -s real.json "$work/link.json"
    run export --format json partner:fr --force -o "$work/link.json"
    ends 0 && [ -L "$work/link.json" ] && grep -q meetings "$work/real.json"
}
ok "a link is followed" same_links

tables() {
    run export --format csv -o "$work/package"
    ends 0 || return 1
    for kind in meetings partners people organizations topics series agreements programmes sources; do
        [ -s "$work/package/$kind.csv" ] || { echo "no $kind.csv"; return 1; }
        grep -q "\"path\": \"$kind.csv\"" "$work/package/datapackage.json" || return 1
    done
    grep -q 'CC0-1.0' "$work/package/datapackage.json" || return 1
    run export --format csv -o "$work/package2/"
    diff -r "$work/package" "$work/package2" || return 1
    run export --format csv -o "$work/package"
    ends 3 "--force"
}
ok "a data package, the same each time" tables

guarded() {
    run --db "$work/generated.db" export --format csv
    ends 0 || return 1
    ! grep -q '^=\|,=\|,"=' "$work/out" && grep -q "'=1+1" "$work/out"
}
ok "one table is guarded against formulas" guarded

database() {
    run export --format sqlite -o "$work/plain.db"
    ends 0 || return 1
    "$ATTACHE" export --format sqlite >"$work/piped.db" || return 1
    cmp "$work/plain.db" "$work/piped.db" || return 1
    run --db "$work/plain.db" list meetings
    ends 3 "not one of attache" || return 1
    command -v sqlite3 >/dev/null || return 0
    run list meetings --format jsonl
    [ "$(sqlite3 "$work/plain.db" 'SELECT count(*) FROM meetings')" -eq "$(wc -l <"$work/out")" ] || return 1
    [ "$(sqlite3 "$work/plain.db" 'PRAGMA integrity_check; PRAGMA foreign_key_check;')" = ok ] || return 1
    sqlite3 "$work/plain.db" "SELECT name FROM people JOIN meetings_participants ON id = person
        WHERE meeting = 'kr-fr-jcc-07'" | grep -q Song
}
ok "plain tables for every SQLite tool" database

calendar() {
    run export --format ics partner:fr --anniversaries
    ends 0 2>/dev/null || [ "$status" -eq 0 ] || return 1
    prints 'BEGIN:VCALENDAR' && prints 'DTSTART;VALUE=DATE:20180706' && prints 'DTEND;VALUE=DATE:20180707' || return 1
    [ "$(awk 'length($0) > 76' "$work/out" | wc -l)" -eq 0 ]
}
ok "a calendar" calendar

document() {
    run export --format markdown partner:fr year:2018
    ends 0 || return 1
    prints '| 2018-07-06 |' && prints '## 7th Korea' && prints '[^kr-fr-jcc-07-1]: ' || return 1
    [ "$(grep -c '^# ' "$work/out")" -eq 1 ]
}
ok "a document" document

finish
