"""What an ODT of a report holds, read back by odfdo."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from odfdo import Document, Element

from intl_crm.printing.flow import blocks_of, outline_of_blocks
from intl_crm.printing.odt_document import odt_document
from intl_crm.printing.odt_styles import NUMBER_FORMATS
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

# A line of the contents, as odfdo gives a link.
LINE = re.compile(r"\[(?P<words>.*)\t…\]\(#(?P<link>.*)\)")


@cache
def written(language: str) -> bytes:
    return odt_document(whole_report(language), files(), DATE)


def opened(content: bytes) -> Document:
    return Document(io.BytesIO(content))


def said(element: Element) -> str:
    """Return the words of an element, its line breaks and blanks among them."""
    return element.inner_text


def headings(document: Document) -> list[Element]:
    return document.body.get_elements("//office:text/text:h")


def style_of(document: Document, element: Element) -> Element:
    """Return a heading's common style, without the page that it begins."""
    name = str(element.get_attribute("text:style-name")).removesuffix("_new_page")
    (found,) = document.styles.root.get_elements(f"//style:style[@style:name='{name}']")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_headings_and_numbers_are_numbering(language: str) -> None:
    document, data = opened(written(language)), whole_report(language)
    counted = outline_of_blocks(blocks_of(data)).counted
    found = [(int(str(one.get_attribute("text:outline-level"))), said(one)) for one in headings(document)]
    assert found == [
        (depth, title if is_counted or not number else f"{number}{gap_after(language, depth)}{title}")
        for (depth, number, title), is_counted in zip(written_headings(data), counted, strict=True)
    ]
    for heading, is_counted in zip(headings(document), counted, strict=True):
        assert (style_of(document, heading).get_attribute("style:list-style-name") is None) is is_counted
    assert counted.count(False) == len(data.figures[:1]) + 5


def gap_after(language: str, depth: int) -> str:
    """Return what parts a number like § 7 that is written out from its title."""
    return {"zh-Hant-TW": " ", "ko": " "}.get(language, "\t") if depth < 3 else "\t"


@pytest.mark.parametrize(
    ("language", "levels"),
    [
        ("zh-Hant-TW", [("壹", "", "、"), ("一", "", "、"), ("1", "", "."), ("1", "(", ")")]),
        ("en", [("1", "", ""), ("1", "", ""), ("1", "", ""), ("a", "(", ")")]),
        ("ja", [("1", "第", ""), ("1", "", ""), ("1", "(", ")"), ("ア", "", "")]),
        ("ko", [("Ⅰ", "", "."), ("1", "", "."), ("가", "", "."), ("1", "", ")")]),
    ],
)
def test_each_language_is_counted_as_it_counts(language: str, levels: list[tuple[str, str, str]]) -> None:
    found = opened(written(language)).styles.root.get_elements("//text:outline-level-style")
    names = ("style:num-format", "style:num-prefix", "style:num-suffix")
    assert [tuple(one.get_attribute(name) for name in names) for one in found] == [
        (NUMBER_FORMATS[sign], before, after) for sign, before, after in levels
    ]


