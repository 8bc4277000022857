"""The bars of a figure as shapes on paper, in points from the upper left, as report_figures.typ has them."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from intl_crm.printing.paper_look import HAIR, INK, MEASURE, SOFT
from intl_crm.printing.report_data import Figure
from intl_crm.printing.runs import is_cjk, runs_of, words_of
from intl_crm.printing.values import Text

SIZE, BESIDE, PITCH = 9.5, 8.0, 12.0  # of letters; from a name to its bar; of the lines of a name
BAR, BETWEEN, LONGEST = 11.0, 7.0, 50.0  # height of a lying bar, distance to the next one, length of one
NUMBERS = 48.0  # room at the end of the longest bar
HIGH, AXIS, WIDEST = 130.0, 30.0, 26.0  # of upright bars: height, room for the scale, width
SWATCH = 14.0
MOST_UPRIGHT = 24  # columns too narrow for their names lie down

Fill = Literal["solid", "hatched", "empty"]
FILLS: tuple[Fill, ...] = ("solid", "hatched", "empty")


@dataclass(frozen=True)
class Bar:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill


@dataclass(frozen=True)
class Line:
    """A line of some thickness."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float
    colour: str = INK


@dataclass(frozen=True)
class Label:
    """A line of words, its baseline at y."""

    x: float
    y: float
    text: str
    size: float = SIZE
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"
    colour: str = INK
    turned: bool = False  # reads upwards, beginning at its place


Shape = Bar | Line | Label


