"""Characters that no font of the prints has: where they stand, and the print without them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import object_session

from intl_crm.files.models import File
from intl_crm.kinds import kinds
from intl_crm.listing import join
from intl_crm.printing.errors import MissingGlyph, PrintError
from intl_crm.printing.glyphs import GETA, holds, missing, missing_in, without
from intl_crm.printing.report_data import Note
from intl_crm.records import Record
from intl_crm.reports.document import Report
from intl_crm.reports.parts import Part
from intl_crm.reports.printout import Printout
from intl_crm.sentences import sentence

# One step down in the sections of the print's data.
STEP = re.compile(r"(?:sections|items)\[(\d+)\]\.?")
PICTURE = re.compile(r"pictures\[(\d+)\]\.(caption|alt)")
FIELDS = ("title", "text", "tables", "figures")
ON_COVER = ("office", "title", "subtitle", "edition", "issued")
# Where a name is in many records, a few of them lead to it.
MOST_RECORDS = 5


@dataclass(frozen=True)
class Place:
    """A character that cannot be printed, the part and field of the print, and the records that hold it."""

    character: str
    part: Part | None  # none on the cover and behind the sections
    field: str
    records: tuple[Record, ...] = ()

    @property
    def code(self) -> str:
        """The character's code point, U+2137C."""
        return f"U+{ord(self.character):04X}"

    def where(self, language: str) -> str:
        """Return the part and the field in words, without the characters that cannot be printed."""
        words = sentence("unprintable_field", language, field=self.field)
        if self.part is None:
            return words
        title = without(missing(self.part.title.text), self.part.title.text)
        return sentence(
            "unprintable_where", language, reference=self.part.reference, title=title, field=words
        )


class Unprintable(PrintError):
    """Characters that no shipped font can draw, each with the places of the report in which it stands."""

    def __init__(self, places: Sequence[Place]) -> None:
        """Carry the places."""
        self.places = tuple(places)
        super().__init__("; ".join(one.code for one in self.places))

    def signs(self, language: str) -> str:
        """Return each character with its code and its place."""
        return "; ".join(f"{one.code} {one.character} ({one.where(language)})" for one in self.places)

    def said(self, language: str) -> str:
        """Return the sentence in this language."""
        return sentence("unprintable", language, signs=self.signs(language))


def places_of(printout: Printout) -> tuple[Place, ...]:
    """Return where a print holds characters that no font has, in the order of print, each place once."""
    found = [_place(printout.report, one) for one in missing_in(printout.data.to_json())]
    in_parts = {one.character for one in found if one.part}
    # What is listed once more behind the sections is told where it belongs.
    told = (one for one in found if one.part or one.character not in in_parts)
    return tuple({(one.character, one.part and one.part.reference, one.field): one for one in told}.values())


def without_missing(printout: Printout) -> Printout:
    """Return the print with a mark for each character that no font has, and a note that names them."""
    places = places_of(printout)
    if not places:
        return printout
    marked = without({one.character for one in places}, printout.data)
    return replace(printout, data=replace(marked, notes=(*marked.notes, _note(printout, places))))


def _note(printout: Printout, places: Iterable[Place]) -> Note:
    language = printout.report.language
    signs = [
        sentence("unprintable_sign", language, code=one.code, where=one.where(language)) for one in places
    ]
    return Note(mark=GETA, text=sentence("report_without", language, signs=join(signs, language)))


def _place(report: Report, found: MissingGlyph) -> Place:
    part, rest = _part(report, found.path)
    if part is None:
        return Place(found.character, None, "cover" if rest.startswith(ON_COVER) else "end")
    if shown := PICTURE.match(rest):
        return Place(found.character, part, shown[2], (part.photographs[int(shown[1])],))
    field = next(name for name in FIELDS if rest.startswith(name))
    return Place(found.character, part, field, tuple(_holders(report, part, found.character))[:MOST_RECORDS])


def _part(report: Report, path: str) -> tuple[Part | None, str]:
    """Return the part that a path in the print's data leads to, and the path within it."""
    parts, part, end = report.parts, None, 0
    for step in STEP.finditer(path):
        if step.start() != end:
            break
        part = parts[int(step[1])]
        parts, end = part.parts, step.end()
    return part, path[end:]


def _holders(report: Report, part: Part, character: str) -> Iterator[Record]:
    """Go through the records that hold a character: the exchange alone, if it does."""
    if part.event and _says(part.event, character):
        yield part.event
        return
    told = {part.event.id for part in report.every_part() if part.event}
    names = (one for one in _composed_of(report) if one.kind in kinds and one.id not in told)
    yield from (one for one in names if not isinstance(one, File) and _says(one, character))


def _says(record: Record, character: str) -> bool:
    return any(holds(value, character) for value in vars(record).values())


def _composed_of(report: Report) -> Iterable[Record]:
    """Return what the report was composed from, people and cities among it: all that its session holds."""
    first = next(_records(report), None)
    session = object_session(first) if first else None
    found = [one for one in session.identity_map.values() if isinstance(one, Record)] if session else []
    return sorted(found, key=lambda one: (one.kind, one.id))


def _records(report: Report) -> Iterator[Record]:
    yield from (case.delegation for case in report.visits.cases)
    for part in report.every_part():
        yield from (one.record for one in part.told)
        yield from (row.record for grid in part.grids for row in grid.rows)
        if part.event:
            yield part.event
