"""The parts of a year's report: sections and exchanges, numbered, each with all that it says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from intl_crm.events.models import Event
from intl_crm.events.rules import event_name
from intl_crm.files.models import File
from intl_crm.printing.numbering import NumberOutOfRange, Scheme
from intl_crm.reports.composed import Shown, composed_of
from intl_crm.reports.exchange_words import Said, composed_text, participants_said
from intl_crm.reports.heads import Head
from intl_crm.reports.models import Introduction
from intl_crm.reports.photographs import Photographs
from intl_crm.reports.pieces import Paragraph, Piece, paragraphs_of, set_text
from intl_crm.reports.report_form import Form, FormSection
from intl_crm.reports.told import Grid, Told
from intl_crm.texts import Found
from intl_crm.words import label


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
    # What was composed from records: paragraphs that stand among the others, and tables behind them.
    told: tuple[Told, ...] = ()
    grids: tuple[Grid, ...] = ()
    # Who is named in what was composed.
    people: tuple[Head, ...] = ()

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
class Content:
    """What the sections are filled with."""

    scheme: Scheme
    shown: Shown
    events: Mapping[str, Sequence[Event]] = field(default_factory=dict)
    introductions: Mapping[str, Introduction] = field(default_factory=dict)
    photographs: Photographs = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of the report."""
        return self.shown.voice.language


def parts_of(form: Form, content: Content) -> tuple[Part, ...]:
    """Return the sections of a form with what they show of a year."""
    return _parts(form.sections, content, (), form.first)


def _parts(
    sections: Sequence[FormSection], content: Content, above: tuple[int, ...], first: int = 1
) -> tuple[Part, ...]:
    return tuple(_section(one, content, (*above, at)) for at, one in enumerate(sections, first))


def _section(section: FormSection, content: Content, path: tuple[int, ...]) -> Part:
    below = _exchanges(section, content, path) or _parts(section.sections, content, path)
    composed = composed_of(section.shows, content.shown)
    said = (*_opening(section, content), *composed.opening, *(one.paragraph for one in composed.told))
    is_silent = not (said or below or composed.grids or section.shows == "figures")
    return Part(
        key=section.key,
        title=section.heading(content.language, content.shown.voice.home),
        number=number_of(content.scheme, path),
        reference=_reference(content.scheme, path),
        paragraphs=_nothing(content.language) if is_silent else said,
        parts=below,
        told=composed.told,
        grids=composed.grids,
        people=tuple(head for one in composed.told for head in one.people),
    )


def _opening(section: FormSection, content: Content) -> tuple[Paragraph, ...]:
    introduction = content.introductions.get(section.key)
    if introduction is None or section.shows == "visits":
        return ()
    return paragraphs_of(content.shown.voice.best(introduction.text))


def _nothing(language: str) -> tuple[Paragraph, ...]:
    return ((Piece(label("ui_states", "none_on_record", language), language),),)


def _exchanges(section: FormSection, content: Content, path: tuple[int, ...]) -> tuple[Part, ...]:
    events = content.events.get(section.key, ())
    is_plain = section.lone_is_plain and len(events) == 1
    return tuple(
        _exchange(event, section, content, path if is_plain else (*path, at), is_plain=is_plain)
        for at, event in enumerate(events, 1)
    )


def _exchange(
    event: Event, section: FormSection, content: Content, path: tuple[int, ...], *, is_plain: bool
) -> Part:
    composed = list(_composed(event, section, content))
    written = paragraphs_of(content.shown.voice.best(event.text))
    return Part(
        key=event.key,
        title=set_text(event_name(event, content.language)),
        number=None if is_plain else number_of(content.scheme, path),
        reference=_reference(content.scheme, path),
        paragraphs=(*written, *(one.paragraph for one in composed)),
        event=event,
        photographs=content.photographs.get(event.id, ()),
        told=tuple(Told(event, one.paragraph, one.people) for one in composed),
        people=tuple(head for one in composed for head in one.people),
    )


def _composed(event: Event, section: FormSection, content: Content) -> Iterator[Said]:
    """Go through what is composed beside an exchange's text: a sentence in place of it, who took part."""
    voice = content.shown.voice
    said = (
        None if event.text else composed_text(event, voice),
        participants_said(event, voice) if section.participants else None,
    )
    return (one for one in said if one is not None)


def number_of(numbering: Scheme, path: tuple[int, ...]) -> str:
    """Return the number of a part; where the language has no sign for it any more, plain figures."""
    try:
        return numbering.number(path)
    except NumberOutOfRange:
        return f"{path[-1]}."


def _reference(numbering: Scheme, path: tuple[int, ...]) -> str:
    try:
        return numbering.reference(path)
    except NumberOutOfRange:
        return _reference(numbering, path[:-1]) + numbering.joint + number_of(numbering, path)
