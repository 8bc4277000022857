"""What a year's report still lacks, for who is to fill it before the report is issued."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from intl_crm.dates import Precision
from intl_crm.delegations.models import Delegation, Post
from intl_crm.events.models import Event
from intl_crm.panels import Viewer
from intl_crm.records import Record
from intl_crm.reports import queries
from intl_crm.reports.counting import first_day_of, is_numbered_elsewhere
from intl_crm.reports.document import Report
from intl_crm.reports.fallbacks import fallbacks_of
from intl_crm.reports.heads import Head, may_be_named
from intl_crm.reports.regions_paper import missing_cases

What = Literal[
    "cases",
    "headcounts",
    "heads",
    "case_dates",
    "case_years",
    "texts",
    "languages",
    "dates",
    "sections",
    "posts",
    "ahead",
    "visits_ahead",
    "undated",
    "undated_visits",
]
# An end of a post of which nothing at all is known.
NOTHING_KNOWN = frozenset({Precision.UNKNOWN, Precision.OPEN})


@dataclass(frozen=True)
class Gap:
    """One thing that is missing, at how many places, and the records where it can be filled."""

    what: What
    count: int
    records: tuple[Record, ...] = ()


def gaps_of(viewer: Viewer, report: Report) -> list[Gap]:
    """Return what is missing: of visits, exchanges and people named, and what has no result or no date."""
    found = (
        *_of_visits(report),
        *_of_exchanges(viewer, report),
        _at("posts", _posts_without_dates(report)),
        *_elsewhere(viewer, report),
    )
    return [gap for gap in found if gap.count]


def _of_visits(report: Report) -> Iterator[Gap]:
    visits = _visits(report)
    yield Gap("cases", missing_cases(report))
    yield _at("headcounts", (one for one in visits if one.headcount is None))
    yield _at("heads", (one for one in visits if one.head is None or not may_be_named(one.head.person)))
    yield _at("case_dates", (one for one in visits if first_day_of(one).month is None))
    yield _at("case_years", (one for one in visits if is_numbered_elsewhere(one)))


def _visits(report: Report) -> list[Delegation]:
    """Return the visits that the report counts, received and made, each once."""
    told = (one.record for part in report.every_part() for one in part.told)
    visits = (*(case.delegation for case in report.visits.cases), *told)
    return list({one.id: one for one in visits if isinstance(one, Delegation)}.values())


def _of_exchanges(viewer: Viewer, report: Report) -> Iterator[Gap]:
    events = [part.event for part in report.every_part() if part.event]
    printed = {event.id for event in events}
    yield _at("texts", (event for event in events if not event.text))
    yield _at("languages", _falling_back(report))
    yield _at("dates", (event for event in events if event.when.since.precision is Precision.YEAR))
    held = queries.year_events(viewer, report.year)
    yield _at("sections", (event for event in held if event.id not in printed))


def _elsewhere(viewer: Viewer, report: Report) -> Iterator[Gap]:
    """Go through what stands in no report: planned and without a result, or held nobody knows when."""
    yield _at("ahead", queries.events_ahead(viewer, report.year))
    yield _at("visits_ahead", queries.visits_ahead(viewer, report.year))
    yield _at("undated", queries.undated_events(viewer))
    yield _at("undated_visits", queries.undated_cases(viewer))


def _posts_without_dates(report: Report) -> Iterable[Post]:
    """Return the posts of people named in the report of which no date is known, each once."""
    composed = (head for part in report.every_part() for head in part.people)
    posts = (head.post for head in (*report.visits.heads, *composed) if _has_no_dates(head))
    return {post.id: post for post in posts if post}.values()


def _has_no_dates(head: Head) -> bool:
    when = head.post.when if head.post else None
    return when is not None and {when.since.precision, when.until.precision} <= NOTHING_KNOWN


def _at(what: What, records: Iterable[Record]) -> Gap:
    found = tuple(records)
    return Gap(what, len(found), found)


def _falling_back(report: Report) -> Iterable[Event]:
    """Return the exchanges of which title or text falls back, each once."""
    found = (one.part.event for one in fallbacks_of(report))
    return {event.id: event for event in found if event}.values()
