"""A name that only those recognise who know the person."""


def initials(name):
    """Return the first letter of each word of a name, the family name of a Chinese one.

    >>> initials("Maria da Silva")
    'M. d. S.'
    >>> initials("王小明")
    '王**'
    """
    return " ".join(map(_initial, (name or "").split()))


def _initial(word):
    if all("\u4e00" <= letter <= "\u9fff" for letter in word):
        return word[0] + "*" * (len(word) - 1)
    return f"{word[0]}."
