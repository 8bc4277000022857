"""The briefing sheet as a file."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from intl_crm.delegations.models import Delegation
from intl_crm.errors import CrmError
from intl_crm.events.models import Event
from intl_crm.kinds import AmbiguousKey, UnknownRecord, resolve
from intl_crm.listing import join
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, Actor, require
from intl_crm.printing.engine import compile_pdf
from intl_crm.printing.errors import MissingGlyph, MissingGlyphs
from intl_crm.printing.glyphs import missing_in, without
from intl_crm.printing.pictures import crest_files, crest_on
from intl_crm.printing.sheet_data import SheetData
from intl_crm.protocol.queries import briefing_of
from intl_crm.protocol.sheet_content import Printing, sheet_of
from intl_crm.records import Record
from intl_crm.sentences import sentence
from intl_crm.words import label, term

TEMPLATE = "sheet"
SUBJECTS = ("event", "delegation")
# Which label of the sheet stands above which of its data; all else stands at the head of the sheet.
ABOVE = {
    "purpose": "purpose",
    "principal": "who",
    "guests": "guests_side",
    "hosts": "our_side",
    "visit": "who",
    "programme": "programme",
    "last": "last",
    "last_none": "last",
    "meetings": "last",
    "partnership": "partnership",
    "history": "history",
    "gifts": "gifts",
    "promises": "promises",
    "facts": "facts",
}
STEP = re.compile(r"[^.\[\]]+")


class NoSheet(CrmError):
    """Of records of these kinds no sheet is made."""

    def __init__(self, key: str, kinds: Iterable[str]) -> None:
        """Carry the key that was asked for and the kinds that have it."""
        self.key, self.kinds = key, tuple(kinds)
        super().__init__(f"{key!r} names neither an event nor a delegation: {', '.join(self.kinds)}")

    def said(self, language: str) -> str:
        """Return in this language of what sheets are made, and what the key names."""
        kinds = join([term("records", kind, language) for kind in self.kinds], language)
        return sentence("no_sheet", language, key=self.key, kind=kinds)


@dataclass(frozen=True)
class Place:
    """A character that cannot be printed, and where on the sheet it would stand."""

    character: str
    code: str
    section: str
    text: str


class CannotBeDrawn(CrmError):
    """What is recorded holds characters that no font of the prints has."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        """Carry the characters with their places."""
        self.places = places
        super().__init__(f"no font of the prints can draw {self.signs}")

    @property
    def signs(self) -> str:
        """Each character with its code, the section and the text in which it stands."""
        return "; ".join(f"{one.code} {one.character} ({one.section}: {one.text})" for one in self.places)

    def said(self, language: str) -> str:
        """Return the sentence in this language."""
        return sentence("unprintable", language, signs=self.signs)


def subject_by_key(session: Session, actor: Actor, key: str) -> Event | Delegation:
    """Return the event or delegation that `key` or `kind/key` names; NoSheet where it names others."""
    try:
        return subject_of(resolve(session, actor, key, SUBJECTS))
    except UnknownRecord as unknown:
        other = _kinds_of(session, actor, key)
        if not other:
            raise
        raise NoSheet(unknown.key, other) from unknown


def _kinds_of(session: Session, actor: Actor, key: str) -> tuple[str, ...]:
    """Return the kinds of the records that `key` or `kind/key` names."""
    try:
        return (resolve(session, actor, key).kind,)
    except AmbiguousKey as several:
        return several.kinds
    except UnknownRecord:
        return ()


def subject_of(record: Record) -> Event | Delegation:
    """Return the record as one that has a sheet, as those of the kinds in SUBJECTS do."""
    if isinstance(record, Event | Delegation):
        return record
    raise TypeError(record.kind)


def sheet_pdf(
    viewer: Viewer,
    subject: Event | Delegation,
    at: datetime,
    crest: bytes | None = None,
    *,
    without_missing: bool = False,
) -> bytes:
    """Return the sheet as a PDF of at most two pages, the same bytes for the same records and time.

    A character that no font has raises CannotBeDrawn, or a mark stands for it where it may be left out.
    """
    require(viewer.actor, Action.PRINT, subject.kind)
    briefing = briefing_of(viewer, subject)
    sheet = sheet_of(briefing, viewer.language, Printing(viewer.actor.name, at, viewer.zone))
    if without_missing:
        sheet = without((one.character for one in missing_in(sheet.to_json())), sheet)
    data = replace(sheet, crest=crest_on(viewer.language) if crest else None)
    try:
        return compile_pdf(TEMPLATE, data.to_json(), date=briefing.day, pictures=crest_files(crest))
    except MissingGlyphs as error:
        raise CannotBeDrawn(tuple(_place(one, sheet) for one in error.missing)) from error


def _place(missing: MissingGlyph, sheet: SheetData) -> Place:
    steps = STEP.findall(missing.path)
    section = getattr(sheet.labels, ABOVE[steps[0]]) if steps[0] in ABOVE else sheet.kind
    return Place(missing.character, missing.code, section, _text_at(sheet.to_json(), steps))


def _text_at(data: object, steps: list[str]) -> str:
    for step in steps:
        if isinstance(data, Mapping):
            data = data[step]
        elif isinstance(data, list | tuple):
            data = data[int(step)]
    return str(data)


def file_name(subject: Event | Delegation, language: str) -> str:
    """Return a name for the file that can be read and holds nothing that a file system takes for a sign."""
    words = f"{label('records', 'briefing_sheet', language)} {subject.slug or _dated(subject)}"
    plain = unicodedata.normalize("NFC", words)
    return "-".join(re.findall(r"[^\W_]+", plain)) + ".pdf"


def _dated(subject: Event | Delegation) -> str:
    return f"{subject.when} {subject.id.hex[-8:]}"
