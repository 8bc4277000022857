"""Six generated years against the sums that were kept while making them: queries, page, print and data."""

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from flask.testing import FlaskClient

from intl_crm import features
from intl_crm.db import Database
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports.as_json import json_of
from intl_crm.reports.document import Report, year_report
from intl_crm.reports.html_page import html_of
from intl_crm.reports.paper import paper_of, pdf_of, printout_of
from intl_crm.reports.report_form import form
from intl_crm.reports.tally_queries import year_records
from intl_crm.reports.year_tallies import tallies_of
from tests import postgres
from tests.conftest import migrate
from tests.factories import ACTOR
from tests.pictures import NOWHERE
from tests.printing import pdf
from tests.programs import needs
from tests.reports.generator import YEARS, generated
from tests.reports.sums import Place, Sums

NUMBER = re.compile(r'href="/reports/(\d+)/figures/(\w+)\?([^"]+)">([^<]+)</a>')
Browser = Callable[[str], FlaskClient]


def fill(url: str) -> None:
    """Fill a migrated database with all that is generated."""
    features.declare()
    database = Database(url)
    with database.transaction(ACTOR) as session:
        session.add_all(generated()[0])
    database.close()


def fill_new(url: str) -> None:
    """Migrate an empty database and fill it."""
    migrate(url)
    fill(url)


@pytest.fixture(scope="module")
def sums() -> Sums:
    """The sums that were kept."""
    return generated()[1]


