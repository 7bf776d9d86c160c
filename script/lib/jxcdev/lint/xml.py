"""XML: every file parses."""

import xml.etree.ElementTree as ElementTree

from ..paths import CHECKOUT
from .files import ending


def findings(_workshop, tracked, _fix):
    """Files that are not well-formed."""
    found = []
    for name in ending(tracked, ".xml", ".svg"):
        try:
            ElementTree.parse(CHECKOUT / name)
        except ElementTree.ParseError as error:
            found.append(f"{name}: {error}")
    return found
