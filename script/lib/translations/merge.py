"""Merge exported terms into the translation files; runs in the virtual environment.

Usage: merge.py EXPORTED TEMPLATE CHINESE ADDONS [--check]. Prints findings as JSON.
New terms that Odoo's own apps translate already take over that translation.
"""

import json
import re
import sys
from pathlib import Path

import polib

PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sd](?!\w)|\{\w*\}|</?[a-z]+\b")
WIDTH = 78
# Odoo's apps whose Chinese wording is ours too; the first that knows a term wins.
MEMORY = ("base", "mail", "stock", "purchase", "purchase_stock", "stock_account", "hr")
HEADER = {
    "Project-Id-Version": "jxc_management 19.0",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def entries(path):
    """The terms of a file by their identity."""
    if not Path(path).exists():
        return {}
    return {(one.msgctxt, one.msgid): one for one in polib.pofile(str(path))}


def place(entry):
    """Where a term comes from: what Odoo needs to load its translation."""
    return sorted(name for name, _line in entry.occurrences), entry.comment


def stale(wanted, present):
    """Terms that are missing, gone or moved in a file."""
    found = [f"missing: {text!r}" for _context, text in wanted.keys() - present.keys()]
    found += [f"gone: {text!r}" for _context, text in present.keys() - wanted.keys()]
    for key in wanted.keys() & present.keys():
        if place(wanted[key]) != place(present[key]):
            found.append(f"moved: {key[1]!r}")
    return sorted(found)


def untranslated(present):
    """Terms without a translation, or with one that nobody confirmed."""
    return sorted(repr(one.msgid) for one in present.values() if not one.translated())


def broken(present):
    """Translations that lose or invent a placeholder or a tag."""
    return sorted(
        f"{one.msgid!r} -> {one.msgstr!r}"
        for one in present.values()
        if one.msgstr and placeholders(one.msgid) != placeholders(one.msgstr)
    )


def placeholders(text):
    """The placeholders and tags of a text, in any order."""
    return sorted(PLACEHOLDER.findall(text))


def memory(addons, missing):
    """What Odoo's own apps say for the missing terms."""
    found = {}
    for module in MEMORY if missing else ():
        for key, entry in entries(Path(addons) / module / "i18n/zh_CN.po").items():
            if key in missing and entry.translated():
                found.setdefault(key, entry)
    return found


def translations(addons, wanted, known):
    """The known translations, and Odoo's own for terms that have none."""
    missing = {key for key in wanted if not (key in known and known[key].msgstr)}
    return {**known, **memory(addons, missing)}


def write(path, wanted, known=None):
    """Write a file with the wanted terms and the known translations."""
    result = polib.POFile(wrapwidth=WIDTH)
    result.metadata = dict(HEADER)
    if known is not None:
        result.metadata["Language"] = "zh_CN"
        result.metadata["Plural-Forms"] = "nplurals=1; plural=0;"
    for key, entry in sorted(wanted.items(), key=lambda item: item[0][1]):
        old = (known or {}).get(key)
        result.append(
            polib.POEntry(
                msgid=entry.msgid,
                msgctxt=entry.msgctxt,
                msgstr=old.msgstr if old else "",
                flags=[flag for flag in (old.flags if old else []) if flag == "fuzzy"],
                comment=entry.comment,
                occurrences=entry.occurrences,
            )
        )
    Path(path).parent.mkdir(exist_ok=True)
    result.save(str(path))


def main(exported, template, chinese, addons, *options):
    """Write both files unless --check is given; print what is wrong."""
    wanted = entries(exported)
    if "--check" not in options:
        write(template, wanted)
        write(chinese, wanted, translations(addons, wanted, entries(chinese)))
    present = entries(chinese)
    findings = {
        "template up to date": stale(wanted, entries(template)),
        "Chinese file up to date": stale(wanted, present),
        "terms without translation": untranslated(present),
        "placeholders kept": broken(present),
    }
    print(json.dumps(findings))


main(*sys.argv[1:])
