"""The figure of the year: visits by part of the world and by mode."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intl_crm import words
from intl_crm.countries import UnknownCountry, world_region
from intl_crm.delegations.models import Delegation
from intl_crm.reports.visit_bodies import visit_country
from intl_crm.sentences import sentence

# Modes with a column of their own; all others share the third.
MODES = ("in_person", "video")
OTHER = "other"
# Stands where nobody recorded from where a delegation came.
UNPLACED = ""


@dataclass(frozen=True)
class Row:
    """A part of the world with its cases, one number for each series."""

    region: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Regions:
    """The cases of a year by part of the world, most first, and by mode."""

    series: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def sums(self) -> tuple[int, ...]:
        """The cases of each series."""
        return tuple(sum(row.values[at] for row in self.rows) for at in range(len(self.series)))


def regions_of(cases: Iterable[Delegation]) -> Regions:
    """Return the cases counted by part of the world and mode."""
    counted = Counter((region_of(case), series_of(case)) for case in cases)
    used = {series for _region, series in counted}
    series = MODES + ((OTHER,) if OTHER in used else ())
    found = {region for region, _series in counted}
    rows = [Row(region, tuple(counted[region, one] for one in series)) for region in found]
    return Regions(series, tuple(sorted(rows, key=_place)))


def region_of(case: Delegation) -> str:
    """Return the part of the world from which a delegation comes, or that it is not known."""
    return region_of_country(visit_country(case))


def region_of_country(code: str) -> str:
    """Return the part of the world of a country or region, or that it is not known."""
    try:
        return world_region(code)
    except UnknownCountry:
        return UNPLACED


def region_words(region: str, language: str) -> str:
    """Return the name of a part of the world, or that it is not known."""
    if region == UNPLACED:
        return sentence("regions_unplaced", language)
    return words.term("world_regions", region, language)


def series_of(case: Delegation) -> str:
    """Return the column in which a case is counted."""
    return case.mode if case.mode in MODES else OTHER


def _place(row: Row) -> tuple[bool, int, int]:
    order: Sequence[str] = words.keys("world_regions")
    is_placed = row.region in order
    return (not is_placed, -sum(row.values), order.index(row.region) if is_placed else 0)
