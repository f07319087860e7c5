#!/bin/sh
# SPDX-License-Identifier: MIT
# The tutorial of attache(7), played on a terminal of 80 columns by 24 rows: what its steps press and
# type stands in the page as .\" PLAY and .\" TYPE, what must then be seen as .\" SEE, and a key that is
# pressed until something is seen as .\" UNTIL.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

if ! command -v tmux >/dev/null 2>&1; then
    echo "ok the tutorial # SKIP no tmux"
    exit 0
fi
page=$(dirname "$0")/../../man/attache.7
terminal() {
    tmux -S "$work/tmux" "$@"
}
trap 'terminal kill-server 2>/dev/null; rm -rf "$work"' EXIT

# look LOOKS TEXT: it comes on the screen within so many fifths of a second
look() {
    looks=0
    while [ $looks -lt "$1" ]; do
        terminal capture-pane -p >"$work/screen" 2>/dev/null || return 1
        grep -qF -- "$2" "$work/screen" && return 0
        looks=$((looks + 1))
        sleep 0.2
    done
    return 1
}
# seen TEXT: it is on the screen within some seconds, however slow the machine is
seen() {
    look 100 "$1" && return 0
    cat "$work/screen"
    return 1
}
# until KEY TEXT: the key, once more each time that the text has not come within half a second
until_seen() {
    presses=0
    while [ $presses -lt 60 ]; do
        terminal send-keys "$1"
        presses=$((presses + 1))
        look 3 "$2" && return 0
    done
    cat "$work/screen"
    return 1
}

TERM=xterm-256color terminal -f /dev/null new-session -d -x 80 -y 24 \
    "env TERM=screen-256color '$ATTACHE' --today 2026-11-22; echo over; sleep 60"
terminal set-option -g status off >/dev/null
sed -n 's/^\.\\" \(PLAY\|TYPE\|SEE\|UNTIL\) /\1 /p' "$page" >"$work/steps"
ok "the tutorial has steps" test "$(grep -c . "$work/steps")" -gt 20
step=0
while read -r what text; do
    step=$((step + 1))
    case $what in
    PLAY)
        # shellcheck disable=SC2086
        terminal send-keys $text
        ;;
    TYPE) terminal send-keys -l "$text" ;;
    UNTIL) ok "step $step: ${text%% *} until ${text#* }" until_seen "${text%% *}" "${text#* }" ;;
    SEE) ok "step $step: $text" seen "$text" ;;
    esac
done <"$work/steps"
finish
