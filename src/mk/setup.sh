# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034 # used by those that read this
# What the checkers (lint.sh, analyze.sh) begin with: one locale, a folder to work in, the flags of
# the compiler and how many jobs may run.
set -u
LC_ALL=C.UTF-8
export LC_ALL
build=${BUILD:-build}
jobs=${JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
pkg_config=${PKG_CONFIG:-pkg-config}
std="-std=c17 -D_GNU_SOURCE -Iinclude $($pkg_config --cflags sqlite3 2>/dev/null || true)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
failures=0
