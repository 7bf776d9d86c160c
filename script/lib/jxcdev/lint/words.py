"""Nothing that belongs to one machine: paths, users, package mirrors."""

import re

from .files import ending, lines

PRIVATE = re.compile(
    r"/(?:work|root)(?:/|\b)"
    r"|/home/(?!odoo\b)\w+"
    r"|(?:deb|security|snapshot)\.debian\.org"
    r"|(?:pypi|pythonhosted)\.org"
    r"|registry\.(?:npmjs|yarnpkg)\.\w+"
)
ALLOWED = re.compile(r"https?://pypi\.org/project/")
BINARY = (".png", ".jpg", ".ico", ".woff2", ".xlsx", ".pdf", ".gz", ".zip")


def findings(_workshop, tracked, _fix):
    """Lines with a private word."""
    binaries = set(ending(tracked, *BINARY))
    found = []
    for name in tracked:
        if name in binaries:
            continue
        for number, line in enumerate(lines(name), 1):
            word = PRIVATE.search(ALLOWED.sub("", line))
            if word:
                found.append(f"{name}:{number}: {word.group()}")
    return found
