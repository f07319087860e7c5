#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks the arrows between the layers: what each includes, and what each archive asks of others.
# One line per breach, exit 1. Usage: OUT=build/release sh src/mk/layers.sh (at the top of the tree)
#
# The table of who may use whom stands in two programs of awk, one for the sources and one for the
# symbols: a process for each question would cost more than all the reading.
set -eu
LC_ALL=C
export LC_ALL
out=${OUT:-build/release}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

table='
BEGIN {
    layers = split("base text core store export ui term app", all)
    may["base"] = " base "
    may["text"] = " base text "
    may["core"] = " base text core "
    may["store"] = " base text core store "
    may["export"] = " base text core export "
    may["ui"] = " base text core ui "
    may["term"] = " base text ui term "
    may["app"] = " base text core store export ui term app "
}
function allowed(layer, other) { return index(may[layer], " " other " ") > 0 }'

# The headers of the three libraries, each for one place alone.
# shellcheck disable=SC2016
check_includes() {
    find src include/attache -name '*.[ch]' 2>/dev/null | sort | xargs awk "$table"'
function breach(text) { print FILENAME ":" FNR ": " text }
FNR == 1 {
    layer = FILENAME
    sub(/^(include\/attache|src)\//, "", layer)
    sub(/\/.*/, "", layer)
}
!(layer in may) || !/^[ \t]*#[ \t]*include[ \t]+["<]/ { next }
{
    header = $0
    sub(/^[ \t]*#[ \t]*include[ \t]+/, "", header)
    bare = substr(header, 2)
}
bare ~ /^attache\// {
    split(bare, part, "/")
    if (!allowed(layer, part[2]))
        breach(layer " must not include " header)
}
header ~ /^"\.\.\// { breach(layer " reaches into another folder: " header) }
header ~ /^<(n?curses(w\/.*)?|curses|term|termcap|panel|menu|form|cursesapp|ncursesw?\/.*)\.h>/ &&
    FILENAME != "src/term/curses.c" { breach("curses is not for this file: " header) }
header ~ /^<sqlite3(ext)?\.h>/ && layer != "store" { breach("sqlite3 is not for this file: " header) }
header ~ /^<(uni(str|name|ctype|width|[wgl]brk|norm|case|conv|stdio|types|regex)|unistring\/.*)\.h>/ &&
    layer != "text" { breach("libunistring is not for this file: " header) }'
}

# The symbols of curses, by the library itself, as lines "curses NAME".
curses_symbols() {
    for flag in $(${PKG_CONFIG:-pkg-config} --libs ncursesw 2>/dev/null || echo -lncursesw -ltinfo); do
        case $flag in
        -l*) library=$(${CC:-cc} -print-file-name="lib${flag#-l}.so") ;;
        *) continue ;;
        esac
        nm -D --defined-only "$library" 2>/dev/null && continue
        # A linker script stands where a library might: it names the real one.
        for real in $(grep -aoE '[^ ()]+\.so[.0-9]*' "$library" 2>/dev/null || true); do
            nm -D --defined-only "$(${CC:-cc} -print-file-name="$real")" 2>/dev/null || true
        done
    done | awk '{ sub(/@.*/, "", $NF) } $NF !~ /^_(init|fini|end|edata|_bss)/ { print "curses", $NF }'
    printf 'curses %s\n' initscr newterm endwin wrefresh doupdate waddch stdscr setupterm tigetstr
}

# archive_symbols: lines "needs LAYER NAME" and "has LAYER NAME" of each archive
archive_symbols() {
    nm -A "$out"/lib*.a 2>/dev/null | awk '
        NF < 2 { next }
        { layer = $1; sub(/^.*\/lib/, "", layer); sub(/\.a:.*/, "", layer) }
        $(NF - 1) == "U" { print "needs", layer, $NF }
        $(NF - 1) ~ /^[A-TV-Z]$/ { print "has", layer, $NF }' | sort -u
}

# A name of ours may be one of curses too, and is then ours.
# shellcheck disable=SC2016
check_symbols() {
    { curses_symbols && archive_symbols; } | awk "$table"'
function breach(layer, symbol, owner) { print "lib" layer ".a uses " symbol " of " owner }
$1 == "curses" { curses[$2] = 1 }
$1 == "has" { owner[$3] = owner[$3] " " $2 }
$1 == "needs" { needs[++count] = $2 " " $3 }
END {
    for (n = 1; n <= count; n++) {
        split(needs[n], need, " ")
        layer = need[1]
        symbol = need[2]
        owners = split(owner[symbol], has, " ")
        for (i = 1; i <= owners; i++) {
            if (!allowed(layer, has[i]))
                breach(layer, symbol, has[i])
        }
        if (owners == 0 && symbol in curses && layer != "term")
            breach(layer, symbol, "curses")
        if (symbol ~ /^sqlite3_/ && layer != "store")
            breach(layer, symbol, "sqlite3")
        if (symbol ~ /^((u8|u16|u32|uc|ulc)_|uninorm_)/ && layer != "text")
            breach(layer, symbol, "libunistring")
    }
}'
}

check_includes >"$work/breaches"
if ls "$out"/lib*.a >/dev/null 2>&1; then
    check_symbols >>"$work/breaches"
else
    echo "layers: no archives in $out: make layers builds them" >>"$work/breaches"
fi
if [ -s "$work/breaches" ]; then
    cat "$work/breaches"
    exit 1
fi
