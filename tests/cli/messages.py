# SPDX-License-Identifier: MIT
"""Every format of an error, and every reason given in one, has its Korean in src/core/message.c,
with the same conversions. Usage: messages.py SOURCE-FOLDER. Prints what is missing."""
import glob
import re
import sys

LITERAL = r'"(?:[^"\\]|\\.)*"'
CALLS = {"src/*/*.c": r"\berr_(?:set|say)\(", "src/core/date_parse.c": r"\brefuse(?:_in_field)?\(",
         "src/app/config.c": r"\bcomplain\(", "src/store/check*.c": r"\bcheck_(?:error|warning)\(",
         "src/store/json*.c": r"\brefuse\(", "src/store/import_input.c": r"\bfault\("}
NAMES = r"value_\w+\([^()]*\)"  # the fields that are looked at, not spoken of


def joined(text):
    return "".join(part[1:-1] for part in re.findall(LITERAL, text))


def arguments(text, start):
    """From behind the opening parenthesis to the one that closes it."""
    depth = 1
    for match in re.compile(LITERAL + r"|'(?:\\.|[^'])'|[()]").finditer(text, start):
        depth += {"(": 1, ")": -1}.get(match.group(), 0)
        if depth == 0:
            return text[start:match.start()]
    raise ValueError("a call that does not end")


def said(folder):
    """The literals of the calls that say something, by file."""
    for pattern, call in CALLS.items():
        for path in glob.glob(f"{folder}/{pattern}"):
            with open(path, encoding="utf-8") as file:
                text = file.read()
            for match in re.finditer(call, text):
                for literal in re.findall(rf"(?:{LITERAL}\s*)+", re.sub(NAMES, "", arguments(text, match.end()))):
                    yield path, joined(literal)


def written(folder):
    """All literals of the code but those of the table itself."""
    for path in glob.glob(f"{folder}/src/*/*.c"):
        if not path.endswith("/message.c"):
            with open(path, encoding="utf-8") as file:
                for literal in re.findall(rf"(?:{LITERAL}\s*)+", file.read().replace("'\"'", "")):
                    yield joined(literal)


def conversions(text):
    return re.findall(r"%[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:ll|z)?[a-z%]", text)


def main(folder):
    with open(f"{folder}/src/core/message.c", encoding="utf-8") as file:
        text = file.read()
    pairs = [(joined(a), joined(b)) for a, b in
             re.findall(rf"\{{((?:{LITERAL}\s*)+),\s*((?:{LITERAL}\s*)+)\}}", text)]
    korean = dict(pairs)
    used = set()
    there = set(written(folder))
    wrong = [f"twice: {a}" for a in korean if sum(a == b for b, _ in pairs) > 1]
    for english, native in korean.items():
        if conversions(english) != conversions(native):
            wrong.append(f"other conversions: {english}")
        if not re.search("[가-힣]", native) and re.search("[a-z]{3}", english):
            wrong.append(f"not Korean: {native}")
        if english not in there:
            wrong.append(f"nobody says: {english}")
    for path, english in said(folder):
        used.add(english)
        if re.search("[A-Za-z]{2}", re.sub(r"%[-.0-9*]*(?:ll|z)?[a-z]", "", english)) \
                and english not in korean:
            wrong.append(f"no Korean: {path}: {english}")
    if len(used) < 100:
        wrong.append("hardly any messages were found")
    print("\n".join(wrong))
    return 1 if wrong else 0


sys.exit(main(sys.argv[1]))
