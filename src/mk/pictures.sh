#!/bin/sh
# SPDX-License-Identifier: MIT
# Takes the pictures of the manual and the README anew: the real program in a real xterm on a virtual
# screen. Usage: BUILD=build sh src/mk/pictures.sh [NAME...] (at the top of the tree)
set -eu
build=${BUILD:-build}
for tool in Xvfb xterm tmux import convert; do
    command -v $tool >/dev/null 2>&1 || {
        echo "pictures: needs $tool: sh src/mk/deps.sh package" >&2
        exit 1
    }
done
work=$(mktemp -d)
x_server=
stop() {
    tmux -S "$work/socket" kill-server 2>/dev/null || true
    [ -z "$x_server" ] || kill "$x_server" 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT
export HOME="$work" XDG_DATA_HOME="$work/data" XDG_STATE_HOME="$work/state" LC_ALL=C.UTF-8 \
    ATTACHE_BIN="$build/attache"
unset NO_COLOR ATTACHE_DB

mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1200x900x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
x_server=$!
read -r number <"$work/display"
export DISPLAY=":$number"

# steady: the screen stays as it is for a second
steady() {
    before=
    while now=$(tmux -S "$work/socket" capture-pane -p -t shell) && [ "$now" != "$before" ]; do
        before=$now
        sleep 1
    done
}

# picture NAME ARGUMENTS KEY...: man/NAME.png, of the program started so, after the keys
picture() {
    name=$1 arguments=$2
    shift 2
    tmux -S "$work/socket" -f /dev/null new-session -d -s shell -x 100 -y 32 \
        "TERM=tmux-256color exec \"\$ATTACHE_BIN\" --today 2026-11-22 $arguments"
    tmux -S "$work/socket" set-option -g status off
    steady
    for key in "$@"; do
        tmux -S "$work/socket" send-keys -t shell "$key"
        steady
    done
    xterm -T shot -geometry 100x32+0+0 -b 4 +sb -fa 'DejaVu Sans Mono' -fd 'Noto Sans Mono CJK KR' -fs 11 \
        -bg white -fg black -xrm 'xterm*cursorColor: white' -e tmux -S "$work/socket" attach &
    terminal=$!
    sleep 4
    import -window shot -silent "$work/shot.png"
    kill "$terminal"
    tmux -S "$work/socket" kill-server
    convert "$work/shot.png" -strip -colors 24 -define png:compression-level=9 "PNG8:man/$name.png"
    size=$(wc -c <"man/$name.png")
    echo "man/$name.png: $size bytes"
    [ "$size" -le 80000 ]
}

# The cursor of a briefing, a matrix and a search is where a reader would leave it.
take() {
    case $1 in
    overview) picture overview '' j j j j 2 j j j j j j ;;
    briefing) picture briefing partner/FR ;;
    search) picture search '' / q u a n t u m ;;
    ledger) picture ledger 'ledger partner:de' ;;
    matrix) picture matrix 'matrix year:2018..' ;;
    *)
        echo "pictures: no picture $1" >&2
        exit 2
        ;;
    esac
}
[ $# -gt 0 ] || set -- overview briefing search matrix ledger
for name in "$@"; do take "$name"; done
