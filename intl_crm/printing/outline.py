"""Headings that word processors number by themselves: what each depth counts with, and whom it serves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intl_crm.printing.numbering import LEVELS, Level, NumberOutOfRange

DEPTH = 4  # deeper headings are set as those of the fourth depth
Numbered = tuple[int, str | None]  # a heading's depth, from 1, and its number as printed

# How far word processors count as we do: past that they write 壹拾 for 拾, begin anew, or go on in figures.
MOST: Mapping[str, int] = {
    "壹": 9,
    "一": 99,
    "1": 999,
    "①": 20,
    "ア": 46,
    "가": 14,
    "Ⅰ": 12,
    "A": 52,
    "a": 52,
}


@dataclass(frozen=True)
class Counting:
    """What one depth of headings counts with."""

    sign: str  # its first number, bare: 壹, 一, 1, ア
    level: Level
    start: int = 1

    @property
    def most(self) -> int:
        """The last number that every word processor writes as we do."""
        return MOST.get(self.sign, 0)

    def number(self, counts: Sequence[int]) -> str | None:
        """Return the number at the end of these counts; none where programs would differ."""
        if 0 in counts or counts[-1] > self.most:
            return None
        try:
            return self.level.number(counts)
        except NumberOutOfRange:
            return None


@dataclass(frozen=True)
class Outline:
    """The counting of each depth, none where numbers follow no rule, and which headings are counted."""

    depths: tuple[Counting | None, ...]
    counted: tuple[bool, ...]  # one for each heading; the number of any other is written out


def outline_of(headings: Sequence[Numbered]) -> Outline:
    """Return how these headings are counted, so that every counted one gets the number that is printed."""
    depths = tuple(_counting(headings, depth) for depth in range(1, DEPTH + 1))
    return Outline(depths, tuple(_counted(headings, depths)))


def bare(sign: str, level: Level) -> str:
    """Return the first number without what stands around it."""
    return "1" if level.whole else sign.removeprefix(level.before).removesuffix(level.after)


def _counting(headings: Sequence[Numbered], depth: int) -> Counting | None:
    numbers = [number for at, number in headings if at == depth and number]
    found = {sign: _matches(sign, level, numbers, depth) for sign, level in LEVELS.items()}
    sign = max(found, key=lambda one: found[one])
    if not found[sign]:
        return None
    level = LEVELS[sign]
    return Counting(bare(sign, level), level, _start(level, numbers[0]) if depth == 1 else 1)


def _matches(sign: str, level: Level, numbers: Sequence[str], depth: int) -> int:
    """Return how many of the numbers are written in this manner."""
    if level.whole:
        return sum(
            number.count(".") == depth - 1 and number.replace(".", "").isdecimal() for number in numbers
        )
    written = set(_written(level, MOST.get(bare(sign, level), 0)))
    return sum(number in written for number in numbers)


def _written(level: Level, most: int) -> Iterator[str]:
    try:
        for n in range(1, most + 1):
            yield level.number((n,))
    except NumberOutOfRange:
        return


def _start(level: Level, number: str) -> int:
    """Return the count that the first number stands for; an excerpt of a report begins at 肆."""
    written = list(_written(level, max(MOST.values())))
    return written.index(number) + 1 if number in written else 1


def _counted(headings: Sequence[Numbered], depths: Sequence[Counting | None]) -> Iterator[bool]:
    """Count as a word processor does: a counted heading lets the depths below it begin anew."""
    counts = [0] * DEPTH
    if depths[0]:
        counts[0] = depths[0].start - 1
    for depth, number in headings:
        counting = depths[depth - 1]
        next_ones = [*counts[: depth - 1], counts[depth - 1] + 1]
        is_counted = bool(number and counting and counting.number(next_ones) == number)
        if is_counted:
            counts = [*next_ones, *([0] * (DEPTH - depth))]
        yield is_counted
