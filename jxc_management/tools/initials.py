"""A name that only those recognise who know the person."""


def initials(name):
    """Return the first letter of each word of a name, the family name of a Chinese one.

    >>> initials("Maria da Silva")
    'M. d. S.'
    >>> initials("王小明")
    '王**'
    """
    words = (name or "").split()
    if len(words) == 1 and _is_chinese(words[0]):
        return words[0][0] + "*" * (len(words[0]) - 1)
    return " ".join(f"{word[0]}." for word in words)


def _is_chinese(word):
    return all("\u4e00" <= letter <= "\u9fff" for letter in word)
