"""Who sees and does what at the desk: buttons, refusals, restricted records, fields that are nobody's."""

import pytest
from sqlalchemy import inspect

from intl_crm.db import Database
from intl_crm.kinds import by_key, kinds
from intl_crm.permissions import PROTOCOL_WRITES
from tests.desk.browsing import Browser, Desk, errors
from tests.desk.world import KINDS, LEAST, ROOMS, TEXT, World, ref

SECRET = "Canary Person"
# Boxes send nothing while they are not ticked; what the program keeps itself changes with every save.
TICKED = {"is_head", "hours_assumed", "times", "starts", "ends"}
BY_ITSELF = {"version", "changed_at", "changed_by_id", "sequence"}


def pages_of(kind: str, record: str) -> dict[str, str]:
    return {"new": f"{kinds[kind].address}new", "edit": f"{record}/edit", "delete": f"{record}/delete"}


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_offered_what_is_refused(
    database: Database, world: World, desk: Desk, as_role: Browser, kind: str
) -> None:
    made = desk.created(f"{kinds[kind].address}new", LEAST[kind](world))
    for role in ("viewer", "protocol", "officer"):
        somebody, may = (
            Desk(as_role(role)),
            role == "officer" or (role == "protocol" and kind in PROTOCOL_WRITES),
        )
        shown = somebody.get(made).text + somebody.get(kinds[kind].address).text
        for what, address in pages_of(kind, made).items():
            assert somebody.get(address).status_code == (200 if may else 403), (role, what)
            assert (f'"{address}"' in shown) is (may and what != "delete"), (role, what)
        if role == "viewer":
            assert "/new" not in shown
            assert somebody.post(f"{made}/edit", LEAST[kind](world)).status_code == 403
            assert somebody.post(f"{kinds[kind].address}new", LEAST[kind](world)).status_code == 403


@pytest.mark.parametrize("kind", KINDS)
def test_a_restricted_record_is_unknown(
    database: Database, world: World, as_role: Browser, kind: str
) -> None:
    admin, other = Desk(as_role("admin")), Desk(as_role("officer"))
    made = admin.created(f"{kinds[kind].address}new", LEAST[kind](world) | {"visibility": "restricted"})
    key = made.rsplit("/", 1)[1]
    for address in (made, *pages_of(kind, made).values(), f"{made}/history"):
        if not address.endswith("/new"):
            assert other.get(address).status_code == 404
    assert key not in other.get(kinds[kind].address).text
    assert key not in other.get(f"/search/choose?kinds={kind}").text
    assert key not in other.get("/").text
    assert key in admin.get(kinds[kind].address).text


@pytest.mark.parametrize("kind", KINDS)
def test_who_closes_anothers_record_to_oneself_is_told_so_in_the_list(
    database: Database, world: World, as_role: Browser, kind: str
) -> None:
    admin, other = Desk(as_role("admin")), Desk(as_role("officer"))
    made = admin.created(f"{kinds[kind].address}new", LEAST[kind](world))
    saved = other.fill(f"{made}/edit", {"visibility": "restricted"})
    assert saved.location == kinds[kind].address
    assert "now open only to whoever made it" in other.get(saved.location).text
    assert other.get(made).status_code == 404
    assert admin.fill(f"{made}/edit", {"visibility": "internal"}).location == made


@pytest.fixture
def hidden(world: World, as_role: Browser) -> str:
    """A restricted person, who takes part, leads, holds a post, and received a gift."""
    admin = Desk(as_role("admin"))
    made = admin.created("/people/new", {"names-en-given": SECRET, "visibility": "restricted"})
    person = f"person/{made.rsplit('/', 1)[1]}"
    post = {"person_id": person, "city_id": ref(world.city), "title": "mayor", "visibility": "restricted"}
    admin.created("/posts/new", post)
    admin.fill("/events/signing/edit", {"taking_part-0-record": person})
    admin.fill("/delegations/visit/edit", {"party-0-record": person, "party-0-role": "member"})
    gift = LEAST["gift"](world) | {"both_sides-0-record": person, "both_sides-1-record": ref(world.city)}
    admin.created("/gifts/new", gift)
    admin.created("/links/new", LEAST["link"](world) | {"source": person, "target": ref(world.event)})
    return person


