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


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_is_for(name: str) -> None:
    assert COMMANDS[name][2] in CliRunner().invoke(commands, ["--help"]).stdout
    its_own = CliRunner().invoke(commands, [name, "--help"])
    assert (its_own.exit_code, its_own.stdout.startswith("Usage: ")) == (0, True)
