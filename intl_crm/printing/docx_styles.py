"""The styles of a report in a DOCX: fonts, paragraphs, words; and how its headings are numbered."""

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from intl_crm.printing.docx_elements import element, properties, twips, valued
from intl_crm.printing.outline import DEPTH, Counting, Outline
from intl_crm.printing.paper_look import (
    ACCENT,
    COUNTRIES,
    HAIR,
    INK,
    LATIN,
    MEASURE,
    SOFT,
    HeadingShape,
    cjk_fonts,
    look_of,
)
from intl_crm.printing.runs import base, is_cjk

NORMAL, BODY, NOTE, REMARK, REMARK_ABOVE = "Normal", "BodyText", "Note", "Remark", "RemarkAbove"
CAPTION, CAPTION_BELOW, CELL, CELL_NUMBER = "Caption", "CaptionBelow", "TableText", "TableNumber"
CELL_SMALL, CELL_NUMBER_SMALL = "TableTextSmall", "TableNumberSmall"
PICTURE, PHOTO_CAPTION, END_OF_PART = "Illustration", "PhotographCaption", "EndOfPart"
OFFICE, OFFICE_MORE, YEARS, TITLE, SUBTITLE = "Office", "OfficeSecondLine", "Years", "Title", "Subtitle"
CONTENTS_TITLE, HEADER, FOOTER, COVER_FOOTER = "TOCHeading", "Header", "Footer", "CoverFooter"
STRONG, OPEN, UNKNOWN, FLAG, RAISED = "Strong", "Open", "Unknown", "Flag", "Raised"
NUMBERING = "1"

# The names that word processors know; any other style is called as it is written here.
NAMES = {
    "BodyText": "Body Text", "Caption": "caption", "TOCHeading": "TOC Heading",
    "Header": "header", "Footer": "footer",
    **{f"Heading{depth}": f"heading {depth}" for depth in range(1, DEPTH + 1)},
    **{f"TOC{depth}": f"toc {depth}" for depth in range(1, DEPTH + 1)},
}  # fmt: skip

# The signs that a DOCX counts with.
NUMBER_FORMATS = {
    "壹": "ideographLegalTraditional", "一": "taiwaneseCountingThousand", "1": "decimal",
    "①": "decimalEnclosedCircle", "ア": "aiueoFullWidth", "가": "ganada", "Ⅰ": "upperRoman",
    "A": "upperLetter", "a": "lowerLetter",
}  # fmt: skip


def heading_at(depth: int) -> str:
    """Return the style of a heading."""
    return f"Heading{depth}"


def contents_at(depth: int) -> str:
    """Return the style of an entry of the contents."""
    return f"TOC{depth}"


