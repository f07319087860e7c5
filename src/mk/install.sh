#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs or takes away the files that standard input lists, a line for each: MODE|SOURCE|TARGET.
# Usage: sh src/mk/install.sh install|uninstall DESTDIR DOCDIR <LIST
set -eu
action=$1 destdir=$2 docdir=$3

while IFS='|' read -r mode source target; do
    case $target in
    '') continue ;;
    /*) ;;
    *)
        echo "install: $target: an installation folder begins with a slash" >&2
        exit 1
        ;;
    esac
    if [ "$action" = install ]; then
        mkdir -p "$destdir${target%/*}"
        strip=
        [ "$mode" = 644 ] || strip=${STRIP-}
        # shellcheck disable=SC2086
        ${INSTALL:-install} $strip -m "$mode" "$source" "$destdir$target"
    else
        rm -f "$destdir$target"
    fi
done
# The folder of the documents is ours alone; the others are everyone's.
[ "$action" = install ] || [ ! -d "$destdir$docdir" ] || rmdir "$destdir$docdir" 2>/dev/null || true
