"""What a DOCX of a report holds, read back by python-docx."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from intl_crm.printing.docx_document import docx_document
from intl_crm.printing.docx_elements import ORDER
from intl_crm.printing.docx_styles import NUMBER_FORMATS
from intl_crm.printing.flow import blocks_of, outline_of_blocks
from intl_crm.printing.report_data import Section
from intl_crm.printing.xml_text import clean
from intl_crm.texts import LANGUAGES
from tests import naughty
from tests.printing.examples import DATE
from tests.printing.whole import (
    CREST,
    files,
    whole_report,
    with_a_control,
    words_in,
    written_headings,
    written_paragraphs,
    written_tables,
)

TITLE = re.compile("heading ([1-4])", re.IGNORECASE)


@cache
def written(language: str) -> bytes:
    return docx_document(whole_report(language), files(), DATE)


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def headings(document: Document) -> list[tuple[int, Any]]:
    """Return the depth and paragraph of each heading."""
    found = ((TITLE.fullmatch(one.style.name or ""), one) for one in document.paragraphs if one.style)
    return [(int(match[1]), one) for match, one in found if match]


def own_number(heading: Any) -> str | None:
    """Return which list a heading itself asks for; 0 is none, and without a word its style has one."""
    (found,) = heading._p.xpath("./w:pPr/w:numPr/w:numId/@w:val") or (None,)
    return found and str(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_headings_and_numbers_are_numbering(language: str) -> None:
    document, data = opened(written(language)), whole_report(language)
    counted = outline_of_blocks(blocks_of(data)).counted
    found = [(depth, re.sub(r"\s", "", one.text)) for depth, one in headings(document)]
    assert found == [
        (depth, re.sub(r"\s", "", title if is_counted else number + title))
        for (depth, number, title), is_counted in zip(written_headings(data), counted, strict=True)
    ]
    assert [own_number(one) for _depth, one in headings(document)] == [
        None if one else "0" for one in counted
    ]
    for depth in range(1, 5):
        style = document.styles[f"Heading {depth}"].element
        assert style.xpath("./w:pPr/w:numPr/w:numId/@w:val") == ["1"]


@pytest.mark.parametrize(
    ("language", "levels"),
    [
        ("zh-Hant-TW", [("壹", "%1、"), ("一", "%2、"), ("1", "%3."), ("1", "(%4)")]),
        ("en", [("1", "%1"), ("1", "%1.%2"), ("1", "%1.%2.%3"), ("a", "(%4)")]),
        ("ja", [("1", "第%1"), ("1", "%2"), ("1", "(%3)"), ("ア", "%4")]),
        ("ko", [("Ⅰ", "%1."), ("1", "%2."), ("가", "%3."), ("1", "%4)")]),
    ],
)
def test_each_language_is_counted_as_it_counts(language: str, levels: list[tuple[str, str]]) -> None:
    numbering = opened(written(language)).part.numbering_part.element
    formats = numbering.xpath(".//w:lvl/w:numFmt/@w:val")
    patterns = numbering.xpath(".//w:lvl/w:lvlText/@w:val")
    assert [*zip(formats, patterns, strict=True)] == [(NUMBER_FORMATS[sign], text) for sign, text in levels]


def test_an_excerpt_begins_to_count_where_it_was_cut_out() -> None:
    part = Section(number="肆、", title="國際事務")
    document = opened(docx_document(replace(whole_report("zh-Hant-TW"), sections=(part,)), files(), DATE))
    assert document.part.numbering_part.element.xpath(".//w:lvl/w:start/@w:val")[0] == "4"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_of_every_table_stands_below_its_head(language: str) -> None:
    tables = opened(written(language)).tables
    found = [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]
    assert found == written_tables(whole_report(language))
    for table in tables:
        heads = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paragraph_is_there(language: str) -> None:
    found = [one.text for one in opened(written(language)).paragraphs]
    assert [one for one in written_paragraphs(whole_report(language)) if one not in found] == []


def test_pictures_say_what_they_show() -> None:
    document, data = opened(written("en")), whole_report("en")
    shown = [photo for part in data.sections[0].items[0].items[0].items for photo in part.pictures]
    drawn = document.element.body.xpath(".//wp:docPr")
    assert data.crest is not None
    assert [one.get("descr") for one in drawn][: 1 + len(shown)] == [
        data.crest.alt,
        *(photo.alt for photo in shown),
    ]
    assert [one.get("id") for one in drawn] == [str(at) for at in range(1, len(drawn) + 1)]
    kept = {part.blob for part in document.part.package.iter_parts() if "/media/" in part.partname}
    assert set(files().values()) <= kept
    width = document.inline_shapes[0].width.pt
    assert (drawn[0].get("name"), round(width)) == (CREST, 227)


def test_charts_are_lines_with_dots_for_who_cannot_draw_them() -> None:
    document = opened(written("en"))
    links = document.element.body.xpath('.//*[local-name()="svgBlip"]/@r:embed')
    parts = [document.part.related_parts[link] for link in links]
    assert len(parts) == 3
    for part in parts:
        assert part.content_type == "image/svg+xml"
        assert etree.fromstring(part.blob).tag == "{http://www.w3.org/2000/svg}svg"


def test_words_in_another_language_say_so() -> None:
    document = opened(written("zh-Hant-TW"))
    said = {
        text: lang
        for run in document.element.body.iter(qn("w:r"))
        for lang in run.xpath("./w:rPr/w:lang/@w:val")
        for text in run.xpath("./w:t/text()")
    }
    assert said[whole_report("zh-Hant-TW").sections[-1].items[0].text[0].text] == "en-GB"
    (default,) = document.styles.element.xpath("./w:docDefaults//w:lang")
    assert (default.get(qn("w:val")), default.get(qn("w:eastAsia"))) == ("en-GB", "zh-TW")
    hangul = opened(written("en")).element.body.xpath('.//w:r[w:rPr/w:lang[@w:eastAsia="ko-KR"]]/w:t/text()')
    assert "부산" in hangul


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_are_there_before_they_are_made(language: str) -> None:
    body = opened(written(language)).element.body
    links = body.xpath(".//w:sdt//w:hyperlink")
    assert [
        ("".join(one.xpath(".//w:t/text()")).replace(" ", ""), one.get(qn("w:anchor"))) for one in links
    ] == [
        (f"{number}{title}".replace(" ", ""), f"_Toc{at:06}")
        for at, (_depth, number, title) in enumerate(written_headings(whole_report(language)), 1)
    ]
    assert body.xpath(".//w:bookmarkStart/@w:name") == [one.get(qn("w:anchor")) for one in links]
    kinds = body.xpath(".//w:sdt//w:fldChar/@w:fldCharType")
    assert kinds == ["begin", "separate", *["begin", "separate", "end"] * len(links), "end"]


def test_the_cover_and_every_page_say_where_one_is() -> None:
    document, data = opened(written("zh-Hant-TW")), whole_report("zh-Hant-TW")
    words = [one.text for one in document.paragraphs]
    for said in (data.office, data.office2, "中華民國110年　2021", data.title, data.subtitle):
        assert said in words
    feet = [section.footer.paragraphs[0].text for section in document.sections]
    assert feet == [f"{data.edition}\t{data.issued}", *[f"{data.office}\t第1頁，共1頁"] * 3]
    fields = document.sections[1].footer._element.xpath(".//w:instrText/text()")
    assert [one.strip() for one in fields] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    ("parts", "fields", "shown"),
    [
        (1, ['STYLEREF "heading 2" \\n', 'STYLEREF "heading 2"'], "壹、國際交流"),
        (2, ['STYLEREF "heading 1" \\n', 'STYLEREF "heading 1"'], ""),
    ],
)
def test_a_page_runs_under_the_section_that_it_opens_with(parts: int, fields: list[str], shown: str) -> None:
    data = whole_report("zh-Hant-TW")
    document = opened(docx_document(replace(data, sections=data.sections[:parts]), files(), DATE))
    contents, sections, end = (section.header for section in document.sections[1:])
    assert contents.paragraphs[0].text == f"{data.title}\t{data.labels.contents}"
    assert sections.paragraphs[0].text == f"{data.title}\t{shown}"
    assert [one.strip() for one in sections._element.xpath(".//w:instrText/text()")] == fields
    assert [one.strip() for one in end._element.xpath(".//w:instrText/text()")] == ['STYLEREF "heading 1"']


def test_properties_stand_in_the_order_that_word_asks_for() -> None:
    with zipfile.ZipFile(io.BytesIO(written("ja"))) as file:
        roots = [
            etree.fromstring(file.read(name))
            for name in file.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        ]
    names = [
        [ORDER.index(etree.QName(child).localname) for child in one]
        for root in roots
        for one in root.iter(qn("w:pPr"), qn("w:rPr"))
    ]
    assert len(names) > 100
    assert [one for one in names if one != sorted(one)] == []


def test_the_same_report_is_the_same_file() -> None:
    assert docx_document(whole_report("ja"), files(), DATE) == written("ja")
    with zipfile.ZipFile(io.BytesIO(written("ja"))) as file:
        assert file.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {name for name in file.namelist() if name.startswith("docProps")} == {"docProps/core.xml"}
        assert "word/theme/theme1.xml" not in file.namelist()


def test_it_is_dated_by_the_report() -> None:
    meta = opened(docx_document(whole_report("en"), files(), date(2022, 3, 4))).core_properties
    assert (meta.title, meta.language, meta.author) == ("Annual Report 2021", "en", whole_report("en").office)
    assert {str(meta.created)[:10], str(meta.modified)[:10]} == {"2022-03-04"}
    assert meta.comments == ""


def test_what_xml_cannot_hold_is_left_out_wherever_it_was_written() -> None:
    content = docx_document(with_a_control(whole_report("en")), files(), DATE)
    assert [words for words in words_in(content) if "\x01" in words] == []


def test_any_name_stands_as_it_was_given() -> None:
    names = [*naughty.NAMES, *naughty.UNSTORABLE]
    sections = tuple(Section(title=name, text=(name,)) for name in names)
    document = opened(docx_document(replace(whole_report("en"), sections=sections), files(), DATE))
    assert [one.text for _depth, one in headings(document)][: len(names)] == [clean(name) for name in names]
    texts = [one.text for one in document.paragraphs]
    assert [name for name in names if clean(name) not in texts] == []
