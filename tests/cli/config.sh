#!/bin/sh
# SPDX-License-Identifier: MIT
# The configuration: options for every run, and keys; what is wrong is said with its line.
. tests/cli/lib.sh
XDG_CONFIG_HOME=$work/config
export XDG_CONFIG_HOME
mkdir -p "$work/config/attache"

config() {
    cat >"$work/config/attache/config"
}

said() {
    grep -qF -- "$1" "$work/err" || { echo "no \"$1\" in:"; cat "$work/err"; return 1; }
}

options_hold_for_every_run() {
    config <<-END
		# mine
		lang = ko
	END
    run list partners --limit 1
    grep -q 미국 "$work/out" || return 1
    run --check-keys
    ends 0 || return 1
    [ ! -s "$work/err" ]
}

a_wrong_value_is_said_with_its_line() {
    config <<-END
		lang = fr

		color = blue
		mouse = perhaps
		limit = 3
		key-delay = soon
	END
    run --check-keys
    ends 3 || return 1
    said 'config:1: --lang takes en, ko, not "fr"' || return 1
    said 'config:3: --color takes' || return 1
    said 'config:4: --mouse takes off, on' || return 1
    said 'config:5: unknown option "limit"' || return 1
    said 'config:6: --key-delay takes milliseconds from 0 to 10000'
}

keys_are_checked() {
    config <<-END
		key.copy = c Ctrl-Y
		key.export = c
		key.briefng = B
		key.search = Ctrl-S
		key.help = question-mark
		key.down = Down j n
	END
    run --check-keys
    ends 3 || return 1
    said 'config:1: Ctrl-Y, the key of copy, is also one of scroll-up' || return 1
    said 'config:2: c, the key of export, is also one of copy' || return 1
    said 'config:3: unknown command "briefng"; did you mean briefing?' || return 1
    said 'config:4: Ctrl-S cannot be bound' || return 1
    said 'config:5: "question-mark" is no key' || return 1
    said 'config:6: n, the key of down, is also one of next-hit'
}

bound_keys_work() {
    config <<-END
		key.help = z
	END
    run --check-keys
    ends 0 || return 1
    printf 'z\n' | "$ATTACHE" --plain >"$work/out" 2>"$work/err"
    grep -q ':help' "$work/out" && grep -q '^[0-9]*\. z  ' "$work/out"
}

ok "options hold for every run" options_hold_for_every_run
ok "a wrong value is said with its line" a_wrong_value_is_said_with_its_line
ok "keys are checked" keys_are_checked
ok "bound keys work" bound_keys_work
finish
