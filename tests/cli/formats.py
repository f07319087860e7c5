# SPDX-License-Identifier: MIT
"""What the exports say, read by parsers that nobody here wrote: python3's csv and icalendar, and
cmark-gfm. Usage: formats.py CHECK FILE..., with the records as JSON Lines or JSON beside it."""
import csv
import datetime
import json
import re
import subprocess
import sys
import traceback
import xml.etree.ElementTree as ElementTree


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def day(text):
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None
    return datetime.date.fromisoformat(text)


def days(edtf):
    """The first and last day of a date that is known to the day, else None."""
    first, _, last = edtf.partition("/")
    first, last = day(first), day(last or first)
    return (first, last) if first and last else None


def slug(record):
    return record["id"].split("/", 1)[1]


def check_event(event, record, status):
    first, last = days(record["date"])
    assert event["DTSTART"].dt == first, record["id"]
    assert event["DTEND"].dt == last + datetime.timedelta(days=1), record["id"]
    assert type(event["DTSTART"].dt) is datetime.date, "a day is no time"
    assert str(event["SUMMARY"]) == " ".join(record["title"].split()), record["id"]
    assert str(event["STATUS"]) == status[record["status"]], record["id"]
    assert record.get("city", "") in str(event.get("LOCATION", "")), record["id"]
    assert record["id"] in str(event["DESCRIPTION"]), record["id"]
    assert record.get("summary", "")[:40] in str(event["DESCRIPTION"]), record["id"]


def anniversary(signed, today):
    for years in range(10, 1000, 10):
        year = signed.year + years
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        of_day = 28 if (signed.month, signed.day) == (2, 29) and not leap else signed.day
        at = datetime.date(year, signed.month, of_day)
        if at >= today:
            return years, at
    raise AssertionError("no anniversary")


def check_ics(path, meetings, agreements, today):
    import icalendar

    with open(path, "rb") as file:
        data = file.read()
    rows = data.split(b"\r\n")
    assert rows[-1] == b"" and b"\n" not in data.replace(b"\r\n", b""), "CRLF alone"
    assert max(map(len, rows)) <= 75, "folded at 75 octets"
    for row in rows:
        row.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(data)
    # With METHOD each event would need an ORGANIZER (RFC 5546, 3.2.1).
    assert str(calendar["VERSION"]) == "2.0" and "METHOD" not in calendar
    assert str(calendar["NAME"]) == str(calendar["X-WR-CALNAME"]) != ""
    events = {}
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        assert str(event["TRANSP"]) == "TRANSPARENT" and "RRULE" not in event
        assert re.fullmatch(r"(https?://[!-~]+)?", str(event.get("URL", ""))), event["URL"]
        assert str(event["UID"]) not in events, "a UID twice"
        assert event["DTSTAMP"].dt.tzinfo is not None, "DTSTAMP is UTC"
        events[str(event["UID"])] = event
    status = {"held": "CONFIRMED", "planned": "TENTATIVE", "postponed": "TENTATIVE",
              "cancelled": "CANCELLED"}
    wanted = 0
    for record in lines(meetings):
        if days(record["date"]):
            check_event(events[slug(record) + "@attache"], record, status)
            wanted += 1
    for record in lines(agreements):
        signed = day(record.get("signed", ""))
        if signed:
            years, at = anniversary(signed, datetime.date.fromisoformat(today))
            event = events[f"{slug(record)}-{years}@attache"]
            assert event["DTSTART"].dt == at, record["id"]
            assert record["title"] in str(event["SUMMARY"]), record["id"]
            wanted += 1
    assert wanted == len(events) and wanted > 1000, (wanted, len(events))


