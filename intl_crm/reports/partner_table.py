"""The partners of a year by part of the world: their relation, since when, and how many exchanges."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from intl_crm import words
from intl_crm.cities.models import Partnership
from intl_crm.cities.rules import other_city
from intl_crm.collation import sort_key
from intl_crm.dates import Answer, PartialDate
from intl_crm.printing.values import Value, found_text, unknown
from intl_crm.reports.heads import may_be_named
from intl_crm.reports.regions import UNPLACED, region_of_country, region_words
from intl_crm.reports.rules import EVER_SIGNED
from intl_crm.reports.told import Composed, Grid, GridRow
from intl_crm.reports.voice import Voice
from intl_crm.sentences import sentence

HEAD = ("regions_region", "partners_city", "partners_tie", "partners_since", "partners_exchanges")
COUNTS = 4


def partners_composed(ties: Sequence[Partnership], exchanges: Mapping[UUID, int], voice: Voice) -> Composed:
    """Return how many partners had an exchange in the year, and the table of all."""
    closest = _closest(ties, voice)
    if not closest:
        return Composed()
    active = sum(other_city(tie, voice.home).id in exchanges for tie in closest)
    opening = voice.says("partners_with_exchange", active=active, total=len(closest))
    return Composed(opening=(opening,), grids=(_grid(closest, exchanges, voice),))


def _closest(ties: Sequence[Partnership], voice: Voice) -> list[Partnership]:
    """Return one tie for each partner of the year, the closest, in the order of the table."""
    kinds = words.keys("partnership_kinds")
    found: dict[UUID, Partnership] = {}
    for tie in sorted(ties, key=lambda one: (kinds.index(one.tie), one.when, one.id)):
        if _is_told(tie, voice):
            found.setdefault(other_city(tie, voice.home).id, tie)
    return sorted(found.values(), key=lambda one: _place(one, voice))


def _is_told(tie: Partnership, voice: Voice) -> bool:
    """Return whether a tie is none that is only proposed, and one of the year as far as is known."""
    there = tie.when.overlaps(date(voice.year, 1, 1), date(voice.year, 12, 31)) is not Answer.NO
    is_one = tie.state is None or tie.state in EVER_SIGNED
    return there and is_one and may_be_named(other_city(tie, voice.home))


def _place(tie: Partnership, voice: Voice) -> tuple[int, int, PartialDate, bytes]:
    regions, kinds = (*words.keys("world_regions"), UNPLACED), words.keys("partnership_kinds")
    city = other_city(tie, voice.home)
    name = sort_key(voice.best(city.name).text, voice.language)
    return regions.index(region_of_country(city.country)), kinds.index(tie.tie), tie.when.since, name


def _grid(ties: Sequence[Partnership], exchanges: Mapping[UUID, int], voice: Voice) -> Grid:
    return Grid(
        caption=sentence("partners_listed", voice.language),
        head=tuple(sentence(key, voice.language) for key in HEAD),
        rows=tuple(_row(tie, exchanges, voice) for tie in ties),
        numbers=(COUNTS,),
        note=sentence("partners_note", voice.language),
    )


def _row(tie: Partnership, exchanges: Mapping[UUID, int], voice: Voice) -> GridRow:
    city, language = other_city(tie, voice.home), voice.language
    cells: tuple[str | Value, ...] = (
        region_words(region_of_country(city.country), language),
        found_text(voice.best(city.name), language),
        words.label("partnership_kinds", tie.tie, language),
        _since(tie, voice),
        f"{exchanges.get(city.id, 0):,}",
    )
    return GridRow(city, cells)


def _since(tie: Partnership, voice: Voice) -> str | Value:
    if tie.when.since.is_known:
        return voice.full_date(tie.when.since)
    return unknown(words.term("ui_states", "unknown", voice.language))
