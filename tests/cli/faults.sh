#!/bin/sh
# SPDX-License-Identifier: MIT
# Calls that fail, one after the other, under a note, an import and an export: a sample of what
# tests/torture/faults.c does. The program without sanitizers is run: it is preloaded with failures.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

if [ "$(uname -s)" != Linux ]; then
    echo "ok faults # SKIP preloading needs Linux"
    exit 0
fi
TMPDIR=$work ATTACHE_RELEASE=$BUILD/attache
export TMPDIR ATTACHE_RELEASE
# A path that is preloaded can hold no space; that of this tree may.
built=$BUILD/${TEST_MODE:-asan}/tests/torture
cp "$built/faults" "$built/shim.so" "$work" || exit 1
for scene in note import ics; do
    FAULTS_OF=$scene
    export FAULTS_OF
    ok "each call fails: $scene" "$work/faults" 2
done
finish
