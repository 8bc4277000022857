"""What a report prints in another language than its own, part by part."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from intl_crm.printing.values import Value
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
    texts = [one for one in part.paragraphs if all(piece.language != language for piece in one)]
    yield from (Fallback(part, "text", Found(one[0].language, one[0].text)) for one in texts[:1])
    # A paragraph that was composed is in its own language, with names of another in it.
    composed = (piece for one in part.paragraphs if one not in texts for piece in one)
    names = [Found(piece.language, piece.text) for piece in composed if piece.language != language]
    yield from (Fallback(part, "name", found) for found in (*names, *_in_tables(part)))


def _in_tables(part: Part) -> Iterator[Found]:
    cells = (cell for grid in part.grids for row in grid.rows for cell in row.cells)
    return (Found(one.lang or "", one.text) for one in cells if isinstance(one, Value) and one.fallback)
