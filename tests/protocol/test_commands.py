from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from intl_crm.cli import commands
from intl_crm.db import Database
from intl_crm.kinds import AmbiguousKey, UnknownRecord
from intl_crm.protocol.sheet import NoSheet
from intl_crm.texts import LANGUAGES
from tests import factories
from tests.pictures import hang_crest, picture
from tests.printing import pdf
from tests.programs import needs
from tests.protocol.desk import Desk

Run = Callable[..., Result]
USAGE = 2


@pytest.fixture
def run(database_url: str, desk: Desk) -> Run:
    """Run `intl-crm sheet …` on the test's database, which has an event and a delegation."""
    desk.event(desk.koror, slug="koror")
    desk.delegation(desk.ambassador(), slug="visit")

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(commands, ["sheet", *arguments], obj=lambda migrate: Database(database_url))

    return run


@needs("pdftotext")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_is_written_to_a_file(run: Run, tmp_path: Path, language: str) -> None:
    out = tmp_path / "sheet.pdf"
    result = run("koror", "--language", language, "--format", "pdf", "--out", str(out))
    assert (result.exit_code, result.output) == (0, "")
    assert pdf.reader(out.read_bytes()).trailer["/Root"]["/Lang"].startswith(language[:2])
    assert pdf.holds(out.read_bytes(), "intl-crm")


def test_a_sheet_is_written_to_standard_output_alone(run: Run) -> None:
    result = run("event/koror", "--language", "en", "--out", "-")
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"%PDF-")


def test_the_crest_is_read_from_the_data_folder(
    run: Run, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hang_crest(desk.database, tmp_path, picture())
    monkeypatch.setenv("INTL_CRM_DATA", str(tmp_path))
    assert len(pdf.reader(run("event/koror", "--out", "-").stdout_bytes).pages[0].images) == 1


@needs("pdftotext")
def test_the_language_is_the_offices_own_where_none_is_asked_for(run: Run) -> None:
    assert pdf.holds(run("delegation/visit", "--out", "-").stdout_bytes, "訪賓接待資料")


@pytest.mark.parametrize("key", ["nothing", "city/koror", "delegation/koror", "event/", "/", "city/nothing"])
def test_a_key_that_names_nothing_fails_with_a_sentence(run: Run, tmp_path: Path, key: str) -> None:
    out = tmp_path / "sheet.pdf"
    result = run(key, "--out", str(out))
    assert isinstance(result.exception, UnknownRecord)
    assert not out.exists()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hant-TW", "訪賓接待資料依交流活動或訪問團製作；代碼「busan」之紀錄種類為「城市」。"),
        (
            "en",
            "A briefing sheet is made for an event or a delegation; "
            "the key “busan” is that of a record of another kind: city.",
        ),
        ("ja", "面会用資料は交流事業又は訪問団について作成します。キー「busan」は「都市」の記録です。"),
        (
            "ko",
            "접견 자료는 교류 행사 또는 대표단에 대하여 작성합니다. "
            "키 「busan」에 해당하는 기록의 종류: 도시.",
        ),
    ],
)
@pytest.mark.parametrize("key", ["busan", "city/busan"])
def test_a_key_of_another_kind_fails_with_what_it_is(
    run: Run, desk: Desk, key: str, language: str, said: str
) -> None:
    desk.keep(factories.city(slug="busan"))
    failed = run(key, "--out", "-").exception
    assert isinstance(failed, NoSheet)
    assert failed.said(language) == said


def test_a_key_of_several_other_kinds_names_them(run: Run, desk: Desk) -> None:
    desk.keep(factories.city(slug="busan"), factories.organisation(slug="busan"))
    failed = run("busan", "--out", "-").exception
    assert isinstance(failed, NoSheet)
    assert failed.kinds == ("city", "organisation")


def test_a_key_of_an_event_and_of_a_delegation_is_asked_for_with_its_kind(run: Run, desk: Desk) -> None:
    desk.delegation(slug="koror")
    assert isinstance(run("koror", "--out", "-").exception, AmbiguousKey)
    assert run("delegation/koror", "--out", "-").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("koror",),
        ("koror", "--out", "-", "--language", "fr"),
        ("koror", "--out", "-", "--format", "odt"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == USAGE
