"""What a report prints in another language than its own, part by part."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from intl_crm.reports.document import Report
from intl_crm.reports.parts import Part
from intl_crm.texts import Found


@dataclass(frozen=True)
class Fallback:
    """A title, a text or a name within a text that is on record only in another language."""

    part: Part
    what: Literal["title", "text", "name"]
    found: Found


def fallbacks_of(report: Report) -> list[Fallback]:
    """Return all that falls back, in the order of print; nothing where the report is whole."""
    return [one for part in report.every_part() for one in _of_part(part, report.language)]


def _of_part(part: Part, language: str) -> Iterator[Fallback]:
    if part.title.language != language:
        yield Fallback(part, "title", part.title)
    pieces = [piece for paragraph in part.paragraphs for piece in paragraph]
    others = [Found(piece.language, piece.text) for piece in pieces if piece.language != language]
    # A paragraph that was composed is in its own language, with names of another in it.
    if len(others) == len(pieces):
        yield from (Fallback(part, "text", found) for found in others[:1])
    else:
        yield from (Fallback(part, "name", found) for found in others)
