#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual says what is so: the finished pages are clean, they name every option and subcommand,
# the examples of attache(1) and of README.md run and print what they show, and the records of
# attache(5) have every field and import.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

top=$(cd "$(dirname "$0")/../.." && pwd)
case $BUILD in /*) pages=$BUILD/man ;; *) pages=$top/$BUILD/man ;; esac
case $ATTACHE in /*) program=$ATTACHE ;; *) program=$top/$ATTACHE ;; esac

# is_clean PAGE: mandoc has nothing to say, and no marker is left
is_clean() {
    [ -s "$1" ] || { echo "$1: not there"; return 1; }
    if grep -nE '^\.\\" (KEYS|FIELDS|VOCABULARIES|QUERY)$' "$1"; then return 1; fi
    command -v mandoc >/dev/null 2>&1 || return 0
    mandoc -Tlint -W warning "$1"
}

for page in attache.1 attache.5 attache.7; do
    ok "$page is clean" is_clean "$pages/$page"
done

# same FILE FILE: no differences
same() {
    diff "$1" "$2"
}

# options_of_help, options_of_page: the long options of each, sorted
options_of_help() {
    "$program" --help | sed -n '/^options:/,/^$/p' | grep -oE -- '--[a-z-]+' | sort -u
}
options_of_page() {
    sed -n '/^\.Sh OPTIONS/,/^\.Sh KEYS/p' "$pages/attache.1" | grep -E '^\.It Fl' |
        grep -oE 'Fl -[a-z-]+' | sed 's/^Fl -/--/' | sort -u
}
options_of_help >"$work/help"
options_of_page >"$work/page"
ok "attache(1) has the options of --help" same "$work/help" "$work/page"

has_subcommands() {
    "$program" --help | sed -n 's/^ *attache \([a-z][a-z]*\) .*/\1/p' | while read -r name; do
        grep -qE "^\.It Cm $name( |\$)" "$pages/attache.1" || { echo "$name"; exit 1; }
    done
}
ok "attache(1) has the subcommands of --help" has_subcommands

# Examples: a line "$ attache ..." in a block, and below it what it prints, if that is shown. A last
# line "..." stands for the rest.

