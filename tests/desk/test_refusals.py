"""What rules or the database refuse is said at the field, in the reader's language, and all stays typed."""

import re
from collections.abc import Callable

import pytest

from intl_crm.db import Database
from intl_crm.kinds import kinds
from tests.desk.browsing import Browser, Desk, FormReader, errors
from tests.desk.world import KINDS, LEAST, ROOMS, Typed, World, ref

HEAD = "Somebody else is recorded as head of this body at that time. End that post first."
Case = tuple[str, Callable[[World], Typed], str, str]
CASES: list[Case] = [
    ("city", lambda w: {"latitude": "91", "longitude": "0"}, "latitude", "A latitude lies between"),
    ("city", lambda w: {"latitude": "0", "longitude": "181"}, "longitude", "A longitude lies between"),
    ("city", lambda w: {"latitude": "0"}, "latitude", "Write both coordinates or neither."),
    ("city", lambda w: {"latitude": "x", "longitude": "1"}, "latitude", "Write a number in figures."),
    ("city", lambda w: {"country": ""}, "country", "Choose the country or region."),
    ("city", lambda w: {"country": "QQ"}, "country", "Choose one."),
    ("city", lambda w: {"website": "javascript:alert(1)"}, "website", "Write the whole address"),
    ("city", lambda w: {"hours": "9 to 5"}, "hours", "Write two times"),
    ("city", lambda w: {"zone": "Mars/Base"}, "zone", "There is no such time zone."),
    ("partnership", lambda w: {"partner_id": ref(w.home)}, "partner_id", "no partnership with itself"),
    ("partnership", lambda w: {"tie": "sister"}, "partner_id", "This tie is on record already."),
    ("partnership", lambda w: {"tie": "contact", "state": "signed"}, "state", "A mere contact has no state."),
    (
        "partnership",
        lambda w: {"when-since-year": "2021", "when-end": "date", "when-until-year": "2020"},
        "when",
        "The end is before the start.",
    ),
    ("agreement", lambda w: {"partnership_id": ""}, "partnership_id", "Choose the partnership."),
    ("observance", lambda w: {"month": "2", "day": "30"}, "day", "There is no such day."),
    ("observance", lambda w: {"month": "13"}, "month", "There is no such month."),
    ("observance", lambda w: {"day": ""}, "day", "There is no such day."),
    ("observance", lambda w: {"city_id": ref(w.city)}, "country", "Choose either a city or a country."),
    ("person", lambda w: {"names-en-given": " "}, "names", "Write the name in at least one script."),
    ("person", lambda w: {"email": "x" * 201}, "email", "This is longer than 200 characters."),
    ("post", lambda w: {"title": ""}, "own_title", "Choose a title from the list"),
    ("post", lambda w: {"organisation_id": ref(w.organisation)}, "organisation_id", "A post is either"),
    ("post", lambda w: {"city_id": "", "is_head": "y"}, "organisation_id", "A head needs"),
    ("delegation", lambda w: {"headcount": "0"}, "headcount", "At least one person comes"),
    ("delegation", lambda w: {"case_year": "2021"}, "case_number", "Write the year and the number"),
    (
        "delegation",
        lambda w: (
            {f"party-{at}-record": ref(w.person) for at in (0, 1)}
            | {"party-0-role": "head", "party-1-role": "member"}
        ),
        "party",
        "Each person stands here once.",
    ),
    ("event", lambda w: {"when-since-year": ""}, "when", "Write at least the year."),
    ("event", lambda w: {"times-start": "14:00", "times-zone": "Asia/Taipei"}, "times", "A time needs a day"),
    ("event", lambda w: {"topics-en": "x" * 4001}, "topics", "This is longer than 4000 characters."),
    ("event", lambda w: {"status": "under_way"}, "status", "Choose one."),
    ("gift", lambda w: {"worth": "100"}, "currency", "Write the worth with its currency"),
    ("gift", lambda w: {"quantity": "0"}, "quantity", "Leave it empty"),
    ("gift", lambda w: {"worth": "-1", "currency": "TWD"}, "worth", "A worth is not negative."),
    ("link", lambda w: {"target": ref(w.event)}, "target", "A record has no link with itself."),
]


