"""A spreadsheet dashboard as Odoo reads it, built from tiles, charts, pivots, lists.

The first sheet is what people see; the second holds the figures of the tiles. Names of
figures, pivots and lists follow from their order, so that the same board always gives
the same file.
"""

import json
from string import ascii_uppercase

from .parts import INK, dimension, matching, measure

#: must be one that Odoo's migrations know: an unknown one is migrated from the start
VERSION = "18.5.10"
#: the first column has names of KPIs
WIDTHS = (250, *[125] * 6)
WIDTH, ROW_HEIGHT = sum(WIDTHS), 23
TILE_WIDTH, TILE_HEIGHT, GAP = 240, 105, 10
ACCENT, TILE_COLOR = "#01666B", "#F3F7F8"
GOOD, BAD = "#6AA84F", "#E06666"
STYLES = {
    "1": {"textColor": ACCENT, "bold": True, "fontSize": 16},
    "2": {"textColor": INK, "bold": True, "fontSize": 11},
    "3": {"textColor": ACCENT},
    "4": {"wrapping": "wrap", "verticalAlign": "top"},
}
HEADING, COLUMN_TITLE, LINK, TEXT = 1, 2, 3, 4
COLUMNS = ascii_uppercase[: len(WIDTHS)]
LAST_COLUMN, TEXT_HEIGHT, TITLE_HEIGHT = COLUMNS[-1], 82, 40


