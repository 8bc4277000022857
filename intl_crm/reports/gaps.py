"""What a year's report still lacks, for the page beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from intl_crm.dates import Precision
from intl_crm.delegations.models import Delegation
from intl_crm.events.models import Event
from intl_crm.panels import Viewer
from intl_crm.records import Record
from intl_crm.reports import queries
from intl_crm.reports.document import Report
from intl_crm.reports.fallbacks import fallbacks_of
from intl_crm.reports.regions_paper import missing_cases

What = Literal["cases", "headcounts", "heads", "texts", "languages", "dates", "ahead"]


@dataclass(frozen=True)
class Gap:
    """One thing that is missing, at how many places, and the records where it can be filled."""

    what: What
    count: int
    records: tuple[Record, ...] = ()


def gaps_of(viewer: Viewer, report: Report) -> list[Gap]:
    """Return what is missing: cases, headcounts, heads, texts, dates, and exchanges without a result."""
    return [gap for gap in _gaps(viewer, report) if gap.count]


def _gaps(viewer: Viewer, report: Report) -> Iterator[Gap]:
    cases = [case.delegation for case in report.visits.cases]
    events = [part.event for part in report.every_part() if part.event]
    yield Gap("cases", missing_cases(report))
    yield _at("headcounts", (case for case in cases if case.headcount is None))
    yield _at("heads", (case.delegation for case in report.visits.cases if case.head is None))
    yield _at("texts", (event for event in events if not event.text))
    yield _at("languages", _falling_back(report))
    yield _at("dates", (event for event in events if event.when.since.precision is Precision.YEAR))
    yield _at("ahead", queries.events_ahead(viewer, report.year))


def _at(what: What, records: Iterable[Event | Delegation]) -> Gap:
    found = tuple(records)
    return Gap(what, len(found), found)


def _falling_back(report: Report) -> Iterable[Event]:
    """Return the exchanges of which title or text falls back, each once."""
    found = (one.part.event for one in fallbacks_of(report))
    return {event.id: event for event in found if event}.values()
