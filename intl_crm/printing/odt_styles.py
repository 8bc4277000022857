"""The styles of a report in OpenDocument: fonts, paragraphs, characters, numbered headings, pages."""

from collections.abc import Iterator, Sequence
from typing import Literal

from odfdo import Element

from intl_crm.printing.odt_elements import Attributes, element, points
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
from intl_crm.printing.runs import Look, base, is_cjk

BODY, NOTE, REMARK, REMARK_ABOVE = "Text body", "Note", "Remark", "Remark above"
CAPTION, CAPTION_BELOW = "Caption", "Caption below"
CELL, CELL_NUMBER, PICTURE = "Table Contents", "Table Number", "Illustration"
CELL_SMALL, CELL_NUMBER_SMALL = "Table Contents Small", "Table Number Small"
HEADER, FOOTER, COVER_FOOTER = "Header", "Footer", "Cover Footer"
OFFICE, OFFICE_MORE, YEARS, TITLE, SUBTITLE = "Office", "Office second line", "Years", "Title", "Subtitle"
CONTENTS_TITLE, STRONG = "Contents Heading", "Strong"
INDEX_LINK, PHOTO_CAPTION = "Index Link", "Photograph caption"

# The signs that OpenDocument counts with.
NUMBER_FORMATS = {
    "壹": "壹, 貳, 參, ...", "一": "一, 二, 三, ...", "1": "1", "①": "①, ②, ③, ...", "ア": "ア, イ, ウ, ...",
    "가": "가, 나, 다, ...", "Ⅰ": "I", "A": "A", "a": "a",
}  # fmt: skip

Properties = dict[str, str]
# Counted by the word processor, with a number written out, or without one.
Numbered = Literal["counted", "written", "plain"]


def body_at(depth: int, *, ragged: bool = False, follows: bool = False) -> str:
    """Return the style of text below a heading of a depth, or below other such text."""
    marks = ((str(depth), depth > 0), ("ragged", ragged), ("following", follows))
    return " ".join([BODY, *(mark for mark, is_so in marks if is_so)])


def picture_at(depth: int, *, captioned: bool = False) -> str:
    """Return the style of a picture below the text of a heading; it stays with its caption."""
    return " ".join([PICTURE, *([str(depth)] if depth else []), *(["captioned"] if captioned else [])])


def photo_caption_at(depth: int) -> str:
    """Return the style of the words below such a picture."""
    return f"{PHOTO_CAPTION} {depth}" if depth else PHOTO_CAPTION


def heading_at(depth: int, numbered: Numbered = "counted") -> str:
    """Return the style of a heading; only one that is counted stands inside the numbering."""
    return f"Heading {depth}" if numbered == "counted" else f"Heading {depth} {numbered}"


def contents_at(depth: int) -> str:
    """Return the style of an entry of the contents."""
    return f"Contents {depth}"


def language_style(language: str) -> str:
    """Return the style of words in a language that is not the report's."""
    return f"Language {language}"


def named(name: str) -> str:
    """Return a style's name as OpenDocument refers to it."""
    return name.replace(" ", "_20_")


def font_faces(languages: Sequence[str]) -> Iterator[Element]:
    """Go through the fonts, each with those that may stand in for it."""
    families = {LATIN: (LATIN,)} | {fonts[0]: fonts for fonts in map(cjk_fonts, languages)}
    for name, family in families.items():
        listed = ", ".join(f"'{one}'" for one in family)
        yield element("style:font-face", {
            "style:name": name, "svg:font-family": listed,
            "style:font-family-generic": "swiss", "style:font-pitch": "variable",
        })  # fmt: skip


