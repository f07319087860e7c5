#!/bin/sh
# SPDX-License-Identifier: MIT
# Pages, documents and tables in Markdown, as cmark-gfm renders them.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

parsers_or_skip

for id in meeting/kr-fr-jcc-07 partner/FR partner/US person/song-kyung-hee organization/msit \
    topic/quantum-technology series/kr-fr-jcc agreement/kr-cn-st-agreement-1992 programme/kstar \
    source/msit-20230919 gaps coverage; do
    answer page.md show --format markdown $id
    ok "the Markdown of $id" holds markdown page.md
done
answer page.md show --format markdown meeting/kr-fr-jcc-07 partner/FR meeting/kr-fr-jcc-08
ok "pages in one document keep their notes" holds markdown page.md
answer page.md export --format markdown partner:fr
ok "a document of meetings" holds markdown page.md
answer page.md search --format markdown quantum
ok "hits as Markdown" holds markdown page.md
finish
