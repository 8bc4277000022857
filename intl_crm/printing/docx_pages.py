"""The pages of a report in a DOCX: paper, margins, running heads and feet."""

from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from intl_crm.printing.docx_body import Numbered
from intl_crm.printing.docx_elements import element, field, paragraph, run, tab, twips, valued
from intl_crm.printing.docx_styles import COVER_FOOTER, FOOTER, HEADER
from intl_crm.printing.paper_look import (
    BOTTOM,
    LEFT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TOP,
    gap_after,
    look_of,
)
from intl_crm.printing.report_data import ReportData
from intl_crm.printing.runs import words_of

HEAD, APART = 18.0, 9 * MM  # the height of head and foot, and their distance from the text
COVER_TOP = 30 * MM


def section(kind: str, edges: Sequence[BaseOxmlElement], top: float = TOP) -> BaseOxmlElement:
    """Return how the pages of a section look; the kind says how it begins."""
    size = {"w:w": twips(PAGE_WIDTH), "w:h": twips(PAGE_HEIGHT)}
    margins = {
        "top": top, "right": RIGHT, "bottom": BOTTOM, "left": LEFT,
        "header": TOP - HEAD - APART, "footer": BOTTOM - HEAD - APART, "gutter": 0,
    }  # fmt: skip
    return element("w:sectPr", {}, *edges, valued("w:type", kind), element("w:pgSz", size),
        element("w:pgMar", {f"w:{side}": twips(width) for side, width in margins.items()}))  # fmt: skip


def cover_foot(data: ReportData) -> BaseOxmlElement:
    """Return the foot of the cover: edition, and who signed it."""
    return paragraph(COVER_FOOTER, run(data.edition), tab(), run(data.issued or ""))


def head(data: ReportData, *opening: BaseOxmlElement) -> BaseOxmlElement:
    """Return the head of all other pages: the title, and what the page opens with."""
    return paragraph(HEADER, run(data.title), tab(), *opening)


def foot(data: ReportData) -> BaseOxmlElement:
    """Return the foot of all other pages: the office, and the page."""
    before, _mark, after = data.labels.page.partition("{n}")
    between, _mark, end = after.partition("{m}")
    page = (run(before), *field("PAGE", "1"), run(between), *field("NUMPAGES", "1"), run(end))
    return paragraph(FOOTER, run(data.office), tab(), *page)


def opening(headings: Sequence[Numbered], language: str) -> Iterator[BaseOxmlElement]:
    """Go through the fields that name the section with which a page opens.

    A report of one part names the sections of it. Older programs know no such field and go on to show what it
    shows at first: the part, which is true on every page where there is only one, and else nothing.
    """
    tops = [one for one in headings if one.heading.depth == 1]
    depth = 2 if len(tops) == 1 and any(one.heading.depth == 2 for one in headings) else 1
    said = [one for one in headings if one.heading.depth == depth]
    name = f'STYLEREF "heading {depth}"'
    first = tops[0].heading if len(tops) == 1 else None
    if said and all(one.counted for one in said):
        number = first.number or "" if first else ""
        gap = gap_after(said[0].heading.number or "", look_of(language).headings[depth - 1])
        yield from field(f"{name} \\n", number)
        yield run(" " if gap else "")
    yield from field(name, words_of(first.title) if first else "")
