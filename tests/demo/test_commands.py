import json
from pathlib import Path

import pytest
from sqlalchemy import func, select

from intl_crm import cli
from intl_crm.cities.models import City
from intl_crm.db import Database
from intl_crm.texts import LANGUAGES
from tests import factories
from tests.factories import ACTOR


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new data folder, named in the environment."""
    monkeypatch.setenv("INTL_CRM_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def run(*arguments: str) -> int:
    """The exit code of a command line."""
    with pytest.raises(SystemExit) as ended:
        cli.main([*arguments])
    return int(ended.value.code or 0)


def test_an_empty_folder_gets_the_demo_and_its_addresses(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("demo", "--json", "--base-url", "http://127.0.0.1:8123") == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["sign_in", "feeds"]
    assert list(found["sign_in"]) == ["viewer", "protocol", "officer", "admin"]
    assert tuple(found["feeds"]) == LANGUAGES
    every = [*found["sign_in"].values(), *found["feeds"].values()]
    assert all(address.startswith("http://127.0.0.1:8123/") for address in every)
    assert len(set(every)) == 8
    database = Database(f"sqlite:///{folder / 'intl_crm.sqlite'}")
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(City)) == 19
    database.close()


def test_without_json_each_address_has_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("demo") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["viewer", "protocol", "officer", "admin", *LANGUAGES]


def test_a_second_call_gives_other_addresses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("demo", "--json")
    first = json.loads(capsys.readouterr().out)
    assert run("demo", "--json") == 0
    second = json.loads(capsys.readouterr().out)
    for group in ("sign_in", "feeds"):
        assert not set(first[group].values()) & set(second[group].values())


def test_where_other_records_are_it_says_so_and_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("db", "upgrade") == 0
    database = Database(f"sqlite:///{folder / 'intl_crm.sqlite'}")
    with database.transaction(ACTOR) as session:
        session.add(factories.city())
    capsys.readouterr()
    assert run("demo", "--json") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("This database has records of its own")
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(City)) == 1
    database.close()
