"""What cities show in the calendar: when it is, as far as that is known, and only what the reader may see."""

from collections.abc import Callable
from datetime import date

import pytest

from intl_crm.cities.layers import anniversaries, observances
from intl_crm.cities.models import City, Partnership
from intl_crm.db import Database
from intl_crm.layers import LayerEntry
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND, Actor, Role
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR

Told = Callable[..., list[LayerEntry]]


@pytest.fixture
def told(database: Database) -> Told:
    """Keep records, and ask a layer for what lies between two days."""

    def ask(layer: Told, first: str, last: str, *records: object, actor: Actor = COMMAND) -> list[LayerEntry]:
        with database.transaction(ACTOR) as session:
            session.add_all(records)
        with database.reading() as session:
            viewer = Viewer(session, actor, "en", "Asia/Taipei")
            return list(layer(viewer, date.fromisoformat(first), date.fromisoformat(last)))

    return ask


@pytest.fixture
def home(database: Database) -> City:
    """The home city, with its office."""
    office = factories.office()
    with database.transaction(ACTOR) as session:
        session.add(office)
    return office.home_city


def tie(home: City, since: str, **facts: object) -> Partnership:
    """A tie of the home city with another one."""
    return factories.partnership(**{"city": home, "when": Span.parse(since)} | facts)


@pytest.mark.parametrize(
    ("since", "first", "last", "years", "when"),
    [
        ("1966-06-30..", "2026-06-01", "2026-06-30", "60th", "2026-06-30"),
        ("1966-06-30..", "2026-07-01", "2026-07-31", "", ""),
        ("2004-02-29..", "2021-02-22", "2021-03-07", "17th", "2021-02-28"),
        ("2021-09..", "2026-09-01", "2026-09-30", "5th", "2026-09"),
        ("1966..", "2026-12-28", "2027-01-31", "60th", "2026"),
        ("2026-06-30..", "2026-06-01", "2026-06-30", "", ""),
        ("..", "2026-06-01", "2026-06-30", "", ""),
    ],
)
def test_an_anniversary_is_told_as_far_as_its_date_is_known(
    told: Told, home: City, since: str, first: str, last: str, years: str, when: str
) -> None:
    found = told(anniversaries, first, last, tie(home, since))
    expected = [(f"Sister city · {years}", when)] if years else []
    assert [(one.line, str(one.when)) for one in found][:1] == expected


def test_a_year_that_is_touched_shows_its_anniversaries(told: Told, home: City) -> None:
    found = told(anniversaries, "2026-12-28", "2027-01-31", tie(home, "1966.."))
    assert [(str(one.when), one.is_great) for one in found] == [("2026", True), ("2027", False)]


@pytest.mark.parametrize(
    "facts", [{"state": "ended"}, {"tie": "contact", "state": None}, {"tie": "unconfirmed"}]
)
def test_what_has_ended_or_was_never_signed_has_none(
    told: Told, home: City, facts: dict[str, object]
) -> None:
    assert told(anniversaries, "2026-06-01", "2026-06-30", tie(home, "1966-06-30..", **facts)) == []


@pytest.mark.parametrize(
    ("day", "first_year", "found"),
    [
        ((10, 1), None, ["2026-10-01"]),
        ((10, 1), 2027, []),
        ((11, 1), None, []),
        ((10, 31), 1994, ["2026-10-31"]),
    ],
)
def test_an_observance_is_kept_each_year_from_its_first(
    told: Told, day: tuple[int, int], first_year: int | None, found: list[str]
) -> None:
    kept = factories.observance(month=day[0], day=day[1], first_year=first_year)
    assert [str(one.when) for one in told(observances, "2026-10-01", "2026-10-31", kept)] == found


def test_the_last_of_february_is_kept_in_a_common_year_too(told: Told) -> None:
    kept = factories.observance(month=2, day=29)
    assert [str(one.when) for one in told(observances, "2027-02-01", "2027-03-01", kept)] == ["2027-02-28"]


def test_a_day_is_of_its_city_or_of_a_whole_country(told: Told) -> None:
    city = factories.city(name=Texts({"en": "Busan"}), country="KR")
    days = (factories.observance(), factories.observance(city=city, month=10, day=5))
    found = told(observances, "2026-10-01", "2026-10-31", *days)
    assert [(one.line, one.country, one.city_id) for one in found] == [
        ("Palau", "PW", None),
        ("Busan", "KR", city.id),
    ]


@pytest.mark.parametrize(("is_ours", "titles"), [(True, ["Koror"]), (False, [])])
def test_the_other_city_is_named_whichever_side_is_ours(
    told: Told, home: City, titles: list[str], *, is_ours: bool
) -> None:
    ours = home if is_ours else factories.city()
    found = told(
        anniversaries, "2026-06-01", "2026-06-30", tie(factories.city(), "1966-06-30..", partner=ours)
    )
    assert [one.title.text for one in found] == titles


@pytest.mark.parametrize("layer", [anniversaries, observances])
def test_of_a_hidden_city_nothing_is_told(told: Told, home: City, layer: Told) -> None:
    city = factories.city(visibility="restricted")
    day = factories.observance(city=city, month=10, day=5, visibility="public")
    records = (city, day, tie(home, "1966-10-05..", partner=city, visibility="public"))
    assert len(told(layer, "2026-10-01", "2026-10-31", *records)) == 1
    assert told(layer, "2026-10-01", "2026-10-31", actor=Actor(Role.VIEWER, "viewer")) == []
