"""The year's report as one document in one language, from which every format of it is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from intl_crm.cities.models import City
from intl_crm.cities.queries import the_office
from intl_crm.cities.rules import best
from intl_crm.date_words import year_words
from intl_crm.errors import CrmError
from intl_crm.events.models import Event
from intl_crm.events.rules import event_name
from intl_crm.files.models import File
from intl_crm.listing import join
from intl_crm.panels import Viewer
from intl_crm.printing.numbering import NumberOutOfRange, Scheme
from intl_crm.reports import membership, queries, rules
from intl_crm.reports.models import Introduction
from intl_crm.reports.photographs import Photographs, photographs_of
from intl_crm.reports.pieces import Paragraph, Piece, paragraphs_of, set_text
from intl_crm.reports.published import YearTotal, totals_of
from intl_crm.reports.regions import Regions, regions_of
from intl_crm.reports.report_form import Form, FormSection, filled
from intl_crm.reports.tallies import Tally
from intl_crm.reports.tally_queries import year_records
from intl_crm.reports.visits import SPACED, Visits, visits_of, visits_paragraph
from intl_crm.reports.year_tallies import tallies_of
from intl_crm.sentences import sentence
from intl_crm.texts import NOTHING, Found
from intl_crm.words import term


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
        return (" " if language in SPACED else "").join(said)


@dataclass(frozen=True)
class Part:
    """A section or an exchange: its number, its title, its paragraphs and what stands below it."""

    key: str
    title: Found
    number: str | None
    reference: str
    paragraphs: tuple[Paragraph, ...] = ()
    parts: tuple["Part", ...] = ()
    event: Event | None = None
    photographs: tuple[File, ...] = ()

    @property
    def number_before(self) -> str:
        """The number as it stands before the title in running text; its own comma parts it already."""
        if not self.number or self.number.endswith("、"):
            return self.number or ""
        return f"{self.number} "

    def every(self) -> Iterator["Part"]:
        """Go through this part and all below it, in the order of print."""
        yield self
        for part in self.parts:
            yield from part.every()


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
class _Content:
    """What the sections are filled with."""

    language: str
    scheme: Scheme
    events: Mapping[str, Sequence[Event]]
    introductions: Mapping[str, Introduction]
    visits: Visits
    home: City | None
    photographs: Photographs


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
    day = day or rules.last_day(year)
    introductions = queries.introductions(viewer, year)
    cases = queries.year_cases(viewer, year)
    figures = queries.figures(viewer, year)
    tallies = tallies_of(year_records(viewer, year))
    visits = visits_of(
        cases, figures, introductions.get("visits"),
        year=year, language=language, day=day, wording=form.wording,
    )  # fmt: skip
    exchanges = by_section(viewer, year, form)
    photographs = photographs_of(viewer, [event for found in exchanges.values() for event in found])
    office = the_office(viewer.session)
    home = office.home_city if office else None
    content = _Content(language, form.scheme(language), exchanges, introductions, visits, home, photographs)
    title, subtitle = _cover(form, content, year)
    return Report(
        year=year,
        language=language,
        form=form,
        day=day,
        office=best(office.name, language) if office else NOTHING,
        home=home,
        title=title,
        subtitle=subtitle,
        parts=_parts(form.sections, content, (), form.first),
        visits=visits,
        regions=regions_of(cases),
        tallies=tallies,
        totals=totals_of(tallies, figures, year),
        is_empty=not (any(exchanges.values()) or cases or figures or introductions),
    )


def by_section(viewer: Viewer, year: int, form: Form) -> dict[str, list[Event]]:
    """Return the exchanges of a year by the sections of a form, in the order of print."""
    return membership.by_section(queries.year_membership(viewer, year, form), form)


def _cover(form: Form, content: _Content, year: int) -> tuple[str, str]:
    """Return title and subtitle of the cover."""
    number = _number(content.scheme, (form.first,)).rstrip("、.")
    facts = {"year": form.wording.year_number(year, content.language), "number": number}
    title, subtitle = (
        filled(best(one, content.language).text, **facts) for one in (form.title, form.subtitle)
    )
    return title, subtitle


def _parts(
    sections: Sequence[FormSection], content: _Content, above: tuple[int, ...], first: int = 1
) -> tuple[Part, ...]:
    return tuple(_section(one, content, (*above, at)) for at, one in enumerate(sections, first))


def _section(section: FormSection, content: _Content, path: tuple[int, ...]) -> Part:
    exchanges = _exchanges(section, content, path)
    below = exchanges or _parts(section.sections, content, path)
    return Part(
        key=section.key,
        title=section.heading(content.language, content.home),
        number=_number(content.scheme, path),
        reference=_reference(content.scheme, path),
        paragraphs=_paragraphs(section, content, is_empty=not below),
        parts=below,
    )


def _paragraphs(section: FormSection, content: _Content, *, is_empty: bool) -> tuple[Paragraph, ...]:
    if section.shows == "visits":
        return (visits_paragraph(content.visits),)
    introduction = content.introductions.get(section.key)
    opening = paragraphs_of(best(introduction.text, content.language)) if introduction else ()
    if opening or not is_empty or section.shows == "figures":
        return opening
    return ((Piece(term("ui_states", "none_on_record", content.language), content.language),),)


def _exchanges(section: FormSection, content: _Content, path: tuple[int, ...]) -> tuple[Part, ...]:
    events = content.events.get(section.key, ())
    is_plain = section.lone_is_plain and len(events) == 1
    return tuple(
        _exchange(event, content, path if is_plain else (*path, at), is_plain=is_plain)
        for at, event in enumerate(events, 1)
    )


def _exchange(event: Event, content: _Content, path: tuple[int, ...], *, is_plain: bool) -> Part:
    return Part(
        key=event.key,
        title=set_text(event_name(event, content.language)),
        number=None if is_plain else _number(content.scheme, path),
        reference=_reference(content.scheme, path),
        paragraphs=paragraphs_of(best(event.text, content.language)),
        event=event,
        photographs=content.photographs.get(event.id, ()),
    )


def _number(numbering: Scheme, path: tuple[int, ...]) -> str:
    """Return the number of a part; where the language has no sign for it any more, plain figures."""
    try:
        return numbering.number(path)
    except NumberOutOfRange:
        return f"{path[-1]}."


def _reference(numbering: Scheme, path: tuple[int, ...]) -> str:
    try:
        return numbering.reference(path)
    except NumberOutOfRange:
        return _reference(numbering, path[:-1]) + numbering.joint + _number(numbering, path)
