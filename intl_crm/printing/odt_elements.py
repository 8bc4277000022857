"""Elements of OpenDocument: made in one call, with words that come out as they went in."""

import re
from collections.abc import Iterator, Mapping

from odfdo import Element

# What would otherwise be one blank or none: line breaks, and blanks but a single one between words.
_SPACING = re.compile("\n| {2,}|^ | $")

Attributes = Mapping[str, str]


def element(tag: str, attributes: Attributes | None = None, *children: Element | str) -> Element:
    """Return an element with its attributes and what stands in it."""
    made = Element.from_tag(tag)
    for name, value in (attributes or {}).items():
        made.set_attribute(name, value)
    for child in children:
        made.append(child)
    return made


def words(text: str) -> Iterator[Element | str]:
    """Go through a text as it stands in a paragraph, its line breaks and blanks kept."""
    at = 0
    for found in _SPACING.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        yield _spacing(found[0])
        at = found.end()
    if at < len(text):
        yield text[at:]


def points(length: float) -> str:
    """Return a length as OpenDocument writes it."""
    return f"{round(length, 2):g}pt"


def _spacing(found: str) -> Element:
    if found == "\n":
        return element("text:line-break")
    return element("text:s", {"text:c": str(len(found))})