def cell(value):
    """What a table for spreadsheets shows of a value."""
    if value is None or value == []:
        return ""
    if isinstance(value, list) and not (value and isinstance(value[0], dict)):
        return "; ".join(cell(v) for v in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def same(text, value):
    wanted = cell(value)
    if wanted[:1] in tuple("=+-@\t\r") and not re.fullmatch(r"-?[0-9.]+", wanted):
        wanted = "'" + wanted
    if isinstance(value, (dict, list)) and wanted[:1] in ("[", "{"):
        return json.loads(text) == value
    return text == wanted


def check_table(path, records, value_of):
    """The records of a table for spreadsheets, in their order, each cell as value_of has it."""
    with open(path, "rb") as file:
        data = file.read()
    assert not data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    with open(path, encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, strict=True))
    assert len(table) == len(records) > 0, (len(table), len(records))
    for row, record in zip(table, records):
        assert None not in row and None not in row.values(), "as many cells as heads"
        for key, text in row.items():
            value = value_of(record, key)
            assert same(text, value), (record["id"], key, text, value)


def check_csv(path, export, listed, kind):
    """A list: the records as they are exported, in the order of the list."""
    with open(export, encoding="utf-8") as file:
        records = {record["id"]: record for record in json.load(file)[kind]}
    check_table(path, [records[slug(line)] for line in lines(listed)],
                lambda record, key: record.get(key))


def check_outcomes(path, listed):
    check_table(path, lines(listed),
                lambda record, key: slug(record) if key == "id" else record.get(key))


def check_hits(path, listed):
    check_table(path, lines(listed), lambda record, key: record["match"][key]
                if key in ("rule", "spelling") else record.get(key))


def check_package(folder, export):
    with open(folder + "/datapackage.json", encoding="utf-8") as file:
        package = json.load(file)
    with open(export, encoding="utf-8") as file:
        exported = json.load(file)
    assert package["$schema"].startswith("https://datapackage.org/")
    assert [r["name"] for r in package["resources"]] == list(exported)
    for resource in package["resources"]:
        fields = {f["name"]: f["type"] for f in resource["schema"]["fields"]}
        with open(f"{folder}/{resource['path']}", encoding="utf-8", newline="") as file:
            table = list(csv.DictReader(file, strict=True))
        records = exported[resource["name"]]
        assert len(table) == len(records), resource["name"]
        for row, record in zip(table, records):
            assert list(row) == list(fields), resource["name"]
            back = {k: v if fields[k] == "string" or (fields[k] == "any" and not is_json(v))
                    else json.loads(v) for k, v in row.items() if v != ""}
            assert back == record, (record["id"], back, record)


def is_json(text):
    try:
        return not isinstance(json.loads(text), str)
    except ValueError:
        return False


