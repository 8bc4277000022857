"""Tables in OpenDocument: rules instead of boxes, a head that is repeated on each page."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from odfdo import Element

from intl_crm.printing.flow import Grid, Row
from intl_crm.printing.grid_widths import widths_of
from intl_crm.printing.odt_elements import Attributes, element, points
from intl_crm.printing.odt_styles import CELL, CELL_NUMBER, CELL_NUMBER_SMALL, CELL_SMALL, named
from intl_crm.printing.paper_look import CLOSE_GUTTER, GUTTER, INK, MEASURE, MOST_COLUMNS, gutter_of
from intl_crm.printing.runs import Runs

STRONG_RULE, THIN_RULE = f"1pt solid #{INK}", f"0.5pt solid #{INK}"
TABLE, ROW = "Table", "Table row"


class Writes(Protocol):
    """Writes runs into a paragraph of a style."""

    def __call__(self, style: str, runs: Runs, *, strong: bool = False) -> Element:
        """Return the paragraph."""


def table_of(grid: Grid, name: str, write: Writes) -> Element:
    """Return a table, its name unique in the document."""
    widths = widths_of(grid)
    columns = (
        element("table:table-column", {"table:style-name": named(column_style(width))}) for width in widths
    )
    head = _row(Row(grid.head), grid, "head", write)
    rows = (_row(row, grid, _kind(grid, at), write) for at, row in enumerate(grid.rows))
    return element("table:table", {"table:name": name, "table:style-name": TABLE},
        *columns, element("table:table-header-rows", {}, head), *rows)  # fmt: skip


def table_styles(grids: Sequence[Grid]) -> Iterator[Element]:
    """Go through the styles that these tables refer to."""
    yield _style(
        TABLE, "table", {"style:width": points(MEASURE), "table:align": "left", "fo:margin-bottom": "10pt"}
    )
    yield _style(ROW, "table-row", {"fo:keep-together": "always"})
    for width in sorted({width for grid in grids for width in widths_of(grid)}):
        yield _style(column_style(width), "table-column", {"style:column-width": points(width)})
    for kind, rules in RULES.items():
        for gutter in (GUTTER, CLOSE_GUTTER, 0):
            padding = {"fo:padding": "3.2pt", "fo:padding-left": "0pt", "fo:padding-right": points(gutter)}
            yield _style(cell_style(kind, gutter), "table-cell", {**padding, "fo:border": "none", **rules})


RULES = {
    "head": {"fo:border-top": STRONG_RULE, "fo:border-bottom": THIN_RULE},
    "row": {},
    "ruled": {"fo:border-top": THIN_RULE},
    "last": {"fo:border-bottom": STRONG_RULE},
    "ruled last": {"fo:border-top": THIN_RULE, "fo:border-bottom": STRONG_RULE},
}


GUTTERS = {GUTTER: "", CLOSE_GUTTER: " close", 0: " at end"}


def column_style(width: float) -> str:
    """Return the style of a column of this width."""
    return f"Column {points(width)}"


def cell_style(kind: str, gutter: float) -> str:
    """Return the style of a cell in a kind of row; the last of a row has no gutter."""
    return f"Cell {kind}{GUTTERS[gutter]}"


def _kind(grid: Grid, at: int) -> str:
    ruled, last = grid.rows[at].ruled, at == len(grid.rows) - 1
    return " ".join(word for word, is_so in (("ruled", ruled), ("last", last)) if is_so) or "row"


def _row(row: Row, grid: Grid, kind: str, write: Writes) -> Element:
    cells = (
        _cell(
            cell_style(kind, gutter_of(len(grid.head)) if at < len(grid.head) - 1 else 0),
            write(_style_of(grid, at), runs, strong=row.strong),
        )
        for at, runs in enumerate(row.cells)
    )
    return element("table:table-row", {"table:style-name": named(ROW)}, *cells)


def _style_of(grid: Grid, at: int) -> str:
    """Return the style of words or numbers; many columns are set smaller."""
    is_number = at in grid.numbers
    if len(grid.head) > MOST_COLUMNS:
        return CELL_NUMBER_SMALL if is_number else CELL_SMALL
    return CELL_NUMBER if is_number else CELL


def _cell(style: str, words: Element) -> Element:
    return element(
        "table:table-cell", {"table:style-name": named(style), "office:value-type": "string"}, words
    )


def _style(name: str, family: str, properties: Attributes) -> Element:
    return element("style:style", {"style:name": named(name), "style:family": family},
        element(f"style:{family}-properties", properties))  # fmt: skip