# cut_examples FILE: writes N.command and N.wanted to the folder for each example
cut_examples() {
    rm -rf "$work/examples"
    mkdir "$work/examples"
    awk -v to="$work/examples/" '
        function plain(line) {
            gsub(/\\-/, "-", line); gsub(/\\&/, "", line); gsub(/\\\(dq/, "\"", line)
            gsub(/\\\(aq/, "\047", line); gsub(/\\e/, "\\", line)
            return line
        }
        /^\.Sh / { in_section = /EXAMPLES/ }
        /^\.Ed/ || /^```/ && in_block { in_block = 0; next }
        /^\.Bd/ && in_section || /^```/ { in_block = 1; shown = 0; next }
        in_section && /^\.Dl \$ attache/ {
            n++; print plain(substr($0, 7)) >(to n ".command"); next
        }
        in_block && /^\$ attache/ { n++; shown = 1; print plain(substr($0, 3)) >(to n ".command"); next }
        in_block && shown && NF > 0 { print plain($0) >(to n ".wanted"); next }
        in_block { shown = 0 }' "$1"
}

# run_example STEM: runs it in a folder of its own and compares
run_example() {
    (
        # shellcheck disable=SC2317
        attache() {
            "$program" --today 2026-11-22 "$@"
        }
        mkdir -p "$1.folder" && cd "$1.folder" || exit 1
        eval "$(cat "$1.command")" </dev/null >"$1.out"
    ) || { echo "status $?"; return 1; }
    [ -f "$1.wanted" ] || return 0
    grep -v '^ *$' "$1.out" | sed 's/ *$//' >"$1.said"
    if [ "$(tail -n 1 "$1.wanted")" = ... ]; then
        sed '$d' "$1.wanted" >"$1.shown"
        head -n "$(wc -l <"$1.shown")" "$1.said" | diff "$1.shown" -
    else
        diff "$1.wanted" "$1.said"
    fi
}

for file in "$pages/attache.1" "$top/README.md"; do
    cut_examples "$file"
    n=1
    while [ -f "$work/examples/$n.command" ]; do
        ok "$(basename "$file"): $(cat "$work/examples/$n.command")" run_example "$work/examples/$n"
        n=$((n + 1))
    done
    ok "$(basename "$file") has examples" [ "$n" -gt 1 ]
done

# The answers of attache(5): the block after a line .\" ANSWER ARGS is what these print; that after
# .\" SQL runs on an export.

# block MARK: prints the block after the line .\" MARK
block() {
    awk -v mark="$1" '
        /^\.\\" / && $2 == mark { found = 1; next }
        found && /^\.Bd/ { inside = 1; next }
        /^\.Ed/ && inside { exit }
        inside { gsub(/\\&/, ""); print }' "$pages/attache.5"
}
answers() {
    words=$(sed -n 's/^\.\\" ANSWER //p' "$pages/attache.5")
    block ANSWER >"$work/wanted"
    # shellcheck disable=SC2086
    run $words
    ends 0 && diff "$work/wanted" "$work/out"
}
ok "attache(5) shows what search prints" answers
queries() {
    command -v sqlite3 >/dev/null 2>&1 || return 0
    run export --format sqlite -o "$work/plain.db"
    ends 0 || return 1
    block SQL | sqlite3 "$work/plain.db" >"$work/out"
    prints "kr-fr-jcc-08"
}
ok "the SQL of attache(5) runs" queries

documents() {
    XDG_DATA_HOME=$work/kept
    export XDG_DATA_HOME
    run bookmark partner/FR
    ends 0 && python3 "$(dirname "$0")/documented.py" "$program" "$pages/attache.5"
}
if python3 -c '' 2>/dev/null; then
    ok "attache(5) names the members and columns that are written" documents
fi

# The records of attache(5): each block after a line .\" FILE is that file.

cut_records() {
    sed -n 's/^\.\\" FILE //p' "$pages/attache.5" | while read -r path; do
        mkdir -p "$work/$(dirname "$path")"
    done
    awk -v to="$work/" '
        /^\.\\" FILE / { file = $3; next }
        file != "" && /^\.Bd/ { in_block = 1; next }
        /^\.Ed/ { in_block = 0; file = ""; next }
        in_block { print >(to file) }' "$pages/attache.5"
}

# has_fields KIND: every field in the list of its section is used in the records
has_fields() {
    awk -v head=".Ss \"\\\\&$1\"" '
        /^\.S[sh]/ { inside = $0 == head }
        inside && /^\.It Cm/ { gsub(/["\\&]/, "", $3); print $3 }' "$pages/attache.5" \
        >"$work/fields"
    [ -s "$work/fields" ] || { echo "no fields of $1"; return 1; }
    while read -r field; do
        [ "$field" = domestic ] || grep -rqF "\"$field\":" "$work/own" ||
            { echo "no $field"; return 1; }
    done <"$work/fields"
}

# checks_clean: check finds nothing at all
checks_clean() {
    run check "$work/own"
    ends 0 || return 1
    cat "$work/out"
    [ ! -s "$work/out" ]
}

imports() {
    run import "$work/own" -o "$work/own.db"
    ends 0 || return 1
    run --db "$work/own.db" list meetings person:song-kyung-hee
    ends 0 && prints own-fr-talks-01
}

cut_records
for kind in meeting person organization source; do
    ok "attache(5) shows every field of this kind: $kind" has_fields "$kind"
done
ok "the records of attache(5) pass the check" checks_clean
ok "the records of attache(5) import" imports

# The examples of attache(1) without a "$" start the explorer or need those records. They run one
# after the other, the explorer as printed lines.

run_others() {
    awk '/^\.Sh / { inside = /EXAMPLES/ } inside && /^attache / { print }' "$pages/attache.1" \
        >"$work/others"
    [ -s "$work/others" ] || { echo "no such examples"; return 1; }
    rm -f "$work/own.db"
    XDG_DATA_HOME=$work/data
    export XDG_DATA_HOME
    cd "$work" || return 1
    while read -r _ first rest; do
        plain=
        case $first in check | import) ;; *) plain=--plain ;; esac
        # shellcheck disable=SC2086
        "$program" --today 2026-11-22 $plain $first $rest </dev/null >"$work/out" 2>"$work/err" ||
            { echo "attache $first $rest: $?"; cat "$work/err"; return 1; }
        case $first in check | save | note | bookmark) continue ;; esac
        [ -s "$work/out" ] || [ -s "$work/err" ] ||
            { echo "attache $first $rest: says nothing"; return 1; }
    done <"$work/others"
}
ok "the other examples of attache(1) run" run_others

finish
