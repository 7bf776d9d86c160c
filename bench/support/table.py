"""Tables for people: Markdown with aligned columns."""


def markdown(header, rows):
    """Return a Markdown table; the first column is text, the others are numbers."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [
        max(len(line[column]) for line in [header, *rows])
        for column in range(len(header))
    ]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(
        "| " + " | ".join(aligned(line, widths)) + " |"
        for line in [header, rule, *rows]
    )


def aligned(line, widths):
    """Return the cells of one line, padded."""
    return [
        cell.ljust(width) if number == 0 else cell.rjust(width)
        for number, (cell, width) in enumerate(zip(line, widths, strict=True))
    ]


def milliseconds(seconds):
    """Return a duration as text in milliseconds."""
    return f"{seconds * 1000:.1f}" if seconds < 0.1 else f"{seconds * 1000:.0f}"


def verdict(passed):
    """Return the word for a kept or a missed budget."""
    return "PASS" if passed else "MISS"
