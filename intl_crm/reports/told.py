"""What a composed section holds: sentences and rows of tables, each with the record that it tells of."""

from dataclasses import dataclass

from intl_crm.printing.values import Value
from intl_crm.records import Record
from intl_crm.reports.heads import Head
from intl_crm.reports.pieces import Paragraph


@dataclass(frozen=True)
class Told:
    """A composed paragraph with its record and the people that it names."""

    record: Record
    paragraph: Paragraph
    people: tuple[Head, ...] = ()


@dataclass(frozen=True)
class GridRow:
    """A row of a table with its record."""

    record: Record
    cells: tuple[str | Value, ...]

    @property
    def words(self) -> list[str]:
        """The text of each cell."""
        return [cell if isinstance(cell, str) else cell.text for cell in self.cells]


@dataclass(frozen=True)
class Grid:
    """A table of words and numbers in a section; `numbers` are the columns of numbers, counted from 0."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[GridRow, ...]
    numbers: tuple[int, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class Composed:
    """What a section is filled with: opening words, what is told of each record, tables."""

    opening: tuple[Paragraph, ...] = ()
    told: tuple[Told, ...] = ()
    grids: tuple[Grid, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print."""
        return not (self.opening or self.told or self.grids)
