#!/bin/sh
# SPDX-License-Identifier: MIT
# What a command makes of the streams and folders it is given: each stream closed, an input that is
# none, a reader that leaves; HOME and the XDG folders unset, relative, missing, no folder, read-only,
# another user's. It answers or says in a line why not, and where strace can watch, no file is made
# but in the folders that are its own.
set -u
program=${ATTACHE_RELEASE:-$ATTACHE_BIN}
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
faults=0
runs=0
watched=0
cd "$work" || exit 3
mkdir home here readonly full
: >nofolder
ln -s home link
chmod 500 readonly
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME ATTACHE_DB

# wants STATUS NAME: the last status is one of them ("0 3")
wants() {
    runs=$((runs + 1))
    case " $1 " in
    *" $status "*) return 0 ;;
    esac
    echo "manners: $2: status $status, wanted $1: $(head -n 1 err 2>/dev/null)" >&2
    faults=$((faults + 1))
}

answer() {
    "$program" list partners --limit 3
}

# Streams

export HOME="$work/home"
answer >out 2>err <&-
status=$?
wants 0 "no standard input"
answer 2>err >&- </dev/null
status=$?
wants 0 "no standard output"
answer >out 2>&- </dev/null
status=$?
wants 0 "no standard error"
"$program" list nothing 2>&- >out </dev/null
status=$?
wants 2 "a mistake with no standard error"
"$program" note partner/FR kept >&- 2>&- <&-
status=$?
wants 0 "a note with no stream at all"
"$program" note partner/FR >out 2>err </dev/null
grep -q kept out
status=$?
wants 0 "the note is there, and no stream stands in the file"
answer >out 2>err </
status=$?
wants 0 "a folder as standard input"
"$program" check - >out 2>err </
status=$?
wants 3 "a folder to be checked"
"$program" check - >out 2>err <&-
status=$?
wants "2 3" "nothing to be checked"
"$program" --plain >out 2>err </
status=$?
wants "0 3" "lines from a folder"
"$program" list meetings 2>err | head -n 1 >out
[ -s out ] && [ ! -s err ]
status=$?
wants 0 "a reader that leaves"
for stream in "no terminal" "nothing"; do
    case $stream in nothing) exec 5</dev/null ;; *) exec 5<nofolder ;; esac
    "$program" >out 2>err <&5
    status=$?
    wants 2 "the explorer with $stream"
    [ "$(wc -l <err)" -eq 1 ]
    status=$?
    wants 0 "which is said in one line"
done

# Folders. Files that are made outside those of the user are faults.

# homes NAME STATUS SETTING...: a note, which is kept or refused, and a list, which is always there
homes() {
    name=$1
    allowed=$2
    shift 2
    # shellcheck disable=SC2086
    (cd here && env -u HOME "$@" $watch $as "$program" list partners --limit 3) >out 2>err </dev/null
    status=$?
    wants 0 "a list with $name"
    # shellcheck disable=SC2086
    (cd here && env -u HOME "$@" $watch $as "$program" note partner/DE kept) >out 2>err </dev/null
    status=$?
    wants "$allowed" "a note with $name"
    [ "$status" -eq 0 ] || [ "$(wc -l <err)" -eq 1 ]
    status=$?
    wants 0 "in one line with $name"
    if [ -n "$(ls -A here)" ]; then
        echo "manners: $name: files in the folder that it was called in: $(ls -A here)" >&2
        faults=$((faults + 1))
        rm -rf here/* here/.[a-z]*
    fi
    [ -n "$watch" ] || return 0
    watched=$((watched + 1))
    strange=$(grep -hE 'O_CREAT|^[0-9]* *mkdir' trace | grep -vE "ENOENT|EACCES|EROFS|ENOTDIR|EEXIST|EINVAL" |
        grep -v "\"$work/\(home\|link\|xdg\|missing\|readonly\)[/\"]" | grep -v '"/dev/null"')
    [ -z "$strange" ] || {
        echo "manners: $name: $strange" >&2
        faults=$((faults + 1))
    }
}
watch=
as=
if strace -o trace true 2>/dev/null; then
    watch="strace -f -o $work/trace -e trace=openat,open,creat,mkdir,mkdirat"
fi
homes "a HOME" 0 HOME="$work/home"
homes "no HOME" "0 3" NONE=1
homes "an empty HOME" "0 3" HOME=
homes "a relative HOME" "0 3" HOME=here
homes "a missing HOME" "0 3" HOME="$work/missing/folder"
homes "a HOME that is a file" "0 3" HOME="$work/nofolder"
homes "a HOME behind a link" 0 HOME="$work/link"
homes "a HOME nobody may write to" "0 3" HOME="$work/readonly"
homes "the HOME of a system" "0 3" HOME=/proc
homes "another user's HOME" "0 3" HOME=/dev/null
for name in CONFIG DATA STATE CACHE; do
    homes "XDG_${name}_HOME" 0 HOME="$work/home" "XDG_${name}_HOME=$work/xdg"
    homes "a relative XDG_${name}_HOME" 0 HOME="$work/home" "XDG_${name}_HOME=here"
    homes "an XDG_${name}_HOME that is a file" "0 3" HOME="$work/home" "XDG_${name}_HOME=$work/nofolder"
done
# Modes bind everybody but root, who can try as nobody.
nobody=0
if [ "$(id -u)" -eq 0 ] && setpriv --reuid=65534 --clear-groups "$program" --version >out 2>&1; then
    as="setpriv --reuid=65534 --regid=65534 --clear-groups"
    theirs=$(mktemp -d /tmp/manners.XXXXXX)
    trap 'chmod -R u+w "$work"; rm -rf "$work" "$theirs"' EXIT
    chmod 755 "$theirs"
    mkdir -m 700 "$theirs/closed"
    mkdir -p "$theirs/full/.local/share/attache"
    : >"$theirs/full/.local/share/attache/notes.db"
    homes "a HOME that nobody may write to" 3 HOME="$theirs"
    homes "a HOME that nobody may look into" 3 HOME="$theirs/closed"
    homes "a HOME with notes that nobody may change" 3 HOME="$theirs/full"
    homes "root's HOME" 3 HOME=/root
    nobody=4
    as=
fi
echo "manners: $runs checks of streams and folders, $watched folders watched by strace, $nobody of them as nobody: $faults faults"
[ "$faults" -eq 0 ] && [ "$runs" -gt 40 ]
