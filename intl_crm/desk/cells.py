"""Cells of lists: names, words, dates and links."""

from collections.abc import Sequence

from intl_crm.desk.facts import Shown, shown_records
from intl_crm.desk.lists import Cell
from intl_crm.kinds import kinds, name_of
from intl_crm.panels import Viewer
from intl_crm.records import Record


def name_cell(record: Record, language: str, *, below: str = "", flag: str | None = None) -> Cell:
    """Return the record's name as the link of its row."""
    name = name_of(record, language)
    address = kinds.of(record).address_of(record)
    return Cell((Shown(name.text, name.language, address, flag=flag),), below=below, is_title=True)


def text_cell(text: str | None, flag: str | None = None) -> Cell:
    """Return plain words, or an empty cell."""
    return Cell((Shown(text, flag=flag),)) if text else Cell()


def when_cell(words: str) -> Cell:
    """Return a date or span as the list writes it, or an empty cell."""
    return Cell((Shown(words),), is_when=True) if words else Cell()


def records_cell(viewer: Viewer, records: Sequence[Record | None]) -> Cell:
    """Return the names of other records, one below the other."""
    return Cell(shown_records(viewer, records))
