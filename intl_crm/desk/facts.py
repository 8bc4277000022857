"""What the page of a record shows: facts, each a label with a value or a gap, and links to other records."""

from collections.abc import Sequence
from dataclasses import dataclass

from intl_crm.kinds import kinds, name_of
from intl_crm.links import safe_link
from intl_crm.panels import Viewer
from intl_crm.permissions import may_see
from intl_crm.records import Record
from intl_crm.texts import Found, Texts, fallback_order


@dataclass(frozen=True)
class Shown:
    """A value as a page shows it: its text in its language, and where it leads."""

    text: str
    language: str | None = None
    address: str | None = None
    meta: str = ""
    flag: str | None = None
    external: bool = False


@dataclass(frozen=True)
class Fact:
    """A label with what is recorded; nothing recorded is a gap that the page says aloud."""

    label: str
    values: tuple[Shown, ...] = ()
    is_text: bool = False


@dataclass(frozen=True)
class Head:
    """The head of a record's page."""

    title: Found
    others: tuple[Found, ...] = ()
    flag: str | None = None
    bond: str | None = None
    states: tuple[tuple[str, str, str], ...] = ()
    when: str = ""
    chips: tuple[tuple[str, str], ...] = ()


def shown(text: str | None, **more: str | None) -> tuple[Shown, ...]:
    """Return a plain value, or nothing where nothing is recorded."""
    # The two fields that more may name are texts or none.
    return (Shown(text, **more),) if text else ()  # type: ignore[arg-type]


def shown_texts(texts: Texts, language: str) -> tuple[Shown, ...]:
    """Return the text in the reader's language or the one it falls back to."""
    found = texts.best(*fallback_order(language))
    return (Shown(found.text, found.language),) if found.text else ()


def shown_record(viewer: Viewer, record: Record | None) -> tuple[Shown, ...]:
    """Return a link to a record under its name; one that is deleted or hidden is not shown."""
    if record is None or record.deleted_at is not None or not may_see(viewer.actor, record):
        return ()
    kind, name = kinds.of(record), name_of(record, viewer.language)
    line = kind.line(record, viewer.language)
    return (Shown(name.text, name.language, kind.address_of(record), meta=line),)


def shown_records(viewer: Viewer, records: Sequence[Record | None]) -> tuple[Shown, ...]:
    """Return links to records in their order."""
    return tuple(link for record in records for link in shown_record(viewer, record))


def shown_link(text: str | None) -> tuple[Shown, ...]:
    """Return a typed address as a link if it is safe, as plain text if not."""
    if not text:
        return ()
    safe = safe_link(text)
    return (Shown(text, address=safe, external=safe is not None),)


def other_names(texts: Texts, title: Found) -> tuple[Found, ...]:
    """Return the other languages' forms that say something else than the title, each once."""
    seen, found = {title.text}, []
    for tag, text in texts.items():
        if text not in seen:
            seen.add(text)
            found.append(Found(tag, text))
    return tuple(found)