class Styles:
    """The styles of a report in one language."""

    def __init__(self, language: str, outline: Outline, *, above_years: float, tight: float) -> None:
        self.language, self.look, self.outline = language, look_of(language), outline
        self.above_years, self.tight = above_years, tight

    def all(self, others: Sequence[str]) -> Iterator[Element]:
        """Go through the common styles; `others` are languages of words that stand in for missing ones."""
        yield self.default()
        yield paragraph("Standard", {}, {}, parent=None)
        yield from self.bodies()
        yield from self.headings()
        yield from self.contents()
        yield from self.cover()
        yield from self.small()
        yield from self.runs()
        yield from map(self.language_run, others)
        yield self.numbering()

    def default(self) -> Element:
        look = self.look
        return element("style:default-style", {"style:family": "paragraph"},
            element("style:paragraph-properties", {
                "style:tab-stop-distance": points(look.size / 2), "style:line-break": "strict",
                "style:text-autospace": "none", "style:punctuation-wrap": "simple",
                "style:writing-mode": "lr-tb", "fo:orphans": "2", "fo:widows": "2",
            }),
            element("style:text-properties", {
                **sized(look.size), **spoken(self.language), **spoken_cjk(self.language),
                "fo:color": f"#{INK}", "style:font-name": LATIN, "style:font-name-complex": LATIN,
                "style:font-name-asian": cjk_fonts(self.language)[0],
                "fo:hyphenate": "false",
            }))  # fmt: skip

    def bodies(self) -> Iterator[Element]:
        align = "justify" if self.look.is_cjk else "start"
        yield paragraph(BODY, {**pitched(self.look.pitch), "fo:text-align": align}, {})
        for depth in range(1, DEPTH + 1):
            indent = {"fo:margin-left": points(self.look.text_at(depth))}
            yield paragraph(body_at(depth), indent, {}, parent=BODY)
        for depth in range(DEPTH + 1):
            ragged = {"fo:text-align": "start"}
            yield paragraph(body_at(depth, ragged=True), ragged, {}, parent=body_at(depth))
            for is_ragged in (False, True):
                apart = {"fo:margin-top": points(self.look.pitch / 2)}
                own = body_at(depth, ragged=is_ragged, follows=True)
                yield paragraph(own, apart, {}, parent=body_at(depth, ragged=is_ragged))

    def headings(self) -> Iterator[Element]:
        yield paragraph("Heading", {"fo:keep-with-next": "always", "fo:keep-together": "always"}, bold())
        for depth, shape in enumerate(self.look.headings, 1):
            colour = ACCENT if depth < 3 else INK
            said = {**sized(shape.size), "fo:color": f"#{colour}"}
            outlined = {"style:default-outline-level": str(depth)}
            yield paragraph(heading_at(depth), self.distances(shape), said, parent="Heading", more=outlined)
            yield uncounted(depth, "plain", {})
            yield uncounted(depth, "written", hanging(shape.step, shape.hang))

    def distances(self, shape: HeadingShape) -> Properties:
        """What is given above and below lies between letters; lines bring a part of it along."""
        return {
            **pitched(shape.size * 1.35),
            "fo:margin-top": points(shape.above - shape.size * 0.35),
            "fo:margin-bottom": points(max(0.0, shape.below - (self.look.pitch - self.look.size))),
        }

    def contents(self) -> Iterator[Element]:
        yield paragraph(CONTENTS_TITLE, {"fo:margin-bottom": points(8)},
            {**sized(20), **bold(), "fo:color": f"#{ACCENT}"}, parent="Heading",
            more={"style:master-page-name": "Contents"})  # fmt: skip
        for depth in range(1, DEPTH + 1):
            yield self.contents_entry(depth)

    def contents_entry(self, depth: int) -> Element:
        look, is_top = self.look, depth < 3
        size = look.size if is_top else look.size - 1.5
        step, hang = look.contents[depth - 1]
        properties = {
            **pitched(look.pitch if is_top else look.pitch - 4.5 - self.tight), **hanging(step, hang),
            "fo:margin-top": points(look.pitch / 4 if is_top else 0),
        }  # fmt: skip
        stops = tab_stops(MEASURE - step - hang, leader=True)
        return paragraph(contents_at(depth), properties, {**sized(size), **(bold() if is_top else {})}, stops)

    def cover(self) -> Iterator[Element]:
        title, soft = self.look.title, {"fo:color": f"#{SOFT}"}
        rule = {"fo:border-top": f"2pt solid #{ACCENT}", "fo:padding-top": points(8)}
        first = {"style:master-page-name": "Cover"}
        yield paragraph(OFFICE, pitched(21), {**sized(14), **bold()})
        yield paragraph(OFFICE_MORE, pitched(21), sized(14))
        yield paragraph(
            YEARS,
            {**pitched(22), "fo:margin-top": points(self.above_years), "fo:margin-bottom": points(8)},
            {**sized(15), **soft},
        )
        yield paragraph(
            TITLE, {**pitched(46), **rule, "fo:margin-bottom": points(10)},
            {**sized(title), **bold(), "fo:color": f"#{ACCENT}"},
        )  # fmt: skip
        yield paragraph(SUBTITLE, pitched(22), sized(15))
        for name in (OFFICE, PICTURE):
            yield paragraph(f"Cover {name}", {}, {}, parent=name, more=first)

    def small(self) -> Iterator[Element]:
        table, keep = {**pitched(15), **sized_lines(7)}, {"fo:keep-with-next": "always"}
        yield paragraph(CAPTION, {**table, **keep, "fo:margin-top": points(14)}, {**sized(10), **bold()})
        free = {"fo:keep-with-next": "auto", "fo:margin-top": points(4)}
        yield paragraph(CAPTION_BELOW, free, {}, parent=CAPTION)
        yield paragraph(CELL, {**pitched(15), "fo:text-align": "start"}, sized(10))
        yield paragraph(CELL_NUMBER, {"fo:text-align": "end"}, {}, parent=CELL)
        yield paragraph(CELL_SMALL, pitched(13.5), sized(9), parent=CELL)
        yield paragraph(CELL_NUMBER_SMALL, {"fo:text-align": "end"}, {}, parent=CELL_SMALL)
        yield paragraph(REMARK, {**pitched(13.5), **sized_lines(6)}, {**sized(9), "fo:color": f"#{SOFT}"})
        yield paragraph(REMARK_ABOVE, keep, {}, parent=REMARK)
        yield paragraph(NOTE, pitched(15), sized(10))
        yield from self.pictures()
        yield from self.edges()

    def pictures(self) -> Iterator[Element]:
        keep = {"fo:keep-with-next": "always"}
        yield paragraph(
            PICTURE, {"fo:line-height": "100%", "fo:margin-top": "8pt", "fo:margin-bottom": "4pt"}, {}
        )
        yield paragraph(PHOTO_CAPTION, {**pitched(13), "fo:margin-bottom": points(8)}, sized(9))
        for depth in range(1, DEPTH + 1):
            indent = {"fo:margin-left": points(self.look.text_at(depth))}
            yield paragraph(picture_at(depth), indent, {}, parent=PICTURE)
            yield paragraph(photo_caption_at(depth), indent, {}, parent=PHOTO_CAPTION)
        for depth in range(DEPTH + 1):
            yield paragraph(picture_at(depth, captioned=True), keep, {}, parent=picture_at(depth))
        yield element(
            "style:style",
            {"style:name": "Graphics", "style:family": "graphic"},
            element(
                "style:graphic-properties", {"style:vertical-pos": "bottom", "style:vertical-rel": "baseline"}
            ),
        )

    def edges(self) -> Iterator[Element]:
        soft, rule = {**sized(9), "fo:color": f"#{SOFT}"}, f"0.5pt solid #{HAIR}"
        ruled_below = {"fo:border-bottom": rule, "fo:padding-bottom": points(3)}
        yield paragraph(HEADER, ruled_below, soft, tab_stops(MEASURE))
        yield paragraph(FOOTER, {}, soft, tab_stops(MEASURE))
        ruled = {"fo:border-top": rule, "fo:padding-top": points(6)}
        yield paragraph(COVER_FOOTER, ruled, {**sized(10), "fo:color": f"#{INK}"}, parent=FOOTER)

    def runs(self) -> Iterator[Element]:
        dotted = {"style:text-underline-style": "dotted", "style:text-underline-width": "auto"}
        yield characters(Look.OPEN, dotted)
        yield characters(Look.UNKNOWN, {"fo:color": f"#{SOFT}"})
        yield characters(Look.FLAG, {"fo:border": f"0.6pt solid #{INK}", "fo:padding": "0.5pt", **bold()})
        yield characters(Look.RAISED, {"style:text-position": "super 70%"})
        yield characters(STRONG, bold())
        yield characters(INDEX_LINK, {})

    def language_run(self, language: str) -> Element:
        if is_cjk(language):
            fonts = {"style:font-name-asian": cjk_fonts(language)[0]}
            return characters(language_style(language), {**spoken_cjk(language), **fonts})
        return characters(language_style(language), spoken(language))

    def numbering(self) -> Element:
        levels = (
            self.level(depth, counting, self.look.headings[depth - 1])
            for depth, counting in enumerate(self.outline.depths, 1)
        )
        return element("text:outline-style", {"style:name": "Outline"}, *levels)

    def level(self, depth: int, counting: Counting | None, shape: HeadingShape) -> Element:
        counted = counted_by(depth, counting) if counting else {"style:num-format": ""}
        return element("text:outline-level-style", {"text:level": str(depth), **counted},
            element("style:list-level-properties",
                {"text:list-level-position-and-space-mode": "label-alignment"},
                label_alignment(shape)))  # fmt: skip


