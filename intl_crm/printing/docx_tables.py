"""Tables in a DOCX: rules instead of boxes, a head that is repeated on each page."""

from typing import Protocol

from docx.oxml.xmlchemy import BaseOxmlElement

from intl_crm.printing.docx_elements import element, twips, valued
from intl_crm.printing.docx_styles import CELL, CELL_NUMBER, CELL_NUMBER_SMALL, CELL_SMALL
from intl_crm.printing.flow import Grid, Row
from intl_crm.printing.grid_widths import widths_of
from intl_crm.printing.paper_look import INK, MEASURE, MOST_COLUMNS, gutter_of
from intl_crm.printing.runs import Runs

STRONG, THIN = "8", "4"  # eighths of a point
PADDING = 3.2
KEPT_TOGETHER = 15  # the twelve months with head and sums stay on one page


class Writes(Protocol):
    """Writes runs into a paragraph of a style."""

    def __call__(
        self, style: str, runs: Runs, *, strong: bool = False, stays: bool = False
    ) -> BaseOxmlElement:
        """Return the paragraph."""


def table_of(grid: Grid, write: Writes) -> BaseOxmlElement:
    """Return a table."""
    widths = widths_of(grid)
    columns = (element("w:gridCol", {"w:w": twips(width)}) for width in widths)
    is_small = len(grid.rows) < KEPT_TOGETHER
    rows = (
        _row(row, grid, widths, write, stays=is_small and at < len(grid.rows) - 1)
        for at, row in enumerate(grid.rows)
    )
    return element("w:tbl", {}, _properties(grid), element("w:tblGrid", {}, *columns),
        _row(Row(grid.head), grid, widths, write, stays=True, is_head=True), *rows)  # fmt: skip


def _properties(grid: Grid) -> BaseOxmlElement:
    rules = element("w:tblBorders", {}, _rule("top", STRONG), _rule("bottom", STRONG))
    margins = {"top": PADDING, "left": 0, "bottom": PADDING, "right": 0}
    sides = (element(f"w:{side}", {"w:w": twips(width), "w:type": "dxa"}) for side, width in margins.items())
    name = valued("w:tblCaption", grid.name)
    return element("w:tblPr", {},
        element("w:tblW", {"w:w": twips(MEASURE), "w:type": "dxa"}), rules,
        element("w:tblLayout", {"w:type": "fixed"}), element("w:tblCellMar", {}, *sides),
        element("w:tblLook", {"w:val": "0020", "w:firstRow": "1"}), name)  # fmt: skip


def _row(
    row: Row, grid: Grid, widths: tuple[int, ...], write: Writes, *, stays: bool, is_head: bool = False
) -> BaseOxmlElement:
    above, below = (THIN if row.ruled else None), (THIN if is_head else None)
    cells = (
        _cell(
            write(_style_of(grid, at), runs, strong=row.strong, stays=stays),
            widths[at],
            above,
            below,
            gutter=gutter_of(len(widths)) if at < len(widths) - 1 else 0,
        )
        for at, runs in enumerate(row.cells)
    )
    head = (element("w:tblHeader"),) if is_head else ()
    return element("w:tr", {}, element("w:trPr", {}, element("w:cantSplit"), *head), *cells)


def _style_of(grid: Grid, at: int) -> str:
    """Return the style of words or numbers; many columns are set smaller."""
    is_number = at in grid.numbers
    if len(grid.head) > MOST_COLUMNS:
        return CELL_NUMBER_SMALL if is_number else CELL_SMALL
    return CELL_NUMBER if is_number else CELL


def _cell(
    words: BaseOxmlElement, width: int, above: str | None, below: str | None, *, gutter: float
) -> BaseOxmlElement:
    rules = [_rule(side, size) for side, size in (("top", above), ("bottom", below)) if size]
    borders = (element("w:tcBorders", {}, *rules),) if rules else ()
    right = element("w:right", {"w:w": twips(gutter), "w:type": "dxa"})
    margin = (element("w:tcMar", {}, right),) if gutter else ()
    size = element("w:tcW", {"w:w": twips(width), "w:type": "dxa"})
    return element("w:tc", {}, element("w:tcPr", {}, size, *borders, *margin), words)


def _rule(side: str, size: str) -> BaseOxmlElement:
    return element(f"w:{side}", {"w:val": "single", "w:sz": size, "w:space": "0", "w:color": INK})
