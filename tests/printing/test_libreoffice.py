"""What LibreOffice shows of the files for programs that write: the headings and tables of the report."""

import json
from collections.abc import Callable

import pytest

from intl_crm.printing.docx_document import docx_document
from intl_crm.printing.odt_document import odt_document
from tests.printing import pdf
from tests.printing.examples import DATE
from tests.printing.office import Office
from tests.printing.whole import (
    files,
    whole_report,
    written_headings,
    written_paragraphs,
    written_tables,
)
from tests.programs import needs

pytestmark = [needs("soffice", "pdftotext", "pdffonts"), pytest.mark.long]

LANGUAGES = ("zh-Hant-TW", "en")
WRITERS = {"odt": odt_document, "docx": docx_document}
# What word processors count with beside the report's own words: Ⅳ is IV there.
SIGNS = "壹貳參肆一二三四五六七八九十アイウエオ가나다라마"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    text = "".join(json.dumps(whole_report(one).to_json(), ensure_ascii=False) for one in LANGUAGES)
    return Office(tmp_path_factory.mktemp("office"), text + SIGNS)


@pytest.fixture(scope="module")
def shown(office: Office) -> Callable[[str, str], bytes]:
    """Give the PDF that LibreOffice makes of the report in a format and a language, made once."""
    made: dict[tuple[str, str], bytes] = {}

    def show(ending: str, language: str) -> bytes:
        if (ending, language) not in made:
            content = WRITERS[ending](whole_report(language), files(), DATE)
            made[ending, language] = office.to_pdf(f"report-{language}.{ending}", content)
        return made[ending, language]

    return show


Show = Callable[[str, str], bytes]
each = pytest.mark.parametrize(
    ("ending", "language"), [(ending, language) for ending in WRITERS for language in LANGUAGES]
)


@each
def test_the_headings_stand_in_order_with_their_numbers(shown: Show, ending: str, language: str) -> None:
    found = [pdf.squeezed(title) for title in pdf.headings(shown(ending, language))]
    said = [
        pdf.squeezed(number + title) for _depth, number, title in written_headings(whole_report(language))
    ]
    assert found == said


@each
def test_each_row_of_each_table_can_be_read(shown: Show, ending: str, language: str) -> None:
    words = pdf.squeezed(pdf.body(shown(ending, language)))
    rows = [row for table in written_tables(whole_report(language)) for row in table]
    assert [row for row in rows if pdf.squeezed("".join(row)) not in words] == []


@each
def test_each_paragraph_can_be_read(shown: Show, ending: str, language: str) -> None:
    words = pdf.squeezed(pdf.body(shown(ending, language)))
    said = written_paragraphs(whole_report(language))
    assert [one for one in said if pdf.squeezed(one) not in words] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_name_the_pages_of_the_headings(shown: Show, language: str) -> None:
    """In a DOCX LibreOffice leaves them to who asks for an update."""
    made = shown("odt", language)
    pages = [pdf.squeezed(page) for page in pdf.text(made).split("\f")]
    contents = pages[1].replace(".", "")
    for _depth, number, title in written_headings(whole_report(language)):
        line = pdf.squeezed(number + title).replace(".", "")
        named = [at for at, page in enumerate(pages, 1) if at > 2 and line in page.replace(".", "")]
        assert any(f"{line}{at}" in contents for at in named), line


@each
def test_the_contents_name_the_headings(shown: Show, ending: str, language: str) -> None:
    contents = pdf.squeezed(pdf.text(shown(ending, language)).split("\f")[1])
    said = [number + title for _depth, number, title in written_headings(whole_report(language))]
    assert [one for one in said if pdf.squeezed(one) not in contents] == []


@each
def test_every_page_but_the_cover_has_its_number(shown: Show, ending: str, language: str) -> None:
    pages = pdf.text(shown(ending, language)).split("\f")[:-1]
    said = whole_report(language).labels.page
    for at, page in enumerate(pages, 1):
        assert (pdf.squeezed(said.format(n=at, m=len(pages))) in pdf.squeezed(page)) is (at > 1)


@each
def test_it_is_set_in_the_fonts_of_the_report(shown: Show, ending: str, language: str) -> None:
    found = {name.rpartition("+")[2].partition("-")[0] for name, *_ in pdf.fonts(shown(ending, language))}
    assert {name for name in found if not name.startswith("Noto")} == set()
