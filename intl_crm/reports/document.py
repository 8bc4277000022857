"""The year's report as one document in one language, from which every format of it is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from intl_crm.cities.models import City
from intl_crm.cities.queries import the_office
from intl_crm.cities.rules import best
from intl_crm.date_words import year_words
from intl_crm.delegations.models import Delegation
from intl_crm.errors import CrmError
from intl_crm.events.models import Event
from intl_crm.listing import in_a_row, join
from intl_crm.panels import Viewer
from intl_crm.records import Record
from intl_crm.reports import membership, queries, rules
from intl_crm.reports.composed import Shown
from intl_crm.reports.composed_queries import Material, load_people, material_of
from intl_crm.reports.models import Figure, Introduction
from intl_crm.reports.parts import Content, Part, number_of, parts_of
from intl_crm.reports.photographs import Photographs, photographs_of
from intl_crm.reports.published import YearTotal, totals_of
from intl_crm.reports.regions import Regions, regions_of
from intl_crm.reports.report_form import Form, filled
from intl_crm.reports.tallies import Tally
from intl_crm.reports.tally_queries import year_records
from intl_crm.reports.visits import Visits, visits_of
from intl_crm.reports.voice import Voice
from intl_crm.reports.year_tallies import tallies_of
from intl_crm.sentences import sentence
from intl_crm.texts import NOTHING, Found


class NothingOnRecord(CrmError):
    """A year of which no report can tell anything."""

    def __init__(self, year: int, on_record: Sequence[int]) -> None:
        """Carry the year, and those of which something is on record."""
        super().__init__(f"nothing is on record for {year}")
        self.year, self.on_record = year, tuple(on_record)

    def said(self, language: str) -> str:
        """Return in this language that there is nothing, and of which years there is something."""
        said = [sentence("year_empty", language, year=year_words(self.year, language))]
        if self.on_record:
            years = join(map(str, self.on_record), language)
            said.append(sentence("years_on_record", language, years=years))
        return in_a_row(said, language)


@dataclass(frozen=True)
class Report:
    """A year's report in one language, its titles judged at a day."""

    year: int
    language: str
    form: Form
    day: date
    office: Found
    home: City | None
    title: str
    subtitle: str
    parts: tuple[Part, ...]
    visits: Visits
    regions: Regions
    tallies: tuple[Tally, ...]
    totals: tuple[YearTotal, ...]
    is_empty: bool

    def every_part(self) -> Iterator[Part]:
        """Go through all sections and exchanges, in the order of print."""
        for part in self.parts:
            yield from part.every()


@dataclass(frozen=True)
class _Year:
    """What is on record of a year, whatever the language of the report."""

    cases: Sequence[Delegation]
    exchanges: Mapping[str, Sequence[Event]]
    introductions: Mapping[str, Introduction]
    figures: Mapping[str, Figure]
    tallies: tuple[Tally, ...]
    photographs: Photographs
    material: Material
    # Nobody else keeps them, and yet they are to be asked for once.
    people: Sequence[Record]

    @property
    def is_empty(self) -> bool:
        """Whether no report can tell anything."""
        has_records = any(self.exchanges.values()) or self.cases or not self.material.is_empty
        return not (has_records or self.figures or self.introductions)


def report_on_record(viewer: Viewer, year: int, form: Form, language: str, day: date | None = None) -> Report:
    """Return the report of a year as `year_report` does; NothingOnRecord where it would be empty."""
    report = year_report(viewer, year, form, language, day)
    if report.is_empty:
        raise NothingOnRecord(year, [one.year for one in queries.years_on_record(viewer)])
    return report


def year_report(viewer: Viewer, year: int, form: Form, language: str, day: date | None = None) -> Report:
    """Return the report of a year, titles judged at `day` (by default the last one of the year).

    It prints what the viewer may see, internal records among it, as an officer needs them; what is restricted
    stands in no report, whoever prints it, for a report is made to be handed on.
    """
    office, found = the_office(viewer.session), _year_of(viewer, year, form)
    home = office.home_city if office else None
    voice = Voice(language, year, day or rules.last_day(year), home, form.wording)
    visits = _visits(found, voice)
    title, subtitle = _cover(form, voice)
    return Report(
        year=year,
        language=language,
        form=form,
        day=voice.day,
        office=best(office.name, language) if office else NOTHING,
        home=home,
        title=title,
        subtitle=subtitle,
        parts=parts_of(form, _content(found, form, Shown(voice, visits, found.material))),
        visits=visits,
        regions=regions_of(found.cases),
        tallies=found.tallies,
        totals=totals_of(found.tallies, found.figures, year),
        is_empty=found.is_empty,
    )


def by_section(viewer: Viewer, year: int, form: Form) -> dict[str, list[Event]]:
    """Return the exchanges of a year by the sections of a form, in the order of print."""
    return membership.by_section(queries.year_membership(viewer, year, form), form)


def _year_of(viewer: Viewer, year: int, form: Form) -> _Year:
    exchanges = by_section(viewer, year, form)
    events = [event for found in exchanges.values() for event in found]
    return _Year(
        cases=queries.year_cases(viewer, year),
        exchanges=exchanges,
        introductions=queries.introductions(viewer, year),
        figures=queries.figures(viewer, year),
        tallies=tallies_of(year_records(viewer, year)),
        photographs=photographs_of(viewer, events),
        material=material_of(viewer, year, {section.shows for section in form.every()}),
        people=load_people(viewer, year) if _names_people(form, events) else (),
    )


def _names_people(form: Form, events: Iterable[Event]) -> bool:
    """Return whether the report names who took part, in a line or in a sentence in place of a text."""
    return any(section.participants for section in form.every()) or not all(event.text for event in events)


def _visits(found: _Year, voice: Voice) -> Visits:
    return visits_of(
        found.cases, found.figures, found.introductions.get("visits"),
        year=voice.year, language=voice.language, day=voice.day, wording=voice.wording,
    )  # fmt: skip


def _content(found: _Year, form: Form, shown: Shown) -> Content:
    return Content(
        scheme=form.scheme(shown.voice.language),
        shown=shown,
        events=found.exchanges,
        introductions=found.introductions,
        photographs=found.photographs,
    )


def _cover(form: Form, voice: Voice) -> tuple[str, str]:
    """Return title and subtitle of the cover."""
    number = number_of(form.scheme(voice.language), (form.first,)).rstrip("、.")
    facts = {"year": voice.wording.year_number(voice.year, voice.language), "number": number}
    title, subtitle = (filled(voice.best(one).text, **facts) for one in (form.title, form.subtitle))
    return title, subtitle
