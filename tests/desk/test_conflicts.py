"""Two editors of one record: the second sees mine, theirs and the original, and nothing typed is lost."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from intl_crm.db import Database
from intl_crm.kinds import by_key, kinds
from tests.desk.browsing import Desk, FormReader
from tests.desk.world import LEAST, ROOMS, World, ref

ROW = re.compile(r'<th scope="row">(.*?)</th>(.*?)</tr>', re.DOTALL)
CELL = re.compile(r"<td.*?>(.*?)</td>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")

Typed = Callable[[World], dict[str, str]]
Case = tuple[str, Typed, Typed, Typed, str, list[str]]


def told(page: str) -> dict[str, list[str]]:
    """What the page of a conflict says of each field: the original, theirs and mine."""
    table = page.split("While you were editing", 1)[1].split("</table>", 1)[0].split("<tbody>", 1)[1]
    return {
        label: [" ".join(TAG.sub(" ", cell).split()) for cell in CELL.findall(cells)]
        for label, cells in ROW.findall(table)
    }


def inputs(sent: dict[str, str]) -> dict[str, str]:
    """What a form sends of the record's values."""
    return {name: text for name, text in sent.items() if not name.startswith(("csrf", "take-", "typed-"))}


def row(name: str, at: int, record: str, role: str) -> dict[str, str]:
    return {f"{name}-{at}-record": record, f"{name}-{at}-role": role}


PERSON = "Dilmei Louisa Olkeriil"
# Kind, what is typed at first, what the other one saves, what I type, and what stands in the table.
CASES: list[Case] = [
    (
        "city",
        lambda w: {"website": "https://a.example"},
        lambda w: {"website": "https://b.example"},
        lambda w: {"website": "https://c.example"},
        "Website",
        ["https://a.example", "https://b.example", "https://c.example"],
    ),
    (
        "city",
        lambda w: {"name-ko": "대구"},
        lambda w: {"name-ko": "대구시"},
        lambda w: {"name-ko": ""},
        "Name",
        ["Daegu · 대구", "Daegu · 대구시", "Daegu"],
    ),
    (
        "city",
        lambda w: {"hours_assumed": "y"},
        lambda w: {"level": "county"},
        lambda w: {"level": "province"},
        "Level",
        ["City", "County", "Province"],
    ),
    (
        "city",
        lambda w: {"country": "KR"},
        lambda w: {"country": "JP"},
        lambda w: {"country": "TW"},
        "Country or region",
        ["Republic of Korea", "Japan", "Taiwan"],
    ),
    (
        "city",
        lambda w: {},
        lambda w: {"visibility": "public"},
        lambda w: {"visibility": "partner"},
        "Who can see it",
        ["Internal", "Public", "Shared with partner"],
    ),
    (
        "partnership",
        lambda w: {"when-since-year": "2010", "when-end": "open"},
        lambda w: {"when-since-month": "5"},
        lambda w: {"when-end": "date", "when-until-year": "2020"},
        "Since",
        ["from 2010 on", "from May 2010 on", "2010 to 2020"],
    ),
    (
        "agreement",
        lambda w: {"signed-year": "2010"},
        lambda w: {"signed-year": "2011"},
        lambda w: {"signed-year": ""},
        "Signed on",
        ["2010", "2011", "Not recorded"],
    ),
    (
        "post",
        lambda w: {"title": "mayor"},
        lambda w: {"title": "ambassador"},
        lambda w: {"title": "minister"},
        "Official title",
        ["Mayor", "Ambassador", "Minister"],
    ),
    (
        "post",
        lambda w: {},
        lambda w: {"city_id": ref(w.home)},
        lambda w: {"city_id": "", "organisation_id": ref(w.organisation)},
        "City",
        ["Busan", "Kaohsiung", "Not recorded"],
    ),
    (
        "event",
        lambda w: row("taking_part", 0, ref(w.person), "guest"),
        lambda w: row("taking_part", 1, ref(w.city), "host"),
        lambda w: row("taking_part", 0, ref(w.person), "host"),
        "Taking part",
        [f"{PERSON} (Guest)", f"{PERSON} (Guest) · Busan (Host)", f"{PERSON} (Host)"],
    ),
    (
        "delegation",
        lambda w: row("party", 0, ref(w.person), "member"),
        lambda w: row("party", 0, ref(w.person), "head"),
        lambda w: {"party-0-remove": "1"},
        "Members",
        [f"{PERSON} (Member)", f"{PERSON} (Head of delegation)", "Not recorded"],
    ),
    (
        "gift",
        lambda w: row("both_sides", 0, ref(w.city), "recipient"),
        lambda w: row("both_sides", 0, ref(w.city), "donor"),
        lambda w: row("both_sides", 1, ref(w.organisation), "recipient"),
        "Beside our city",
        [
            "Busan (Recipient)",
            "Busan (Donor)",
            "Busan (Recipient) · Embassy of the Republic of Palau (Recipient)",
        ],
    ),
    (
        "event",
        lambda w: {
            "when-since-month": "9",
            "when-since-day": "17",
            "times-start": "14:00",
            "times-zone": "Asia/Taipei",
        },
        lambda w: {"times-start": "15:00"},
        lambda w: {"times-start": "16:00"},
        "Time",
        ["14:00 Asia/Taipei", "15:00 Asia/Taipei", "16:00 Asia/Taipei"],
    ),
    (
        "link",
        lambda w: {},
        lambda w: {"source": ref(w.delegation)},
        lambda w: {"source": ref(w.organisation)},
        "Record",
        ["Signing", "Busan", "Embassy of the Republic of Palau"],
    ),
    (
        "person",
        lambda w: {"spellings": "Bak"},
        lambda w: {"spellings": "Bak\nPak"},
        lambda w: {"spellings": ""},
        "Other spellings",
        ["Bak", "Bak · Pak", "Not recorded"],
    ),
    (
        "observance",
        lambda w: {"letter": "none"},
        lambda w: {"letter": "congratulation"},
        lambda w: {"letter": "remembrance"},
        "Letter",
        ["No letter", "Congratulation", "Remembrance"],
    ),
]