class Styles:
    """The styles of a report in one language."""

    def __init__(self, language: str, *, above_years: float, tight: float) -> None:
        self.language, self.look = language, look_of(language)
        self.above_years, self.tight = above_years, tight

    def all(self) -> Iterator[BaseOxmlElement]:
        """Go through the defaults and all styles."""
        yield self.defaults()
        yield paragraph_style(NORMAL, (), (), parent=None)
        yield from self.body()
        yield from self.headings()
        yield from self.contents()
        yield from self.cover()
        yield from self.small()
        yield from self.edges()
        yield from words()

    def defaults(self) -> BaseOxmlElement:
        fonts = element("w:rFonts", {
            "w:ascii": LATIN, "w:hAnsi": LATIN, "w:cs": LATIN, "w:eastAsia": cjk_fonts(self.language)[0],
        })  # fmt: skip
        said = properties(
            "w:rPr", fonts, valued("w:color", INK), *sized(self.look.size), spoken(self.language)
        )
        # Numbers stand solid among Chinese characters, Latin words get their gap; Korean has its own blanks.
        gap = "0" if base(self.language) == "ko" else "1"
        solid = (valued("w:kinsoku", "1"), valued("w:autoSpaceDE", gap), valued("w:autoSpaceDN", "0"))
        apart = properties("w:pPr", *solid, valued("w:widowControl", "1"), spaced())
        return element(
            "w:docDefaults", {}, element("w:rPrDefault", {}, said), element("w:pPrDefault", {}, apart)
        )

    def body(self) -> Iterator[BaseOxmlElement]:
        aligned = valued("w:jc", "both" if self.look.is_cjk else "left")
        yield paragraph_style(BODY, (spaced(pitch=self.look.pitch), aligned), ())
        yield paragraph_style(END_OF_PART, (spaced(pitch=1),), sized(1))

    def headings(self) -> Iterator[BaseOxmlElement]:
        for depth, shape in enumerate(self.look.headings, 1):
            stays = (element("w:keepNext"), element("w:keepLines"), valued("w:outlineLvl", depth - 1))
            said = (*sized(shape.size), *bold(), valued("w:color", ACCENT if depth < 3 else INK))
            yield paragraph_style(heading_at(depth), (*stays, self.distances(shape), numbered(depth)), said)

    def distances(self, shape: HeadingShape) -> BaseOxmlElement:
        """What is given above and below lies between letters; lines bring a part of it along."""
        below = max(0.0, shape.below - (self.look.pitch - self.look.size))
        return spaced(shape.above - shape.size * 0.35, below, pitch=shape.size * 1.35)

    def contents(self) -> Iterator[BaseOxmlElement]:
        said = (*sized(20), *bold(), valued("w:color", ACCENT))
        yield paragraph_style(CONTENTS_TITLE, (spaced(0, 8, pitch=27), element("w:keepNext")), said)
        for depth, (step, hang) in enumerate(self.look.contents, 1):
            is_top = depth < 3
            size = self.look.size if is_top else self.look.size - 1.5
            pitch = self.look.pitch if is_top else self.look.pitch - 4.5 - self.tight
            place = (spaced(self.look.pitch / 4 if is_top else 0, pitch=pitch), indented(step + hang, -hang))
            yield paragraph_style(
                contents_at(depth),
                (*place, tab_stops(MEASURE, leader=True)),
                (*sized(size), *(bold() if is_top else ())),
            )

    def cover(self) -> Iterator[BaseOxmlElement]:
        soft, accent = valued("w:color", SOFT), valued("w:color", ACCENT)
        yield paragraph_style(OFFICE, (spaced(pitch=21),), (*sized(14), *bold()))
        yield paragraph_style(OFFICE_MORE, (spaced(pitch=21),), sized(14))
        yield paragraph_style(YEARS, (spaced(self.above_years, 8, pitch=22),), (*sized(15), soft))
        rule = ruled("top", 2, 8, ACCENT)
        yield paragraph_style(
            TITLE, (rule, spaced(0, 10, pitch=46)), (*sized(self.look.title), *bold(), accent)
        )
        yield paragraph_style(SUBTITLE, (spaced(pitch=22),), sized(15))

    def small(self) -> Iterator[BaseOxmlElement]:
        stays = element("w:keepNext")
        yield paragraph_style(CAPTION, (spaced(14, 7, pitch=15), stays), (*sized(10), *bold()))
        free = valued("w:keepNext", "0")
        yield paragraph_style(CAPTION_BELOW, (spaced(4, 7, pitch=15), free), (), parent=CAPTION)
        yield paragraph_style(CELL, (spaced(pitch=15), valued("w:jc", "left")), sized(10))
        yield paragraph_style(CELL_NUMBER, (valued("w:jc", "right"),), (), parent=CELL)
        yield paragraph_style(CELL_SMALL, (spaced(pitch=13.5),), sized(9), parent=CELL)
        yield paragraph_style(CELL_NUMBER_SMALL, (valued("w:jc", "right"),), (), parent=CELL_SMALL)
        soft = (*sized(9), valued("w:color", SOFT))
        yield paragraph_style(REMARK, (spaced(6, 6, pitch=13.5),), soft)
        yield paragraph_style(REMARK_ABOVE, (element("w:keepNext"),), (), parent=REMARK)
        yield paragraph_style(NOTE, (spaced(pitch=15),), sized(10))
        yield paragraph_style(PICTURE, (spaced(8, 4),), ())
        yield paragraph_style(PHOTO_CAPTION, (spaced(0, 8, pitch=13),), sized(9))

    def edges(self) -> Iterator[BaseOxmlElement]:
        for key, rule in ((HEADER, (ruled("bottom", 0.5, 3, HAIR),)), (FOOTER, ())):
            said = (*sized(9), valued("w:color", SOFT))
            yield paragraph_style(key, (*rule, tab_stops(MEASURE)), said)
        said = (*sized(10), valued("w:color", INK))
        yield paragraph_style(COVER_FOOTER, (ruled("top", 0.5, 6, HAIR),), said, parent=FOOTER)


def words() -> Iterator[BaseOxmlElement]:
    """Go through the styles of words."""
    yield word_style(STRONG, *bold())
    yield word_style(OPEN, valued("w:u", "dotted"))
    yield word_style(UNKNOWN, valued("w:color", SOFT))
    box = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": INK}
    yield word_style(FLAG, *bold(), element("w:bdr", box))
    yield word_style(RAISED, valued("w:vertAlign", "superscript"))


def numbering(language: str, outline: Outline) -> Iterator[BaseOxmlElement]:
    """Go through what headings are numbered with: one list of several levels."""
    shapes = look_of(language).headings
    levels = (_level(depth, counting, shapes[depth - 1]) for depth, counting in enumerate(outline.depths, 1))
    yield element(
        "w:abstractNum", {"w:abstractNumId": "0"}, valued("w:multiLevelType", "multilevel"), *levels
    )
    yield element("w:num", {"w:numId": NUMBERING}, valued("w:abstractNumId", "0"))