def counted_by(depth: int, counting: Counting) -> Properties:
    """Return the attributes of a depth that is counted."""
    level = counting.level
    whole = {"text:display-levels": str(depth)} if level.whole and depth > 1 else {}
    return {
        "style:num-format": NUMBER_FORMATS[counting.sign], "style:num-letter-sync": "true",
        "style:num-prefix": level.before, "style:num-suffix": level.after,
        "text:start-value": str(counting.start), **whole,
    }  # fmt: skip


def uncounted(depth: int, numbered: Numbered, properties: Attributes) -> Element:
    """Return the style of a heading that stands outside the numbering."""
    return paragraph(
        heading_at(depth, numbered), properties, {}, parent=heading_at(depth),
        more={"style:list-style-name": "", "style:default-outline-level": str(depth)},
    )  # fmt: skip


def new_page_styles() -> Iterator[Element]:
    """Go through what lets a heading of the first depth begin on a new page."""
    for numbered in ("counted", "written", "plain"):
        name = named(heading_at(1, numbered))
        yield element("style:style",
            {"style:name": on_new_page(name), "style:family": "paragraph", "style:parent-style-name": name,
             "style:master-page-name": "Standard"},
            element("style:paragraph-properties", {"fo:margin-top": "0pt"}))  # fmt: skip


