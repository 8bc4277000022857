"""`intl-crm report`: formats, languages, the office's own settings, files and refusals."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from intl_crm.cli import commands
from intl_crm.db import Database
from intl_crm.errors import CrmError
from intl_crm.reports import edition_storage
from intl_crm.reports.characters import Unprintable
from intl_crm.reports.document import NothingOnRecord
from intl_crm.reports.edition_reprint import MissingFile, NoEdition, NotIssuedSo
from intl_crm.reports.models import Edition
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR
from tests.pictures import hang_crest, picture
from tests.printing import pdf
from tests.programs import needs

Run = Callable[..., Result]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What is written is the same from either database."""
    return sqlite_url


@pytest.fixture
def run(database: Database) -> Run:
    """Run `intl-crm report …` on the test's database."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(
            commands, ["report", *arguments], obj=lambda migrate: Database(database.url)
        )

    return run


def keep(database: Database, *records: object) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all(records)


@pytest.fixture
def year(database: Database) -> None:
    """An exchange that was held in 2021."""
    keep(database, factories.event(status="held", title=Texts({"zh-Hant-TW": "締盟"})))


@pytest.mark.usefixtures("year")
def test_data_goes_alone_to_standard_output(run: Run) -> None:
    result = run("2021", "--language", "zh-Hant-TW", "--format", "json", "--out", "-")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "締盟" in result.stdout
    assert json.loads(result.stdout)["year"] == 2021


@pytest.mark.usefixtures("year")
@needs("pdftotext")
def test_a_print_goes_to_its_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    assert run("2021", "--language", "en", "--format", "pdf", "--out", str(path)).exit_code == 0
    assert pdf.holds(path.read_bytes(), "Annual Report 2021")


def test_the_crest_is_read_from_the_data_folder(
    run: Run, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(database, factories.office(), factories.event(status="held"))
    hang_crest(database, tmp_path, picture())
    monkeypatch.setenv("INTL_CRM_DATA", str(tmp_path))
    made = run("2021", "--format", "pdf", "--out", "-").stdout_bytes
    assert len(pdf.reader(made).pages[0].images) == 1


@pytest.mark.usefixtures("year")
def test_a_page_goes_to_its_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    assert run("2021", "--language", "ko", "--format", "html", "--out", str(path)).exit_code == 0
    assert "2021년 시정 성과 보고서" in path.read_text(encoding="utf-8")


def said(run: Run, *more: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(run("2021", "--format", "json", "--out", "-", *more).stdout)
    return found


@pytest.mark.usefixtures("year")
def test_language_and_form_are_the_office_s_unless_they_are_given(run: Run, database: Database) -> None:
    assert said(run)["language"] == "zh-Hant-TW"
    keep(database, factories.office(language="ja"))
    assert (said(run)["language"], said(run)["form"]) == ("ja", "kaohsiung")
    assert said(run, "--language", "ko", "--form", "kaohsiung")["language"] == "ko"


@pytest.mark.usefixtures("year")
def test_the_day_at_which_titles_are_judged_can_be_given(run: Run) -> None:
    assert said(run)["date"] == "2021-12-31"
    assert said(run, "--date", "2022-03-01")["date"] == "2022-03-01"


@pytest.mark.parametrize(
    "arguments",
    [
        ("2021", "--format", "doc"),
        ("2021", "--format", "json", "--language", "xx"),
        ("2021", "--format", "json", "--form", "no_such"),
        ("2021", "--format", "json", "--date", "tomorrow"),
        ("110", "--format", "json"),
        ("99999", "--format", "json"),
        ("2021", "--format", "json", "--edition", "0"),
        ("2021", "--format", "json", "--edition", "1", "--date", "2021-12-31"),
        ("2021",),
    ],
)
def test_what_is_not_offered_is_a_wrong_usage(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = tmp_path / "report"
    assert run(*arguments, "--out", str(path)).exit_code == 2
    assert not path.exists()


def test_what_can_not_be_printed_leaves_no_file(run: Run, database: Database, tmp_path: Path) -> None:
    keep(database, factories.event(status="held", title=Texts({"en": "𡍼"})))
    path = tmp_path / "report.pdf"
    result = run("2021", "--language", "en", "--format", "pdf", "--out", str(path))
    assert isinstance(result.exception, Unprintable)
    assert "U+2137C 𡍼 (4.1.3 (a) 〓, title)" in result.exception.said("en")
    assert not path.exists()


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("written", ["pdf", "json", "html"])
def test_a_year_without_records_has_no_report(run: Run, tmp_path: Path, written: str) -> None:
    path = tmp_path / "report"
    result = run("1990", "--format", written, "--out", str(path))
    assert isinstance(result.exception, NothingOnRecord)
    assert (result.exception.year, result.exception.on_record) == (1990, (2021,))
    assert result.exception.said("ko") == "1990년의 교류·방문 기록이 없습니다. 기록이 있는 연도: 2021."
    assert (
        result.exception.said("ja") == "1990年（平成2年）の交流・来訪の記録はありません。記録のある年：2021。"
    )
    assert not path.exists()


def test_a_published_figure_alone_makes_a_report(run: Run, database: Database) -> None:
    keep(database, factories.figure(year=1990))
    assert run("1990", "--format", "json", "--out", "-").exit_code == 0


@pytest.fixture
def kept(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What an edition of 2021 was issued as, in English as JSON, kept in the data folder."""
    monkeypatch.setenv("INTL_CRM_DATA", str(tmp_path))
    content = b'{"kept": "as issued"}'
    file = factories.edition_file(format="json", sha256=edition_storage.keep(tmp_path, content))
    edition = factories.edition(files=[file])
    keep(database, factories.office(language="en"), edition)
    with database.transaction(ACTOR) as session:
        present = session.get_one(Edition, edition.id)
        for name in ("state", "number", "checked_at", "issued_at", "signed_by"):
            setattr(present, name, getattr(factories.issued(), name))
    return content


@pytest.mark.usefixtures("year")
def test_an_issued_edition_is_given_as_it_was_kept(run: Run, kept: bytes) -> None:
    for more in ((), ("--form", "kaohsiung"), ("--language", "en")):
        result = run("2021", "--edition", "1", "--format", "json", "--out", "-", *more)
        assert (result.exit_code, result.stdout_bytes) == (0, kept)


@pytest.mark.parametrize(
    ("more", "error", "said"),
    [
        (("--edition", "2"), NoEdition, "No edition 2 of 2021 has been issued in the form “kaohsiung”."),
        (
            ("--edition", "1", "--form", "x"),
            NoEdition,
            "No edition 1 of 2021 has been issued in the form “x”.",
        ),
        (
            ("--edition", "1", "--language", "ja"),
            NotIssuedSo,
            "Edition 1 was not issued in Japanese as JSON.",
        ),
        (
            ("--edition", "1"),
            MissingFile,
            "The contents of edition 1 in English as JSON are missing or damaged;"
            " bring them back from a backup.",
        ),
    ],
)
@pytest.mark.usefixtures("kept")
def test_an_edition_that_can_not_be_given_is_said_to_be_so(
    run: Run, tmp_path: Path, more: tuple[str, ...], error: type[CrmError], said: str
) -> None:
    for path in (tmp_path / "editions").iterdir():
        path.unlink()
    out = tmp_path / "report"
    result = run("2021", "--format", "json", "--out", str(out), *more)
    assert isinstance(result.exception, error)
    assert result.exception.said("en") == said
    assert not out.exists()
