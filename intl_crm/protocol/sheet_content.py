"""A whole briefing sheet in one language, composed of what is on record; it asks nothing of the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from intl_crm.cities.rules import best
from intl_crm.clock import at_instant
from intl_crm.date_words import Style, date_words
from intl_crm.dates import PartialDate
from intl_crm.events.models import EventStatus
from intl_crm.permissions import Visibility
from intl_crm.printing import priorities
from intl_crm.printing.sheet_data import Band, SheetData
from intl_crm.printing.values import Value
from intl_crm.protocol import sheet_city as city
from intl_crm.protocol import sheet_past as past
from intl_crm.protocol import sheet_people as people
from intl_crm.protocol import sheet_times as times
from intl_crm.protocol.briefing import Briefing
from intl_crm.protocol.labels import said, sheet_labels
from intl_crm.protocol.wording import listed, printed, printed_best, visit_title
from intl_crm.sentences import sentence
from intl_crm.texts import Found
from intl_crm.words import label, term

# What a title says before all else.
CALLED_OFF = {EventStatus.CANCELLED: "cancelled_prefix", EventStatus.POSTPONED: "postponed_prefix"}
WATERMARKED = (Visibility.INTERNAL, Visibility.RESTRICTED)


@dataclass(frozen=True)
class Printing:
    """Who prints when, on which clock; both are told by the caller, so that the same print is the same."""

    by: str
    at: datetime
    zone: str


def sheet_of(briefing: Briefing, language: str, printing: Printing) -> SheetData:
    """Return the sheet of an event or a delegation in one language."""
    return SheetData(
        lang=language,
        office=printed_best(briefing.office.name, language) if briefing.office else "",
        kind=label("records", "briefing_sheet", language),
        title=title_of(briefing, language),
        when=times.when_words(briefing, language),
        where=times.where_words(briefing, language),
        band=_band(briefing, language),
        edition=_edition(briefing, language, printing.zone),
        printed=_printed(printing, language),
        labels=sheet_labels(language),
        purpose=tuple(_purpose(briefing, language)),
        principal=people.principal_on(briefing, language),
        guests=people.guests_on(briefing, language),
        hosts=people.hosts_on(briefing, language),
        visit=people.visit_on(briefing, language),
        clocks=times.clock_heads(briefing, language),
        programme=times.programme_of(briefing, language),
        last=past.last_on(briefing, language),
        last_none=past.last_none_on(briefing, language),
        meetings=past.meetings_on(briefing, language),
        partnership=city.partnership_on(briefing, language),
        history=past.history_on(briefing, language),
        gifts=past.gifts_on(briefing, language),
        promises=past.promises_on(briefing, language),
        facts=city.facts_on(briefing, language),
    )


def title_of(briefing: Briefing, language: str) -> Value:
    """Return what the sheet is about; what has been called off says so first."""
    event = briefing.event
    if event is None:
        return visit_title(briefing.delegations[0], language, briefing.sees)
    title = best(event.title, language)
    if event.status in CALLED_OFF:
        key = CALLED_OFF[EventStatus(event.status)]
        title = Found(title.language, sentence(key, language, title=title))
    return printed(title, language)


def _band(briefing: Briefing, language: str) -> Band:
    level = briefing.level
    return Band(
        level=term("watermarks", level.value, language)
        if level in WATERMARKED
        else label("visibility", level.value, language),
        rule=said(f"rule_{level.value}", language),
    )


def _edition(briefing: Briefing, language: str, zone: str) -> str:
    """Return the version of the record and when it was changed last."""
    subject = briefing.subject
    return sentence(
        "sheet_edition", language, n=subject.version, at=_moment(subject.changed_at, zone, language)
    )


def _printed(printing: Printing, language: str) -> str:
    at = _moment(printing.at, printing.zone, language)
    return sentence("sheet_printed", language, by=printing.by, at=at)


def _moment(at: datetime, zone: str, language: str) -> str:
    wall = at_instant(at, zone).wall
    return f"{date_words(PartialDate.day_of(wall.date()), language, Style.PAPER_SHORT)} {wall:%H:%M}"


def _purpose(briefing: Briefing, language: str) -> Iterator[Value]:
    """Go through the aims: what a delegation states, then the topics."""
    aims = [printed_best(one.purpose, language) for one in briefing.delegations if one.purpose]
    topics = listed(briefing.event.topics, language) if briefing.event else []
    for place, aim in enumerate([*aims, *topics]):
        yield _ranked(aim, priorities.at(priorities.AIMS, place))


def _ranked(aim: Value, prio: int) -> Value:
    return Value(text=aim.text, lang=aim.lang, fallback=aim.fallback, prio=prio)
