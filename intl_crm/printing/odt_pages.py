"""The pages of a report in OpenDocument: paper, margins, running heads, and the foot of the cover."""

from collections.abc import Iterator

from odfdo import Element

from intl_crm.printing.odt_elements import Attributes, element, points, words
from intl_crm.printing.odt_styles import COVER_FOOTER, FOOTER, HEADER, named
from intl_crm.printing.paper_look import BOTTOM, LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TOP
from intl_crm.printing.report_data import ReportData

HEAD, APART = 18.0, 9 * MM  # the height of head and foot, and their distance from the text
COVER_TOP = 30 * MM


def page_layouts() -> Iterator[Element]:
    """Go through the layouts of the cover and of all other pages."""
    yield _layout("Cover", COVER_TOP, head=False)
    yield _layout("Pages", TOP - HEAD - APART, head=True)


def master_pages(data: ReportData, depth: int = 2) -> Iterator[Element]:
    """Go through the kinds of pages: the cover with who signed it, then pages that say where one is."""
    edge = _line(COVER_FOOTER, *words(data.edition), element("text:tab"), *words(data.issued or ""))
    yield element("style:master-page",
        {"style:name": "Cover", "style:page-layout-name": "Cover", "style:next-style-name": "Contents"},
        element("style:footer", {}, edge))  # fmt: skip
    yield _inner("Contents", data, *words(data.labels.contents))
    yield _inner("Standard", data, _chapter(data, depth))


def _inner(name: str, data: ReportData, *opening: Element | str) -> Element:
    head = _line(HEADER, *words(data.title), element("text:tab"), *opening)
    foot = _line(FOOTER, *words(data.office), element("text:tab"), *_page_of(data.labels.page))
    return element("style:master-page", {"style:name": name, "style:page-layout-name": "Pages"},
        element("style:header", {}, head), element("style:footer", {}, foot))  # fmt: skip


def _chapter(data: ReportData, depth: int) -> Element:
    first = data.sections[0].title if data.sections else ""
    return element("text:chapter",
        {"text:display": "number-and-name", "text:outline-level": str(depth)},
        first if isinstance(first, str) else "")  # fmt: skip


def _page_of(pattern: str) -> Iterator[Element | str]:
    """Go through the words around the number of the page and that of all pages."""
    before, _mark, after = pattern.partition("{n}")
    between, _mark, end = after.partition("{m}")
    yield from words(before)
    yield element("text:page-number", {"text:select-page": "current"}, "1")
    yield from words(between)
    yield element("text:page-count", {}, "1")
    yield from words(end)


def _line(style: str, *children: Element | str) -> Element:
    return element("text:p", {"text:style-name": named(style)}, *children)


def _layout(name: str, top: float, *, head: bool) -> Element:
    page: Attributes = {
        "fo:page-width": points(PAGE_WIDTH), "fo:page-height": points(PAGE_HEIGHT),
        "fo:margin-top": points(top), "fo:margin-bottom": points(BOTTOM - HEAD - APART),
        "fo:margin-left": points(LEFT), "fo:margin-right": points(RIGHT), "style:writing-mode": "lr-tb",
    }  # fmt: skip
    header = [_edge("style:header-style", "fo:margin-bottom")] if head else []
    return element("style:page-layout", {"style:name": name},
        element("style:page-layout-properties", page), *header,
        _edge("style:footer-style", "fo:margin-top"))  # fmt: skip


def _edge(tag: str, side: str) -> Element:
    # The least height includes the distance from the text.
    height = {"fo:min-height": points(HEAD + APART), side: points(APART)}
    return element(tag, {}, element("style:header-footer-properties", height))
