# SPDX-License-Identifier: MIT
"""attache(5) names what the program writes: the members of its JSON, the columns of its CSV. The
marks VIEW, COLUMNS and HEAD in the page stand before lists of names and say what to run.
Usage: documented.py PROGRAM PAGE. Prints what differs."""
import csv
import io
import json
import re
import subprocess
import sys

program, page = sys.argv[1:]
with open(page, encoding="utf-8") as file:
    lines = file.read().split("\n")
wrong = []


def run(words):
    done = subprocess.run([program, "--today", "2026-11-22", *words.split()], check=False,
                          capture_output=True, encoding="utf-8")
    assert done.returncode in (0, 1), (words, done.stderr)
    return done.stdout


def names(text):
    """The names of a line of mdoc: .Cm a , b  or .It Cm a , b"""
    text = re.sub(r"^\.(It )?(Cm|Li) ", "", text)
    return {name.strip().strip('"') for name in text.split(" , ") if name.strip(" ,.")}


def below(at):
    """The names of the line below a mark and of those that go on with it."""
    found = set()
    for line in lines[at:]:
        if line.startswith((".Cm ", ".Li ")):
            found |= {name.rstrip(" ,.") for name in names(line)}
        elif not line.startswith('.\\"') and line != "and" and not line.startswith(("the ", "and ")):
            break
    return found


def items(heading):
    """The names of the items in a subsection."""
    at = lines.index(f".Ss {heading}")
    found = set()
    for line in lines[at + 1:]:
        if line.startswith((".Ss", ".Sh")):
            break
        if line.startswith(".It Cm "):
            found |= names(line)
    return found


def members(value, of_fields=False):
    """The names of all members; those in fields are labels."""
    found = set()
    if isinstance(value, dict):
        for key, inner in value.items():
            found |= (set() if of_fields else {key}) | members(inner, key == "fields")
    for inner in value if isinstance(value, list) else []:
        found |= members(inner)
    return found


def same(what, documented, written):
    if documented != written:
        wrong.append(f"{what}: in the page alone {sorted(documented - written)}, "
                     f"written alone {sorted(written - documented)}")


views = set()
tables = {}
for number, line in enumerate(lines):
    mark = re.match(r'\.\\" (VIEW|COLUMNS|HEAD) (.*)', line)
    if mark is None:
        continue
    if mark[1] == "HEAD":
        action, _, rest = mark[2].partition(" ")
        head = next(csv.reader(io.StringIO(run(f"{action} --format csv {rest}"))))
        same(mark[2], below(number + 1), set(head))
        continue
    view = json.loads(run("show --lang ko --format json " + mark[2]))
    if mark[1] == "VIEW":
        views |= members(view)
        tables[mark[2].split()[0]] = view
        continue
    heads = set()
    for section in [view, *view.get("sections", [])]:
        heads |= {head for head in section.get("columns", []) if not re.match(r"\d{4}s$", head)}
    same(mark[2], below(number + 1), heads)
same("views", (items("Views") - set(tables)), views)
same("the views of the page", set(tables), items("Views") & set(tables))

outcome = {key for line in run("list outcomes --format jsonl has:promise").splitlines()
           for key in json.loads(line)}
common = {"type", "id", "title", "native"}
same("list", (items("list") - {"type , id , title"}) | common | {"kind", "text"},
     outcome | common)
found = json.loads(run("search --format json quantum"))
found["results"] += json.loads(run("search --format json song kyung"))["results"]  # some are weak
hits = {f"match.{key}" if key in ("rule", "spelling") else key
        for hit in found["results"] for key in members(hit) if key != "match"}
same("search", items("search"), hits | (set(found) & {"query", "total", "results"}))
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
