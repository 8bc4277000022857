from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from sqlalchemy import select

from intl_crm.accounts.models import User
from intl_crm.accounts.operations import create_user
from intl_crm.cli import COMMANDS, commands, main
from intl_crm.command_line import office_session, print_json
from intl_crm.db import Database
from intl_crm.errors import CrmError
from intl_crm.permissions import COMMAND, Role
from intl_crm.texts import LANGUAGES


@click.command()
@click.option("--write", is_flag=True)
@click.option("--fail", is_flag=True)
def attempt(write: bool, fail: bool) -> None:
    with office_session(writes=write) as session:
        create_user(session, COMMAND, login="a", name="陳", role=Role.VIEWER)
        if fail:
            raise CrmError("it failed")
        print_json({"name": "陳"})


def run(url: str, *arguments: str) -> click.testing.Result:
    return CliRunner().invoke(attempt, arguments, obj=lambda migrate: Database(url))


def accounts(url: str) -> int:
    database = Database(url)
    with database.reading() as session:
        count = len(session.scalars(select(User)).all())
    database.close()
    return count


@pytest.mark.parametrize(
    ("arguments", "code", "kept"),
    [(("--write",), 0, 1), ((), 0, 0), (("--write", "--fail"), 1, 0), (("--x",), 2, 0)],
)
def test_a_command_keeps_what_it_wrote_if_it_ends_well(
    database_url: str, arguments: tuple[str, ...], code: int, kept: int
) -> None:
    assert run(database_url, *arguments).exit_code == code
    assert accounts(database_url) == kept


def test_json_is_utf8_whatever_the_terminal_speaks(sqlite_url: str) -> None:
    assert run(sqlite_url).stdout_bytes == '{"name": "陳"}\n'.encode()


def test_a_failure_is_one_sentence_and_exit_code_1(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("INTL_CRM_DATA", str(tmp_path_factory.mktemp("data")))
    with pytest.raises(SystemExit) as caught:
        main(["user", "list"])
    assert caught.value.code == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "This program expects a newer form of the database: run `intl-crm db upgrade`.\n"


def test_a_database_that_does_not_answer_is_one_sentence_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INTL_CRM_DATA", str(tmp_path))
    monkeypatch.setenv("INTL_CRM_DATABASE_URL", f"sqlite:///{tmp_path}/nowhere/office.sqlite")
    with pytest.raises(SystemExit) as caught:
        main(["db", "check"])
    assert caught.value.code == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "The database does not answer: unable to open database file\n"


SILENT = {
    "zh-Hant-TW": "資料庫無回應：file is not a database\n",
    "en": "The database does not answer: file is not a database\n",
    "ja": "データベースが応答しません：file is not a database\n",
    "ko": "데이터베이스가 응답하지 않습니다: file is not a database\n",
}


@pytest.mark.parametrize("language", SILENT)
def test_a_file_that_is_no_database_is_one_sentence_in_the_language_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    (tmp_path / "intl_crm.sqlite").write_text("no database" * 100)
    monkeypatch.setenv("INTL_CRM_DATA", str(tmp_path))
    assert failed(["calendar", "--language", language, "--out", "-"], capsys) == SILENT[language]


def failed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command that fails, and return all that it says."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    said = capsys.readouterr()
    assert (caught.value.code, said.out) == (1, "")
    return said.err


OUT = ("--out", "{folder}/made")
# What is asked of an empty office, and what is said in each language.
FAILURES = (
    (("report", "1990", "--format", "pdf", *OUT), {
        "zh-Hant-TW": "1990年（民國79年）無交流或訪賓紀錄。",
        "en": "Nothing is on record for 1990: no exchange was held and no visit received.",
        "ja": "1990年（平成2年）の交流・来訪の記録はありません。",
        "ko": "1990년의 교류·방문 기록이 없습니다.",
    }),
    (("sheet", "busan", *OUT), {
        "zh-Hant-TW": "查無代碼為「busan」之紀錄。",
        "en": "Nothing on record has the key “busan”.",
        "ja": "キー「busan」の記録はありません。",
        "ko": "키 「busan」에 해당하는 기록이 없습니다.",
    }),
    (("calendar", "--partner", "busan", *OUT), {
        "zh-Hant-TW": "查無代碼為「busan」之紀錄。",
        "en": "Nothing on record has the key “busan”.",
        "ja": "キー「busan」の記録はありません。",
        "ko": "키 「busan」에 해당하는 기록이 없습니다.",
    }),
    (("calendar", "--out", "{folder}/nowhere/made"), {
        "zh-Hant-TW": "無法寫入「{folder}/nowhere/made」（No such file or directory）。",
        "en": "“{folder}/nowhere/made” cannot be written (No such file or directory).",
        "ja": "「{folder}/nowhere/made」に書き込めません（No such file or directory）。",
        "ko": "「{folder}/nowhere/made」에 쓸 수 없습니다(No such file or directory).",
    }),
    (("feed", "add", "nobody"), {
        "zh-Hant-TW": "查無帳號「nobody」。",
        "en": "Nobody has the account name “nobody”.",
        "ja": "アカウント「nobody」はありません。",
        "ko": "「nobody」 계정이 없습니다.",
    }),
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("arguments", "words"), FAILURES, ids=[" ".join(one[0][:2]) for one in FAILURES])
def test_what_fails_says_so_in_the_language_asked_for_and_makes_no_file(
    sqlite_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
    arguments: tuple[str, ...],
    words: dict[str, str],
) -> None:
    monkeypatch.setenv("INTL_CRM_DATA", str(tmp_path))
    monkeypatch.setenv("INTL_CRM_DATABASE_URL", sqlite_url)
    before = set(tmp_path.iterdir())
    given = [one.format(folder=tmp_path) for one in arguments]
    expected = f"{words[language].format(folder=tmp_path)}\n"
    assert failed([*given, "--language", language], capsys) == expected
    assert failed([*given, f"--language={language}"], capsys) == expected
    assert {path.stem for path in set(tmp_path.iterdir()) - before} <= {"secret_key", "test"}


USAGE = 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["db", "nothing"],
        ["report", "99999", "--format", "json", "--out", "-"],
        ["report", "x", "--format", "json", "--out", "-"],
        ["sheet", "busan", "--language", "fr", "--out", "-"],
        ["calendar", "--year", "99999", "--out", "-"],
        ["feed", "add", "lin", "--base-url", "elsewhere"],
        ["user", "add", "lin", "--name", " ", "--role", "viewer"],
        ["user", "add", "lin", "--name", "Lin", "--role", "mayor"],
        ["user", "address", "lin", "--base-url", "javascript:alert(1)"],
        ["demo", "--base-url", "elsewhere"],
        ["run", "--port", "0"],
    ],
)
def test_a_wrong_usage_is_told_before_anything_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.setenv("INTL_CRM_DATA", str(tmp_path / "data"))
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    said = capsys.readouterr()
    assert (caught.value.code, said.out) == (USAGE, "")
    assert said.err.splitlines()[-1].startswith("Error: ")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_is_for(name: str) -> None:
    assert COMMANDS[name][2] in CliRunner().invoke(commands, ["--help"]).stdout
    its_own = CliRunner().invoke(commands, [name, "--help"])
    assert (its_own.exit_code, its_own.stdout.startswith("Usage: ")) == (0, True)
