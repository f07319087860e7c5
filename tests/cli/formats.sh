#!/bin/sh
# SPDX-License-Identifier: MIT
# What tables and calendars say to parsers that nobody here wrote: python3's csv and icalendar; and
# texts that mean something in a form stand in it as they are.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

parsers_or_skip

answer all.json export --format json
answer meetings.jsonl list meetings --format jsonl
answer agreements.jsonl list agreements --format jsonl
answer all.ics export --format ics --anniversaries
ok "a calendar of everything" holds ics all.ics meetings.jsonl agreements.jsonl 2026-11-22
cp "$work/all.ics" "$work/first.ics"
answer all.ics export --format ics --anniversaries
ok "is the same each time" cmp "$work/first.ics" "$work/all.ics"
mv "$work/all.ics" "$work/english.ics"
answer all.ics --lang ko export --format ics --anniversaries
ok "a Korean calendar has the same events" test \
    "$(grep -c '^UID:' "$work/all.ics")" = "$(grep -c '^UID:' "$work/english.ics")"

for kind in meetings partners people organizations topics series agreements programmes sources; do
    answer list.jsonl list $kind --format jsonl
    answer list.csv list $kind --format csv
    ok "the table of $kind" holds csv list.csv all.json list.jsonl $kind
done
answer list.jsonl list outcomes --format jsonl partner:de
answer list.csv list outcomes --format csv partner:de
ok "the table of outcomes" holds outcomes list.csv list.jsonl
answer hits.jsonl search --format jsonl quantum
answer hits.csv search --format csv quantum
ok "the table of hits" holds hits hits.csv hits.jsonl
answer bom.csv list topics --format csv --bom
ok "a byte order mark on demand" test \
    "$(head -c 3 "$work/bom.csv" | od -An -tx1 | tr -d ' ')" = efbbbf
answer all.pkg export --format csv -o "$work/all.pkg"
rm -f "$work/all.pkg"
answer none.txt export --format csv -o "$work/all.pkg"
ok "the Data Package has the exact values" holds package all.pkg all.json

# Texts that mean something to a spreadsheet, to Markdown, to HTML or to a calendar
mkdir "$work/odd"
cat >"$work/odd/all.jsonl" <<'END'
{"type": "meeting", "id": "odd-1", "title": "=HYPERLINK(\"x\") | *a* _b_ <b>c</b> `d` [e](f) ~~g~~", "kind": "dialogue", "date": "2019-05-04", "status": "held", "partners": ["FR"], "summary": "# head - item 1. one; a, b > quote &amp; &#39; ![x](y) [^1]", "agenda": [{"no": 1, "title": "1. one"}, {"no": 2, "title": "- two"}, {"no": 3, "title": "> three"}, {"no": 4, "title": "| a | b |"}, {"no": 5, "title": "--- ***"}], "outcomes": [{"kind": "agreed", "text": "+1 | two \" three"}], "sources": ["odd-s"], "confidence": "high", "notes": "@note ### **x"}
{"type": "meeting", "id": "odd-2", "title": "- 2. $x$ <script>", "kind": "dialogue", "date": "2019-05-05/2019-05-06", "status": "cancelled", "partners": ["FR"], "city": "A; B, C", "country": "FR", "summary": "1) <!-- x -->", "sources": ["odd-s"], "confidence": "high"}
{"type": "source", "id": "odd-s", "title": "[t]: <u> |", "publisher": "-p", "url": "https://example.org/a_b*c?d(e)=f~g&amp;h", "language": "en"}
END
run import "$work/odd" -o "$work/odd.db"
ok "odd records import" ends 0 "2 meetings imported"
answer odd.json --db "$work/odd.db" export --format json
answer odd.jsonl --db "$work/odd.db" list meetings --format jsonl
answer odd.csv --db "$work/odd.db" list meetings --format csv
ok "odd records in a table" holds csv odd.csv odd.json odd.jsonl meetings
answer odd.md --db "$work/odd.db" show --format markdown meeting/odd-1 meeting/odd-2 source/odd-s
# shellcheck disable=SC2016
ok "odd records in Markdown" "$python" "$(dirname "$0")/formats.py" markdown "$work/odd.md" \
    '=HYPERLINK("x") | *a* _b_ <b>c</b> `d` [e](f) ~~g~~' '- 2. $x$ <script>' '- two' '> three' \
    '# head - item 1. one; a, b > quote &amp; &#39; ![x](y) [^1]' '| a | b |' '1) <!-- x -->' \
    '@note ### **x' '[t]: <u> |' 'https://example.org/a_b*c?d(e)=f~g&amp;h'
answer odd-list.md --db "$work/odd.db" list meetings --format markdown
ok "odd records in a Markdown table" holds markdown odd-list.md

finish