@pytest.mark.parametrize("case", CASES, ids=[f"{one[0]}-{one[2]}-{one[3][:20]}" for one in CASES])
def test_what_is_refused_is_said_at_the_field(world: World, desk: Desk, case: Case) -> None:
    kind, typed, name, message = case
    sent = desk.form(f"{kinds[kind].address}new") | LEAST[kind](world) | typed(world)
    answer = desk.post(f"{kinds[kind].address}new", sent)
    assert answer.status_code == 422
    field = answer.text.split(f'id="{name}-e"', 1)
    assert len(field) > 1, errors(answer.text)
    assert message in field[1][:700]
    kept = FormReader(answer.text).sent
    offered = {"country", "zone", "status"}
    assert {key: kept.get(key) for key in typed(world) if key not in offered} == {
        key: text.strip() if key.startswith("names") else text
        for key, text in typed(world).items()
        if key not in offered
    }


AT_ONCE: list[tuple[str, Callable[[World], Typed], set[str]]] = [
    (
        "city",
        lambda w: {"name-en": "", "country": "", "hours": "9 to 5", "latitude": "91", "longitude": "181"},
        {"name", "country", "hours", "latitude", "longitude"},
    ),
    ("observance", lambda w: {"month": "13", "day": "31"}, {"month"}),
    ("city", lambda w: {"latitude": "1", "zone": "Mars/Base"}, {"latitude", "zone"}),
    (
        "observance",
        lambda w: {"name-en": "", "month": "13", "day": "32", "city_id": ref(w.city)},
        {"name", "month", "day", "country"},
    ),
    (
        "delegation",
        lambda w: {"case_year": "2021", "headcount": "0", "city_id": ref(w.person)},
        {"case_number", "headcount", "city_id"},
    ),
    (
        "event",
        lambda w: {"title-en": "", "our_headcount": "0", "establishes_id": f"partnership/{w.city.id.hex}"},
        {"title", "our_headcount", "establishes_id"},
    ),
    (
        "gift",
        lambda w: {"quantity": "0", "worth": "-1", "currency": "yen!", "event_id": f"event/{w.city.id.hex}"},
        {"quantity", "worth", "currency", "event_id"},
    ),
]


@pytest.mark.parametrize("case", AT_ONCE, ids=[f"{one[0]}-{len(one[2])}" for one in AT_ONCE])
def test_all_that_is_wrong_is_said_at_once(
    world: World, desk: Desk, case: tuple[str, Callable[[World], Typed], set[str]]
) -> None:
    kind, typed, names = case
    sent = desk.form(f"{kinds[kind].address}new") | LEAST[kind](world) | typed(world)
    page = desk.post(f"{kinds[kind].address}new", sent).text
    assert set(re.findall(r'class="ic-error" id="(\w+)-e"', page)) == names


@pytest.mark.parametrize(
    ("kind", "typed", "wrong"),
    [
        ("city", {"name-en": "x" * 4001}, ["name-en"]),
        ("city", {"name-en": "x" * 4001, "name-ko": "x" * 4001}, ["name-en", "name-ko"]),
        ("city", {"name-en": ""}, ["name-zh-Hant-TW"]),
        ("person", {"names-ja-reading": "x" * 201}, ["names-ja-reading"]),
        ("person", {"names-en-given": ""}, ["names-zh-Hant-TW-family"]),
        ("event", {"when-since-year": ""}, ["when-since-year"]),
        ("event", {"when-since-year": "2021", "when-since-day": "5"}, ["when-since-month"]),
        ("event", {"when-since-month": "2", "when-since-day": "30"}, ["when-since-day"]),
        (
            "event",
            {"when-end": "date", "when-until-year": "2020"},
            ["when-until-year", "when-until-month", "when-until-day"],
        ),
        ("event", {"when-end": "date", "when-until-year": ""}, ["when-until-year"]),
        ("event", {"when-end": "date", "when-until-year": "abc"}, ["when-until-year"]),
        ("event", {"times-end": "10:00"}, ["times-start"]),
        ("event", {"times-start": "10:00", "times-zone": ""}, ["times-zone"]),
        ("event", {"times-start": "10:00", "times-end": "x", "times-zone": "Asia/Taipei"}, ["times-end"]),
        ("agreement", {"signed-month": "5"}, ["signed-year"]),
    ],
)
def test_only_the_box_at_fault_is_marked(
    world: World, desk: Desk, kind: str, typed: Typed, wrong: list[str]
) -> None:
    sent = desk.form(f"{kinds[kind].address}new") | LEAST[kind](world) | typed
    page = desk.post(f"{kinds[kind].address}new", sent).text
    boxes = re.findall(r"<(?:input|select|textarea)\b[^>]*>", page)
    marked = [box for box in boxes if 'aria-invalid="true"' in box]
    assert [re.search(r'name="([^"]+)"', box)[1] for box in marked] == wrong  # type: ignore[index]
    assert all("is-invalid" in box for box in marked)
    assert sum("is-invalid" in box for box in boxes) == len(wrong)


