#!/bin/sh
# SPDX-License-Identifier: MIT
# Writes the coverage table of data/README.md anew, or with --check says whether it is as it should
# be. Usage: sh src/mk/coverage.sh [--check] (the program is $ATTACHE, else build/attache)
set -eu
readme=data/README.md
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
awk '/^<!-- coverage -->$/ { print; exit } { print }' "$readme" >"$fresh"
"${ATTACHE:-build/attache}" show --format markdown coverage | sed -n '/^|/p' >>"$fresh"
awk '/^<!-- end of coverage -->$/ { found = 1 } found { print }' "$readme" >>"$fresh"
if [ "${1:-}" = --check ]; then
    cmp -s "$fresh" "$readme" || {
        diff "$readme" "$fresh"
        echo "$readme counts other records; this counts these: sh $0"
        exit 1
    }
else
    cp "$fresh" "$readme"
fi
