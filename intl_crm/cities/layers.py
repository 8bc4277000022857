"""What cities show in the calendar: anniversaries of ties, and days that they or their countries keep."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from intl_crm import words
from intl_crm.cities.anniversaries import Anniversary, in_year, moved
from intl_crm.cities.models import City, Observance
from intl_crm.cities.queries import home_city, lasting_ties
from intl_crm.cities.rules import city_name, is_signed, observance_name, observance_owner, other_city
from intl_crm.dates import PartialDate
from intl_crm.kinds import kinds
from intl_crm.layers import Layer, LayerEntry
from intl_crm.panels import Viewer
from intl_crm.permissions import may_see, visible
from intl_crm.sentences import sentence

BETWEEN = " · "
# A day of every year is told as that of a year that has each of them.
LEAP_YEAR = 2000


def anniversaries(viewer: Viewer, first: date, last: date) -> Iterator[LayerEntry]:
    """Go through the anniversaries of the home city's signed ties that may fall between two days."""
    home = home_city(viewer.session)
    ours = [tie for tie in lasting_ties(viewer) if is_signed(tie) and home in (tie.city, tie.partner)]
    found = (in_year(tie, year) for tie in ours for year in range(first.year, last.year + 1))
    for one in found:
        if one is not None and one.when.first_day <= last and one.when.last_day >= first:
            yield _anniversary(one, other_city(one.partnership, home), viewer.language)


def _anniversary(found: Anniversary, partner: City, language: str) -> LayerEntry:
    tie = found.partnership
    years = sentence("anniversary_short", language, n=found.years)
    return LayerEntry(
        title=city_name(partner, language),
        when=found.when,
        url=kinds["partnership"].address_of(tie),
        line=BETWEEN.join((words.label("partnership_kinds", tie.tie, language), years)),
        country=partner.country,
        city_id=partner.id,
        is_great=found.is_great,
    )


def observances(viewer: Viewer, first: date, last: date) -> Iterator[LayerEntry]:
    """Go through the national days, city days and memorials between two days."""
    query = select(Observance).where(visible(viewer.actor, Observance))
    found = viewer.session.scalars(query.options(joinedload(Observance.city)).order_by(Observance.id))
    kept = [one for one in found if one.city is None or may_see(viewer.actor, one.city)]
    for year in range(first.year, last.year + 1):
        yield from (
            _observance(one, day, viewer.language)
            for one in kept
            if (day := _day_in(one, year)) and first <= day.first_day <= last
        )


def _day_in(observance: Observance, year: int) -> PartialDate | None:
    """Return the day in a year; nothing before it was first kept."""
    if observance.first_year is not None and year < observance.first_year:
        return None
    return moved(PartialDate.day_of(date(LEAP_YEAR, observance.month, observance.day)), year)


def _observance(observance: Observance, day: PartialDate, language: str) -> LayerEntry:
    return LayerEntry(
        title=observance_name(observance, language),
        when=day,
        url=kinds["observance"].address_of(observance),
        line=observance_owner(observance, language),
        country=observance.city.country if observance.city else observance.country or "",
        city_id=observance.city_id,
    )


LAYERS = (Layer("anniversary", "award", anniversaries), Layer("observance", "flag", observances))