def check_markdown(path, *texts):
    """Renders as what it looks like: no raw HTML, every note there and cited, tables whole. The
    texts, if any, are shown as they stand; else no sign of Markdown is left."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    html = subprocess.run(
        ["cmark-gfm", "-e", "table", "-e", "footnotes", "-t", "html", path], check=True,
        capture_output=True).stdout.decode("utf-8")
    assert "raw HTML omitted" not in html, path
    html = re.sub(r' data-footnote[a-z-]*(="[^"]*")?', "", html)  # some have no value
    tree = ElementTree.fromstring("<body>" + html + "</body>")
    count = {}
    for node in tree.iter():
        count[node.tag] = count.get(node.tag, 0) + 1
    for code in tree.iter("code"):  # what brings the rest, and nothing of a record
        assert code.text.startswith("attache show "), (path, code.text)
    for never in ("pre", "img", "br", "blockquote"):
        assert never not in count, (path, never)
    heads = re.findall(r"^(#+) ", text, re.M)
    assert text.startswith(("# ", "| ")), path
    for level in (1, 2, 3):
        assert count.get(f"h{level}", 0) == heads.count("#" * level), (path, level)
    notes = re.findall(r"^\[\^([^\]]+)\]: ", text, re.M)
    assert len(notes) == len(set(notes)), (path, "a note twice")
    defined = [li for li in tree.iter("li") if li.get("id", "").startswith("fn-")]
    assert len(defined) == len(notes), (path, len(notes), len(defined))
    cited = re.findall(r"(?<!\\)\[\^([^\]]+)\](?!:)", text)
    assert set(cited) == set(notes), (path, set(cited) ^ set(notes))
    marks = [sup for sup in tree.iter("sup") if sup.find("a") is not None]
    backs = sum(a.get("class") == "footnote-backref" for a in tree.iter("a"))
    assert len(marks) == len(cited) == backs, (path, len(marks), len(cited), backs)
    tables = len(re.findall(r"^\|(?:-+:?\|)+$", text, re.M))
    assert count.get("table", 0) == tables, path
    assert count.get("tr", 0) == len(re.findall(r"^\| ", text, re.M)), path
    for link in tree.iter("a"):
        assert re.match("https?://|#fn", link.get("href", "")), link.attrib
    shown = "".join(tree.itertext())
    for written in texts:
        assert written in shown, (path, written, shown)
    assert texts or not re.search(r"\*\*|\\|\[\^", shown), path


def number(text):
    return int(text) if text else None


def check_grid(objects, table, page):
    """The same cells in three forms: JSON has numbers, CSV their text, Markdown what is read."""
    with open(objects, encoding="utf-8") as file:
        grid = json.load(file)
    with open(table, encoding="utf-8", newline="") as file:
        head, *rows, last = list(csv.reader(file, strict=True))
    with open(table, "rb") as file:
        data = file.read()
    assert b"\n" not in data.replace(b"\r\n", b""), "CRLF alone"
    columns = grid["columns"]
    short = [c["id"].split("/")[-1] if "/" in c["id"] else c["title"] for c in columns]
    assert head == ["id", "title", "native", *short, "sum"], head
    assert len(rows) == len(grid["rows"]) > 5, len(rows)
    for row, record in zip(rows, grid["rows"]):
        assert row[:3] == [record["id"], record["title"], record.get("native", "")], row
        assert [number(c) for c in row[3:-1]] == record["cells"], row
        assert len(record["cells"]) == len(columns), row
        if grid["cells"] == "count":
            assert row[-1] == str(record["count"]), row
            assert all(c <= record["count"] <= grid["count"] for c in record["cells"]), row
    assert last[0] == "sum" and len(last) == len(head), last
    if grid["cells"] == "count":
        assert last[3:] == [str(c["count"]) for c in columns] + [str(grid["count"])], last
    with open(page, encoding="utf-8") as file:
        lines = [line for line in file.read().split("\n") if line.startswith("|")]
    assert len(lines) == len(rows) + 3, len(lines)
    for line in lines:
        assert len(re.findall(r"(?<!\\)\|", line)) == len(columns) + 3, line
    for line, record in zip(lines[2:], grid["rows"]):
        cells = [c.strip() for c in re.split(r"(?<!\\)\|", line)[3:-1]]
        assert [c == "." for c in cells] == [not c and (c is None or grid["cells"] == "count")
                                             for c in record["cells"]], line


def check_grid_cell(objects, row, column, count):
    with open(objects, encoding="utf-8") as file:
        grid = json.load(file)
    at = [c["id"] for c in grid["columns"]].index(column)
    cells = [r["cells"][at] for r in grid["rows"] if r["id"] == row]
    assert cells == [int(count)], (cells, count)


CHECKS = {"ics": check_ics, "csv": check_csv, "outcomes": check_outcomes, "hits": check_hits,
          "package": check_package, "markdown": check_markdown, "grid": check_grid,
          "grid_cell": check_grid_cell}
try:
    CHECKS[sys.argv[1]](*sys.argv[2:])
except Exception as error:
    place = traceback.extract_tb(error.__traceback__)[-1]
    sys.exit(f"{' '.join(sys.argv[1:])}: {type(error).__name__}: {error}\n{place.line}")
