"""Deleting and bringing back: all that goes together comes back together."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import update

from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.kinds import kinds
from intl_crm.permissions import COMMAND
from tests.desk.browsing import Browser, Desk
from tests.desk.world import KINDS, LEAST, ROOMS, World


def deleted(desk: Desk, address: str) -> str:
    """Delete a record by its page, and return where the deletion is undone."""
    answer = desk.fill_plain(f"{address}/delete")
    assert answer.status_code == 302
    page = desk.get(answer.location).text
    return page.split('action="', 1)[1].split("/restore", 1)[0].rsplit('"', 1)[-1] + "/restore"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_deleted_is_nowhere_and_comes_back(
    database: Database, world: World, desk: Desk, kind: str
) -> None:
    made = desk.created(f"{kinds[kind].address}new", LEAST[kind](world))
    undo = deleted(desk, made)
    gone = desk.get(made)
    assert gone.status_code == 410
    assert "/restore" in gone.text
    assert made not in desk.get(kinds[kind].address).text
    assert made not in desk.get("/").text
    assert desk.post(undo, {}).location == made
    assert desk.get(made).status_code == 200
    assert made in desk.get(kinds[kind].address).text


def test_a_deleted_city_takes_its_ties_and_brings_them_back(world: World, desk: Desk) -> None:
    asked = desk.get("/cities/busan/delete").text
    assert "Sister city" in asked
    undo = deleted(desk, "/cities/busan")
    assert desk.get("/partnerships/tie").status_code == 410
    assert "Busan" not in desk.get("/search/choose?kinds=city&q=busan").text
    assert "/cities/busan" not in desk.get("/search?q=釜山").text
    assert "/cities/busan" not in desk.get("/delegations/visit").text
    assert world.city.id.hex not in desk.get("/events/new").text
    desk.post(undo, {})
    assert desk.get("/partnerships/tie").status_code == 200
    assert "/cities/busan" in desk.get("/search?q=釜山").text


def test_what_was_deleted_before_stays_deleted(world: World, desk: Desk) -> None:
    deleted(desk, "/partnerships/tie")
    undo = deleted(desk, "/cities/busan")
    desk.post(undo, {})
    assert desk.get("/partnerships/tie").status_code == 410


def test_after_thirty_days_it_stays_deleted(world: World, desk: Desk, as_role: Browser) -> None:
    undo = deleted(desk, "/cities/busan")
    with time_machine.travel(now() + timedelta(days=31), tick=False):
        later = Desk(as_role("officer"))
        answer = later.post(undo, {})
        assert answer.status_code == 410
        assert "30 days" in answer.text
        assert "/restore" not in later.get("/cities/busan").text


def test_a_taken_tie_is_said_and_nothing_changes(world: World, desk: Desk) -> None:
    undo = deleted(desk, "/partnerships/tie")
    desk.created("/partnerships/new", LEAST["partnership"](world) | {"tie": "sister"})
    answer = desk.post(undo, {})
    assert answer.status_code == 409
    assert "This tie is on record already." in answer.text
    assert desk.get("/partnerships/tie").status_code == 410


def test_a_taken_slug_is_said_and_the_undo_means_the_deleted_one(
    database: Database, world: World, desk: Desk
) -> None:
    undo = deleted(desk, "/cities/busan")
    desk.created("/cities/new", LEAST["city"](world))
    with database.transaction(COMMAND) as session:
        model = ROOMS["city"].model
        session.execute(update(model).where(model.slug.is_(None)).values(slug="busan"))
    answer = desk.post(undo, {})
    assert answer.status_code == 409
    assert desk.get("/cities/busan").status_code == 200


def test_a_record_named_after_a_deleted_one_keeps_it_when_it_is_saved(
    database: Database, world: World, desk: Desk
) -> None:
    undo = deleted(desk, "/cities/busan")
    desk.fill("/delegations/visit/edit", {"purpose-en": "Trade"})
    desk.post(undo, {})
    assert "Busan" in desk.get("/delegations/visit").text


def test_deleting_is_for_those_who_may(world: World, as_role: Browser) -> None:
    for role, status in (("viewer", 403), ("protocol", 403), ("officer", 200)):
        assert Desk(as_role(role)).get("/cities/busan/delete").status_code == status
    viewer = Desk(as_role("viewer"))
    assert viewer.post("/cities/busan/delete", {"version": "1"}).status_code == 403
    assert viewer.post("/cities/busan/restore", {}).status_code == 403
    assert viewer.get("/cities/busan").status_code == 200
