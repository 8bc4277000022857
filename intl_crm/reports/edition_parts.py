"""The sections and exchanges of a frozen report, each with where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]
# An exchange and a section may have the same key.
PartKey = tuple[str, str]
TOP: PartKey = ("report", "")
BETWEEN = " – "


@dataclass(frozen=True)
class Placed:
    """A section or an exchange of a frozen report, and the section above it."""

    part: Json
    above: "Placed | None"

    @property
    def key(self) -> PartKey:
        """The kind and the key."""
        return self.part["kind"], self.part["key"]

    @property
    def place(self) -> PartKey:
        """The section above, or the report itself."""
        return self.above.key if self.above else TOP

    @property
    def where(self) -> str:
        """The number by which it is referred to."""
        return str(self.part.get("reference") or "")

    @property
    def name(self) -> str:
        """The title."""
        return str(self.part.get("name") or "")

    @property
    def language(self) -> str:
        """The language of the title."""
        return str(self.part.get("language") or "")

    @property
    def text(self) -> list[str]:
        """The paragraphs."""
        return list(self.part.get("text") or ())


def fact_words(value: Any) -> str | None:
    """Return what a fact says: a plain one itself, a time at home, a line for each photograph; else None."""
    match value:
        case str() | int() | float():
            return str(value)
        case {"utc": utc, "local": local}:
            return str(next(iter(local.values()), utc)).replace("T", " ")
        case [*items]:
            return "\n".join(_photograph(one) for one in items if _is_photograph(one)) or None
    return None


def _is_photograph(item: Any) -> bool:
    return isinstance(item, Mapping) and item.get("kind") == "file"


def _photograph(file: Json) -> str:
    return BETWEEN.join(filter(None, (file.get("alternative"), file.get("caption"))))


def every_part(report: Json) -> Iterator[Placed]:
    """Go through the sections and exchanges of a frozen report, in the order of print."""
    for part in report.get("sections", ()):
        yield from _below(Placed(part, None))


def _below(placed: Placed) -> Iterator[Placed]:
    yield placed
    for part in placed.part.get("items", ()):
        yield from _below(Placed(part, placed))


def parts_by_key(report: Json) -> dict[PartKey, list[Placed]]:
    """Return where each section and exchange stands; a form may show an exchange more than once."""
    found: dict[PartKey, list[Placed]] = {}
    for placed in every_part(report):
        found.setdefault(placed.key, []).append(placed)
    return found
