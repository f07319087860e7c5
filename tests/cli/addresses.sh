#!/bin/sh
# SPDX-License-Identifier: MIT
# What y copies, typed into a shell: it opens the view that was copied, which copies the same again.
# One of each kind of view, in one run, each then in a run of its own.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

# What no command is called parts the views: the answer to it is one line that ends in it.
printf '%s\n' \
    part-page partner/FR r copy \
    part-report gp '&partner:"Viet Nam" -is:lapsed year:2015..' 'g l' r copy \
    part-matrix gp '&topic:quantum year:2020..' matrix w '*' r copy \
    part-compare 'compare FR DE' r copy \
    part-list 'people "joint committee" -partner:jp,cn' r copy \
    part-row gp X gp j j copy \
    part-search "/kim o'brien" copy \
    part-help gp 'map facets' copy >"$work/in"
"$ATTACHE" --today 2026-11-22 --plain <"$work/in" >"$work/all" 2>&1
awk -v folder="$work" '/: part-[a-z]*$/ { name = $0; sub(/.*: part-/, "", name); next }
    name != "" { print >(folder "/part." name) }' "$work/all"

# copied NAME: the command line that was copied in the part
copied() {
    tail -n 1 "$work/part.$1" | grep '^attache ' || { echo "nothing copied:"; tail -n 3 "$work/part.$1"; return 1; }
}
# again NAME: types it into a shell, as lines, and copies there
again() {
    line=$(copied "$1") || return 1
    eval "set -- ${line#attache}"
    echo copy | "$ATTACHE" --today 2026-11-22 --plain "$@" >"$work/out" 2>&1
    [ "$(tail -n 1 "$work/out")" = "$line" ] || { echo "$line"; tail -n 2 "$work/out"; return 1; }
}
# same NAME: the view is the one that was copied, line by line
same() {
    again "$1" || return 1
    sed '1d;$d' "$work/out" >"$work/view"
    lines=$(wc -l <"$work/view")
    [ "$lines" -gt 1 ] || { cat "$work/out"; return 1; }
    tail -n $((lines + 1)) "$work/part.$1" | sed '$d' | diff - "$work/view"
}
for view in page report matrix compare list; do
    ok "what opens the $view opens it as it was" same "$view"
done
ok "what opens a row's meetings" again row

# typed NAME: a command of the shell itself, which answers
typed() {
    line=$(copied "$1") || return 1
    eval "set -- ${line#attache}"
    run "$@"
}
search_of_a_quote() {
    typed search && ends 1 && [ "$line" = "attache search kim 'o'\\''brien'" ]
}
ok "words with a quote are searched again" search_of_a_quote
help_of_keys() {
    typed help && ends 0 && prints "F "
}
ok "the keys are told" help_of_keys
finish
