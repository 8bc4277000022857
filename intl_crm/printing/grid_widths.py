"""How the columns of a table share the measure."""

import unicodedata
from collections.abc import Mapping

from intl_crm.printing.flow import Grid
from intl_crm.printing.paper_look import MEASURE, MM, NUMBER_COLUMN, gutter_of
from intl_crm.printing.runs import words_of

NARROW_COLUMN = 18 * MM  # of numbers that stand beside several columns of words
LEAST_NAMES = 36 * MM  # what columns of words keep beside many numbers, if they need it
LETTER = 5.5  # about the width of a letter
# The width of words that a column's share is reckoned with, and what is given to each beyond it, in letters.
LEAST, MOST, MORE = 6, 40, 1

Widths = dict[int, float]


def widths_of(grid: Grid) -> tuple[int, ...]:
    """Return the width of each column in points, gutters within."""
    found = _of_few_numbers(grid)
    # The rules of neighbouring cells meet only between whole points.
    widths = [int(found[at]) for at in range(len(grid.head))]
    widths[min(_of_words(grid), default=0)] += int(MEASURE) - sum(widths)
    return tuple(widths)


def _of_few_numbers(grid: Grid) -> Widths:
    """Return columns of numbers of one width, and of words by their length; without room, as of many."""
    words = _of_words(grid)
    widest = (NUMBER_COLUMN if len(words) == 1 else NARROW_COLUMN) + gutter_of(len(grid.head))
    numbers = {at: max(widest, _of_a_word(grid, at)) for at in grid.numbers}
    room = MEASURE - sum(numbers.values())
    if room < min(LEAST_NAMES, sum(words.values())):
        return _of_many_numbers(grid, words)
    return _shared(words, room) | numbers if words else _scaled(numbers, MEASURE)


def _of_many_numbers(grid: Grid, words: Widths) -> Widths:
    """Return columns of numbers by the longest word in each, so that none is broken if it can be had."""
    numbers = {at: _of_a_word(grid, at) for at in grid.numbers}
    names = _scaled(words, min(LEAST_NAMES, sum(words.values()))) if words else {}
    return _scaled(names | numbers, MEASURE)


def _shared(wanted: Widths, room: float) -> Widths:
    """Return what each wants where that is less than its share; the others share the rest alike."""
    share = room / len(wanted)
    short = {at: width for at, width in wanted.items() if width <= share}
    longer = {at: width for at, width in wanted.items() if width > share}
    if not (short and longer):
        return _scaled(wanted, room)
    return short | _shared(longer, room - sum(short.values()))


def _scaled(widths: Mapping[int, float], room: float) -> Widths:
    whole = sum(widths.values())
    return {at: width * room / whole for at, width in widths.items()}


def _of_words(grid: Grid) -> Widths:
    """Return how wide each column of words is wanted."""
    gutter = gutter_of(len(grid.head))
    columns = (at for at in range(len(grid.head)) if at not in grid.numbers)
    return {at: (_longest(grid, at) + MORE) * LETTER + gutter for at in columns}


def _longest(grid: Grid, at: int) -> int:
    return min(MOST, max(LEAST, *map(_letters, _cells(grid, at))))


def _of_a_word(grid: Grid, at: int) -> float:
    """Return how wide a column must be for the longest word in it."""
    longest = max(_letters(word) for cell in _cells(grid, at) for word in cell.split(" "))
    return (longest + MORE) * LETTER + gutter_of(len(grid.head))


def _cells(grid: Grid, at: int) -> list[str]:
    cells = (grid.head[at], *(row.cells[at] for row in grid.rows if at < len(row.cells)))
    return [words_of(cell) for cell in cells]


def _letters(text: str) -> int:
    """Return how wide a text is in letters, a character of full width counting as two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
