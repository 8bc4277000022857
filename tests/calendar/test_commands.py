"""`intl-crm calendar` and `intl-crm feed`."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from intl_crm.accounts.models import User
from intl_crm.calendar import queries
from intl_crm.cli import commands
from intl_crm.db import Database
from intl_crm.errors import CrmError
from intl_crm.events.models import Participation
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.calendar.conftest import Cities

Run = Callable[..., Result]
Keep = Callable[..., None]
UserOf = Callable[[str], User]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What is written is the same from either database."""
    return sqlite_url


@pytest.fixture
def run(database: Database) -> Run:
    """Run `intl-crm …` on the test's database."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(commands, arguments, obj=lambda migrate: Database(database.url))

    return run


@pytest.fixture
def year(keep: Keep, cities: Cities) -> None:
    """Two exchanges: one with Busan, one alone and restricted."""
    one = factories.event(title=Texts({"zh-Hant-TW": "釜山"}), when=Span.parse("2021-06/late"), status="held")
    keep(
        one,
        Participation(event=one, city_id=cities.busan.id, role="host"),
        factories.event(
            title=Texts({"zh-Hant-TW": "展覽"}), form="exhibition", when=Span.parse("2022-01"),
            status="planned", visibility="restricted", slug="show",
        ),
    )  # fmt: skip


def titles(octets: bytes) -> list[str]:
    return [str(event.get("SUMMARY")) for event in Calendar.from_ical(octets).events]


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ((), ["釜山（2021年6月下旬）", "【暫定】展覽（2022年1月）"]),
        (("--partner", "busan"), ["釜山（2021年6月下旬）"]),
        (("--country", "kr"), ["釜山（2021年6月下旬）"]),
        (("--kind", "exhibition"), ["【暫定】展覽（2022年1月）"]),
        (("--family", "culture"), ["【暫定】展覽（2022年1月）"]),
        (("--year", "2021"), ["釜山（2021年6月下旬）"]),
        (("--status", "held"), ["釜山（2021年6月下旬）"]),
        (("--visibility", "public"), []),
        (("--year", "1999"), []),
        (("--country", "KR", "--year", "2022"), []),
    ],
)
def test_conditions_all_hold(run: Run, conditions: tuple[str, ...], found: list[str]) -> None:
    result = run("calendar", "--language", "zh-Hant-TW", "--out", "-", *conditions)
    assert (result.exit_code, result.stderr) == (0, "")
    assert titles(result.stdout_bytes) == found


@pytest.mark.usefixtures("year")
def test_a_file_is_written_with_links_where_the_address_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "all.ics"
    result = run("calendar", "--out", str(path), "--base-url", "https://crm.example/")
    assert (result.exit_code, result.output) == (0, "")
    assert b"URL:https://crm.example/events/show\r\n" in path.read_bytes()
    # The office speaks Chinese unless told otherwise.
    assert b"CATEGORIES;LANGUAGE=zh-Hant-TW" in path.read_bytes()


@pytest.mark.usefixtures("year")
def test_twice_is_the_same(run: Run) -> None:
    first, second = (run("calendar", "--language", "ja", "--out", "-").stdout_bytes for _ in range(2))
    assert first == second


@pytest.mark.usefixtures("year")
def test_an_unknown_partner_is_an_error(run: Run) -> None:
    result = run("calendar", "--partner", "atlantis", "--out", "-")
    assert isinstance(result.exception, CrmError)
    assert result.stdout == ""


@pytest.mark.parametrize(
    "wrong",
    [
        ("--language", "xx"),
        ("--country", "XX"),
        ("--kind", "x"),
        ("--year", "x"),
        ("--status", "x"),
        ("--base-url", "http://crm.example"),
    ],
)
def test_wrong_usage(run: Run, wrong: tuple[str, str]) -> None:
    assert run("calendar", "--out", "-", *wrong).exit_code == 2


def works(database: Database, address: str) -> bool:
    token = urlsplit(address).path.split("/")[2]
    with database.reading() as session:
        return queries.feed_at(session, token) is not None


@pytest.mark.usefixtures("year")
def test_a_feed_from_first_to_last(run: Run, database: Database, user_of: UserOf) -> None:
    user_of("viewer")
    base = ("--base-url", "https://crm.example/", "--json")
    made = json.loads(run("feed", "add", "viewer", "--language", "en", "--partner", "busan", *base).stdout)
    assert made["address"].startswith("https://crm.example/feeds/")
    assert made["address"].endswith("/kaohsiung-busan-en.ics")
    assert works(database, made["address"])
    [listed] = json.loads(run("feed", "list", "--json").stdout)
    assert listed == {name: value for name, value in made.items() if name != "address"}
    named = "Our office – international exchanges: Busan"
    assert (listed["kind"], listed["name"], listed["user"]) == ("feed", named, "viewer")
    assert set(listed["made"]) == {"utc", "local"}
    assert list(listed["made"]["local"]) == ["kaohsiung"]
    renewed = json.loads(run("feed", "renew", made["key"], *base).stdout)
    assert (works(database, made["address"]), works(database, renewed["address"])) == (False, True)
    assert run("feed", "revoke", made["key"]).exit_code == 0
    assert not works(database, renewed["address"])
    assert json.loads(run("feed", "list", "--json").stdout) == []


@pytest.mark.usefixtures("cities")
def test_feeds_are_listed_by_account(run: Run, user_of: UserOf) -> None:
    for login in ("viewer", "officer"):
        user_of(login)
        assert run("feed", "add", login, "--language", "ja", "--name", f"of {login}").exit_code == 0
    rows = [line.split("\t")[1:] for line in run("feed", "list").stdout.splitlines()]
    assert rows == [["viewer", "ja", "of viewer"], ["officer", "ja", "of officer"]]
    assert [line.split("\t")[1] for line in run("feed", "list", "officer").stdout.splitlines()] == ["officer"]


@pytest.mark.parametrize(
    "arguments", [("list", "nobody"), ("add", "nobody"), ("renew", "x"), ("revoke", "x")]
)
def test_what_is_not_there_is_an_error(run: Run, arguments: tuple[str, ...]) -> None:
    result = run("feed", *arguments)
    assert isinstance(result.exception, CrmError)
    assert result.stdout == ""
