"""What stands on the pages of a report in OpenDocument: cover, contents, and the blocks below them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from odfdo import Element

from intl_crm.printing import odt_styles as styles
from intl_crm.printing.flow import (
    Block,
    Caption,
    Chart,
    Grid,
    Heading,
    Note,
    Paragraph,
    Remark,
    Shot,
    headings_of,
)
from intl_crm.printing.odt_elements import Attributes, element, points, words
from intl_crm.printing.odt_styles import Numbered, named
from intl_crm.printing.odt_tables import table_of
from intl_crm.printing.outline import DEPTH, Outline
from intl_crm.printing.paper_look import MEASURE, PaperLook, fitted, gap_after, look_of
from intl_crm.printing.report_data import ReportData
from intl_crm.printing.runs import Look, Run, Runs, in_letters, words_of


@dataclass(frozen=True)
class Placed:
    """A picture of the file: where it is, and how large it stands on the page."""

    paths: tuple[str, ...]  # the same in several formats, the best first
    width: float
    height: float
    title: str
    description: str


_LINK = {
    "text:style-name": named(styles.INDEX_LINK), "text:visited-style-name": named(styles.INDEX_LINK),
}  # fmt: skip
Pictures = Mapping[Shot | Chart, Placed]


class Body:
    """Writes one report."""

    def __init__(self, data: ReportData, blocks: Sequence[Block], outline: Outline) -> None:
        self.data, self.blocks, self.outline = data, blocks, outline
        self.look: PaperLook = look_of(data.lang)
        self.headings = headings_of(blocks)
        self.tables = 0
        self.at = 0  # of the next heading

    def cover(self, crest: Placed | None) -> Iterator[Element]:
        """Go through the cover but its foot."""
        data = self.data
        if crest:
            yield self.paragraph(f"Cover {styles.PICTURE}", frame(crest))
        yield self.paragraph(styles.OFFICE if crest else f"Cover {styles.OFFICE}", *words(data.office))
        if data.office2:
            yield self.paragraph(styles.OFFICE_MORE, *words(data.office2))
        yield self.paragraph(styles.YEARS, *words(("　" if self.look.is_cjk else "   ").join(data.years)))
        yield self.paragraph(styles.TITLE, *words(data.title))
        if data.subtitle:
            yield self.paragraph(styles.SUBTITLE, *words(data.subtitle))

    def contents(self) -> Element:
        """Return the contents as a word processor makes them, filled in already."""
        entries = (self.entry(at, heading) for at, heading in enumerate(self.headings, 1))
        title = self.paragraph(styles.CONTENTS_TITLE, *words(self.data.labels.contents))
        head = element("text:index-title", {"text:name": "Contents Head"}, title)
        return element("text:table-of-content", {"text:name": "Contents", "text:protected": "true"},
            self.contents_source(),
            element("text:index-body", {}, head, *entries))  # fmt: skip

    def contents_source(self) -> Element:
        """Return of what and in which form the contents are made anew."""
        title = element("text:index-title-template", {"text:style-name": named(styles.CONTENTS_TITLE)},
            self.data.labels.contents)  # fmt: skip
        levels = (self.contents_template(depth) for depth in range(1, DEPTH + 1))
        source = {"text:outline-level": str(DEPTH), "text:use-outline-level": "true"}
        return element("text:table-of-content-source", source, title, *levels)

    def contents_template(self, depth: int) -> Element:
        tab = element("text:index-entry-tab-stop", {"style:type": "left", "style:position": "0pt"})
        between = {"tab": [tab], "space": [element("text:index-entry-span", {}, " ")], "nothing": []}
        return element("text:table-of-content-entry-template",
            {"text:outline-level": str(depth), "text:style-name": named(styles.contents_at(depth))},
            element("text:index-entry-link-start", {"text:style-name": named(styles.INDEX_LINK)}),
            element("text:index-entry-chapter"), *between[self.look.headings[depth - 1].follow],
            element("text:index-entry-text"),
            element("text:index-entry-tab-stop", {"style:type": "right", "style:leader-char": "."}),
            element("text:index-entry-page-number"),
            element("text:index-entry-link-end"))  # fmt: skip

    def entry(self, at: int, heading: Heading) -> Element:
        """Return a line of the contents; its page is found when the file is opened."""
        page = element("text:bookmark-ref",
            {"text:reference-format": "page", "text:ref-name": bookmark(at)}, "…")  # fmt: skip
        link = element("text:a",
            {"xlink:type": "simple", "xlink:href": f"#{bookmark(at)}", **_LINK},
            *self.number(heading), *words(words_of(heading.title)), element("text:tab"), page)  # fmt: skip
        return self.paragraph(styles.contents_at(heading.depth), link)

    def number(self, heading: Heading) -> Iterator[Element | str]:
        """Go through a number that is written out, and what parts it from the title."""
        if not heading.number:
            return
        yield from words(heading.number)
        gap = gap_after(heading.number, self.look.headings[heading.depth - 1])
        if gap:
            yield element("text:tab") if gap == "\t" else gap

    def below(self, pictures: Pictures) -> Iterator[Element]:
        """Go through all that stands below the contents."""
        for block in self.blocks:
            yield from self.block(block, pictures)

    def block(self, block: Block, pictures: Pictures) -> Iterator[Element]:
        match block:
            case Heading():
                yield self.heading(block)
            case Paragraph():
                ragged = in_letters(block.words)
                style = styles.body_at(block.depth, ragged=ragged, follows=block.follows)
                yield self.written(style, block.words)
            case Remark():
                yield self.written(styles.REMARK_ABOVE if block.is_above else styles.REMARK, block.words)
            case Caption():
                yield self.written(
                    styles.CAPTION_BELOW if block.is_below else styles.CAPTION, block.words, strong=True
                )
            case Note():
                yield self.note(block)
            case Grid():
                yield self.table(block)
            case Shot() | Chart():
                yield from self.picture(block, pictures)

    def heading(self, block: Heading) -> Element:
        """Return a heading that the contents lead to."""
        at, self.at = self.at, self.at + 1
        numbered: Numbered = "plain"
        if block.number:
            numbered = "counted" if self.outline.counted[at] else "written"
        name = {"text:name": bookmark(at + 1)}
        number = self.number(block) if numbered == "written" else ()
        style = named(styles.heading_at(block.depth, numbered))
        style = styles.on_new_page(style) if block.on_new_page else style
        level = {"text:style-name": style, "text:outline-level": str(block.depth)}
        return element("text:h", level, *number, element("text:bookmark-start", name),
            *self.runs(block.title), element("text:bookmark-end", name))  # fmt: skip

    def note(self, block: Note) -> Element:
        mark = element("text:span", {"text:style-name": styles.STRONG}, *words(block.mark))
        return self.paragraph(styles.NOTE, mark, " ", *self.runs(block.words))

    def table(self, block: Grid) -> Element:
        self.tables += 1
        return table_of(block, f"Table {self.tables}", self.written)

    def picture(self, block: Shot | Chart, pictures: Pictures) -> Iterator[Element]:
        placed = pictures.get(block)
        if placed:
            captioned = isinstance(block, Chart) or bool(block.caption)
            style = styles.picture_at(0 if isinstance(block, Chart) else block.depth, captioned=captioned)
            yield self.paragraph(style, frame(placed))
        if isinstance(block, Shot) and block.caption:
            yield self.written(styles.photo_caption_at(block.depth), block.caption)

    def written(self, style: str, runs: Runs, *, strong: bool = False) -> Element:
        """Return a paragraph of these runs."""
        said = list(self.runs(runs))
        if strong and said:
            return self.paragraph(style, element("text:span", {"text:style-name": styles.STRONG}, *said))
        return self.paragraph(style, *said)

    def runs(self, runs: Runs) -> Iterator[Element | str]:
        for run in runs:
            yield from run_of(run, self.data.lang)

    def paragraph(self, style: str, *children: Element | str) -> Element:
        """Return a paragraph of a style."""
        return element("text:p", {"text:style-name": named(style)}, *children)


def run_of(run: Run, language: str) -> Iterator[Element | str]:
    """Go through a run: its words, in its language and its look."""
    said = list(words(run.text))
    if run.language and run.language != language:
        said = [element("text:span", {"text:style-name": named(styles.language_style(run.language))}, *said)]
    if run.look != Look.PLAIN:
        said = [element("text:span", {"text:style-name": run.look}, *said)]
    yield from said


def frame(placed: Placed) -> Element:
    """Return a picture that stands in its line like a letter."""
    shape: Attributes = {
        "draw:style-name": "Graphics", "draw:name": placed.paths[0].rpartition("/")[2],
        "text:anchor-type": "as-char", "svg:width": points(placed.width), "svg:height": points(placed.height),
    }  # fmt: skip
    link = {"xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad"}
    images = (element("draw:image", {"xlink:href": path, **link}) for path in placed.paths)
    return element("draw:frame", shape, *images,
        element("svg:title", {}, placed.title), element("svg:desc", {}, placed.description))  # fmt: skip


def bookmark(at: int) -> str:
    """Return the name under which a heading is found."""
    return f"heading-{at}"


def placed_shot(shot: Shot, look: PaperLook) -> Placed:
    """Return a photograph as large as it may stand below its text."""
    width, height = fitted(shot.picture.width, shot.picture.height, MEASURE - look.text_at(shot.depth))
    title = words_of(shot.caption) or shot.picture.alt
    return Placed((f"Pictures/{shot.picture.name}",), width, height, title, shot.picture.alt)
