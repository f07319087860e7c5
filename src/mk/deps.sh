#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what building and testing (build), linting (develop), fuzzing and measuring (soak), or
# packaging (package, Debian alone) need, by the machine's package manager. Silent when nothing is missing.
set -eu

debian_build="gcc make pkg-config libncurses-dev libsqlite3-dev libunistring-dev libcmocka-dev libvterm-dev tmux ncurses-term bash zsh fish python3-icalendar cmark-gfm"
debian_develop="clang-format clang-tidy cppcheck mandoc shellcheck"
debian_soak="clang libclang-rt-dev gcovr valgrind locales"
debian_package="xterm xvfb imagemagick fonts-dejavu-core fonts-noto-cjk debhelper lintian desktop-file-utils appstream debootstrap clang binutils"
fedora_build="gcc make pkgconf-pkg-config ncurses-devel sqlite-devel libunistring-devel libcmocka-devel libvterm-devel tmux ncurses-term bash zsh fish python3-icalendar"
fedora_develop="clang-tools-extra cppcheck mandoc ShellCheck"
fedora_soak="clang compiler-rt gcovr valgrind"
arch_build="gcc make pkgconf ncurses sqlite libunistring cmocka libvterm tmux bash zsh fish python-icalendar"
arch_develop="clang cppcheck mandoc shellcheck"
arch_soak="clang compiler-rt gcovr valgrind"
brew_build="pkg-config ncurses sqlite libunistring cmocka libvterm tmux bash zsh fish cmark-gfm"
brew_develop="clang-format cppcheck mandoc shellcheck"
brew_soak="llvm gcovr"

# of_set BUILD DEVELOP SOAK [PACKAGE]: the names of the set that is asked for
of_set() {
    case $set_of in
    build) echo "$1" ;;
    develop) echo "$2" ;;
    soak) echo "$3" ;;
    package) echo "${4:-}" ;;
    esac
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# missing QUERY PACKAGE... prints the packages for which the query fails
missing() {
    query=$1
    shift
    for package in "$@"; do
        $query "$package" >/dev/null 2>&1 || printf '%s ' "$package"
    done
}

deb_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

set_of=${1:-build}
if command -v apt-get >/dev/null 2>&1; then
    names=$(of_set "$debian_build" "$debian_develop" "$debian_soak" "$debian_package")
    # shellcheck disable=SC2086
    wanted=$(missing deb_installed $names)
    [ -z "$wanted" ] && exit 0
    as_root apt-get update -qq
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
elif command -v dnf >/dev/null 2>&1; then
    names=$(of_set "$fedora_build" "$fedora_develop" "$fedora_soak")
    # shellcheck disable=SC2086
    wanted=$(missing "rpm -q" $names)
    # shellcheck disable=SC2086
    [ -z "$wanted" ] || as_root dnf install -y -q $wanted
elif command -v pacman >/dev/null 2>&1; then
    names=$(of_set "$arch_build" "$arch_develop" "$arch_soak")
    # shellcheck disable=SC2086
    wanted=$(missing "pacman -Q" $names)
    # shellcheck disable=SC2086
    [ -z "$wanted" ] || as_root pacman -S --needed --noconfirm --quiet $wanted
elif command -v brew >/dev/null 2>&1; then
    names=$(of_set "$brew_build" "$brew_develop" "$brew_soak")
    # shellcheck disable=SC2086
    wanted=$(missing "brew list" $names)
    # shellcheck disable=SC2086
    [ -z "$wanted" ] || brew install --quiet $wanted
else
    echo "deps: no apt-get, dnf, pacman or brew here; install by hand: $debian_build" >&2
    exit 1
fi
