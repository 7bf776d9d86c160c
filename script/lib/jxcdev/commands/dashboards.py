"""script/dashboards: write the spreadsheet dashboards of the addon.

script/dashboards          rewrite the files in jxc_management/data/files
script/dashboards --check  change nothing; fail when a file is stale
"""

import argparse

from ..dashboards import management, warehouse
from ..paths import ADDON, CHECKOUT
from ..say import fail

FOLDER = CHECKOUT / ADDON / "data" / "files"
BOARDS = {
    "jxc_management_dashboard.json": management.board,
    "warehouse_purchasing_dashboard.json": warehouse.board,
}


def main(arguments):
    """Write or check the files."""
    parser = argparse.ArgumentParser(
        prog="script/dashboards",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    stale = [name for name, board in BOARDS.items() if not write(name, board, options)]
    if stale:
        fail(f"{', '.join(stale)}: run script/dashboards")
    return len(stale) > 0


def write(name, board, options):
    """Bring a file up to date; with ``--check`` only tell whether it is."""
    path = FOLDER / name
    text = board().text()
    if options.check:
        return path.exists() and path.read_text(encoding="utf-8") == text
    path.write_text(text, encoding="utf-8")
    return True