class Board:
    """One dashboard under construction; ``row`` is where the next part goes."""

    def __init__(self):
        self.cells, self.data = {}, {}
        self.styles, self.heights, self.formats, self.data_formats = {}, {}, {}, {}
        self.figures, self.menus, self.merges = [], {}, []
        self.pivots, self.lists, self.filters = {}, {}, []
        self.row = 1

    def add_filter(self, key, label, **definition):
        """Offer a filter; ``key`` is what the matching of models names."""
        self.filters.append({"id": key, "label": label, **definition})

    def add_pivot(self, name, model, measures, *, rows=(), columns=(), **options):
        """Read grouped figures; return the number that formulas name.

        Options: ``domain``, ``match`` ({filter: (chain, type)}), ``offset`` of the date
        filter: -1 is the period before.
        """
        number = str(len(self.pivots) + 1)
        self.pivots[f"pivot{number}"] = {
            "type": "ODOO",
            "formulaId": number,
            "name": name,
            "model": model,
            "domain": options.get("domain", []),
            "context": {},
            "measures": [measure(*one) for one in measures],
            "columns": [dimension(one) for one in columns],
            "rows": [dimension(one) for one in rows],
            "fieldMatching": matching(
                options.get("match", {}), options.get("offset", 0)
            ),
        }
        return number

    def add_list(self, name, model, columns, *, order, domain=(), match=None):
        """Read records; return the number that formulas name."""
        number = str(len(self.lists) + 1)
        self.lists[number] = {
            "id": number,
            "name": name,
            "model": model,
            "columns": list(columns),
            "domain": list(domain),
            "context": {},
            "orderBy": [{"name": field, "asc": asc} for field, asc in order],
            "fieldMatching": matching(match or {}),
        }
        return number

    def heading(self, text):
        """Write a heading over the parts that follow."""
        self.put("A", f'=_t("{text}")', HEADING)
        self.heights[str(self.row - 1)] = {"size": 40}
        self.row += 1

    def put(self, column, content, style=None):
        """Fill a cell of the row at hand."""
        self.cells[f"{column}{self.row}"] = content
        if style:
            self.styles[f"{column}{self.row}"] = style

    def links(self, *links):
        """Write links to menus beside each other: (title, menu)."""
        for index, (title, menu) in enumerate(links):
            column = COLUMNS[2 * index]
            self.put(column, f"[{title}](odoo://ir_menu_xml_id/{menu})", LINK)
        self.row += 1

    def tiles(self, tiles):
        """Put a row of tiles, four beside each other."""
        for index, tile in enumerate(tiles):
            column, line = index % 4, index // 4
            x = column * (TILE_WIDTH + GAP)
            y = GAP + line * (TILE_HEIGHT + GAP)
            self.figure(x, y, TILE_WIDTH, TILE_HEIGHT, self.tile(**tile))
        height = GAP + -(-len(tiles) // 4) * (TILE_HEIGHT + GAP)
        self.row += -(-height // ROW_HEIGHT)

    def tile(self, title, value, unit="#,##0", before="", better="up", menu=None):
        """Return a tile over a formula, compared with that of the period before."""
        row = len(self.data) // 3 + 2
        self.data[f"A{row}"] = f'=_t("{title}")'
        self.data[f"B{row}"] = f'=IF(IFERROR({value},"")="",_t("No data"),{value})'
        self.data[f"C{row}"] = f'=IFERROR({before},"")' if before else '=""'
        self.data_formats[f"B{row}:C{row}"] = unit
        up, down = (GOOD, BAD) if better == "up" else (BAD, GOOD)
        tile = {
            "type": "scorecard",
            "title": {"text": title, "bold": True, "color": INK},
            "background": TILE_COLOR,
            "keyValue": f"Data!B{row}",
            "humanize": False,
            "baselineMode": "difference",
            "baselineColorUp": up,
            "baselineColorDown": down,
        }
        if before:
            tile["baseline"] = f"Data!C{row}"
            tile["baselineDescr"] = {"text": "since the period before"}
        return {**tile, "menu": menu}

    def charts(self, *charts, height=300):
        """Put charts beside each other."""
        width = (WIDTH - GAP * (len(charts) - 1)) // len(charts)
        for index, one in enumerate(charts):
            self.figure(index * (width + GAP), 0, width, height, one)
        self.row += -(-height // ROW_HEIGHT) + 1

    def figure(self, x, y, width, height, data):
        """Place a figure relative to the row at hand."""
        number = f"figure{len(self.figures) + 1}"
        column, left = place(x)
        menu = data.pop("menu", None)
        if menu:
            self.menus[number] = menu
        self.figures.append(
            {
                "id": number,
                "col": column,
                "row": self.row - 1 + y // ROW_HEIGHT,
                "offset": {"x": left, "y": y % ROW_HEIGHT},
                "width": width,
                "height": height,
                "tag": "chart",
                "data": {**data, "chartId": number},
            }
        )

    def pivot_table(self, pivot, rows, columns=12):
        """Put a pivot with room for as many rows; its name is shown in the corner."""
        for letter in COLUMNS[1:]:
            self.styles[f"{letter}{self.row}"] = TEXT
        self.heights[str(self.row - 1)] = {"size": TITLE_HEIGHT}
        self.put("A", f"=PIVOT({pivot},{rows},FALSE,TRUE,{columns},FALSE)")
        self.row += rows + 3

    def record_list(self, number, columns, rows, text=None):
        """Put a list: (letter of the column, field).

        The column ``text`` has long texts, over all columns to its right.
        """
        for letter, field in columns:
            self.put(letter, f'=ODOO.LIST.HEADER({number},"{field}")', COLUMN_TITLE)
        for index in range(1, rows + 1):
            self.row += 1
            for letter, field in columns:
                style = TEXT if text else None
                self.put(letter, f'=ODOO.LIST({number},{index},"{field}")', style)
            if text:
                self.merges.append(f"{text}{self.row}:{LAST_COLUMN}{self.row}")
                self.heights[str(self.row - 1)] = {"size": TEXT_HEIGHT}
        self.row += 2

    def text(self):
        """Return the file."""
        formats = sorted(set(self.data_formats.values()) | set(self.formats.values()))
        numbers = {one: index for index, one in enumerate(formats, 1)}
        content = {
            "version": VERSION,
            "revisionId": "START_REVISION",
            "uniqueFigureIds": True,
            "settings": {},
            "styles": STYLES,
            "formats": {str(number): one for one, number in numbers.items()},
            "borders": {},
            "sheets": [self.front(numbers), self.back(numbers)],
            "pivots": self.pivots,
            "pivotNextId": len(self.pivots) + 1,
            "lists": self.lists,
            "listNextId": len(self.lists) + 1,
            "globalFilters": self.filters,
            "chartOdooMenusReferences": self.menus,
            "customTableStyles": {},
        }
        return json.dumps(content, indent=1, ensure_ascii=False) + "\n"

    def front(self, numbers):
        """Return the sheet that people see."""
        widths = {str(index): {"size": size} for index, size in enumerate(WIDTHS)}
        return {
            "id": "dashboard",
            "name": "Dashboard",
            "colNumber": len(WIDTHS) + 7,
            "rowNumber": self.row + 5,
            "cols": widths,
            "rows": self.heights,
            "merges": self.merges,
            "cells": self.cells,
            "styles": self.styles,
            "formats": {place: numbers[one] for place, one in self.formats.items()},
            "figures": self.figures,
            "areGridLinesVisible": False,
        }

    def back(self, numbers):
        """Return the sheet with the figures of the tiles."""
        return {
            "id": "data",
            "name": "Data",
            "colNumber": 5,
            "rowNumber": len(self.data) // 3 + 5,
            "cols": {"0": {"size": 300}},
            "rows": {},
            "cells": self.data,
            "styles": {},
            "formats": {
                place: numbers[one] for place, one in self.data_formats.items()
            },
            "figures": [],
        }


def place(x):
    """Return the column at a distance from the left, and how far within it."""
    for column, width in enumerate(WIDTHS):
        if x < width:
            return column, x
        x -= width
    return len(WIDTHS), x
