"""Which queries a call ran, and which of them plain Odoo does not run."""

import re
import threading
from contextlib import contextmanager

NUMBERS = re.compile(r"\b\d+\b")
LISTS = re.compile(r"\(\s*(?:%s|\?|NULL)(?:\s*,\s*(?:%s|\?|NULL))*\s*\)")
SPACE = re.compile(r"\s+")


@contextmanager
def queries():
    """Yield a list that fills with the texts of this thread's queries."""
    found = []
    thread = threading.current_thread()

    def hook(_cursor, query, _params, _start, _delay):
        found.append(shape(query))

    thread.query_hooks = [*getattr(thread, "query_hooks", ()), hook]
    try:
        yield found
    finally:
        thread.query_hooks = [one for one in thread.query_hooks if one is not hook]


def shape(query):
    """Return a query without the values and columns that vary."""
    text = getattr(query, "code", None) or str(query)
    text = SPACE.sub(" ", text).strip()
    text = LISTS.sub("(..)", NUMBERS.sub("?", text))
    if text.startswith("SELECT") and " FROM " in text:
        text = "SELECT .. FROM " + text.split(" FROM ", 1)[1]
    if text.startswith(("INSERT", "UPDATE")):
        text = text[:60]
    return text[:400]


def difference(variant, plain, other):
    """Return text: what ``other`` runs more and less often than ``plain``."""
    more, less = other - plain, plain - other
    lines = [f"\n### {variant}: {other.total()} queries"]
    lines += [f"  +{count} {text}" for text, count in more.most_common()]
    lines += [f"  -{count} {text}" for text, count in less.most_common()]
    return "\n".join(lines)