PAGES = [
    "/cities/busan", "/cities/busan/people", "/events/", "/events/signing", "/events/signing/history",
    "/delegations/", "/delegations/visit", "/delegations/visit/history", "/gifts/", "/links/", "/people/",
    "/events/signing/edit", "/delegations/visit/edit", "/", "/search?q=canary", "/search/choose?kinds=person",
    "/events/new",
]  # fmt: skip


def test_a_restricted_name_is_nowhere(hidden: str, desk: Desk, as_role: Browser) -> None:
    for page in PAGES:
        assert SECRET not in desk.get(page).text, page
    admin = Desk(as_role("admin"))
    assert SECRET in admin.get("/events/signing").text


def test_who_is_hidden_stays_when_others_save(hidden: str, desk: Desk, as_role: Browser) -> None:
    assert desk.fill("/events/signing/edit", {"place-en": "City hall"}).status_code == 302
    assert SECRET in Desk(as_role("admin")).get("/events/signing").text


def test_who_is_hidden_can_not_be_chosen(hidden: str, world: World, desk: Desk) -> None:
    for address, name in (("/posts/new", "person_id"), ("/events/new", "taking_part-0-record")):
        kind = "post" if "posts" in address else "event"
        answer = desk.fill(address, LEAST[kind](world) | {name: hidden})
        assert answer.status_code == 422
        assert any("Choose a record" in message for message in errors(answer.text))
        assert SECRET not in answer.text


@pytest.mark.parametrize("chosen", ["person/" + "0" * 32, "city/x", "user/" + "0" * 32, "person", "'"])
def test_what_is_not_there_can_not_be_chosen(world: World, desk: Desk, chosen: str) -> None:
    answer = desk.fill("/posts/new", LEAST["post"](world) | {"person_id": chosen})
    assert answer.status_code == 422
    assert any("Choose" in message for message in errors(answer.text))


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_changes_its_fields_alone(database: Database, world: World, desk: Desk, kind: str) -> None:
    made = desk.created(f"{kinds[kind].address}new", LEAST[kind](world))
    model = ROOMS[kind].model
    fields = {name.split("-")[0] for name in desk.form(f"{made}/edit")} | TICKED
    columns = {
        column.key
        for column in inspect(model).column_attrs
        if not any(column.key == name or column.key.startswith(f"{name}_") for name in fields)
    }
    asked = dict.fromkeys(columns, "1") | {"deleted_at": "2021-01-01", "slug": "mine", "id": "0" * 32}

    def values() -> dict[str, object]:
        with database.reading() as session:
            found = by_key(session, model, made.rsplit("/", 1)[1])
            return {name: getattr(found, name) for name in columns - BY_ITSELF}

    before = values()
    assert desk.fill(f"{made}/edit", asked | {TEXT[kind]: "changed"}).status_code == 302
    assert values() == before


def test_sensitive_fields_are_not_shown(world: World, desk: Desk, as_role: Browser) -> None:
    desk.fill("/people/olkeriil/edit", {"diet": "no pork", "phone": "+680 1", "restricted_note": "hush"})
    history = desk.get("/people/olkeriil/history").text
    assert "no pork" in history
    viewer = Desk(as_role("viewer"))
    for page in ("/people/olkeriil", "/people/olkeriil/history", "/people/", "/search?q=pork", "/"):
        text = viewer.get(page).text
        assert not any(secret in text for secret in ("no pork", "+680 1", "hush"))
    assert "Diet" in viewer.get("/people/olkeriil/history").text
    for found in ("/people/?q=pork", "/search?q=hush", "/search?q=680"):
        assert "/people/olkeriil" not in viewer.get(found).text
        assert "/people/olkeriil" not in desk.get(found).text


def test_gaps_are_for_those_who_can_fill_them(world: World, desk: Desk, as_role: Browser) -> None:
    assert "Not recorded" in desk.get("/people/olkeriil").text
    assert "Not recorded" not in Desk(as_role("viewer")).get("/people/olkeriil").text
