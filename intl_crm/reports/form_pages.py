"""What the pages of forms say: the outline in words, and what falls into no section or into two."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intl_crm.cities.queries import home_city
from intl_crm.cities.rules import best
from intl_crm.date_words import Style, span_words
from intl_crm.desk.facts import Shown, shown_records
from intl_crm.events.gift_pages import GROUPS
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.listing import join
from intl_crm.panels import Viewer
from intl_crm.printing.numbering import NumberOutOfRange, Scheme
from intl_crm.reports.form_outline import MOVES, can_move
from intl_crm.reports.form_queries import KeptForm
from intl_crm.reports.membership import Assigned
from intl_crm.reports.names import SEPARATOR
from intl_crm.reports.queries import year_membership
from intl_crm.reports.report_form import Condition, Form, FormSection, Shows, section_of
from intl_crm.texts import Found
from intl_crm.words import term

SHOWN: dict[Shows, Any] = {
    "nothing": _l("Its sections alone"),
    "visits": _l("The visits received, as one paragraph"),
    "exchanges": _l("Exchanges"),
    "inbound": _l("The visits received, one by one"),
    "outbound": _l("The visits abroad"),
    "agreements": _l("The agreements signed"),
    "anniversaries": _l("The anniversaries"),
    "gifts": _l("Gifts and donations"),
    "partners": _l("Partner cities by region"),
    "figures": _l("The figures of the year"),
}
DIRECTIONS = {"inbound": _l("Not on a journey of ours"), "outbound": _l("On a journey of ours")}
PARTNERS = {True: _l("With a sister or friendship city"), False: _l("Without a sister or friendship city")}


@dataclass(frozen=True)
class OutlineRow:
    """A section as the outline shows it."""

    section: FormSection
    depth: int
    number: str
    title: Found
    shows: str
    takes: tuple[str, ...]
    count: int
    moves: frozenset[str]


@dataclass(frozen=True)
class Misplaced:
    """An exchange that falls into no section, or into several."""

    link: Shown
    when: str
    sections: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """The exchanges of a year as a form sorts them."""

    total: int
    counts: Mapping[str, int]
    nowhere: Sequence[Misplaced]
    several: Sequence[Misplaced]


def outline_rows(viewer: Viewer, kept: KeptForm, counts: Mapping[str, int]) -> list[OutlineRow]:
    """Return the sections of a form in order, with their numbers in the reader's language."""
    form, scheme = kept.form, kept.form.scheme(viewer.language)
    home = home_city(viewer.session)
    definition = kept.definition

    def rows(sections: Sequence[FormSection], above: tuple[int, ...], first: int) -> Iterator[OutlineRow]:
        for at, section in enumerate(sections, first):
            path = (*above, at)
            yield OutlineRow(
                section=section,
                depth=len(path),
                number=_number(scheme, path),
                title=section.heading(viewer.language, home),
                shows=str(SHOWN[section.shows]),
                takes=takes_words(section, viewer.language),
                count=counts.get(section.key, 0),
                moves=frozenset(move for move in MOVES if can_move(definition, section.key, move)),
            )
            yield from rows(section.sections, path, 1)

    return list(rows(form.sections, (), form.first))


def _number(scheme: Scheme, path: tuple[int, ...]) -> str:
    try:
        return scheme.number(path)
    except NumberOutOfRange:
        return f"{path[-1]}."


def takes_words(section: FormSection, language: str) -> tuple[str, ...]:
    """Return which exchanges belong to a section, one condition after the other."""
    if section.shows != "exchanges":
        return ()
    if section.rest:
        return (_("What no other section takes"),)
    said = tuple(condition_words(condition, language) for condition in section.takes)
    return said or (_("Only what is recorded for it"),)


def condition_words(condition: Condition, language: str) -> str:
    """Return what a condition states."""
    return SEPARATOR.join(_condition(condition, language))


def _condition(condition: Condition, language: str) -> Iterator[str]:
    if condition.partner is not None:
        yield str(PARTNERS[condition.partner])
    if condition.families:
        yield _("Of the groups: %(values)s", values=_terms("event_families", condition.families, language))
    if condition.kinds:
        yield _("Of the kinds: %(values)s", values=_terms("event_kinds", condition.kinds, language))
    if condition.modes:
        yield _("Held: %(values)s", values=_terms("modes", condition.modes, language))
    if condition.direction:
        yield str(DIRECTIONS[condition.direction])
    if condition.gifts_to:
        yield _("With gifts to: %(values)s", values=GROUPS[condition.gifts_to])


def _terms(group: str, keys: Iterable[str], language: str) -> str:
    return join([term(group, key, language) for key in keys], language)


def preview(viewer: Viewer, form: Form, year: int) -> Preview:
    """Return how a form sorts the exchanges of a year."""
    found = year_membership(viewer, year, form)
    counts = Counter(one.sections[0] for one in found if one.sections)
    titles = {one.key: one.heading(viewer.language, None).text for one in form.every()}
    return Preview(
        total=len(found),
        counts=counts,
        nowhere=[_misplaced(viewer, one, titles) for one in found if not one.sections],
        several=[_misplaced(viewer, one, titles) for one in found if len(one.sections) > 1],
    )


def _misplaced(viewer: Viewer, one: Assigned, titles: Mapping[str, str]) -> Misplaced:
    (link,) = shown_records(viewer, [one.event])
    when = span_words(one.event.when, viewer.language, Style.LIST)
    return Misplaced(link, when, tuple(titles[key] for key in one.sections))


def title_of(section: Mapping[str, Any]) -> Found:
    """Return the title that an entry of a definition gives a section, as it is printed."""
    return section_of(section).heading(current_language(), None)


def form_title(form: Form, language: str) -> Found:
    """Return the name of a form."""
    return best(form.name, language)