def on_new_page(name: str) -> str:
    """Return the name of a style that begins on a new page."""
    return f"{name}_new_page"


def hanging(step: float, hang: float) -> Properties:
    """Return the attributes of lines that all but the first begin further in."""
    return {"fo:margin-left": points(step + hang), "fo:text-indent": points(-hang)}


def label_alignment(shape: HeadingShape) -> Element:
    """Return where the number of a heading stands, and its title."""
    follow = {"tab": "listtab"}.get(shape.follow, shape.follow)
    stop = {"text:list-tab-stop-position": points(shape.step + shape.hang)} if shape.follow == "tab" else {}
    return element("style:list-level-label-alignment", {
        "text:label-followed-by": follow, **stop, **hanging(shape.step, shape.hang),
    })  # fmt: skip


def paragraph(
    name: str,
    properties: Attributes,
    said: Attributes,
    *inside: Element,
    parent: str | None = "Standard",
    more: Attributes | None = None,
) -> Element:
    """Return a style of paragraphs: its properties, those of its words, its tab stops."""
    above = {"style:parent-style-name": named(parent)} if parent else {}
    named_so = {"style:name": named(name), "style:display-name": name, "style:family": "paragraph"}
    return element("style:style", {**named_so, **above, **(more or {})},
        element("style:paragraph-properties", properties, *inside),
        element("style:text-properties", said))  # fmt: skip


def characters(name: str, said: Attributes) -> Element:
    """Return a style of words."""
    named_so = {"style:name": named(name), "style:display-name": name, "style:family": "text"}
    return element("style:style", named_so, element("style:text-properties", said))


def tab_stops(at: float, *, leader: bool = False) -> Element:
    """Return one tab stop that sets to its left, with or without dots."""
    dots = {"style:leader-style": "dotted", "style:leader-text": "."} if leader else {}
    stop = {"style:position": points(at), "style:type": "right", **dots}
    return element("style:tab-stops", {}, element("style:tab-stop", stop))


def sized(size: float) -> Properties:
    """Return the attributes of a size of type in every script."""
    return {f"{prefix}font-size{suffix}": points(size) for prefix, suffix in _SCRIPTS}


def bold() -> Properties:
    """Return the attributes of bold type in every script."""
    return {f"{prefix}font-weight{suffix}": "bold" for prefix, suffix in _SCRIPTS}


_SCRIPTS = (("fo:", ""), ("style:", "-asian"), ("style:", "-complex"))


def pitched(pitch: float) -> Properties:
    """Return the attributes of lines of one height, whatever font a sign comes from."""
    return {"fo:line-height": points(pitch)}


def sized_lines(distance: float) -> Properties:
    """Return the attributes of the same distance above and below."""
    return {"fo:margin-top": points(distance), "fo:margin-bottom": points(distance)}


def spoken(language: str) -> Properties:
    """Return the attributes of words in a language of letters; Latin words among Chinese ones are English."""
    tag = "en" if is_cjk(language) else base(language)
    return {"fo:language": tag, "fo:country": COUNTRIES.get(tag, "none")}


def spoken_cjk(language: str) -> Properties:
    """Return the attributes of Chinese, Japanese and Korean words in a text of this language."""
    tag = base(language) if is_cjk(language) else "zh"
    return {"style:language-asian": tag, "style:country-asian": COUNTRIES[tag]}
