"""What was approved, and whether a document still is what was approved.

A *content* is a plain dictionary that can be stored as JSON::

    {"header": {"vendor": 7, "currency": 2},
     "lines": {"product-5": {"label": "Hammer", "quantity": 3.0, "amount": 30.0}}}

Amounts are in company currency. Lines are summed up by product.
"""

import hashlib
import json

#: amounts that differ by less than this are the same
PRECISION = 0.005


def add_line(content, key, label, quantity, amount):
    """Add a quantity and an amount to the line ``key`` of a content."""
    line = content["lines"].setdefault(
        key, {"label": label, "quantity": 0.0, "amount": 0.0}
    )
    line["quantity"] = round(line["quantity"] + quantity, 6)
    line["amount"] = round(line["amount"] + amount, 6)


def combined(contents):
    """Return one content with the lines of all ``contents``, the first one's header."""
    contents = list(contents)
    total = {"header": contents[0]["header"], "lines": {}}
    for content in contents:
        for key, line in content["lines"].items():
            add_line(total, key, line["label"], line["quantity"], line["amount"])
    return total


def digest(content):
    """Return the SHA-256 of a content, in hexadecimal digits.

    Labels do not count: a product may be renamed.
    """
    plain = {
        "header": content["header"],
        "lines": {
            key: [line["quantity"], line["amount"]]
            for key, line in content["lines"].items()
        },
    }
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def total(content):
    """Return the sum of the amounts of a content."""
    return sum(line["amount"] for line in content["lines"].values())


def increase(approved, current):
    """Return by how much ``current`` goes beyond ``approved``, in company currency.

    Each line counts by itself, so that a product that got cheaper does not pay for
    another one: with what it costs more in all, or with its higher price for the whole
    quantity, whichever is more. A higher quantity of something without a value is
    infinite.
    A line that is gone may have been a rebate.
    """
    nothing = {"quantity": 0.0, "amount": 0.0}
    return sum(
        line_increase(
            approved["lines"].get(key, nothing), current["lines"].get(key, nothing)
        )
        for key in {**approved["lines"], **current["lines"]}
    )


def line_increase(before, after):
    """Return by how much one line goes beyond what was approved of it."""
    more = after["amount"] - before["amount"]
    if before["quantity"] and after["quantity"]:
        dearer = (
            after["amount"] / after["quantity"] - before["amount"] / before["quantity"]
        )
        more = max(more, dearer * after["quantity"])
    if more > PRECISION:
        return more
    if after["quantity"] > before["quantity"] + 1e-6 and not after["amount"]:
        return float("inf")
    return 0.0


def exceeds(approved, current, tolerance_percent=0.0, tolerance_amount=0.0):
    """Return whether ``current`` needs a new approval.

    It does when its header differs (another vendor, another currency, other places), or
    when it goes beyond what was approved by more than both tolerances. What becomes
    smaller passes.

    :param tolerance_percent: of the approved total
    :param tolerance_amount: in company currency
    """
    if approved["header"] != current["header"]:
        return True
    allowed = max(tolerance_amount, total(approved) * tolerance_percent / 100)
    return increase(approved, current) > allowed + PRECISION


def compare(before, after):
    """Return ``[(label, (quantity, amount), (quantity, amount))]`` of two contents.

    Lines that are only in one of them count as zero in the other.
    """
    rows = []
    keys = [
        *after["lines"],
        *(key for key in before["lines"] if key not in after["lines"]),
    ]
    for key in keys:
        old, new = before["lines"].get(key), after["lines"].get(key)
        pairs = [
            (line["quantity"], line["amount"]) if line else (0.0, 0.0)
            for line in (old, new)
        ]
        rows.append(((new or old)["label"], *pairs))
    return rows