@dataclass(frozen=True)
class Drawing:
    """A chart: its size and what stands in it, below before above."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def drawing_of(figure: Figure, language: str) -> Drawing:
    """Return the chart of a figure with at least one row."""
    head = _legend(figure.series, language)
    top = SIZE + 8 if head else 0.0
    names = [_said(row.name, language) for row in figure.rows]
    lying = partial(_lying, apart=figure.apart)
    drawn = _upright if figure.upright and len(names) <= MOST_UPRIGHT else lying
    bottom, shapes = drawn(names, [row.values for row in figure.rows], top)
    return Drawing(MEASURE, bottom, (*head, *shapes))


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is set."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.57 for sign in text) * size


def broken(text: str, width: float, size: float) -> list[str]:
    """Return the lines of a text that has so much room, words kept whole where there are blanks."""
    words = text.split(" ") if " " in text else [text]
    lines = [""]
    for word in words:
        joined = f"{lines[-1]} {word}".strip()
        if width_of(joined, size) <= width:
            lines[-1] = joined
        else:
            lines += [word] if lines[-1] else []
            lines[-1] = lines[-1] or word
    return [part for line in lines for part in _cut(line, width, size)]


def _cut(line: str, width: float, size: float) -> Iterator[str]:
    """Cut a line anywhere that is too long without blanks, as Chinese is."""
    while width_of(line, size) > width and len(line) > 1:
        end = next(at for at in range(len(line), 0, -1) if at == 1 or width_of(line[:at], size) <= width)
        yield line[:end]
        line = line[end:]
    yield line


def _said(text: Text, language: str) -> str:
    return words_of(runs_of(text, language))


def _legend(series: Sequence[str], language: str) -> tuple[Shape, ...]:
    shapes: list[Shape] = []
    x = 0.0
    for name, fill in zip(series, FILLS, strict=False):
        shapes += [Bar(x, 1.5, SWATCH, 7, fill), Label(x + SWATCH + 4, SIZE - 1, name)]
        x += SWATCH + 4 + width_of(name, SIZE) + (16 if is_cjk(language) else 14)
    return tuple(shapes)


def _lying(
    names: Sequence[str], values: Sequence[Sequence[int]], top: float, *, apart: bool
) -> tuple[float, list[Shape]]:
    """Return where the chart ends, and its bars, those of a row one behind the other or, apart, below it."""
    room = 108.0
    most = max(1, *map(max if apart else sum, values))
    unit = min(LONGEST, (MEASURE - room - BESIDE - NUMBERS) / most)
    shapes: list[Shape] = []
    y = top
    for name, row in zip(names, values, strict=True):
        lines = broken(name, room, SIZE)
        bars = (BAR + 2) * len(row) - 2 if apart else BAR
        height = max(bars, PITCH * len(lines) - 1)
        shapes += _name(lines, room, y + height / 2)
        shapes += (_apart if apart else _stacked)(row, room + BESIDE, y + (height - bars) / 2, unit)
        y += height + BETWEEN
    return y, shapes


def _name(lines: Sequence[str], x: float, middle: float) -> Iterator[Shape]:
    first = middle - PITCH * (len(lines) - 1) / 2 + SIZE * 0.36
    for at, line in enumerate(lines):
        yield Label(x, first + PITCH * at, line, anchor="end")


def _stacked(row: Sequence[int], x: float, y: float, unit: float) -> Iterator[Shape]:
    for n, fill in zip(row, FILLS, strict=False):
        if n:
            yield Bar(x, y, unit * n, BAR, fill)
        x += unit * n
    yield Label(x + 5, y + BAR / 2 + SIZE * 0.36, str(sum(row)), bold=True)


def _apart(row: Sequence[int], x: float, y: float, unit: float) -> Iterator[Shape]:
    for n, fill in zip(row, FILLS, strict=False):
        if n:
            yield Bar(x, y, unit * n, BAR, fill)
        yield Label(x + unit * n + 5, y + BAR / 2 + SIZE * 0.36, str(n), bold=True)
        y += BAR + 2


@dataclass(frozen=True)
class _Ground:
    """What upright bars stand on: the line below them, the room of a group, and how numbers stand above."""

    floor: float
    unit: float
    group: float
    width: float
    size: float
    turned: bool


def _upright(names: Sequence[str], values: Sequence[Sequence[int]], top: float) -> tuple[float, list[Shape]]:
    """Return where the chart ends, and its bars, those of a row side by side."""
    most = max(1, *(n for row in values for n in row))
    step = _step(most)
    ticks = range(0, -(-most // step) * step + 1, step)
    ground = _ground(len(names), max(map(len, values)), most, HIGH / ticks[-1], top)
    shapes = [*_scale(ticks, ground)]
    for at, (name, row) in enumerate(zip(names, values, strict=True)):
        start = AXIS + ground.group * at
        shapes += _group(row, start, ground)
        shapes += _below(name, start + ground.group / 2, ground)
    lines = max(len(broken(name, ground.group - 2, 8.5)) for name in names)
    return ground.floor + 6 + 11 * lines, shapes


def _ground(groups: int, series: int, most: int, unit: float, top: float) -> _Ground:
    """Numbers stand on one line above their bars, a little smaller if they must, and upright if too wide."""
    group, digits = (MEASURE - AXIS) / groups, len(str(most))
    width = min(group * 0.78 / series, WIDEST)
    turned = digits * 4.2 > width
    size = 7.0 if digits * 4.7 > width and not turned else 8.0
    above = 6 + width_of(str(most), size) if turned else 14
    return _Ground(top + HIGH + above, unit, group, width, size, turned)


def _step(most: int) -> int:
    """Return the least of 1, 2, 5, 10, 20, 50… that divides what there is into at most five parts."""
    power = 1
    while power * 50 < most:
        power *= 10
    return next(n * power for n in (1, 2, 5, 10) if n * power * 5 >= most)


def _scale(ticks: range, ground: _Ground) -> Iterator[Shape]:
    for n in ticks:
        y = ground.floor - ground.unit * n
        yield Line(AXIS, y, MEASURE, y, 0.4 if n else 0.8, HAIR if n else INK)
        yield Label(AXIS - 6, y + 3, str(n), size=8, anchor="end", colour=SOFT)


def _group(row: Sequence[int], start: float, ground: _Ground) -> Iterator[Shape]:
    x = start + (ground.group - ground.width * len(row)) / 2
    for n, fill in zip(row, FILLS, strict=False):
        height = ground.unit * n
        if n:
            yield Bar(x, ground.floor - height, ground.width, height, fill)
        yield _number(n, x + ground.width / 2, ground.floor - height - 2.5, ground)
        x += ground.width


def _number(n: int, middle: float, y: float, ground: _Ground) -> Label:
    if ground.turned:
        return Label(middle + ground.size * 0.36, y, str(n), size=ground.size, bold=True, turned=True)
    return Label(middle, y, str(n), size=ground.size, bold=True, anchor="middle")


def _below(name: str, middle: float, ground: _Ground) -> Iterator[Shape]:
    for at, line in enumerate(broken(name, ground.group - 2, 8.5), 1):
        yield Label(middle, ground.floor + 11 * at, line, size=8.5, anchor="middle")


def hatching(bar: Bar) -> Iterator[Line]:
    """Go through the lines that fill a hatched bar, from its lower left to its upper right."""
    for at in range(1, int((bar.width + bar.height) / 3) + 1):
        far = at * 3.0
        low, high = min(far, bar.width), min(far, bar.height)
        if far < bar.width + bar.height:
            yield Line(
                bar.x + far - high, bar.y + high, bar.x + low, bar.y + far - low, 0.8
            )  # fmt: skip