def test_two_heads_of_one_body_are_refused(database: Database, world: World, desk: Desk) -> None:
    post = LEAST["post"](world) | {"is_head": "y", "when-since-year": "2020", "when-end": "open"}
    desk.created("/posts/new", post)
    answer = desk.fill("/posts/new", post)
    assert answer.status_code == 422
    assert errors(answer.text) == [HEAD]
    ended = post | {"when-since-year": "2010", "when-end": "date", "when-until-year": "2015"}
    other = desk.created("/posts/new", ended)
    assert errors(desk.fill(f"{other}/edit", {"when-end": "open", "when-until-year": ""}).text) == [HEAD]
    assert desk.form(f"{other}/edit")["when-end"] == "date"


def test_a_case_number_is_given_once(world: World, desk: Desk) -> None:
    case = LEAST["delegation"](world) | {"case_year": "2021", "case_number": "1"}
    desk.created("/delegations/new", case)
    assert errors(desk.fill("/delegations/new", case).text) == ["This number is taken in that year."]


@pytest.mark.parametrize(
    ("arrival", "departure", "said", "direction"),
    [
        (("2021", "12", "10"), ("2021", "12", "5"), ["The departure is before the arrival."], "inbound"),
        (("2022", "", ""), ("2021", "", ""), ["The departure is before the arrival."], "inbound"),
        (("2021", "12", "5"), ("2021", "12", ""), [], "inbound"),
        (("2021", "12", "5"), ("", "", ""), [], "inbound"),
        (("", "", ""), ("2021", "12", "5"), [], "inbound"),
        (("2022", "1", "3"), ("2021", "12", "30"), [], "outbound"),
    ],
)
def test_no_guest_leaves_before_they_came(
    world: World,
    desk: Desk,
    arrival: tuple[str, ...],
    departure: tuple[str, ...],
    said: list[str],
    direction: str,
) -> None:
    days = {"arrival": arrival, "departure": departure}
    parts = ("year", "month", "day")
    typed = {
        f"{name}-{part}": text for name, day in days.items() for part, text in zip(parts, day, strict=True)
    }
    answer = desk.fill("/delegations/new", LEAST["delegation"](world) | typed | {"direction": direction})
    assert errors(answer.text) == said
    assert answer.status_code == (422 if said else 302)


def test_roles_can_be_exchanged(world: World, desk: Desk) -> None:
    other = desk.created("/people/new", LEAST["person"](world)).rsplit("/", 1)[1]
    rows = {"party-0-record": ref(world.person), "party-0-role": "head", "party-1-record": f"person/{other}"}
    desk.fill("/delegations/visit/edit", rows | {"party-1-role": "member"})
    turned = {"party-0-role": "member", "party-1-role": "head"}
    assert desk.fill("/delegations/visit/edit", turned).status_code == 302
    assert {name: desk.form("/delegations/visit/edit")[name] for name in turned} == turned


@pytest.mark.parametrize("language", ["zh-Hant-TW", "ja", "ko"])
def test_refusals_speak_the_readers_language(world: World, as_role: Browser, language: str) -> None:
    somebody = Desk(as_role("officer"), language)
    for kind in KINDS:
        said = errors(somebody.post(f"{kinds[kind].address}new", {}).text)
        assert said
        assert not any(message.isascii() for message in said), (kind, said)


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_promises_what_the_columns_hold(kind: str) -> None:
    columns = ROOMS[kind].model.__table__.columns  # type: ignore[attr-defined]
    for name in dir(ROOMS[kind].form):
        unbound = getattr(ROOMS[kind].form, name)
        length = getattr(getattr(columns.get(name), "type", None), "length", None)
        if (
            length
            and getattr(unbound, "field_class", None)
            and "longest" in unbound.field_class.__init__.__code__.co_varnames
        ):
            assert unbound.kwargs.get("longest") == length, name
