#!/bin/sh
# SPDX-License-Identifier: MIT
# Traps that this kind of program falls into, each with a check of its own; tests/README.md says
# which tests mind the others.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

# The dataset is embedded by .incbin, from which an executable stack would follow in a file of
# assembly, and which the compiler's list of prerequisites does not show.
stack_is_not_executable() {
    command -v readelf >/dev/null || return 0
    readelf -lW "$BUILD/attache" | grep GNU_STACK >"$work/stack" || return 0
    ! grep -q 'RWE' "$work/stack"
}
ok "the stack is not executable" stack_is_not_executable
image_is_a_prerequisite() {
    grep -qE '^\$\(OUT\)/dataset\.o:.*\$\(BUILD\)/image\.db' Makefile
}
ok "a new image makes the program anew" image_is_a_prerequisite

# pkg-config before `make deps` has installed anything would give empty flags for the whole run.
nothing_is_asked_too_early() {
    ! grep -nE '[:]=.*\$\(shell[^)]*(pkg-config|PKG_CONFIG)' Makefile
}
ok "pkg-config is asked in the recipes" nothing_is_asked_too_early

# One -D_GNU_SOURCE for all: ncursesw's own flags would hide what another file needs.
one_feature_macro() {
    ! grep -rnE '#[[:space:]]*define[[:space:]]+_(GNU|XOPEN|POSIX_C)_SOURCE' src include tests
}
ok "no file asks for features by itself" one_feature_macro
no_ppoll() {
    ! grep -rnE '\<ppoll[[:space:]]*\(' src include
}
ok "no ppoll, which macOS lacks" no_ppoll

# libvterm's callbacks changed between versions, AddressSanitizer needs its address space, and
# curses leaks nothing here.
vterm_by_calls_alone() {
    ! grep -rnE 'vterm_(screen|state)_set_(callbacks|unrecognised)' tests/pty
}
ok "libvterm by its stable calls alone" vterm_by_calls_alone
no_excuses() {
    ! grep -rnE 'RLIMIT_AS|LSAN_OPTIONS=.*suppressions|__lsan_ignore' tests src --include='*.[ch]' --include='*.sh' |
        grep -v '^tests/cli/traps.sh'
}
ok "no leak is excused, no address space is limited" no_excuses

# Other tools do not know our tokenizer, and say so of any file that has our index of texts.
exports_open_everywhere() {
    run export --format sqlite partner:no -o "$work/export.db"
    ends 0 || return 1
    ! grep -aqiE 'VIRTUAL TABLE|fts5' "$work/export.db"
}
ok "an exported database has plain tables alone" exports_open_everywhere

# A name that only ends so is found by its last syllables.
ends_are_found() {
    run search 경희
    prints 송경희
}
ok "경희 finds 송경희" ends_are_found
rare_terminals_and_locales() {
    grep -q 'debian_build=.*ncurses-term' src/mk/deps.sh && grep -q localedef tests/cli/korean.sh
}
ok "rare terminals are installed, rare locales made" rare_terminals_and_locales
finish
