"""Ready-made regulations: one XML file per template and language.

The root element names the regulation; what is inside is its text.
"""

from collections import namedtuple
from pathlib import Path

from lxml import etree

PLACE = Path(__file__).parent.parent / "data" / "regulation_templates"
#: in the order in which they are offered
CODES = (
    "usage",
    "permissions",
    "backup",
    "security",
    "counting",
    "purchase",
    "assessment",
)
LANGUAGES = ("en", "zh")

Template = namedtuple("Template", "number title process html")


def load(code, language):
    """Return one template in one language.

    :raises LookupError: when there is no such template
    """
    if code not in CODES or language not in LANGUAGES:
        raise LookupError(f"no regulation template {code} in {language}")
    root = etree.parse(PLACE / f"{code}.{language}.xml").getroot()
    html = "".join(
        etree.tostring(child, encoding="unicode", method="html", with_tail=False)
        for child in root
        if isinstance(child.tag, str)
    )
    return Template(root.get("number"), root.get("title"), root.get("process"), html)


def paired_terms(terms, translations):
    """Return ``{term: translation}`` of two texts with the same structure.

    :raises ValueError: when the texts differ in structure, or one term would need two
        translations
    """
    terms, translations = list(terms), list(translations)
    if len(terms) != len(translations):
        raise ValueError(f"{len(terms)} terms, {len(translations)} translations")
    pairs = {}
    for term, translation in zip(terms, translations, strict=True):
        if pairs.setdefault(term, translation) != translation:
            raise ValueError(f"two translations of {term!r}")
    return pairs
