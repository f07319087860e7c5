#!/bin/sh
# SPDX-License-Identifier: MIT
# What takes too long for every run of the tests: builds of the tarball in other folders, with another
# compiler, from sources that cannot be written, and the Debian package in a system that has nothing.
# Prints "ok STEP" or "not ok STEP" and the end of its log. Needs root for the step clean.
# Usage: BUILD=build sh src/mk/package-check.sh VERSION [STEP...] (at the top of the tree)
set -u
build=$(mkdir -p "${BUILD:-build}" && cd "${BUILD:-build}" && pwd)
version=$1
shift
name=attache-$version
work=$build/package-check
tarball=$build/$name.tar.gz
unset MAKEFLAGS MFLAGS MAKELEVEL INSTALLED
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)}
export SOURCE_DATE_EPOCH

# unpack FOLDER: the sources, in that folder
unpack() {
    mkdir -p "$1" && tar -xzf "$tarball" -C "$1" --strip-components=1
}

# The same bytes from another folder, umask, time zone, language and order of building.
step_reproducible() {
    unpack "$work/one" && unpack "$work/a second, other folder" || return 1
    (umask 022 && cd "$work/one" && TZ=UTC LC_ALL=C make all man) || return 1
    (umask 077 && cd "$work/a second, other folder" && TZ=Asia/Seoul LC_ALL=C.UTF-8 make -j3 all man) || return 1
    for file in attache image.db man/attache.1 man/attache.5 man/attache.7; do
        cmp "$work/one/build/$file" "$work/a second, other folder/build/$file" || return 1
    done
}

# Sources that nobody may write to (root may: nothing must change there), built elsewhere by clang.
step_readonly() {
    unpack "$work/readonly" || return 1
    chmod -R a-w "$work/readonly"
    find "$work/readonly" | sort >"$work/before"
    (cd "$work/readonly" && make -j2 CC=clang BUILD="$work/elsewhere" all man) >"$work/said" 2>&1 || {
        cat "$work/said"
        return 1
    }
    ! grep -i 'warning' "$work/said" || return 1
    find "$work/readonly" | sort | diff "$work/before" - || return 1
    "$work/elsewhere/attache" --version
}

step_deb() {
    BUILD=$build sh src/mk/deb.sh "$version" || return 1
    lintian --fail-on error,warning "$build"/deb/attache_*.changes
}

in_root() {
    chroot "$work/root" /usr/bin/env -i HOME=/root TERM=xterm PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        DEBIAN_FRONTEND=noninteractive "$@"
}

unmount() {
    umount "$work/root/dev/pts" "$work/root/proc" 2>/dev/null
    true
}

# The package in a minimal Debian: it installs with what it depends on, its test passes, the explorer
# starts and leaves on a terminal, and nothing remains when it is purged.
step_clean() {
    debootstrap --variant=minbase bookworm "$work/root" "${MIRROR:-http://deb.debian.org/debian}" || return 1
    mount -t proc proc "$work/root/proc" || return 1
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$work/root/dev/pts" || return 1
    cp "$build"/attache_*.deb "$work/root/root/" || return 1
    cp -R src/dist/debian/tests "$work/root/root/"
    in_root sh -c 'find / -xdev -name "*attache*" -not -path "/root/*" | sort' >"$work/before"
    in_root sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends /root/attache_*.deb' || return 1
    in_root sh -e /root/tests/answers || return 1
    in_root sh -c 'sleep 2 | script -qec "stty rows 24 cols 80; attache --plain </dev/null" /dev/null' |
        grep -q France || { echo "the explorer does not start"; return 1; }
    in_root sh -c '(sleep 3; printf q; sleep 1; printf q; sleep 1) | script -qec "stty rows 24 cols 80; attache" /dev/null' |
        grep -q 'Partners' || { echo "the explorer does not draw"; return 1; }
    in_root apt-get purge -y -qq attache || return 1
    in_root sh -c 'find / -xdev -name "*attache*" -not -path "/root/*" -not -path "/tmp/*" -not -path "/var/log/*" | sort' |
        diff "$work/before" -
}

trap unmount EXIT
failures=0
unmount # what an earlier run that was killed left
chmod -R u+w "$work" 2>/dev/null
rm -rf "$work"
mkdir -p "$work"
BUILD=$build sh src/mk/dist.sh "$version" >/dev/null || exit 1
[ $# -gt 0 ] || set -- reproducible readonly deb clean
for step in "$@"; do
    if "step_$step" >"$work/$step.log" 2>&1; then
        echo "ok $step"
    else
        echo "not ok $step"
        tail -n 25 "$work/$step.log" | sed 's/^/# /'
        failures=$((failures + 1))
    fi
done
unmount
[ $failures -eq 0 ]
