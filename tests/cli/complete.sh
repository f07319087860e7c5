#!/bin/sh
# SPDX-License-Identifier: MIT
# Completion: what the program offers for a begun line.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

top=$(cd "$(dirname "$0")/../.." && pwd)
case $ATTACHE in /*) program=$ATTACHE ;; *) program=$top/$ATTACHE ;; esac

# first WANTED WORD...: the first candidate for the last word
first() {
    wanted=$1
    shift
    run --complete -- "$@"
    ends 0 || return 1
    [ "$(head -n 1 "$work/out" | cut -f 1)" = "$wanted" ] || { head -n 5 "$work/out"; return 1; }
}
# exactly "WANTED WANTED..." WORD...: all candidates, in any order
exactly() {
    echo "$1" | tr ' ' '\n' | sort >"$work/wanted"
    shift
    run --complete -- "$@"
    cut -f 1 "$work/out" | sort | diff "$work/wanted" -
}
none() {
    run --complete -- "$@"
    ends 1 && [ ! -s "$work/out" ]
}

subcommands=$("$program" --help | sed -n 's/^ *attache \([a-z][a-z]*\) .*/\1/p')
offers_subcommands() {
    run --complete -- ''
    for name in $subcommands gaps coverage; do
        grep -q "^$name	" "$work/out" || { echo "no $name"; return 1; }
    done
}
ok "the first word is a subcommand or a report" offers_subcommands
offers_options() {
    "$program" --help | sed -n '/^options:/,/^$/p' | grep -oE -- '--[a-z-]+' | sort -u >"$work/wanted"
    run --complete -- --
    cut -f 1 "$work/out" | sort | diff "$work/wanted" -
}
ok "the options of --help" offers_options
ok "what a grid may show" exactly "matrix/share" show matrix/s
ok "its orders, behind another part" exactly "lanes/topics/by=sum lanes/topics/by=name lanes/topics/by=first" \
    show lanes/topics/b
ok "the rows it may pin" first lanes/topics/pin=quantum-technology lanes/topics/pin=quantum-t
ok "the rows of a matrix are topics" first matrix/share/like=quantum-technology show matrix/share/like=quantum-t
ok "what is no grid has no parts" none show gaps/s
ok "a begun subcommand" exactly "list" lis
ok "only the options of the subcommand" exactly "--keep-going --lang --output --today --with-embedded" import --
ok "a minus alone begins an option" first --lang check -
ok "kinds" exactly "people partners programmes" list p
ok "the kinds of --kind" exactly "person partner programme" search --kind p
ok "formats" exactly "text json jsonl csv markdown ics sqlite" --format ''
ok "the formats of the subcommand" exactly "text json csv markdown ics" show --format ''
ok "a value in the option's word" exactly "--format=csv" export --format=c
ok "one of few values" exactly "auto always" --color a
ok "fields" exactly "partner: person: place: programme:" list meetings p
ok "negated fields" exactly "-topic:" list meetings -t
ok "fields after --" exactly "-topic:" list meetings -- -t
ok "no option after --" none list meetings -- --f
ok "partners, most meetings first" first partner:us list meetings partner:
ok "small letters for small letters" first partner:fr list meetings partner:f
ok "capitals for capitals" exactly "-partner:FR -partner:FI" list meetings -partner:F
ok "one more value" first partner:fr,de quantum partner:fr,d
ok "topics" exactly "topic:quantum-technology" export topic:quan
ok "levels" exactly "level:minister" list meetings level:m
ok "years" exactly "year:2018" list meetings year:2018
ok "states" exactly "is:open" list outcomes is:o
ok "a person by the Korean name" exactly "person:song-kyung-hee" list meetings person:경희
ok "a value with a space" first person:song-kyung-hee list meetings "person:song ky"
ok "an address" exactly "partner/fr partner/fi" show partner/f
ok "a meeting" exactly "meeting/kr-fr-jcc-08" show meeting/kr-fr-jcc-08
ok "an outcome" first outcome/kr-fr-jcc-08.1 show outcome/kr-fr-jcc-08.
ok "an id without its kind" exactly "kr-fr-jcc-08" show kr-fr-jcc-08
ok "kinds of addresses" exactly "partner/ person/ programme/" show p
ok "files for check" exactly ":file" check own
ok "files for import" exactly ":file" import own more
ok "files for --db" exactly ":file" --db own
ok "files for --output" exactly ":file" export -o own
ok "topics of help" exactly "records" help rec
ok "the words an argument may be" exactly "bookmark" forget b
run save quanta topic:quantum
ok "the names of saved queries" exactly "@quanta" list meetings @q
ok "a query after a view" exactly "partner:fr partner:fi" show gaps partner:f
ok "also at the start of the explorer" exactly "topic:quantum-technology" gaps topic:quan
ok "nothing after the topic" none help records re
ok "a day is not guessed" none --today 2
ok "what is no word of ours begins nothing" none list wiz
ok "a word of a query is the user's" none search zzzxqjq
run --lang ko --complete -- --lang ko list meetings topic:quan
ok "what they are, in Korean" prints "양자"
run --complete
ok "it needs words" ends 2 "--complete"
cat >"$work/own.jsonl" <<'END'
{"type": "partner", "id": "QZ", "name": "Quartz", "kind": "country"}
END
own_values() {
    "$program" import "$work/own.jsonl" -o "$work/own.db" >"$work/out" 2>&1 || { cat "$work/out"; return 1; }
    exactly "partner:qz" --db "$work/own.db" list meetings partner:
}
ok "values of the database on the line" own_values
finish