def _level(depth: int, counting: Counting | None, shape: HeadingShape) -> BaseOxmlElement:
    place = (indented(shape.step + shape.hang, -shape.hang), tab_stops(shape.step + shape.hang, kind="left"))
    return element("w:lvl", {"w:ilvl": str(depth - 1)},
        valued("w:start", counting.start if counting else 1),
        valued("w:numFmt", NUMBER_FORMATS[counting.sign] if counting else "none"),
        valued("w:pStyle", heading_at(depth)), valued("w:suff", shape.follow),
        element("w:lvlText", {"w:val": _pattern(depth, counting)}), valued("w:lvlJc", "left"),
        properties("w:pPr", *place))  # fmt: skip


def _pattern(depth: int, counting: Counting | None) -> str:
    """Return a number with the counts left open: (%4), %1.%2."""
    if not counting:
        return ""
    level = counting.level
    counts = ".".join(f"%{at}" for at in (range(1, depth + 1) if level.whole else (depth,)))
    return level.before + counts + level.after


def paragraph_style(
    key: str,
    place: tuple[BaseOxmlElement, ...],
    said: tuple[BaseOxmlElement, ...],
    parent: str | None = NORMAL,
) -> BaseOxmlElement:
    """Return a style of paragraphs."""
    default = {"w:default": "1"} if key == NORMAL else {}
    above = (valued("w:basedOn", parent),) if parent else ()
    return element("w:style", {"w:type": "paragraph", **default, "w:styleId": key},
        valued("w:name", NAMES.get(key, key)), *above, element("w:qFormat"),
        properties("w:pPr", *place), properties("w:rPr", *said))  # fmt: skip


def word_style(key: str, *said: BaseOxmlElement) -> BaseOxmlElement:
    """Return a style of words."""
    kind = {"w:type": "character", "w:styleId": key}
    return element("w:style", kind, valued("w:name", key), element("w:qFormat"), properties("w:rPr", *said))


def sized(size: float) -> tuple[BaseOxmlElement, ...]:
    """Return the size of type in every script, which is given in half points."""
    return valued("w:sz", round(size * 2)), valued("w:szCs", round(size * 2))


def bold() -> tuple[BaseOxmlElement, ...]:
    """Return bold type in every script."""
    return element("w:b"), element("w:bCs")


def spaced(above: float = 0, below: float = 0, *, pitch: float | None = None) -> BaseOxmlElement:
    """Return the distances of a paragraph, and the height of its lines if it is always the same."""
    lines = (
        {"w:line": twips(pitch), "w:lineRule": "exact"} if pitch else {"w:line": "240", "w:lineRule": "auto"}
    )
    return element("w:spacing", {"w:before": twips(above), "w:after": twips(below), **lines})


def indented(left: float, first: float = 0) -> BaseOxmlElement:
    """Return where lines begin, the first one apart."""
    side = "w:hanging" if first < 0 else "w:firstLine"
    return element("w:ind", {"w:left": twips(left), side: twips(abs(first))})


def numbered(depth: int) -> BaseOxmlElement:
    """Return that the program counts a heading; at depth 0, that it does not."""
    if not depth:
        return element("w:numPr", {}, valued("w:numId", "0"))
    return element("w:numPr", {}, element("w:ilvl", {"w:val": str(depth - 1)}), valued("w:numId", NUMBERING))


def tab_stops(at: float, *, leader: bool = False, kind: str = "right") -> BaseOxmlElement:
    """Return one tab stop, with or without dots before it."""
    dots = {"w:leader": "dot"} if leader else {}
    return element("w:tabs", {}, element("w:tab", {"w:val": kind, **dots, "w:pos": twips(at)}))


def ruled(side: str, width: float, space: float, colour: str) -> BaseOxmlElement:
    """Return a rule above or below; its width is given in eighths of a point."""
    rule = {"w:val": "single", "w:sz": str(round(width * 8)), "w:space": f"{space:g}", "w:color": colour}
    return element("w:pBdr", {}, element(f"w:{side}", rule))


def spoken(language: str) -> BaseOxmlElement:
    """Return the languages of words in letters and of those in characters."""
    return element("w:lang", {"w:val": letters_tag(language), "w:eastAsia": characters_tag(language)})


def letters_tag(language: str) -> str:
    """Return the language of letters in a text; Latin words among Chinese ones are English."""
    tag = "en" if is_cjk(language) else base(language)
    return f"{tag}-{COUNTRIES[tag]}" if tag in COUNTRIES else tag


def characters_tag(language: str) -> str:
    """Return the language of Chinese, Japanese and Korean words in a text."""
    tag = base(language) if is_cjk(language) else "zh"
    return f"{tag}-{COUNTRIES[tag]}"
