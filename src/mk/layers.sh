#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks the arrows between the layers: what each includes, and what each archive asks of others.
# One line per breach, exit 1. Usage: OUT=build/release sh src/mk/layers.sh (at the top of the tree)
set -eu
LC_ALL=C
export LC_ALL
out=${OUT:-build/release}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
breaches=$work/breaches
: >"$breaches"

all='base text core store export ui term app'

# may LAYER: the layers it may use
may() {
    case $1 in
    base) echo base ;;
    text) echo base text ;;
    core) echo base text core ;;
    store) echo base text core store ;;
    export) echo base text core export ;;
    ui) echo base text core ui ;;
    term) echo base text ui term ;;
    app) echo "$all" ;;
    esac
}

# The headers of the three libraries.
curses='<(n?curses(w/.*)?|curses|term|termcap|panel|menu|form|cursesapp|ncursesw?/.*)\.h>'
sqlite='<sqlite3(ext)?\.h>'
unistring='<(uni(str|name|ctype|width|[wgl]brk|norm|case|conv|stdio|types|regex)|unistring/.*)\.h>'

breach() {
    printf '%s\n' "$1" >>"$breaches"
}

# includes PATTERN FILE...: the lines that include what matches
includes() {
    pattern=$1
    shift
    grep -nHE "^[[:space:]]*#[[:space:]]*include[[:space:]]+$pattern" "$@" /dev/null || true
}

sources() {
    find "src/$1" "include/attache/$1" -name '*.[ch]' 2>/dev/null || true
}

check_includes() {
    layer=$1
    allowed=$(may "$layer" | tr ' ' '|')
    # shellcheck disable=SC2046
    set -- $(sources "$layer")
    [ $# -gt 0 ] || return 0
    includes '["<]attache/.*' "$@" | grep -vE "[\"<]attache/($allowed)/" | while IFS= read -r hit; do
        breach "${hit%%:#*}: $layer must not include ${hit#*include }"
    done
    includes '"\.\./.*' "$@" | while IFS= read -r hit; do
        breach "${hit%%:#*}: $layer reaches into another folder: ${hit#*include }"
    done
    check_library "$curses" curses src/term/curses.c "$@"
    [ "$layer" = store ] || check_library "$sqlite" sqlite3 none "$@"
    [ "$layer" = text ] || check_library "$unistring" libunistring none "$@"
}

# check_library PATTERN NAME EXEMPT FILE...
check_library() {
    pattern=$1 name=$2 exempt=$3
    shift 3
    includes "$pattern" "$@" | grep -v "^$exempt:" | while IFS= read -r hit; do
        breach "${hit%%:#*}: $name is not for this file: ${hit#*include }"
    done
}

# Symbols: those of the three libraries by their prefixes or, for curses, by the library itself.
curses_symbols() {
    for flag in $(${PKG_CONFIG:-pkg-config} --libs ncursesw 2>/dev/null || echo -lncursesw -ltinfo); do
        case $flag in
        -l*) library=$(${CC:-cc} -print-file-name="lib${flag#-l}.so") ;;
        *) continue ;;
        esac
        # A linker script stands where a library might: it names the real one.
        if [ "$(head -c 4 "$library" 2>/dev/null | tr -d '\177')" != ELF ]; then
            for real in $(grep -oE '[^ ()]+\.so[.0-9]*' "$library" 2>/dev/null || true); do
                nm -D --defined-only "$(${CC:-cc} -print-file-name="$real")" 2>/dev/null || true
            done
        else
            nm -D --defined-only "$library" 2>/dev/null || true
        fi
    done | awk '{sub(/@.*/, "", $NF); print $NF}' | grep -vE '^_(init|fini|end|edata|_bss)' || true
    printf '%s\n' initscr newterm endwin wrefresh doupdate waddch stdscr setupterm tigetstr
}

undefined() {
    nm -u "$out/lib$1.a" 2>/dev/null | awk '$1 == "U" {print $2}' | sort -u
}

defined() {
    nm --defined-only "$out/lib$1.a" 2>/dev/null | awk 'NF == 3 && $2 ~ /[A-Z]/ {print $3}' | sort -u
}

check_symbols() {
    layer=$1
    undefined "$layer" >"$work/wanted"
    for other in $all; do
        case " $(may "$layer") " in *" $other "*) continue ;; esac
        comm -12 "$work/wanted" "$work/$other.defined" | while IFS= read -r symbol; do
            breach "lib$layer.a uses $symbol of $other"
        done
    done
    [ "$layer" = term ] || comm -12 "$work/wanted" "$work/curses" | comm -23 - "$work/ours" | while IFS= read -r symbol; do
        breach "lib$layer.a uses $symbol of curses"
    done
    [ "$layer" = store ] || grep -E '^sqlite3_' "$work/wanted" | while IFS= read -r symbol; do
        breach "lib$layer.a uses $symbol of sqlite3"
    done
    [ "$layer" = text ] || grep -E '^(u8|u16|u32|uc|ulc)_|^uninorm_' "$work/wanted" |
        while IFS= read -r symbol; do
            breach "lib$layer.a uses $symbol of libunistring"
        done
}

for layer in $all; do
    check_includes "$layer"
    defined "$layer" >"$work/$layer.defined"
done
if ls "$out"/lib*.a >/dev/null 2>&1; then
    curses_symbols | sort -u >"$work/curses"
    sort -u "$work"/*.defined >"$work/ours" # a name of ours may be one of curses too
    for layer in $all; do
        [ -f "$out/lib$layer.a" ] && check_symbols "$layer"
    done
else
    breach "layers: no archives in $out: make layers builds them"
fi
if [ -s "$breaches" ]; then
    cat "$breaches"
    exit 1
fi
