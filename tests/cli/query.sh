#!/bin/sh
# SPDX-License-Identifier: MIT
# What a query may not say: a field that is none, and a bad value of each field whose values are
# known. Each answer is one line, says what is allowed, and is the same in search and in list.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

# says STATUS TEXT ALLOWED...: both end so on the text, and say each of the rest
says() {
    wanted=$1
    text=$2
    shift 2
    for subcommand in search 'list meetings'; do
        # shellcheck disable=SC2086
        run $subcommand "$text"
        for allowed in "$@"; do
            ok "$subcommand $text says: $allowed" ends "$wanted" "$allowed"
        done
    done
}

says 2 'topc:quantum' 'unknown field "topc": did you mean topic?' '(fields: partner, topic, '
says 2 'colour:red' 'unknown field "colour" (fields: '
says 2 'kind:forun' 'unknown kind "forun": did you mean forum?' 'joint-committee'
says 2 'level:ministre' 'did you mean minister?' 'vice-minister'
says 2 'mode:online' 'unknown mode "online" (in-person, virtual, hybrid)'
says 2 'status:canceled' 'did you mean cancelled? (held, planned, postponed, cancelled)'
says 2 'confidence:hi' 'did you mean high? (high, medium, low)'
says 2 'has:promises' 'did you mean promise?' '(agreement, promise, '
says 2 'is:opne' 'did you mean open? (open, kept, partly, lapsed, planned)'
says 2 'year:2018-2024' 'did you mean 2018..2024?' '..1999'
says 2 'date:1985-13' 'there is no month 13' '2023-05'

# A name that is none is no error: nothing is found, and what is near is said.
says 1 'topic:quantm' 'did you mean quantum-technology?'
says 1 'partner:Frence' 'did you mean FR?'

# An acronym of several organizations asks which.
run search --limit 1 most
ok "most is several organizations" grep -q '^MOST is 7 organizations: Korea, China, Vietnam, ' "$work/out"

# Nothing else is an error.
for text in '"' "'" 'R&D' 'AT&T' 'C++' "O'Neill" 'kr-fr' 'korea AND' 'NOT' 'a OR' '*' 'note: x' \
    'http://x' '-' 'topic:' 'year:' '%' '(' 'NEAR(a b)' 'x;y'; do
    run search --limit 1 "$text"
    ok "search $text is no error" test "$status" -le 1
    run list meetings --limit 1 "$text"
    ok "list $text is no error" test "$status" -le 1
done
finish
