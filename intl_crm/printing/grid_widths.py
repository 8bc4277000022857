"""How the columns of a table share the measure."""

import unicodedata

from intl_crm.printing.flow import Grid
from intl_crm.printing.paper_look import GUTTER, MEASURE, MM, NUMBER_COLUMN
from intl_crm.printing.runs import Runs, words_of

NARROW_COLUMN = 18 * MM  # of numbers that stand beside several columns of words
LEAST_NAMES = 36 * MM  # what columns of words keep beside many numbers, if they need it
LETTER = 5.5  # about the width of a letter
# The width of words that a column's share is reckoned with, and its gutter, in letters.
LEAST, MOST, GAP = 6, 40, 3


def widths_of(grid: Grid) -> tuple[int, ...]:
    """Return the width of each column in points, gutters within: numbers alike, words by their length."""
    counted = len(grid.numbers)
    wanted = {at: _wanted(grid, at) for at in range(len(grid.head)) if at not in grid.numbers}
    widest = (NUMBER_COLUMN if len(wanted) == 1 else NARROW_COLUMN) + GUTTER
    names = min(LEAST_NAMES, LETTER * sum(wanted.values()))
    number = int(min(widest, (MEASURE - names) / counted)) if counted else 0
    unit = (MEASURE - number * counted) / (sum(wanted.values()) or 1)
    widths = [number if at in grid.numbers else int(wanted[at] * unit) for at in range(len(grid.head))]
    # The rules of neighbouring cells meet only between whole points.
    widths[min(wanted, default=0)] += int(MEASURE) - sum(widths)
    return tuple(widths)


def _wanted(grid: Grid, at: int) -> int:
    cells = (grid.head[at], *(row.cells[at] for row in grid.rows if at < len(row.cells)))
    return min(MOST, max(LEAST, *map(_width, cells))) + GAP


def _width(runs: Runs) -> int:
    """Return how wide words are in letters, a character of full width counting as two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in words_of(runs))
