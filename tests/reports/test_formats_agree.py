"""The formats of one report: each is read back, and all say the same numbers."""

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pytest
from odfdo import Document

from intl_crm.db import Database
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports.document import year_report
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.paper import printout_of
from intl_crm.reports.printout import Printout
from intl_crm.reports.report_form import form
from tests.pictures import NOWHERE
from tests.printing import pdf
from tests.printing.whole import written_tables
from tests.programs import needs

Tables = list[list[list[str]]]


@pytest.fixture(scope="module", params=[("general", "en"), ("kaohsiung", "zh-Hant-TW")], ids=" ".join)
def printout(request: pytest.FixtureRequest, demo_file: Path) -> Printout:
    """The demo's year in a form and a language."""
    key, language = request.param
    database = Database(f"sqlite:///{demo_file}")
    with database.reading() as session:
        report = year_report(Viewer(session, COMMAND, language), 2021, form(key), language)
        made = printout_of(report, NOWHERE)
    database.close()
    return made


@pytest.fixture(scope="module")
def written(printout: Printout) -> dict[str, bytes]:
    """The report in each format."""
    return {key: one.write(printout) for key, one in FORMATS.items()}


class TableReader(HTMLParser):
    """Reads the cells of every table of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: Tables = []
        self.in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")
            self.in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self.in_cell = False

    def handle_data(self, data: str) -> None:
        if self.in_cell:
            self.tables[-1][-1][-1] += data


def of_html(content: bytes) -> Tables:
    reader = TableReader()
    reader.feed(content.decode())
    return reader.tables


def of_odt(content: bytes) -> Tables:
    tables = Document(io.BytesIO(content)).body.get_elements("//table:table")
    return [
        [
            [cell.inner_text for cell in row.get_elements("table:table-cell")]
            for row in table.get_elements(".//table:table-row")
        ]
        for table in tables
    ]


def of_docx(content: bytes) -> Tables:
    tables = docx.Document(io.BytesIO(content)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


READERS = {"html": of_html, "odt": of_odt, "docx": of_docx}


def squeezed(tables: Tables) -> Tables:
    return [[[pdf.squeezed(cell) for cell in row] for row in table] for table in tables if table]


@pytest.mark.parametrize("key", READERS)
def test_the_tables_of_pages_and_papers_say_the_same(
    printout: Printout, written: dict[str, bytes], key: str
) -> None:
    found = squeezed(READERS[key](written[key]))
    assert found == squeezed(written_tables(printout.data))
    assert len(found) >= 2


@needs("pdftotext")
def test_the_print_says_each_row_in_its_order(printout: Printout, written: dict[str, bytes]) -> None:
    words, at = pdf.squeezed(pdf.body(written["pdf"])), 0
    rows = [row for table in written_tables(printout.data) for row in table[1:]]
    for row in rows:
        at = words.index(pdf.squeezed("".join(row)), at)


def test_the_data_count_what_the_tables_print(printout: Printout, written: dict[str, bytes]) -> None:
    """Each row of the data is printed; what the data do not know is no number in print."""
    found = json.loads(written["json"])
    printed = {tuple(row) for table in written_tables(printout.data) for row in table}
    # A figure that counts nothing is left out of a print, and one form prints no tallies at all.
    tallies = found["tallies"] if printout.report.form.key == "general" else ()
    for tally in (one for one in tallies if len(one["rows"]) > 1):
        for row in tally["rows"]:
            assert printed_numbers(row) in {numbers(one) for one in printed}, (tally["key"], row["key"])
    figures = found["figures"]
    assert figures["exchanges"]["computed"] == len(list(events(found["sections"]))) == 25
    assert figures["visit_cases"]["computed"] == len(found["cases"]) == 21


def printed_numbers(row: dict[str, Any]) -> tuple[int | None, ...]:
    return tuple(cell["number"] for cell in row["cells"].values())


def numbers(row: tuple[str, ...]) -> tuple[int | None, ...]:
    return tuple(int(cell.replace(",", "")) if cell.isdecimal() else None for cell in row[1:])


def events(sections: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in sections:
        if one["kind"] == "event":
            yield one
        yield from events(one["items"])


def test_each_exchange_of_the_data_is_a_row_with_its_number(written: dict[str, bytes]) -> None:
    data = list(events(json.loads(written["json"])["sections"]))
    rows = list(csv.DictReader(io.StringIO(written["csv"].decode("utf-8-sig"), newline="")))
    assert [(row["key"], row["number"]) for row in rows] == [(one["key"], one["reference"]) for one in data]


def test_each_exchange_has_its_heading_in_every_format(printout: Printout, written: dict[str, bytes]) -> None:
    titles = [pdf.squeezed(part.title.text) for part in printout.report.every_part() if part.event]
    said = {
        "pdf": "".join(pdf.headings(written["pdf"])),
        "html": written["html"].decode().replace("&amp;", "&"),
        "odt": "".join(
            one.inner_text for one in Document(io.BytesIO(written["odt"])).body.get_elements("//text:h")
        ),
        "docx": "".join(one.text for one in docx.Document(io.BytesIO(written["docx"])).paragraphs),
    }
    missing = {
        key: [title for title in titles if title not in pdf.squeezed(text)] for key, text in said.items()
    }
    assert missing == {key: [] for key in said}
