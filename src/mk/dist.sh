#!/bin/sh
# SPDX-License-Identifier: MIT
# Packs the sources as BUILD/attache-VERSION.tar.gz: the files under version control, or, in a tree
# that came from such a tarball or has no git, all but what is made. The same files give the same bytes; they bear the
# time SOURCE_DATE_EPOCH, else that of the last commit, else that of the newest file.
# Usage: BUILD=build sh src/mk/dist.sh VERSION (at the top of the tree)
set -eu
LC_ALL=C
export LC_ALL
build=${BUILD:-build}
name=attache-$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tar=tar
command -v gtar >/dev/null 2>&1 && tar=gtar
case $($tar --version 2>/dev/null) in
*GNU*) ;;
*)
    echo "dist: needs GNU tar" >&2
    exit 1
    ;;
esac

if [ -e .git ] && git ls-files >"$work/tracked" 2>/dev/null; then
    while IFS= read -r file; do [ ! -f "$file" ] || printf '%s\n' "$file"; done <"$work/tracked" >"$work/files"
    newest=$(git log -1 --format=%ct)
else
    find . -type f -not -path './.git/*' -not -path './build/*' \
        -not -path './.pc/*' -not -path './debian/*' -not -path "./${build#./}/*" |
        sed 's,^\./,,' >"$work/files"
    newest=$(tr '\n' '\0' <"$work/files" | xargs -0 stat -c %Y | sort -n | tail -n 1)
fi
sort -u "$work/files" >"$work/sorted"
mkdir -p "$build"
$tar --create --no-recursion --verbatim-files-from --files-from="$work/sorted" --format=ustar \
    --sort=name --mtime="@${SOURCE_DATE_EPOCH:-$newest}" --owner=0 --group=0 --numeric-owner \
    --mode=u+rw,go+r,go-w --transform "s,^,$name/," | gzip -9 -n >"$work/tar"
mv "$work/tar" "$build/$name.tar.gz"
echo "$build/$name.tar.gz"
