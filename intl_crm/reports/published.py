"""The figures of a year: what the records add up to, and what was published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intl_crm.reports.models import Figure
from intl_crm.reports.tallies import Cell, Tally
from intl_crm.reports.year_tallies import FIGURES, total_of


@dataclass(frozen=True)
class YearTotal:
    """A figure of a year with the records behind it, and the published one if there is one: both are kept."""

    name: str
    cell: Cell
    figure: Figure | None = None

    @property
    def published(self) -> int | None:
        """The published number."""
        return round(self.figure.value) if self.figure else None

    @property
    def difference(self) -> int | None:
        """How much more was published than is counted; None where either is not there, or not whole."""
        if self.published is None or self.cell.number is None or self.cell.unknown:
            return None
        return self.published - self.cell.number

    @property
    def differs(self) -> bool:
        """Whether what was published is not just what the records add up to, as far as they do."""
        return differs(self.cell, self.published)


def differs(cell: Cell, published: int | None) -> bool:
    """Return whether a published number is another than that of the records, or theirs is not whole."""
    return published is not None and (cell.unknown > 0 or cell.number != published)


def totals_of(tallies: Sequence[Tally], figures: Mapping[str, Figure], year: int) -> tuple[YearTotal, ...]:
    """Return the figures of a year in their order."""
    return tuple(YearTotal(name, total_of(tallies, year, name), figures.get(name)) for name in FIGURES)


def difference_words(total: YearTotal) -> str:
    """Return the difference with its sign, +8 or −3; nothing where it is not known."""
    if total.difference is None:
        return ""
    return f"{total.difference:+,}".replace("-", "\u2212") if total.difference else "0"
