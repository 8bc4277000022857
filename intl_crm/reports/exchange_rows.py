"""Exchanges as rows of a table: one row an exchange, for spreadsheets and for open data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from intl_crm import data, words
from intl_crm.dates import MAX, MIN
from intl_crm.delegations.models import Delegation, Person
from intl_crm.delegations.rules import person_name
from intl_crm.events.models import Event
from intl_crm.events.rules import mode_of, taker
from intl_crm.kinds import name_of
from intl_crm.permissions import Actor, may_see, open_to_all
from intl_crm.records import Record
from intl_crm.reports.document import Report
from intl_crm.reports.parts import Part
from intl_crm.texts import ALL_LANGUAGES

BETWEEN = "; "


@dataclass(frozen=True)
class Place:
    """Where an exchange stands in a report."""

    number: str
    section: str


@dataclass(frozen=True)
class RowSource:
    """An exchange with its place, for whom it is written, and in which language names are."""

    event: Event
    place: Place
    actor: Actor
    language: str


def fields() -> Mapping[str, Mapping[str, str]]:
    """Return the fields of a row in their order, each with what it means by language."""
    return {**_described(), **_in_languages("title"), **_in_languages("text")}


@cache
def _described() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = data.read("exchange_fields")["fields"]
    return found


def _in_languages(name: str) -> dict[str, Mapping[str, str]]:
    meanings: Mapping[str, str] = data.read("exchange_fields")["texts"][name]
    return {
        f"{name}_{tag}": {language: f"{said} ({tag})" for language, said in meanings.items()}
        for tag in ALL_LANGUAGES
    }


def report_rows(report: Report, actor: Actor) -> list[dict[str, str]]:
    """Return the exchanges that a report prints, in the order of print."""
    return [row_of(RowSource(event, place, actor, report.language)) for event, place in places(report)]


def places(report: Report) -> Iterator[tuple[Event, Place]]:
    """Go through the exchanges of a report with their places, each once."""
    seen = set()
    for part, section in _below(report.parts, ""):
        if part.event and part.event.id not in seen:
            seen.add(part.event.id)
            yield part.event, Place(part.reference, section)


def _below(parts: Sequence[Part], section: str) -> Iterator[tuple[Part, str]]:
    for part in parts:
        yield part, section
        yield from _below(part.parts, part.title.text)


def row_of(source: RowSource) -> dict[str, str]:
    """Return the row of one exchange: every field, empty where nothing is on record or may be told."""
    event, language = source.event, source.language
    partners, people = list(_partners(source)), list(_people(source))
    return {
        "key": event.key,
        "number": source.place.number,
        "section": source.place.section,
        "first_day": _day(event.when.first_day),
        "last_day": _day(event.when.last_day),
        "precision": event.when.since.precision.value,
        "last_precision": event.when.until.precision.value,
        "kind": event.form,
        "kind_name": words.term("event_kinds", event.form, language),
        "mode": mode_of(event),
        "mode_name": words.term("modes", mode_of(event), language),
        "partners": _names(partners, language),
        "partner_keys": _keys(partners),
        "people": _names(people, language),
        "people_keys": _keys(people),
        **{f"title_{tag}": event.title.exactly(tag) or "" for tag in ALL_LANGUAGES},
        **{f"text_{tag}": event.text.exactly(tag) or "" for tag in ALL_LANGUAGES},
    }


def _day(day: date) -> str:
    return "" if day in (MIN, MAX) else day.isoformat()


def _names(records: Iterable[Record], language: str) -> str:
    return BETWEEN.join(_name(record, language) for record in records)


def _name(record: Record, language: str) -> str:
    if isinstance(record, Person):
        return person_name(record, language).text
    return name_of(record, language).text


def _keys(records: Iterable[Record]) -> str:
    return BETWEEN.join(record.key for record in records)


def _partners(source: RowSource) -> Iterator[Record]:
    """Go through the cities and bodies that take part or have sent a delegation, each once."""
    return _each_told(source, (body for one in _takers(source) for body in _bodies(one)))


def _bodies(one: Record) -> Iterator[Record | None]:
    if isinstance(one, Delegation):
        yield one.city
        yield one.organisation
    elif not isinstance(one, Person):
        yield one


def _people(source: RowSource) -> Iterator[Record]:
    """Go through the people who take part, alone or in a delegation, each once."""
    return _each_told(source, (person for one in _takers(source) for person in _persons(one)))


def _persons(one: Record) -> Iterator[Record | None]:
    if isinstance(one, Delegation):
        yield from (member.person for member in one.members)
    elif isinstance(one, Person):
        yield one


def _takers(source: RowSource) -> Iterator[Record]:
    """Go through those who take part; of a delegation that may not be told, nobody is named either."""
    return _each_told(source, map(taker, source.event.participations))


def _each_told(source: RowSource, found: Iterable[Record | None]) -> Iterator[Record]:
    """Go through the records, each once, without what the reader may not see or no report names."""
    living = (one for one in found if one is not None and one.deleted_at is None)
    told = (one for one in living if open_to_all(one) and may_see(source.actor, one))
    return iter({one.id: one for one in told}.values())
