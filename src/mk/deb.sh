#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds BUILD/attache_VERSION_ARCH.deb from the tarball of the sources, as a Debian builder would.
# DEBFULLNAME and DEBEMAIL, where both are set as Debian's tools want them, name the maintainer.
# Usage: BUILD=build sh src/mk/deb.sh VERSION (at the top of the tree, after make dist)
set -eu
build=${BUILD:-build}
name=attache-$1
command -v dh >/dev/null 2>&1 || {
    echo "deb: needs debhelper: sh src/mk/deps.sh package" >&2
    exit 1
}
rm -rf "$build/deb"
mkdir -p "$build/deb"
tar -xzf "$build/$name.tar.gz" -C "$build/deb"
cp "$build/$name.tar.gz" "$build/deb/attache_$1.orig.tar.gz"
cp -R "$build/deb/$name/src/dist/debian" "$build/deb/$name/debian"
if [ -n "${DEBFULLNAME:-}" ] && [ -n "${DEBEMAIL:-}" ]; then
    awk -v who="$DEBFULLNAME <$DEBEMAIL>" '/^Maintainer: / { $0 = "Maintainer: " who } { print }' \
        src/dist/debian/control >"$build/deb/$name/debian/control"
    awk -v who="$DEBFULLNAME <$DEBEMAIL>" '/^ -- / { $0 = " -- " who substr($0, index($0, ">") + 1) } { print }' \
        src/dist/debian/changelog >"$build/deb/$name/debian/changelog"
fi
(cd "$build/deb/$name" && umask 022 && dpkg-buildpackage -us -uc >../log 2>&1) || {
    tail -n 40 "$build/deb/log" >&2
    exit 1
}
rm -f "$build"/attache_*.deb
cp "$build/deb"/attache_*.deb "$build/"
ls "$build"/attache_*.deb
