"""What the text of a regulation is, as far as people confirm it."""

import hashlib
import json

#: languages whose text waits for a confirmation by its translator start with this
UNCONFIRMED = "_"


def file_digest(content):
    """Return the SHA-256 of the content of a file."""
    return hashlib.sha256(content or b"").hexdigest()


def digest(number, texts, files, change_kind, change_summary):
    """Return the SHA-256 of a version: its text in all languages and its files.

    :param texts: ``{language: HTML}`` as stored
    :param files: ``[(name, digest or address), ...]`` in any order
    """
    content = {
        "number": number,
        "kind": change_kind,
        "summary": change_summary or "",
        "texts": {
            lang: text or ""
            for lang, text in (texts or {}).items()
            if not lang.startswith(UNCONFIRMED)
        },
        "files": sorted(map(list, files)),
    }
    canonical = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def next_number(numbers, current, kind):
    """Return the ``(major, minor)`` of the next version.

    :param numbers: those of all versions that there are
    :param current: that of the version in effect, or None
    """
    if kind == "minor" and current:
        major = current[0]
        return major, max(minor for one, minor in numbers if one == major) + 1
    return max((major for major, _minor in numbers), default=0) + 1, 0
