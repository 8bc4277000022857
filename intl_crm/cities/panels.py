"""What cities show on their own pages: their ties, their agreements, the days of their year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from intl_crm import words
from intl_crm.cities import clock_panels, queries, rules
from intl_crm.cities.anniversaries import in_year
from intl_crm.cities.models import Agreement, City, Partnership
from intl_crm.clock import today
from intl_crm.date_words import Style, date_words, span_words
from intl_crm.kinds import kinds
from intl_crm.panels import Panel, Viewer
from intl_crm.permissions import Action, may, may_see
from intl_crm.texts import Found

GREAT = 10


@dataclass(frozen=True)
class Paper:
    """An agreement of a tie."""

    title: Found
    url: str
    when: str
    meta: str


@dataclass(frozen=True)
class Papers:
    """The agreements of a tie, and where one adds another."""

    rows: Sequence[Paper]
    add_url: str


@dataclass(frozen=True)
class NextMark:
    """A coming anniversary."""

    years: int
    when: str
    is_great: bool


@dataclass(frozen=True)
class TieRow:
    """A tie as the page of a city shows it."""

    tie: str
    url: str
    with_whom: Found
    since: str
    state: str | None
    papers: Sequence[Paper]
    marks: Sequence[NextMark]
    add_url: str


@dataclass(frozen=True)
class Ties:
    """All ties of a city, and where one adds another."""

    rows: Sequence[TieRow]
    add_url: str


@dataclass(frozen=True)
class DayRow:
    """A day of every year."""

    when: str
    title: Found
    url: str


def ties_of(viewer: Viewer, city: City) -> Ties:
    """Return the ties of a city with their agreements and next anniversaries."""
    rows = [_tie_row(viewer, tie, city) for tie in queries.partnerships_of(viewer, city)]
    can_add = may(viewer.actor, Action.CREATE, "partnership")
    return Ties(rows, f"/partnerships/new?city={city.id.hex}" if can_add else "")


def _tie_row(viewer: Viewer, tie: Partnership, city: City) -> TieRow:
    language = viewer.language
    other = tie.partner if tie.city_id == city.id else tie.city
    return TieRow(
        tie.tie, kinds["partnership"].address_of(tie), rules.told_name(other, language),
        span_words(tie.when, language, Style.LIST) if rules.is_known_to_begin(tie) else "",
        tie.state, _papers(viewer, tie), _marks(tie, today(viewer.zone), language),
        _add_paper(viewer, tie),
    )  # fmt: skip


def papers_of(viewer: Viewer, tie: Partnership) -> Papers:
    """Return the agreements of a tie, for its own page."""
    return Papers(_papers(viewer, tie), _add_paper(viewer, tie))


def marks_of(viewer: Viewer, tie: Partnership) -> list[NextMark] | None:
    """Return the next anniversaries of a tie, for its own page."""
    return _marks(tie, today(viewer.zone), viewer.language) or None


def _papers(viewer: Viewer, tie: Partnership) -> list[Paper]:
    seen = (one for one in tie.agreements if one.deleted_at is None and may_see(viewer.actor, one))
    return [_paper(one, viewer.language) for one in seen]


def _add_paper(viewer: Viewer, tie: Partnership) -> str:
    can_add = may(viewer.actor, Action.CREATE, "agreement")
    return f"/agreements/new?partnership={tie.id.hex}" if can_add else ""


def _paper(one: Agreement, language: str) -> Paper:
    when = date_words(one.signed, language, Style.LIST) if one.signed.is_known else ""
    way = words.label("signing_ways", one.way, language) if one.way else ""
    return Paper(rules.agreement_name(one, language), kinds["agreement"].address_of(one), when, way)


def _marks(tie: Partnership, day: date, language: str) -> list[NextMark]:
    """Return the next anniversary, which may be today, and the next tenth one."""
    years = range(day.year, day.year + GREAT + 2)
    found = [mark for one in years if (mark := in_year(tie, one)) and mark.when.last_day >= day]
    shown = found[:1] + [mark for mark in found[1:] if mark.is_great][:1]
    return [
        NextMark(mark.years, date_words(mark.when, language, Style.LIST), mark.is_great) for mark in shown
    ]


def days_of(viewer: Viewer, city: City) -> list[DayRow] | None:
    """Return the days of a city and of its country, in the order of the year."""
    found = queries.observances_of(viewer, city)
    rows = [
        DayRow(
            rules.day_of_year(day, viewer.language),
            rules.observance_name(day, viewer.language),
            kinds["observance"].address_of(day),
        )
        for day in found
    ]
    return rows or None


PANELS = (
    *clock_panels.PANELS,
    Panel("city", "ties", ties_of, "cities/ties.html", place="rail", order=10),
    Panel("partnership", "papers", papers_of, "cities/papers.html", order=10),
    Panel("partnership", "marks", marks_of, "cities/marks.html", place="rail", order=5),
    Panel("city", "days", days_of, "cities/days.html", place="rail", order=50),
)