@pytest.fixture
def other(as_role: Any) -> Desk:
    """Another officer."""
    return Desk(as_role("admin"))


@pytest.mark.parametrize("case", CASES, ids=[f"{one[0]}-{one[4]}" for one in CASES])
def test_mine_theirs_and_the_original(
    database: Database, world: World, desk: Desk, other: Desk, case: Case
) -> None:
    kind, first, theirs, mine, label, words = case
    made = desk.created(f"{kinds[kind].address}new", LEAST[kind](world) | first(world))
    typed = desk.form(f"{made}/edit") | mine(world)
    assert other.fill(f"{made}/edit", theirs(world)).status_code == 302
    answer = desk.post(f"{made}/edit", typed)
    assert answer.status_code == 409
    assert told(answer.text)[label] == words
    # What was typed is still there, and the second time it is saved.
    again = FormReader(answer.text).sent
    assert {name: text for name, text in again.items() if name in typed and name != "version"}.items() >= {
        name: text for name, text in mine(world).items() if not name.endswith("remove")
    }.items()
    assert desk.post(f"{made}/edit", again).status_code == 302
    with database.reading() as session:
        found = by_key(session, ROOMS[kind].model, made.rsplit("/", 1)[1])
        assert found is not None
        assert found.version == 3


def test_theirs_can_be_taken_field_by_field(world: World, desk: Desk, other: Desk) -> None:
    made = desk.created("/cities/new", LEAST["city"](world))
    typed = desk.form(f"{made}/edit") | {"website": "https://mine.example", "name-ko": "대구"}
    other.fill(f"{made}/edit", {"website": "https://theirs.example", "name-ja": "大邱"})
    page = desk.post(f"{made}/edit", typed).text
    chosen = FormReader(page).sent | {"take-name": "theirs"}
    assert desk.post(f"{made}/edit", chosen).status_code == 302
    now = desk.form(f"{made}/edit")
    assert (now["website"], now["name-ja"], now["name-ko"]) == ("https://mine.example", "大邱", "")


