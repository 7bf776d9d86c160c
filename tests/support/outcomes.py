"""What came of attempts, and the tables that the end of a run prints."""

from .client import RpcError

#: title -> rows, in the order of the first entry
TABLES = {}


def outcome(act):
    """Try something; return what came of it and what the server said.

    The first is "done", "nothing" for an empty answer, or the name of the error.
    """
    try:
        return ("done" if act() else "nothing"), ""
    except RpcError as error:
        return error.kind, error.message.partition("\n")[0]


def note(table, *row):
    """Keep a row for the tables at the end of the run."""
    TABLES.setdefault(table, []).append([str(cell) for cell in row])


def print_tables(write):
    """Print all tables with a function that writes one line."""
    for title, rows in TABLES.items():
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        write("")
        write(title)
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            write("  " + "  ".join(cells).rstrip())


def page(session, path):
    """Fetch a page as a browser does; return (status, text)."""
    reply = session.http.get(session.url + path, timeout=120)
    return reply.status_code, reply.text