def test_an_excerpt_begins_to_count_where_it_was_cut_out() -> None:
    part = Section(number="肆、", title="國際事務")
    document = opened(odt_document(replace(whole_report("zh-Hant-TW"), sections=(part,)), files(), DATE))
    first = document.styles.root.get_elements("//text:outline-level-style")[0]
    assert first.get_attribute("text:start-value") == "4"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_of_every_table_stands_below_its_head(language: str) -> None:
    tables = opened(written(language)).body.get_tables()
    found = [
        [
            [said(cell).removesuffix("\n") for cell in row.get_elements("table:table-cell")]
            for row in one.get_elements("descendant::table:table-row")
        ]
        for one in tables
    ]
    assert found == written_tables(whole_report(language))
    for table in tables:
        assert len(table.get_elements("table:table-header-rows/table:table-row")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paragraph_is_there(language: str) -> None:
    found = [said(one) for one in opened(written(language)).body.get_elements("//text:p")]
    assert [one for one in written_paragraphs(whole_report(language)) if one not in found] == []


def test_pictures_say_what_they_show() -> None:
    document, data = opened(written("en")), whole_report("en")
    shown = [photo for part in data.sections[0].items[0].items[0].items for photo in part.pictures]
    frames = document.body.get_elements("//draw:frame[draw:image]")
    alts = [said(one.get_elements("svg:desc")[0]) for one in frames]
    assert data.crest is not None
    assert [data.crest.alt, *(photo.alt for photo in shown)] == alts[: 1 + len(shown)]
    for name, content in files().items():
        assert document.get_part(f"Pictures/{name}") == content
    (crest,) = (
        one for one in frames if CREST in str(one.get_elements("draw:image")[0].get_attribute("xlink:href"))
    )
    assert crest.get_attribute("svg:width") == "226.77pt"


def test_words_in_another_language_say_so() -> None:
    document = opened(written("zh-Hant-TW"))
    (style,) = document.styles.root.get_elements(
        "//style:style[@style:name='Language_20_en']/style:text-properties"
    )
    assert style.get_attribute("fo:language") == "en"
    spans = document.body.get_elements("//text:span[@text:style-name='Language_20_en']")
    assert whole_report("zh-Hant-TW").sections[-1].items[0].text[0].text in map(said, spans)
    default = document.styles.root.get_elements("//style:default-style/style:text-properties")[0]
    assert default.get_attribute("style:language-asian") == "zh"
    assert default.get_attribute("style:country-asian") == "TW"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_are_there_before_they_are_made(language: str) -> None:
    lines = opened(written(language)).body.get_elements("//text:index-body/text:p")
    found = [LINE.fullmatch(said(one).replace(" ", "")) for one in lines]
    assert [(one["words"].replace("\t", ""), one["link"]) for one in found if one] == [
        (f"{number}{title}".replace(" ", ""), f"heading-{at}")
        for at, (_depth, number, title) in enumerate(written_headings(whole_report(language)), 1)
    ]
    names = [one.get_attribute("text:name") for one in headings_marks(language)]
    assert names == [f"heading-{at}" for at in range(1, len(lines) + 1)]


def headings_marks(language: str) -> list[Element]:
    return opened(written(language)).body.get_elements("//text:h/text:bookmark-start")


def test_the_cover_and_every_page_say_where_one_is() -> None:
    document, data = opened(written("zh-Hant-TW")), whole_report("zh-Hant-TW")
    cover = [said(one) for one in document.body.get_elements("//office:text/text:p")]
    for words in (data.office, data.office2, "中華民國110年　2021", data.title, data.subtitle):
        assert words in cover
    feet = [said(one) for one in document.styles.root.get_elements("//style:footer/text:p")]
    assert feet == [f"{data.edition}\t{data.issued}", *[f"{data.office}\t第1頁，共1頁"] * 2]
    assert len(document.styles.root.get_elements("//style:footer//text:page-count")) == 2


def test_the_same_report_is_the_same_file() -> None:
    assert odt_document(whole_report("ja"), files(), DATE) == written("ja")
    with zipfile.ZipFile(io.BytesIO(written("ja"))) as file:
        assert file.namelist()[0] == "mimetype"
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {name.split("/")[0] for name in file.namelist()} == {
            "mimetype", "META-INF", "Pictures", "content.xml", "meta.xml", "settings.xml", "styles.xml",
        }  # fmt: skip


def test_it_is_dated_by_the_report() -> None:
    meta = opened(odt_document(whole_report("en"), files(), date(2022, 3, 4))).meta
    assert (meta.title, meta.language, meta.creator) == (
        "Annual Report 2021",
        "en",
        whole_report("en").office,
    )
    assert {str(meta.creation_date)[:10], str(meta.date)[:10]} == {"2022-03-04"}


def test_what_xml_cannot_hold_is_left_out_wherever_it_was_written() -> None:
    content = odt_document(with_a_control(whole_report("en")), files(), DATE)
    assert [words for words in words_in(content) if "\x01" in words] == []


def test_any_name_stands_as_it_was_given() -> None:
    names = [*naughty.NAMES, *naughty.UNSTORABLE]
    sections = tuple(Section(title=name, text=(name,)) for name in names)
    document = opened(odt_document(replace(whole_report("en"), sections=sections), files(), DATE))
    titles = [said(one) for one in headings(document)][: len(names)]
    texts = [said(one) for one in document.body.get_elements("//text:p")]
    assert titles == [clean(name) for name in names]
    assert [name for name in names if clean(name) not in texts] == []