@pytest.fixture(scope="module")
def file_url(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A SQLite file with all that is generated, in which nothing here changes a record of it."""
    url = f"sqlite:///{shutil.copy(sqlite_template, tmp_path_factory.mktemp('years') / 'years.sqlite')}"
    fill(url)
    return url


@pytest.fixture(scope="module")
def six_years(file_url: str) -> Iterator[Database]:
    """The file, opened."""
    database = Database(file_url)
    yield database
    database.close()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest) -> Iterator[Database]:
    """The same on each kind of database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("six_years")
        return
    url = postgres.create_database(postgres.template("six_years", fill_new))
    database = Database(url)
    yield database
    database.close()
    postgres.drop_database(url)


@pytest.fixture
def database_url(file_url: str) -> str:
    """The pages show what is in the file."""
    return file_url


def kept(sums: Sums, found: Iterable[Place]) -> dict[Place, tuple[int | None, int]]:
    """The sums of some places."""
    return {place: sums.number(place) for place in found}


def words(number: int | None, unknown: int) -> str:
    """A number as an English page writes it."""
    if number is None:
        return "unknown"
    return f"{number} ({unknown}\u00a0unknown)" if unknown else f"{number:,}"


@pytest.mark.parametrize("year", YEARS)
def test_every_number_is_the_sum_that_was_kept(either: Database, sums: Sums, year: int) -> None:
    with either.reading() as session:
        tallies = tallies_of(year_records(Viewer(session, COMMAND, "en"), year))
    found = {
        (year, tally.key, row, column.key): (cell.number, cell.unknown)
        for tally in tallies
        for row in (*tally.rows, None)
        for column in tally.columns
        for cell in [tally.cell(row, column)]
    }
    assert found == kept(sums, found)
    assert sums.places(year) - found.keys() == set()


def on_page(page: str) -> dict[Place, str]:
    """The numbers of a page that lead to their records."""
    found: dict[Place, str] = {}
    for year, tally, asked, number in NUMBER.findall(page):
        query = {key: value for key, (value,) in parse_qs(unescape(asked)).items()}
        place = (int(year), tally, query.get("row"), query["column"])
        assert found.setdefault(place, number) == number
    return found


@pytest.mark.parametrize("year", YEARS)
def test_every_number_of_the_page_is_the_sum_and_leads_on(as_role: Browser, sums: Sums, year: int) -> None:
    found = on_page(as_role("viewer").get(f"/reports/{year}/figures?lang=en").text)
    assert found == {place: words(*sums.number(place)) for place in sums.places(year)}


@pytest.mark.parametrize(
    ("tally", "row", "column"),
    [
        ("countries", "JP", "visitors"),
        ("countries", None, "visit_cases"),
        ("months", "12", "outbound_persons"),
        ("months", "unknown", "visit_cases"),
        ("inbound_bodies", "museum", "video"),
        ("exchange_kinds", "culture", "exchanges"),
        ("partners", "sister", "partners_active"),
        ("years", "2019", "agreements"),
        ("years", None, "partners_active"),
    ],
)
def test_the_records_behind_a_number_are_as_many_and_add_up(
    as_role: Browser, sums: Sums, tally: str, row: str | None, column: str
) -> None:
    asked = f"column={column}" + (f"&row={row}" if row else "")
    page = as_role("viewer").get(f"/reports/2020/figures/{tally}?{asked}&lang=en").text
    place = (2020, tally, row, column)
    listed, foot = page.split("<tfoot>")
    rows = listed.split("<tbody>")[1].split("<tr>")[1:]
    assert all("href=" in one for one in rows)
    number, unknown = sums.number(place)
    assert f"<b>{words(number, unknown)}</b>" in foot
    heads = [int(n) for one in rows for n in re.findall(r'label="Headcount">(\d+)<', one)]
    assert (sum(heads) if unknown or place in sums.headcounts else len(rows)) == (number or 0)
    assert len(rows) == (len(sums.headcounts[place]) if place in sums.headcounts else number)


def report(database: Database, year: int, language: str = "en") -> Report:
    with database.reading() as session:
        return year_report(Viewer(session, COMMAND, language), year, form("general"), language)


@pytest.mark.parametrize("year", YEARS)
def test_every_number_of_the_data_has_its_records(six_years: Database, sums: Sums, year: int) -> None:
    told = json.loads(json.dumps(json_of(report(six_years, year))))
    cells = {
        (year, tally["key"], row["key"], column): cell
        for tally in told["tallies"]
        for row in tally["rows"]
        for column, cell in row["cells"].items()
    }
    assert {at: (cell["number"], cell["unknown"]) for at, cell in cells.items()} == kept(sums, cells)
    for place, cell in cells.items():
        records = len(sums.headcounts[place]) if place in sums.headcounts else cell["number"]
        assert len(set(cell["records"])) == len(cell["records"]) == records
    figures = {name: (one["computed"], one["unknown"]) for name, one in told["figures"].items()}
    assert figures == {name: sums.number((year, "years", str(year), name)) for name in figures}


# The last one stands for all where time is short.
PRINTED = (*(pytest.param(year, marks=pytest.mark.long) for year in YEARS[:-1]), YEARS[-1])


@needs("pdftotext")
@pytest.mark.parametrize("year", PRINTED)
def test_every_row_of_the_print_is_the_sums(six_years: Database, sums: Sums, year: int) -> None:
    found = report(six_years, year)
    (section,) = (one for one in paper_of(found).sections if one.figures)
    told = [tally for tally in found.tallies if not tally.is_empty]
    text = pdf.squeezed(pdf.text(pdf_of(printout_of(found, NOWHERE))))
    for tally, figure in zip(told, section.figures[-len(told) :], strict=True):
        assert pdf.squeezed(figure.caption) in text
        for row, printed in zip(tally.rows, figure.rows, strict=True):
            numbers = [sums.number((year, tally.key, row, column.key)) for column in tally.columns]
            said = [words(*one) if one[0] is not None else "[unknown]" for one in numbers]
            assert pdf.squeezed(" ".join([str(printed.name), *said])) in text


def test_every_figure_is_numbered_once(six_years: Database) -> None:
    (section,) = (one for one in paper_of(report(six_years, 2020, "zh-Hant-TW")).sections if one.figures)
    assert [one.caption.split("\u3000")[0] for one in section.figures] == [f"圖{n}" for n in range(1, 11)]
    assert [one.table_caption.split("\u3000")[0] for one in section.figures] == [
        f"表{n}" for n in range(1, 11)
    ]


def test_the_file_draws_every_chart(six_years: Database) -> None:
    page = html_of(printout_of(report(six_years, 2020), NOWHERE)).decode()
    assert page.count('role="img"') == page.count("<desc") == 10
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
