#!/bin/sh
# SPDX-License-Identifier: MIT
# Completion in the shells: bash, zsh and fish, each on a terminal as its user would start it, with a
# prompt "$ ". A line is typed, Tab is pressed, and what then stands on the screen is what counts.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

top=$(cd "$(dirname "$0")/../.." && pwd)
case $BUILD in /*) program=$BUILD/attache ;; *) program=$top/$BUILD/attache ;; esac

echo "{}" >"$work/own.jsonl"
mkdir -p "$work/bin" "$work/records"
ln -s "$program" "$work/bin/attache"
PATH=$work/bin:$PATH
cat >"$work/bashrc" <<END
PS1='$ '
. '$top/src/dist/attache.bash'
END
cat >"$work/.zshrc" <<END
PS1='$ '
fpath=('$top/src/dist' \$fpath)
autoload -U compinit && compinit -u -D
END
cat >"$work/init.fish" <<END
function fish_prompt; echo '$ '; end
function fish_right_prompt; end
set fish_greeting
source '$top/src/dist/attache.fish'
END

screen=
tmux_do() {
    tmux -S "$work/$screen" -f /dev/null "$@"
}
look() {
    tmux_do capture-pane -p -t shell 2>&1
}

# start SHELL: on a screen of its own, ready
start() {
    [ -z "$screen" ] || tmux_do kill-server
    screen=$1
    case $1 in
    bash) set -- bash --noprofile --rcfile "$work/bashrc" -i ;;
    zsh) set -- env ZDOTDIR="$work" zsh -d -i ;;
    fish) set -- fish --private --no-config -i -C "source $work/init.fish" ;;
    esac
    (cd "$work" && tmux_do new-session -d -s shell -x 150 -y 50 "$@")
    shows '^\$ *$'
}

# shows PATTERN: it comes to stand on the screen, within some seconds
shows() {
    tries=0
    sleep 0.05
    until look | grep -qE -- "$1"; do
        tries=$((tries + 1))
        [ $tries -le 300 ] || { echo "no $1 in:"; look | grep -v '^$'; return 1; }
        sleep 0.1
    done
}

# types LINE [KEY...]: on an empty screen, then Tab
types() {
    line=$1
    shift
    tmux_do send-keys -t shell C-u C-l \; send-keys -t shell -l -- "$line" \; \
        send-keys -t shell Tab "$@"
}

# becomes LINE TYPED: Tab makes the one of the other
becomes() {
    types "$2" && shows "^\\$ $1 *\$"
}

# lists "WORD..." TYPED [KEY...]: Tab shows all those
lists() {
    wanted=$1
    shift
    types "$@" || return 1
    for word in $wanted; do
        shows "(^|[^a-z])$word" || return 1
    done
}

# What does not begin as typed, fish itself leaves out.
for shell in bash zsh fish; do
    ok "$shell starts" start $shell
    if [ $shell != fish ]; then
        ok "$shell: a name in Hangul" becomes 'attache list meetings person:song-kyung-hee' 'attache list meetings person:경희'
        ok "$shell: a name in quotes" becomes 'attache list meetings person:"?song-kyung-hee"?' 'attache list meetings person:"song kyung h'
    fi
    ok "$shell: a subcommand" becomes 'attache list' 'attache lis'
    ok "$shell: an option" becomes 'attache show --format' 'attache show --form'
    ok "$shell: a value of an option" becomes 'attache export --format ics' 'attache export --format i'
    ok "$shell: a value in the option's word" becomes 'attache export --format=ics' 'attache export --format=i'
    ok "$shell: a kind" becomes 'attache list meetings' 'attache list me'
    ok "$shell: a field" becomes 'attache list meetings topic:' 'attache list meetings to'
    ok "$shell: a value" becomes 'attache list meetings topic:quantum-technology' 'attache list meetings topic:quan'
    ok "$shell: a second value" becomes 'attache list meetings topic:energy,quantum-technology' 'attache list meetings topic:energy,quan'
    ok "$shell: an address" becomes 'attache show organization/kaist' 'attache show organization/kais'
    ok "$shell: a row of a grid" becomes 'attache show matrix/pin=quantum-technology' 'attache show matrix/pin=quantum-t'
    ok "$shell: a report" becomes 'attache show gaps' 'attache show ga'
    ok "$shell: a file" becomes 'attache check own.jsonl' 'attache check own.j'
    ok "$shell: a folder" becomes 'attache check records/' 'attache check rec'
    ok "$shell: all values" lists 'open kept partly lapsed planned' 'attache list outcomes is:' Tab
done
tmux_do kill-server
finish
