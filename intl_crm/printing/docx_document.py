"""A report as a DOCX."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import cast
from xml.sax.saxutils import quoteattr

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from PIL import Image

from intl_crm.printing import docx_pages as pages
from intl_crm.printing.archives import settled
from intl_crm.printing.docx_body import Body, Numbered, end_of_section
from intl_crm.printing.docx_elements import element, paragraph, run, twips, valued
from intl_crm.printing.docx_pictures import Pictures
from intl_crm.printing.docx_styles import END_OF_PART, Styles, characters_tag, letters_tag, numbering
from intl_crm.printing.flow import Block, body_of, end_of, headings_of, outline_of_blocks, runs_in
from intl_crm.printing.outline import Outline
from intl_crm.printing.paper_look import ABOVE_YEARS, LATIN, cjk_fonts, crest_fitted, look_of
from intl_crm.printing.report_data import ReportData
from intl_crm.printing.runs import is_cjk
from intl_crm.printing.xml_text import cleaned

# What the template of the library brings along and a report has no use for.
UNUSED = (
    RELATIONSHIP_TYPE.THEME, RELATIONSHIP_TYPE.WEB_SETTINGS, RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.FONT_TABLE, RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)  # fmt: skip


def docx_document(data: ReportData, files: Mapping[str, bytes], day: date) -> bytes:
    """Return the report as a DOCX, the same bytes for the same data."""
    document, data = docx.Document(), cleaned(data)
    _clear(document)
    _Writer(document, data, files).write()
    _meta(document, data, day)
    written = io.BytesIO()
    document.save(written)
    return settled(written.getvalue())


class _Writer:
    """Fills a document with one report."""

    def __init__(self, document: Document, data: ReportData, files: Mapping[str, bytes]) -> None:
        self.document, self.data, self.files = document, data, files
        self.sections, self.end = body_of(data), end_of(data)
        self.outline: Outline = outline_of_blocks((*self.sections, *self.end))
        self.headings = _numbered((*self.sections, *self.end), self.outline)
        self.pictures = Pictures(document, files, data.lang)

    def write(self) -> None:
        crest, height = self.crest()
        self.styles(height)
        self.settings()
        self.fonts()
        body = Body(self.data, self.headings, self.pictures.draw)
        for one in self.pages(body, crest):
            self.document.element.body.append(one)

    def pages(self, body: Body, crest: BaseOxmlElement | None) -> Iterator[BaseOxmlElement]:
        """Go through all pages: cover, contents, sections and what stands behind them."""
        foot = self.edge("footer", pages.cover_foot(self.data))
        yield from body.cover(crest)
        yield end_of_section(pages.section("nextPage", [foot], pages.COVER_TOP))
        yield body.contents()
        yield end_of_section(self.inner("nextPage", run(self.data.labels.contents)))
        yield from body.blocks(self.sections)
        at = len(headings_of(self.sections))
        last = self.inner("nextPage", *pages.opening(self.headings[:at], self.data.lang))
        if self.end:
            yield end_of_section(last)
            yield from body.blocks(self.end)
            kind = "nextPage" if headings_of(self.end)[0].on_new_page else "continuous"
            last = self.inner(kind, *pages.opening(self.headings[at:], self.data.lang))
        yield paragraph(END_OF_PART)
        yield last

    def inner(self, kind: str, *opening: BaseOxmlElement) -> BaseOxmlElement:
        """Return a section of pages that say where one is."""
        head = self.edge("header", pages.head(self.data, *opening))
        return pages.section(kind, [head, self.edge("footer", pages.foot(self.data))])

    def edge(self, kind: str, line: BaseOxmlElement) -> BaseOxmlElement:
        """Put the head or foot of pages into the document and return how it is referred to."""
        part = self.document.part
        add = part.add_header_part if kind == "header" else part.add_footer_part
        # The library leaves these two without annotations.
        made, link = cast(tuple[XmlPart, str], add())  # type: ignore[no-untyped-call]
        made.element.clear()
        made.element.append(line)
        return element(f"w:{kind}Reference", {"w:type": "default", "r:id": link})

    def crest(self) -> tuple[BaseOxmlElement | None, float]:
        """Return the run that shows the crest, if there is one, and its height."""
        if not self.data.crest:
            return None, 0.0
        name, alt = self.data.crest.name, self.data.crest.alt
        content = self.files[name]
        with Image.open(io.BytesIO(content)) as image:
            size = crest_fitted(*image.size)
        return self.pictures.shows(content, size, name, alt, alt), size[1]

    def styles(self, crest: float) -> None:
        look = look_of(self.data.lang)
        tight = look.tightened([one.heading.depth for one in self.headings])
        styles = Styles(self.data.lang, above_years=ABOVE_YEARS - crest, tight=tight)
        _fill(self.document.styles.element, styles.all())
        numbers = self.document.part.numbering_part.element
        _fill(numbers, numbering(self.data.lang, self.outline))

    def settings(self) -> None:
        """Let programs bring the pages in the contents up to date, and lay lines as newer ones do."""
        lang = self.data.lang
        mode = {
            "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15",
        }  # fmt: skip
        _fill(self.document.settings.element, (
            element("w:zoom", {"w:percent": "100"}),
            valued("w:defaultTabStop", twips(look_of(lang).size / 2)),
            valued("w:characterSpacingControl", "compressPunctuation"), valued("w:updateFields", "true"),
            element("w:compat", {}, element("w:compatSetting", mode)),
            element("w:themeFontLang", {"w:val": letters_tag(lang), "w:eastAsia": characters_tag(lang)}),
        ))  # fmt: skip

    def fonts(self) -> None:
        """Name the fonts, each with the one that stands in for it."""
        languages = {run.language for run in runs_in((*self.sections, *self.end)) if run.language}
        listed = dict.fromkeys(cjk_fonts(one) for one in (self.data.lang, *sorted(languages)) if is_cjk(one))
        _add_fonts(self.document, [(LATIN, "Arial"), *((fonts[0], fonts[2]) for fonts in listed)])


def _numbered(blocks: Sequence[Block], outline: Outline) -> list[Numbered]:
    headings = zip(headings_of(blocks), outline.counted, strict=True)
    return [Numbered(heading, at, counted) for at, (heading, counted) in enumerate(headings, 1)]


def _clear(document: Document) -> None:
    """Take out of the template what would come along with it."""
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, one in rels.items() if one.reltype in UNUSED]:
            del rels[key]
    document.element.body.clear()


def _fill(holder: BaseOxmlElement, children: Iterable[BaseOxmlElement]) -> None:
    """Replace what stands in a part of the document."""
    for child in list(holder):
        holder.remove(child)
    holder.extend(children)


def _add_fonts(document: Document, fonts: Sequence[tuple[str, str]]) -> None:
    names = "".join(
        f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(other)}/>"
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        for name, other in fonts
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{names}</w:fonts>'
    )
    table = Part(
        PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, content.encode(), document.part.package
    )
    document.part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def _meta(document: Document, data: ReportData, day: date) -> None:
    """Say what the document is, dated by the report and not by the clock."""
    meta, moment = document.core_properties, datetime.combine(day, time())
    meta.title, meta.subject, meta.language = data.title, data.subtitle or data.title, data.lang
    meta.author = meta.last_modified_by = data.office
    meta.created = meta.modified = moment
    meta.comments, meta.revision = "", 1
