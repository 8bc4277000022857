"""People named to see a restricted record: chosen in its form, told in its history, and obeyed everywhere."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from intl_crm.accounts import operations as accounts
from intl_crm.accounts.models import AuditEntry, RecordReader, User
from intl_crm.calendar.operations import create_feed, feed_address
from intl_crm.db import Database
from intl_crm.kinds import by_key, kinds
from intl_crm.permissions import COMMAND, Role
from tests.desk.browsing import Browser, Desk, FormReader, errors
from tests.desk.test_conflicts import told
from tests.desk.test_history import told as newest
from tests.desk.world import KINDS, LEAST, ROOMS, TEXT, World

LABEL = "Who may see it when restricted"
NONE = "Not recorded"
NAMES = ("Ahn", "Baek", "Choi")
RESTRICTED = {"visibility": "restricted"}

Ids = Callable[..., list[str]]


@pytest.fixture
def ids(database: Database) -> Ids:
    """Give the ids of three colleagues' accounts, as the form sends them."""
    with database.transaction(COMMAND) as session:
        users = [
            accounts.create_user(session, COMMAND, login=name.lower(), name=name, role=Role.OFFICER)
            for name in NAMES
        ]
        known = {user.name: user.id.hex for user in users}
    return lambda *names: [known[name] for name in names]


@pytest.fixture
def other(as_role: Browser) -> Desk:
    """Somebody else at the desk, who sees everything."""
    return Desk(as_role("admin"))


def named(database: Database) -> set[UUID]:
    with database.reading() as session:
        return set(session.scalars(select(RecordReader.user_id)))


