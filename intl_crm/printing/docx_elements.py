"""Elements of a DOCX: made in one call, their parts in the order that the format asks for."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

Attributes = Mapping[str, str]

# Of paragraphs, then of runs; Word takes no file with another order.
ORDER = (
    *(
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "widowControl",
        "numPr",
        "pBdr",
        "tabs",
        "kinsoku",
    ),
    *("overflowPunct", "autoSpaceDE", "autoSpaceDN", "spacing", "ind", "jc", "outlineLvl"),
    *("rStyle", "rFonts", "b", "bCs", "color", "sz", "szCs", "u", "bdr", "vertAlign", "lang"),
    *("rPr", "sectPr"),
)
_BREAKS = re.compile("(\n)")


def element(tag: str, attributes: Attributes | None = None, *children: BaseOxmlElement) -> BaseOxmlElement:
    """Return an element with its attributes and what stands in it."""
    made = cast(BaseOxmlElement, OxmlElement(tag))
    for name, value in (attributes or {}).items():
        made.set(qn(name), value)
    made.extend(children)
    return made


def properties(tag: str, *children: BaseOxmlElement) -> BaseOxmlElement:
    """Return the properties of a paragraph or a run in the order of the format."""
    return element(tag, {}, *sorted(children, key=lambda one: ORDER.index(one.tag.rpartition("}")[2])))


def valued(tag: str, value: str | float = "") -> BaseOxmlElement:
    """Return an element that says one value, or only that something is so."""
    said = f"{value:g}" if isinstance(value, int | float) else value
    return element(tag, {"w:val": said} if said else {})


def paragraph(
    style: str, *children: BaseOxmlElement, more: tuple[BaseOxmlElement, ...] = ()
) -> BaseOxmlElement:
    """Return a paragraph of a style; `more` are further properties of its own."""
    return element("w:p", {}, properties("w:pPr", valued("w:pStyle", style), *more), *children)


def run(text: str, *look: BaseOxmlElement) -> BaseOxmlElement:
    """Return words in a look, their line breaks and blanks kept."""
    set_so = (properties("w:rPr", *look),) if look else ()
    return element("w:r", {}, *set_so, *_words(text))


def tab() -> BaseOxmlElement:
    """Return a tab."""
    return element("w:r", {}, element("w:tab"))


def field(instruction: str, shown: str, *look: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Go through a field that the program fills in, and what it shows until then."""
    yield edge("begin")
    yield instructed(instruction)
    yield edge("separate")
    yield run(shown, *look)
    yield edge("end")


def edge(kind: str) -> BaseOxmlElement:
    """Return where a field begins, where its result begins, or where it ends."""
    return element("w:r", {}, element("w:fldChar", {"w:fldCharType": kind}))


def instructed(instruction: str) -> BaseOxmlElement:
    """Return what a field is to show."""
    said = element("w:instrText", {"xml:space": "preserve"})
    said.text = f" {instruction} "
    return element("w:r", {}, said)


def twips(length: float) -> str:
    """Return a length in points as the format writes it, in twentieths of a point."""
    return str(round(length * 20))


def _words(text: str) -> Iterator[BaseOxmlElement]:
    for part in filter(None, _BREAKS.split(text)):
        if part == "\n":
            yield element("w:br")
        else:
            said = element("w:t", {"xml:space": "preserve"})
            said.text = part
            yield said
