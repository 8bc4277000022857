import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from intl_crm.accounts import one_time, operations
from intl_crm.accounts.models import User
from intl_crm.accounts.one_time import Purpose
from intl_crm.cli import commands
from intl_crm.db import Database
from intl_crm.errors import CrmError

Run = Callable[..., Result]


@pytest.fixture
def run(database_url: str) -> Run:
    """Run `intl-crm user …` on the test's database."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(commands, ["user", *arguments], obj=lambda migrate: Database(database_url))

    return run


def found(database: Database, login: str) -> User:
    with database.reading() as session:
        return operations.user_of(session, login)


def test_add_prints_an_address_that_works(run: Run, database: Database) -> None:
    result = run("add", "Chen", "--name", "陳小姐", "--role", "officer", "--base-url", "https://crm.example/")
    assert result.exit_code == 0
    base, token = result.stdout.strip().rsplit("/", 1)
    assert base == "https://crm.example/sign-in/once"
    with database.reading() as session:
        owner = one_time.find(session, token, Purpose.FIRST_PASSWORD).user
        assert owner is not None
        assert (owner.login, owner.name, owner.role) == ("chen", "陳小姐", "officer")


def test_json_is_readable_and_alone(run: Run) -> None:
    added = run("add", "chen", "--name", "陳小姐", "--role", "viewer", "--json")
    assert json.loads(added.stdout)["key"] == "chen"
    assert "陳小姐" in added.stdout
    listed = json.loads(run("list", "--json").stdout)
    assert listed == [
        {
            "key": "chen",
            "kind": "user",
            "name": "陳小姐",
            "role": "viewer",
            "language": None,
            "may_sign_in": True,
        }
    ]


def test_no_account_is_an_empty_list(run: Run) -> None:
    result = run("list", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_list_is_readable_without_json(run: Run) -> None:
    run("add", "chen", "--name", "陳小姐", "--role", "viewer")
    assert run("list").stdout == "chen\tviewer\t陳小姐\tTrue\n"


def test_role_disable_and_enable(run: Run, database: Database) -> None:
    run("add", "chen", "--name", "Chen", "--role", "viewer")
    assert run("role", "CHEN", "protocol").exit_code == 0
    assert found(database, "chen").role == "protocol"
    assert run("disable", "chen").exit_code == 0
    assert found(database, "chen").is_disabled
    assert run("enable", "chen").exit_code == 0
    assert not found(database, "chen").is_disabled


def test_a_new_address_is_printed(run: Run) -> None:
    run("add", "chen", "--name", "Chen", "--role", "viewer")
    assert run("address", "chen").stdout.startswith("http://127.0.0.1:5000/sign-in/once/")
    assert json.loads(run("address", "chen", "--json").stdout)["key"] == "chen"


@pytest.mark.parametrize(
    "arguments",
    [
        ("role", "nobody", "admin"),
        ("disable", "nobody"),
        ("enable", "nobody"),
        ("address", "nobody"),
        ("disable", "boss"),
        ("add", "boss", "--name", "Twice", "--role", "viewer"),
        ("add", "two words", "--name", "Two", "--role", "viewer"),
    ],
)
def test_what_cannot_be_done_changes_nothing(run: Run, arguments: tuple[str, ...]) -> None:
    run("add", "boss", "--name", "Boss", "--role", "admin")
    before = run("list", "--json").stdout
    # `cli.main` turns it into one sentence and exit code 1.
    assert isinstance(run(*arguments).exception, CrmError)
    assert run("list", "--json").stdout == before


@pytest.mark.parametrize(
    "arguments",
    [("role", "boss", "king"), ("add", "chen"), ("add", "chen", "--name", "C", "--role", "x"), ("fly",)],
)
def test_wrong_usage_is_told_apart(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
