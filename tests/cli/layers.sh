#!/bin/sh
# SPDX-License-Identifier: MIT
# `make layers` notices each kind of breach, in a small tree of its own, and nothing else.
set -u
here=$(cd "$(dirname "$0")/../.." && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
cd "$tree" || exit 1
cc=${CC:-cc}

mkdir out
for layer in base text core store export ui term app; do
    mkdir -p "src/$layer" "include/attache/$layer"
    printf 'int %s_one(void);\nint %s_one(void) { return 1; }\n' $layer $layer >src/$layer/$layer.c
    printf 'int %s_one(void);\n' $layer >include/attache/$layer/one.h
    cp src/$layer/$layer.c out
done
printf '#include <curses.h>\n' >src/term/curses.c
printf '#include <unistr.h>\n#include <unistd.h>\n' >src/text/fold.c
printf '#include <sqlite3.h>\n#include "attache/core/one.h"\n' >src/store/db.c
(cd out && $cc -w -c ./*.c) || exit 1

# archive LAYER CODE: makes its archive of its own object and this code
archive() {
    (
        cd out && rm -f "lib$1.a" more.o || exit 1
        [ -z "$2" ] || { printf '%s\n' "$2" >more.c && $cc -w -c more.c || exit 1; }
        ar rcs "lib$1.a" "$1.o" ${2:+more.o}
    )
}

# check: one run
check() {
    OUT=out sh "$here/src/mk/layers.sh" >said 2>&1
    status=$?
}

# expect NAME TEST...
expect() {
    name=$1
    shift
    if "$@"; then
        echo "ok layers: $name"
    else
        echo "not ok layers: $name"
        printf 'status %s, said:\n' $status
        cat said
    fi
}

# says PATTERN: one line of what was said is this
says() {
    [ "$(grep -cE "$1" said)" -eq 1 ]
}

for layer in base text core store export ui term app; do
    archive $layer ''
done
archive app 'int store_one(void); int good(void) { return store_one(); }'
check
expect 'a clean tree is silent, and app may use store' [ "$status-$(cat said)" = 0- ]

printf '#include "attache/store/one.h"\n' >src/ui/bad.c
printf '\n#  include <attache/ui/one.h>\n' >include/attache/core/bad.h
printf '#include "../store/db.h"\n' >src/ui/way.c
printf '#include <ncursesw/curses.h>\n' >src/term/bad.c
printf '#include <sqlite3.h>\n' >src/app/bad.c
printf '#include <uniwidth.h>\n' >src/ui/wide.c
archive ui 'int newterm(void); int store_one(void); int bad(void) { return newterm() + store_one(); }'
archive export 'int sqlite3_step(void); int bad(void) { return sqlite3_step(); }'
archive core 'int u8_check(void); int bad(void) { return u8_check(); }'
check
expect 'breaches are a failure' [ $status -eq 1 ]
expect 'ui must not include store' says '^src/ui/bad.c:1: ui must not include "attache/store/one.h"$'
expect 'a header counts too' says '^include/attache/core/bad.h:2: core must not'
expect 'no way round by ..' says '^src/ui/way.c:1: ui reaches into'
expect 'one file includes curses' says '^src/term/bad.c:1: curses is not'
expect 'app has no SQL' says '^src/app/bad.c:1: sqlite3 is not'
expect 'text alone has libunistring' says '^src/ui/wide.c:1: libunistring is not'
expect 'a curses symbol in ui' says '^libui.a uses newterm of curses$'
expect 'ui and store never meet' says '^libui.a uses store_one of store$'
expect 'a sqlite symbol in export' says '^libexport.a uses sqlite3_step of sqlite3$'
expect 'a libunistring symbol in core' says '^libcore.a uses u8_check of libunistring$'
expect 'and nothing else is said' [ "$(grep -c . said)" -eq 10 ]
rm out/*.a
check
expect 'no archives, nothing to judge by' says '^layers: no archives in out'
