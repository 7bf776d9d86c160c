"""The table of logins of the demo company, read from the file its author keeps."""

import csv
import unicodedata

from .paths import ADDON_DIR

FILE = ADDON_DIR / "demo" / "logins.csv"
DEFAULT = [
    ["login", "name", "role", "what to try"],
    ["admin", "Administrator", "system administrator", "everything"],
]


def rows():
    """The header and the lines of logins.csv (login;name;role;what to try)."""
    if not FILE.exists():
        return DEFAULT
    with FILE.open(encoding="utf-8", newline="") as source:
        found = [
            [cell.strip() for cell in row] for row in csv.reader(source, delimiter=";")
        ]
    found = [row for row in found if any(row) and not row[0].startswith("#")]
    if not any(row[0] == "admin" for row in found):
        found.insert(1, DEFAULT[1])
    return found


def width(text):
    """Columns on a terminal; a Chinese character takes two."""
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text
    )


def table():
    """The logins as aligned text."""
    lines = rows()
    count = max(map(len, lines))
    lines = [row + [""] * (count - len(row)) for row in lines]
    widths = [max(width(row[column]) for row in lines) for column in range(count)]
    lines.insert(1, ["-" * size for size in widths])
    return "\n".join("  " + aligned(row, widths) for row in lines)


def aligned(row, widths):
    """One line, its cells padded to the widths of the columns."""
    cells = (
        cell + " " * (size - width(cell))
        for cell, size in zip(row, widths, strict=True)
    )
    return "  ".join(cells).rstrip()
