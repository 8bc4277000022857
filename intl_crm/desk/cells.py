"""Cells of lists: names, words, dates and links."""

from collections.abc import Sequence

from intl_crm.countries import country_name
from intl_crm.date_words import Style, date_words, span_words
from intl_crm.dates import OPEN_END, UNKNOWN, PartialDate
from intl_crm.desk.facts import Shown, shown_records
from intl_crm.desk.lists import Cell
from intl_crm.kinds import kinds, name_of
from intl_crm.panels import Viewer
from intl_crm.permissions import Visibility, may_see
from intl_crm.records import Record
from intl_crm.sentences import sentence
from intl_crm.spans import Span
from intl_crm.texts import Found
from intl_crm.words import label

# How many names stand in a cell before the others are counted; one more name is no longer than its count.
FEW = 3
VISIBILITY_ICONS = {"public": "world", "partner": "share", "internal": "building", "restricted": "lock"}


def visibility_chip(record: Record, language: str) -> tuple[str, str]:
    """Return who can see a record, as an icon with its word."""
    return VISIBILITY_ICONS[record.visibility], label("visibility", record.visibility, language)


def restricted_mark(record: Record, language: str) -> tuple[str, str] | None:
    """Return the mark of a record that only some people may see."""
    is_restricted = record.visibility == Visibility.RESTRICTED
    return visibility_chip(record, language) if is_restricted else None


def name_cell(
    record: Record, language: str, name: Found | None = None, *, below: str = "", flag: str | None = None
) -> Cell:
    """Return the record's name, or a shorter one, as the link of its row; marked where few may see it."""
    name = name or name_of(record, language)
    address = kinds.of(record).address_of(record)
    shown = (Shown(name.text, name.language, address, flag=flag),)
    return Cell(shown, below=below, mark=restricted_mark(record, language), is_title=True)


def text_cell(text: str | None, flag: str | None = None) -> Cell:
    """Return plain words, or an empty cell."""
    return Cell((Shown(text, flag=flag),)) if text else Cell()


def when_cell(words: str) -> Cell:
    """Return a date or span as the list writes it, or an empty cell."""
    return Cell((Shown(words),), is_when=True) if words else Cell()


def date_cell(date: PartialDate, language: str) -> Cell:
    """Return a date, or an empty cell where not even its year is known."""
    return when_cell(date_words(date, language, Style.LIST) if date.is_known else "")


def since_cell(span: Span, language: str) -> Cell:
    """Return a span that may last, or an empty cell where neither its start nor an end is known of."""
    is_told = span.since != UNKNOWN or span.until not in (UNKNOWN, OPEN_END)
    return when_cell(span_words(span, language, Style.LIST) if is_told else "")


def term_cell(group: str, key: str, language: str) -> Cell:
    """Return a choice of the vocabulary."""
    return text_cell(label(group, key, language))


def country_cell(code: str | None, language: str, *, with_flag: bool = True) -> Cell:
    """Return a country or region, or an empty cell."""
    return text_cell(country_name(code, language), code.lower() if with_flag else None) if code else Cell()


def few_records_cell(viewer: Viewer, records: Sequence[Record]) -> Cell:
    """Return the names of the first cities and bodies that the viewer may see, and how many more."""
    seen = [one for one in records if one.deleted_at is None and may_see(viewer.actor, one)]
    few = seen if len(seen) <= FEW + 1 else seen[:FEW]
    return Cell(tuple(short(one, viewer.language) for one in few), below=_others(seen, few, viewer.language))


def short(record: Record, language: str) -> Shown:
    """Return a link to a record under its name, with the flag of its country in place of more words."""
    name, country = name_of(record, language), getattr(record, "country", None)
    return Shown(name.text, name.language, kinds.of(record).address_of(record), flag=country)


def _others(seen: Sequence[Record], few: Sequence[Record], language: str) -> str:
    if len(seen) == len(few):
        return ""
    sorts = {one.kind for one in seen}
    facts = {"n": len(seen) - len(few), "all": len(seen)}
    return sentence("and_others", language, sort=sorts.pop() if len(sorts) == 1 else "several", **facts)


def records_cell(viewer: Viewer, records: Sequence[Record | None]) -> Cell:
    """Return the names of other records, one below the other."""
    return Cell(shown_records(viewer, records))
