#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the tests of a build that counts (MODE=coverage), then prints for each layer how many of its
# lines and branches were run. The report of every line: BUILD/coverage/report/index.html
# Usage: BUILD=build sh src/mk/gcov.sh [NAME...] (tests to run, as tests/run.sh takes them)
set -eu
build=${BUILD:-build}
find "$build/coverage" -name '*.gcda' -delete
ATTACHE=$PWD/$build/coverage/attache
export ATTACHE
TEST_MODE=coverage TEST_SECONDS=600 BUILD=$build sh tests/run.sh "$@" || echo "coverage: some tests failed" >&2
mkdir -p "$build/coverage/report"
gcovr --root . --filter src/ --exclude src/mk/ --exclude-throw-branches --exclude-unreachable-branches \
    --gcov-ignore-parse-errors --object-directory "$build/coverage" --json-summary "$build/coverage/summary.json" \
    --html-details "$build/coverage/report/index.html" -s >/dev/null "$build/coverage"
python3 - "$build/coverage/summary.json" <<'END'
import json, sys
layers = {}
for file in json.load(open(sys.argv[1]))["files"]:
    layer = file["filename"].split("/")[1]
    sums = layers.setdefault(layer, [0, 0, 0, 0])
    for i, key in enumerate(("line_covered", "line_total", "branch_covered", "branch_total")):
        sums[i] += file[key]
for layer in ("base", "text", "core", "ui", "export", "store", "term", "app"):
    a, b, c, d = layers[layer]
    print(f"{layer:8} lines {100 * a / b:5.1f} % of {b:5}, branches {100 * c / d:5.1f} % of {d:5}")
END
