#!/bin/sh
# SPDX-License-Identifier: MIT
# help TOPIC says what the tables say and its examples run; long texts go through the pager, on a
# terminal alone.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

top=$(cd "$(dirname "$0")/../.." && pwd)
case $ATTACHE in /*) program=$ATTACHE ;; *) program=$top/$ATTACHE ;; esac
subcommands=$("$program" --help | sed -n 's/^ *attache \([a-z][a-z]*\) .*/\1/p')

run help
ok "help without a topic lists them" ends 0
lists_topics() {
    for topic in $subcommands query keys dates records 1 5 7; do
        grep -qE "^$topic  " "$work/out" || { echo "no $topic"; return 1; }
    done
}
ok "subcommands, topics and manuals are listed" lists_topics

for topic in $subcommands; do
    run help "$topic"
    ok "help $topic is an answer" ends 0
    ok "help $topic has the usage" prints "usage: attache $topic "
    [ "$topic" = help ] || ok "help $topic has options" prints " --"
done

# examples_run TOPIC: each example of a page ends with 0
examples_run() {
    "$program" help "$1" | sed -n '/^examples:/,$s/^  attache //p' >"$work/examples"
    [ -s "$work/examples" ] || { echo "no examples"; return 1; }
    mkdir -p "$work/in" && cd "$work/in" || return 1
    while read -r words; do
        eval "\"\$program\" --today 2026-11-22 $words" >"$work/out" </dev/null ||
            { echo "attache $words: $?"; return 1; }
    done <"$work/examples"
}
for topic in search list show export; do
    ok "the examples of help $topic run" examples_run "$topic"
done

run help query
ok "help query has the fields" prints "organization:"
ok "help query has their words" prints "joint-committee"
run help KEYS
ok "help keys has the keys, in any case" prints ":go-gaps"
run --lang ko help keys
ok "help keys speaks Korean" prints "글쇠"
run help dates
ok "help dates says what they mean" prints "July to December 2023"
run help records
ok "help records has the fields of objects" prints "outcomes.kept_basis"
run help people
ok "help KIND has the fields of that kind" prints "name_native"
ok "and no other" test "$(grep -c 'The record.s id' "$work/out")" -eq 1
run help recods
ok "an unknown topic names the nearest" ends 2 "did you mean records?"
run help zzzxqjq
ok "an unknown topic says where they are listed" ends 2 "attache help lists"
run help list meetings
ok "help takes one topic" ends 2 "one TOPIC"

# Manuals: a man of our own, which has the page or not

mkdir "$work/bin"
cat >"$work/bin/man" <<'END'
#!/bin/sh
[ "$1" = -w ] && exit "$NO_PAGE"
echo "man $* by ${MANPAGER-none}"
END
chmod +x "$work/bin/man"
# with_man STATUS ARGS...: status is that of man -w
with_man() {
    NO_PAGE=$1
    export NO_PAGE
    shift
    status=0
    PATH=$work/bin:$PATH "$program" "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
}
unset MANPAGER
with_man 0 help 5
ok "help 5 is the manual" prints "man 5 attache by none"
with_man 0 help 7 --no-pager
ok "without a pager, on demand" prints "man 7 attache by cat"
with_man 16 help 1
ok "a manual that is not installed: one line" ends 1 "build/man/attache.1"
status=0
PATH=$work "$program" help 1 >"$work/out" 2>"$work/err" || status=$?
ok "no man: one line" ends 1 "build/man/attache.1"

# The pager, in a terminal of util-linux's script

case $(script --version 2>/dev/null) in
*util-linux*) ;;
*)
    echo "ok the pager # SKIP no script(1) of util-linux"
    finish
    exit
    ;;
esac

# on_terminal ROWS ENVIRONMENT ARGS...: runs the program on a terminal; out has its lines, status
# its own
on_terminal() {
    rows=$1
    setting=$2
    shift 2
    status=0
    printf '%s\n' "stty rows $rows cols 80; exec env $setting \"$program\" $*" >"$work/line"
    TERM=xterm SHELL=/bin/sh script -qec ". '$work/line'" /dev/null </dev/null >"$work/raw" 2>&1 ||
        status=$?
    tr -d '\r' <"$work/raw" >"$work/out"
    : >"$work/err"
}
# is_paged, is_plain: all lines passed through the pager, or none
is_paged() {
    [ -s "$work/out" ] && ! grep -vn '^P:' "$work/out"
}
is_plain() {
    [ -s "$work/out" ] && ! grep -n '^P:' "$work/out"
}

mark="PAGER='sed s/^/P:/'"
on_terminal 10 "$mark" list meetings partner:fr
ok "a long list is paged" is_paged
ok "with status 0" ends 0
on_terminal 10 "$mark" show partner/FR partner/DE
ok "long pages are paged, together" is_paged
on_terminal 10 "$mark" search korea
ok "a long search is paged" is_paged
on_terminal 10 "$mark" help query
ok "help is paged" is_paged
on_terminal 10 "$mark" list topics --limit 5
ok "a short list is not" is_plain
on_terminal 10 "$mark" list topics --limit 9
ok "nor one that leaves the last row free" is_plain
on_terminal 10 "$mark" list topics --limit 10
ok "one that does not is" is_paged
on_terminal 10 "$mark" --no-pager list meetings partner:fr
ok "--no-pager" is_plain
on_terminal 10 "$mark" list meetings partner:fr --format jsonl
ok "json lines are not paged" is_plain
on_terminal 10 "$mark" list meetings partner:fr --format csv
ok "CSV is not paged" is_plain
on_terminal 10 "$mark" show --format json partner/FR
ok "JSON is not paged" is_plain
PAGER='sed s/^/P:/' "$program" list partners >"$work/out"
ok "a pipe is not paged" is_plain
for setting in PAGER= PAGER=cat; do
    on_terminal 10 "$setting" list partners
    ok "$setting is none" test "$(wc -l <"$work/out")" -gt 100
done
on_terminal 10 "PAGER='head -n 1'" list meetings
ok "a reader who leaves early is no error" ends 0
ok "and it is quiet" test "$(wc -l <"$work/out")" -eq 1
on_terminal 10 "PAGER=no-such-pager" list partners
ok "a pager that is not there leaves the text" prints "United States"
ok "with status 0" ends 0

cat >"$work/bin/less" <<'END'
#!/bin/sh
echo "LESS=$LESS"
sed s/^/P:/
END
chmod +x "$work/bin/less"
on_terminal 10 "-u PAGER -u LESS PATH='$work/bin:$PATH'" list partners
ok "the pager is less" prints "LESS=FRX"
on_terminal 10 "-u PAGER LESS=i PATH='$work/bin:$PATH'" list partners
ok "with the user's LESS" prints "LESS=i"
on_terminal 10 "-u PAGER PATH=/nonexistent" list partners
ok "without less the text is plain" is_plain
on_terminal 10 "-u PAGER TERM=dumb PATH='$work/bin:$PATH'" list partners
ok "on a terminal that cannot move its cursor too" is_plain

mkdir "$work/own"
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "{\"id\": \"x-$n\"}"; done >"$work/own/meetings.jsonl"
on_terminal 10 "$mark" check "'$work/own'"
ok "findings are paged" is_paged
ok "and keep the status of check" ends 3
on_terminal 10 "PAGER='head -n 1'" check "'$work/own'"
ok "also when the reader leaves" ends 3

finish
