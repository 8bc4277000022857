"""What stands on the pages of a report in a DOCX: cover, contents, and the blocks below them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement

from intl_crm.printing import docx_styles as styles
from intl_crm.printing.docx_elements import (
    edge,
    element,
    field,
    instructed,
    paragraph,
    properties,
    run,
    tab,
    valued,
)
from intl_crm.printing.docx_tables import table_of
from intl_crm.printing.flow import Block, Caption, Chart, Grid, Heading, Note, Paragraph, Remark, Shot
from intl_crm.printing.outline import DEPTH
from intl_crm.printing.paper_look import cjk_fonts, gap_after, look_of
from intl_crm.printing.report_data import ReportData
from intl_crm.printing.runs import Look, Run, Runs, in_letters, is_cjk, words_of

LOOKS = {
    Look.OPEN: styles.OPEN, Look.UNKNOWN: styles.UNKNOWN, Look.FLAG: styles.FLAG, Look.RAISED: styles.RAISED,
}  # fmt: skip
Draws = Callable[[Shot | Chart], BaseOxmlElement]


@dataclass(frozen=True)
class Numbered:
    """A heading with the name under which it is found, and whether the program counts it."""

    heading: Heading
    at: int
    counted: bool

    @property
    def bookmark(self) -> str:
        """The name, as word processors name what the contents lead to."""
        return f"_Toc{self.at:06}"


class Body:
    """Writes one report; `draw` gives the run that shows a photograph or a chart."""

    def __init__(self, data: ReportData, headings: Sequence[Numbered], draw: Draws) -> None:
        self.data, self.headings, self.draw = data, headings, draw
        self.look = look_of(data.lang)
        self.next = iter(headings)

    def cover(self, crest: BaseOxmlElement | None) -> Iterator[BaseOxmlElement]:
        """Go through the cover but its foot."""
        data = self.data
        if crest is not None:
            yield paragraph(styles.PICTURE, crest)
        yield paragraph(styles.OFFICE, run(data.office))
        if data.office2:
            yield paragraph(styles.OFFICE_MORE, run(data.office2))
        yield paragraph(styles.YEARS, run(("　" if self.look.is_cjk else "   ").join(data.years)))
        yield paragraph(styles.TITLE, run(data.title))
        if data.subtitle:
            yield paragraph(styles.SUBTITLE, run(data.subtitle))

    def contents(self) -> BaseOxmlElement:
        """Return the contents as a word processor makes them, filled in already."""
        kind = element(
            "w:docPartObj", {}, valued("w:docPartGallery", "Table of Contents"), element("w:docPartUnique")
        )
        lines = [self.entry(one) for one in self.headings]
        for at, piece in enumerate(
            (edge("begin"), instructed(f'TOC \\o "1-{DEPTH}" \\h \\z \\u'), edge("separate"))
        ):
            lines[0].insert(1 + at, piece)
        lines[-1].append(edge("end"))
        title = paragraph(styles.CONTENTS_TITLE, run(self.data.labels.contents))
        return element("w:sdt", {}, element("w:sdtPr", {}, kind), element("w:sdtContent", {}, title, *lines))

    def entry(self, one: Numbered) -> BaseOxmlElement:
        """Return a line of the contents; its page is found when the fields are brought up to date."""
        heading = one.heading
        page = field(f"PAGEREF {one.bookmark} \\h", "")
        link = element("w:hyperlink", {"w:anchor": one.bookmark, "w:history": "1"},
            *self.number(heading), run(words_of(heading.title)), tab(), *page)  # fmt: skip
        return paragraph(styles.contents_at(heading.depth), link)

    def number(self, heading: Heading) -> Iterator[BaseOxmlElement]:
        """Go through a number that is written out, and what parts it from the title."""
        if not heading.number:
            return
        gap = gap_after(heading.number, self.look.headings[heading.depth - 1])
        yield run(heading.number + gap.strip("\t"))
        if gap == "\t":
            yield tab()

    def blocks(self, blocks: Sequence[Block]) -> Iterator[BaseOxmlElement]:
        """Go through what becomes of these blocks."""
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[BaseOxmlElement]:
        match block:
            case Heading():
                yield self.heading(next(self.next))
            case Paragraph():
                yield self.text(block)
            case Remark():
                yield self.written(styles.REMARK_ABOVE if block.is_above else styles.REMARK, block.words)
            case Caption():
                yield self.written(styles.CAPTION_BELOW if block.is_below else styles.CAPTION, block.words)
            case Note():
                mark = run(block.mark, valued("w:rStyle", styles.STRONG))
                yield paragraph(styles.NOTE, mark, run(" "), *self.runs(block.words))
            case Grid():
                yield table_of(block, self.written)
            case Shot() | Chart():
                yield from self.picture(block)

    def heading(self, one: Numbered) -> BaseOxmlElement:
        """Return a heading that the contents lead to."""
        heading, mark = one.heading, {"w:id": str(one.at), "w:name": one.bookmark}
        number = () if one.counted else self.number(heading)
        return paragraph(
            styles.heading_at(heading.depth), *number, element("w:bookmarkStart", mark),
            *self.runs(heading.title), element("w:bookmarkEnd", {"w:id": str(one.at)}),
            more=tuple(self.apart(one)),
        )  # fmt: skip

    def apart(self, one: Numbered) -> Iterator[BaseOxmlElement]:
        """Go through what sets a heading apart from others of its style."""
        shape = self.look.headings[one.heading.depth - 1]
        if not one.counted:
            yield styles.numbered(0)
            yield (
                styles.indented(shape.step + shape.hang, -shape.hang)
                if one.heading.number
                else styles.indented(0)
            )
        if one.heading.on_new_page:
            yield styles.spaced(
                0, max(0.0, shape.below - (self.look.pitch - self.look.size)), pitch=shape.size * 1.35
            )

    def text(self, block: Paragraph) -> BaseOxmlElement:
        indent = self.look.text_at(block.depth)
        place = (styles.indented(indent),) if indent else ()
        ragged = (valued("w:jc", "left"),) if in_letters(block.words) and self.look.is_cjk else ()
        pitch = self.look.pitch
        apart = (styles.spaced(pitch / 2, pitch=pitch),) if block.follows else ()
        return paragraph(styles.BODY, *self.runs(block.words), more=(*apart, *place, *ragged))

    def picture(self, block: Shot | Chart) -> Iterator[BaseOxmlElement]:
        left = self.look.text_at(block.depth) if isinstance(block, Shot) else 0
        stays = (element("w:keepNext"),) if isinstance(block, Chart) or block.caption else ()
        yield paragraph(styles.PICTURE, self.draw(block), more=(styles.indented(left), *stays))
        if isinstance(block, Shot) and block.caption:
            yield paragraph(styles.PHOTO_CAPTION, *self.runs(block.caption), more=(styles.indented(left),))

    def written(
        self, style: str, runs: Runs, *, strong: bool = False, stays: bool = False
    ) -> BaseOxmlElement:
        """Return a paragraph of these runs, bold or kept with the next one if asked."""
        said = self.runs(runs, styles.bold if strong else tuple)
        return paragraph(style, *said, more=(element("w:keepNext"),) if stays else ())

    def runs(
        self, runs: Runs, look: Callable[[], tuple[BaseOxmlElement, ...]] = tuple
    ) -> Iterator[BaseOxmlElement]:
        for one in runs:
            yield run(one.text, *look_of_run(one), *look())


def look_of_run(one: Run) -> Iterator[BaseOxmlElement]:
    """Go through how a run is set: its look, and its language where that is not the report's."""
    if one.look != Look.PLAIN:
        yield valued("w:rStyle", LOOKS[one.look])
    if one.language:
        tag = {"w:eastAsia": styles.characters_tag(one.language)}
        if is_cjk(one.language):
            yield element("w:rFonts", {"w:eastAsia": cjk_fonts(one.language)[0], "w:hint": "eastAsia"})
        else:
            tag = {"w:val": styles.letters_tag(one.language)}
        yield element("w:lang", tag)


def end_of_section(section: BaseOxmlElement) -> BaseOxmlElement:
    """Return a paragraph of no height with which a section ends; none may end with a table."""
    said = properties("w:pPr", valued("w:pStyle", styles.END_OF_PART), section)
    return element("w:p", {}, said)