@pytest.mark.parametrize("case", CASES, ids=[f"{one[0]}-{one[4]}" for one in CASES])
def test_what_only_the_other_one_changed_stays(world: World, desk: Desk, other: Desk, case: Case) -> None:
    kind, first, theirs, _mine, label, words = case
    made = desk.created(f"{kinds[kind].address}new", LEAST[kind](world) | first(world))
    typed = desk.form(f"{made}/edit")
    assert other.fill(f"{made}/edit", theirs(world)).status_code == 302
    saved = inputs(desk.form(f"{made}/edit"))
    answer = desk.post(f"{made}/edit", typed)
    assert answer.status_code == 409
    assert told(answer.text)[label][:2] == words[:2]
    shown = FormReader(answer.text).sent
    assert inputs(shown) == saved
    assert desk.post(f"{made}/edit", shown).status_code == 302
    assert inputs(desk.form(f"{made}/edit")) == saved


def test_two_who_change_different_fields_lose_nothing(world: World, desk: Desk, other: Desk) -> None:
    made = desk.created("/cities/new", LEAST["city"](world))
    typed = desk.form(f"{made}/edit") | {"name-ko": "대구"}
    other.fill(f"{made}/edit", {"website": "https://theirs.example"})
    shown = FormReader(desk.post(f"{made}/edit", typed).text).sent
    assert (shown["take-website"], shown["website"]) == ("theirs", "https://theirs.example")
    assert desk.post(f"{made}/edit", shown | {"name-en": "Daegu City"}).status_code == 302
    now = desk.form(f"{made}/edit")
    assert (now["website"], now["name-ko"], now["name-en"]) == (
        "https://theirs.example",
        "대구",
        "Daegu City",
    )
    # What is typed over theirs is what one wants.
    other.fill(f"{made}/edit", {"website": "https://second.example"})
    shown = FormReader(desk.post(f"{made}/edit", now).text).sent
    desk.post(f"{made}/edit", shown | {"website": ""})
    assert desk.form(f"{made}/edit")["website"] == ""


def test_typing_on_after_choosing_theirs_keeps_what_is_typed(world: World, desk: Desk, other: Desk) -> None:
    made = desk.created("/cities/new", LEAST["city"](world))
    typed = desk.form(f"{made}/edit") | {"website": "https://mine.example"}
    other.fill(f"{made}/edit", {"website": "https://theirs.example"})
    page = desk.post(f"{made}/edit", typed).text
    chosen = FormReader(page).sent | {"take-website": "theirs", "website": "https://third.example"}
    assert desk.post(f"{made}/edit", chosen).status_code == 302
    assert desk.form(f"{made}/edit")["website"] == "https://third.example"


def test_a_third_save_in_between_is_seen_too(world: World, desk: Desk, other: Desk) -> None:
    made = desk.created("/cities/new", LEAST["city"](world))
    typed = desk.form(f"{made}/edit") | {"website": "https://mine.example"}
    other.fill(f"{made}/edit", {"website": "https://second.example"})
    first = desk.post(f"{made}/edit", typed)
    other.fill(f"{made}/edit", {"website": "https://third.example"})
    second = desk.post(f"{made}/edit", FormReader(first.text).sent)
    assert (first.status_code, second.status_code) == (409, 409)
    assert told(second.text)["Website"] == [
        "https://second.example",
        "https://third.example",
        "https://mine.example",
    ]
    assert desk.post(f"{made}/edit", FormReader(second.text).sent).status_code == 302
    assert desk.form(f"{made}/edit")["website"] == "https://mine.example"


def test_an_outdated_deletion_is_refused(world: World, desk: Desk, other: Desk) -> None:
    asked = desk.get("/cities/busan/delete").text.split('name="version" value="')[1].split('"')[0]
    other.fill("/cities/busan/edit", {"website": "https://theirs.example"})
    assert desk.post("/cities/busan/delete", {"version": asked}).status_code == 409
    assert desk.get("/cities/busan").status_code == 200


def test_a_version_that_is_none_is_refused(world: World, desk: Desk) -> None:
    for version in ("9" * 40, "9" * 5000, "-1", "x"):
        answer = desk.fill("/cities/busan/edit", {"version": version, "website": "https://mine.example"})
        assert answer.status_code == 409
    assert desk.post("/cities/busan/delete", {"version": "9" * 40}).status_code == 409


def test_what_was_deleted_meanwhile_says_so(world: World, desk: Desk, other: Desk) -> None:
    typed = desk.form("/cities/busan/edit")
    other.post("/cities/busan/delete", {"version": "1"})
    answer = desk.post("/cities/busan/edit", typed)
    assert answer.status_code == 410
    assert "brought back" in answer.text