def versions(database: Database, kind: str, address: str) -> tuple[int, list[int]]:
    """The version of a record, and those of the entries that the audit has of it."""
    with database.reading() as session:
        record = by_key(session, ROOMS[kind].model, address.rsplit("/", 1)[1])
        assert record is not None
        query = select(AuditEntry.record_version).where(AuditEntry.record_id == record.id)
        return record.version, list(session.scalars(query.order_by(AuditEntry.id)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_keeps_who_is_named_for_it(
    database: Database, world: World, desk: Desk, ids: Ids, kind: str
) -> None:
    typed = {**LEAST[kind](world), **RESTRICTED, "readers": ids("Baek", "Ahn")}
    made = desk.created(f"{kinds[kind].address}new", typed)
    assert versions(database, kind, made) == (1, [1])
    assert "Ahn" in desk.get(made).text.split(LABEL, 1)[1]
    assert "Ahn · Baek" in desk.get(f"{made}/history").text.split(LABEL, 1)[1]
    # What is not changed makes no version, and what else is changed keeps them.
    assert desk.fill(f"{made}/edit", {}).status_code == 302
    assert versions(database, kind, made) == (1, [1])
    assert desk.fill(f"{made}/edit", {TEXT[kind]: "As was told."}).status_code == 302
    assert desk.ticked_on(f"{made}/edit", "readers") == set(ids("Ahn", "Baek"))
    assert versions(database, kind, made) == (2, [1, 2])


@pytest.mark.parametrize(
    ("first", "then", "told_as"),
    [
        ([], ["Ahn"], (NONE, "Ahn")),
        (["Ahn"], ["Ahn", "Choi"], (NONE, "Choi")),
        (["Ahn", "Baek"], ["Baek"], ("Ahn", NONE)),
        (["Ahn"], ["Baek", "Choi"], ("Ahn", "Baek · Choi")),
        (["Ahn", "Choi"], [], ("Ahn · Choi", NONE)),
    ],
)
def test_the_history_tells_who_was_added_and_who_removed(
    database: Database,
    world: World,
    desk: Desk,
    ids: Ids,
    first: list[str],
    then: list[str],
    told_as: tuple[str, str],
) -> None:
    made = desk.created("/cities/new", {**LEAST["city"](world), "readers": ids(*first)})
    changed = {"readers": ids(*then), "website": "https://a.example"}
    assert desk.fill(f"{made}/edit", changed).status_code == 302
    assert named(database) == set(map(UUID, ids(*then)))
    assert newest(desk.get(f"{made}/history").text)[LABEL] == told_as
    assert versions(database, "city", made) == (2, [1, 2])


def test_two_editors_see_mine_theirs_and_the_original(
    database: Database, world: World, desk: Desk, other: Desk, ids: Ids
) -> None:
    desk.fill("/cities/busan/edit", {"readers": ids("Ahn")})
    typed = {**desk.form("/cities/busan/edit"), "readers": ids("Ahn", "Choi")}
    other.fill("/cities/busan/edit", {"readers": ids("Baek")})
    other.fill("/cities/busan/edit", {"readers": ids("Baek", "Choi")})
    answer = desk.post("/cities/busan/edit", typed)
    assert answer.status_code == 409
    assert told(answer.text)[LABEL] == ["Ahn", "Baek · Choi", "Ahn · Choi"]
    page = FormReader(answer.text)
    assert set(page.ticked["readers"]) == set(ids("Ahn", "Choi"))
    assert desk.post("/cities/busan/edit", {**page.sent, **page.ticked}).status_code == 302
    assert named(database) == set(map(UUID, ids("Ahn", "Choi")))


def test_theirs_can_be_taken(database: Database, world: World, desk: Desk, other: Desk, ids: Ids) -> None:
    typed = {**desk.form("/cities/busan/edit"), "readers": ids("Ahn"), "website": "https://mine.example"}
    other.fill("/cities/busan/edit", {"readers": ids("Baek")})
    page = FormReader(desk.post("/cities/busan/edit", typed).text)
    desk.post("/cities/busan/edit", {**page.sent, **page.ticked, "take-readers": "theirs"})
    assert named(database) == set(map(UUID, ids("Baek")))
    assert desk.form("/cities/busan/edit")["website"] == "https://mine.example"


def test_nobody_is_named_who_is_not_offered(database: Database, world: World, desk: Desk, ids: Ids) -> None:
    disable(database, "choi")
    desk.fill("/cities/busan/edit", {"readers": ids("Ahn")})
    for wrong in ("x", "", "\0", "9" * 400, uuid4().hex, world.person.id.hex, *ids("Choi")):
        typed = {"readers": [*ids("Baek"), wrong], "website": "https://wrong.example"}
        for address in ("/cities/busan/edit", "/cities/new"):
            answer = desk.fill(address, {**LEAST["city"](world), **typed})
            assert (answer.status_code, errors(answer.text)) == (422, ["Choose people from the list."]), wrong
    assert named(database) == set(map(UUID, ids("Ahn")))
    assert desk.form("/cities/busan/edit")["website"] == ""


def disable(database: Database, login: str) -> None:
    with database.transaction(COMMAND) as session:
        accounts.disable(session, COMMAND, accounts.user_of(session, login))


def test_who_may_not_sign_in_any_more_stays_named_and_is_marked(
    database: Database, world: World, other: Desk, ids: Ids
) -> None:
    other.fill("/cities/busan/edit", {**RESTRICTED, "readers": ids("Ahn", "Choi")})
    disable(database, "ahn")
    disable(database, "baek")
    page = other.get("/cities/busan/edit").text
    assert "Ahn (may not sign in)" in page
    assert "Baek" not in page
    assert "Ahn (may not sign in)" in other.get("/cities/busan").text
    other.fill("/cities/busan/edit", {"website": "https://a.example"})
    assert named(database) == set(map(UUID, ids("Ahn", "Choi")))
    other.fill("/cities/busan/edit", {"readers": ids("Choi")})
    assert "Ahn" not in other.get("/cities/busan/edit").text


def test_what_is_deleted_comes_back_with_who_was_named(
    database: Database, world: World, desk: Desk, ids: Ids
) -> None:
    desk.fill("/events/signing/edit", {"readers": ids("Ahn")})
    desk.fill_plain("/events/signing/delete")
    desk.post("/events/signing/restore", {})
    assert desk.ticked_on("/events/signing/edit", "readers") == set(ids("Ahn"))


def test_who_may_not_write_names_nobody(database: Database, world: World, as_role: Browser, ids: Ids) -> None:
    viewer = Desk(as_role("viewer"))
    assert viewer.post("/cities/busan/edit", {"version": "1", "readers": ids("Ahn")}).status_code == 403
    assert not named(database)


def test_a_form_without_visibility_names_nobody(
    database: Database, world: World, other: Desk, ids: Ids
) -> None:
    address = f"/admin/office/{world.office.key}/edit"
    assert other.fill(address, {"readers": ids("Ahn"), "short_name-en": "Office"}).status_code == 302
    assert LABEL not in other.get(address).text
    assert not named(database)


def test_naming_oneself_keeps_the_record_open_to_oneself(
    database: Database, world: World, as_role: Browser, user_of: Callable[[str], User]
) -> None:
    desk, own = Desk(as_role("officer")), user_of("officer").id.hex
    saved = desk.fill("/cities/busan/edit", {**RESTRICTED, "readers": [own]})
    assert saved.location == "/cities/busan"
    assert desk.get("/cities/busan").status_code == 200
    assert desk.fill("/cities/busan/edit", {"readers": []}).location == "/cities/"
    assert desk.get("/cities/busan").status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_who_is_named_finds_the_record_and_nobody_else(
    database: Database, world: World, as_role: Browser, user_of: Callable[[str], User], kind: str
) -> None:
    admin, reader, stranger = (Desk(as_role(role)) for role in ("admin", "viewer", "officer"))
    made = admin.created(f"{kinds[kind].address}new", {**LEAST[kind](world), **RESTRICTED})
    key = made.rsplit("/", 1)[1]
    assert shown(reader, kind, key) == [False, False]
    admin.fill(f"{made}/edit", {"readers": [user_of("viewer").id.hex]})
    for somebody, sees in ((reader, True), (stranger, False)):
        assert (somebody.get(made).status_code == 200) is sees
        assert (somebody.get(f"{made}/history").status_code == 200) is sees
        assert shown(somebody, kind, key) == [sees, sees]
    admin.fill(f"{made}/edit", {"readers": []})
    assert reader.get(made).status_code == 404


def shown(somebody: Desk, kind: str, key: str) -> list[bool]:
    """Whether the list of a kind and the chooser lead to a record."""
    asked = (kinds[kind].address, f"/search/choose?kinds={kind}")
    return [key in somebody.get(address).text for address in asked]


def test_feeds_and_sheets_tell_of_it_to_who_is_named(
    database: Database, world: World, as_role: Browser, user_of: Callable[[str], User]
) -> None:
    admin = Desk(as_role("admin"))
    paths = {role: feed_path(database, user_of(role)) for role in ("viewer", "officer")}
    typed = {"title-en": "Canary call", **RESTRICTED, "readers": [user_of("viewer").id.hex]}
    admin.fill("/events/signing/edit", typed)
    for role, sees in (("viewer", True), ("officer", False)):
        somebody = Desk(as_role(role))
        assert ("Canary call" in somebody.get("/search?q=canary").text) is sees
        assert ("Canary call" in somebody.client.get(paths[role]).text) is sees
        assert (somebody.get("/events/signing/sheet.pdf").status_code == 200) is sees


def feed_path(database: Database, owner: User) -> str:
    with database.transaction(COMMAND) as session:
        _feed, token = create_feed(session, COMMAND, owner, "en", query="", name="")
    return feed_address("", token, "calendar")
