#!/bin/sh
# SPDX-License-Identifier: MIT
# `make layers` notices each kind of breach, in a small tree of its own.
set -u
here=$(cd "$(dirname "$0")/../.." && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
cd "$tree" || exit 1
cc=${CC:-cc}

fresh() {
    rm -rf src include
    for layer in base text core store export ui term app; do
        mkdir -p "src/$layer" "include/attache/$layer" out
        printf 'int %s_one(void);\nint %s_one(void) { return 1; }\n' $layer $layer >src/$layer/one.c
        printf 'int %s_one(void);\n' $layer >include/attache/$layer/one.h
    done
    printf '#include <curses.h>\n' >src/term/curses.c
    printf '#include <unistr.h>\n#include <unistd.h>\n' >src/text/fold.c
    printf '#include <sqlite3.h>\n#include "attache/core/one.h"\n' >src/store/db.c
}

# archive LAYER CODE: makes its archive of its one.c and this code
archive() {
    printf '%s\n' "${2:-}" >out/more.c
    (cd out && rm -f "lib$1.a" && $cc -w -c "../src/$1/one.c" more.c && ar rcs "lib$1.a" one.o more.o)
}

archives() {
    for layer in base text core store export ui term app; do
        archive $layer ''
    done
}

# expect NAME STATUS PATTERN
expect() {
    said=$(OUT=out sh "$here/src/mk/layers.sh" 2>&1)
    status=$?
    if [ $status -eq "$2" ] && printf '%s\n' "$said" | grep -qE "$3" &&
        [ "$(printf '%s\n' "$said" | wc -l)" -eq 1 ]; then
        echo "ok $1"
    else
        echo "not ok $1"
        printf 'status %s, said: %s\n' $status "$said"
    fi
}

fresh
archives
expect 'layers: a clean tree is silent' 0 '^$'

printf '#include "attache/store/one.h"\n' >src/ui/bad.c
expect 'layers: ui must not include store' 1 '^src/ui/bad.c:1: ui must not include "attache/store/one.h"$'
fresh
printf '\n#  include <attache/ui/one.h>\n' >include/attache/core/bad.h
expect 'layers: a header counts too' 1 '^include/attache/core/bad.h:2: core must not'
fresh
printf '#include "../store/db.h"\n' >src/ui/bad.c
expect 'layers: no way round by ..' 1 '^src/ui/bad.c:1: ui reaches into'
fresh
printf '#include <ncursesw/curses.h>\n' >src/term/bad.c
expect 'layers: one file includes curses' 1 '^src/term/bad.c:1: curses is not'
fresh
printf '#include <sqlite3.h>\n' >src/app/bad.c
expect 'layers: app has no SQL' 1 '^src/app/bad.c:1: sqlite3 is not'
fresh
printf '#include <uniwidth.h>\n' >src/ui/bad.c
expect 'layers: text alone has libunistring' 1 '^src/ui/bad.c:1: libunistring is not'

fresh
archive ui 'int newterm(void); int ui_bad(void); int ui_bad(void) { return newterm(); }'
expect 'layers: a curses symbol in ui' 1 '^libui.a uses newterm of curses$'
archive ui ''
archive export 'int sqlite3_step(void); int bad(void) { return sqlite3_step(); }'
expect 'layers: a sqlite symbol in export' 1 '^libexport.a uses sqlite3_step of sqlite3$'
archive export ''
archive core 'int u8_check(void); int bad(void) { return u8_check(); }'
expect 'layers: a libunistring symbol in core' 1 '^libcore.a uses u8_check of libunistring$'
archive core ''
archive ui 'int store_one(void); int bad(void) { return store_one(); }'
expect 'layers: ui and store never meet' 1 '^libui.a uses store_one of store$'
archive ui ''
archive app 'int store_one(void); int bad(void) { return store_one(); }'
expect 'layers: app may use store' 0 '^$'
