"""Tallies: tables of numbers, of which each is just the records that it counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from uuid import UUID

from intl_crm.dates import PartialDate
from intl_crm.errors import CrmError

# The row of what nobody recorded: no country, no month, no body.
UNKNOWN = "unknown"


class NoSuchCell(CrmError):
    """A tally has no row or no column of this key."""


class Unit(StrEnum):
    """What a number counts; numbers of different units are never added."""

    CASES = "cases"
    PERSONS = "persons"
    EXCHANGES = "exchanges"
    AGREEMENTS = "agreements"
    PARTNERS = "partners"


@dataclass(frozen=True)
class Item:
    """A record as it is counted: its key, the date by which it counts, how many people it stands for."""

    kind: str
    id: UUID
    key: str
    when: PartialDate
    headcount: int | None = None


@dataclass(frozen=True)
class Cell:
    """The records behind a number, each once, by the date at which they count."""

    unit: Unit
    items: tuple[Item, ...]

    @property
    def number(self) -> int | None:
        """The records, or the people as far as they are counted; None where that is known of nobody."""
        if self.unit is not Unit.PERSONS:
            return len(self.items)
        known = [item.headcount for item in self.items if item.headcount is not None]
        return sum(known) if known or not self.items else None

    @property
    def unknown(self) -> int:
        """How many records do not say how many people they stand for."""
        return sum(item.headcount is None for item in self.items) if self.unit is Unit.PERSONS else 0


@dataclass(frozen=True)
class Column:
    """What a column counts of which parts of its rows."""

    key: str
    unit: Unit
    parts: tuple[str, ...]


# Where an item is counted: in which row, as which part of it.
Entry = tuple[str, str, Item]


@dataclass(frozen=True)
class Tally:
    """A table of numbers; `series` are the bars of its chart, which stand upright where rows follow in time.

    Lying bars are parts of one number, unless they stand apart.
    """

    key: str
    rows: tuple[str, ...]
    columns: tuple[Column, ...]
    series: tuple[Column, ...]
    parts: Mapping[tuple[str, str], tuple[Item, ...]]
    is_upright: bool = False
    is_apart: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is counted."""
        return not any(self.parts.values())

    def column(self, key: str) -> Column:
        """Return a column by its key; another raises NoSuchCell."""
        found = next((column for column in self.columns if column.key == key), None)
        if found is None:
            raise NoSuchCell(key)
        return found

    def cell(self, row: str | None, column: Column) -> Cell:
        """Return the records of a row in a column; without a row those of all, each once."""
        if row is not None and row not in self.rows:
            raise NoSuchCell(row)
        rows = self.rows if row is None else (row,)
        found = chain.from_iterable(self.parts.get((one, part), ()) for one in rows for part in column.parts)
        return Cell(column.unit, _each_once(found))


def tally(
    key: str,
    entries: Iterable[Entry],
    rows: Iterable[str],
    columns: Iterable[Column],
    series: Iterable[Column],
    *,
    is_upright: bool = False,
    is_apart: bool = False,
) -> Tally:
    """Return the entries as a table of these rows and columns."""
    parts: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for row, part, item in entries:
        parts[row, part].append(item)
    found = {at: tuple(items) for at, items in parts.items()}
    return Tally(key, tuple(rows), tuple(columns), tuple(series), found, is_upright, is_apart)


def used(order: Iterable[str], found: Iterable[str]) -> tuple[str, ...]:
    """Return what is found in a given order; what is unknown stands last."""
    there = set(found)
    return (*(one for one in order if one in there), *({UNKNOWN} & there))


def most_first(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the rows by how many records they have; what is unknown stands last."""
    counted: dict[str, set[UUID]] = defaultdict(set)
    for row, _part, item in entries:
        counted[row].add(item.id)
    return tuple(sorted(counted, key=lambda row: (row == UNKNOWN, -len(counted[row]), row)))


def _each_once(items: Iterable[Item]) -> tuple[Item, ...]:
    found = {item.id: item for item in items}
    return tuple(sorted(found.values(), key=lambda item: (item.when, item.id)))
