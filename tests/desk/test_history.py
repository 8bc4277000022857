"""The history tells every kind of value in words."""

import re

import pytest
from flask import Flask
from sqlalchemy import inspect

from intl_crm.accounts.audit import LEFT_OUT
from intl_crm.cities.views import OFFICE
from intl_crm.db import Database
from intl_crm.desk.history import labels_of
from intl_crm.desk.rooms import Room
from intl_crm.files.views import ROOM as FILES
from intl_crm.kinds import kinds
from intl_crm.reports.views import ROOMS as REPORTS
from tests import factories
from tests.desk.browsing import Browser, Desk
from tests.desk.world import LEAST, ROOMS, World, ref
from tests.factories import ACTOR

EVERY_ROOM = (*ROOMS.values(), *REPORTS, FILES, OFFICE)
# What the program keeps for itself.
INTERNAL = {
    "file": {"path", "sha256", "media_type", "size", "width", "height"},
    "office": {"is_the_one", "visibility"},
}
FACT = re.compile(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", re.DOTALL)
ROW = re.compile(r'<th scope="row">(.*?)</th><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")
NONE = "Not recorded"


def told(page: str) -> dict[str, tuple[str, str]]:
    """What the newest entry says of each field."""
    newest = page.split("<tbody>", 1)[1].split("</tbody>", maxsplit=1)[0]
    return {label: (TAG.sub("", before), TAG.sub("", after)) for label, before, after in ROW.findall(newest)}


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("city", {"country": "JP"}, {"Country or region": ("Republic of Korea", "Japan")}),
        ("city", {"hours_assumed": "y"}, {"The hours are an assumption": ("No", "Yes")}),
        ("city", {"name-ko": "대구"}, {"Name": ("Daegu", "Daegu · 대구")}),
        ("city", {"spellings": "Taegu\nTegu"}, {"Other spellings": (NONE, "Taegu · Tegu")}),
        ("city", {"visibility": "public"}, {"Who can see it": ("Internal", "Public")}),
        ("partnership", {"state": "signed"}, {"State": (NONE, "Signed")}),
        ("agreement", {"signed-year": "2010", "signed-month": "5"}, {"Signed on": (NONE, "May 2010")}),
        ("person", {"names-ko-given": "박"}, {"Full name": ("Park Heong-joon", "Park Heong-joon · 박")}),
        ("post", {"title": "minister"}, {"Official title": ("Mayor", "Minister")}),
        ("event", {"when-since-year": "2020"}, {"Date": ("2021", "2020")}),
        (
            "event",
            {"report_section": "training"},
            {
                "Section": (
                    NONE,
                    "Courses on international subjects: training people with an international outlook",
                )
            },
        ),
        ("gift", {"direction": "received"}, {"Given or received": ("Given", "Received")}),
        ("gift", {"quantity": "10000"}, {"Quantity": (NONE, "10000")}),
        ("observance", {"letter": "congratulation"}, {"Letter": ("No letter", "Congratulation")}),
    ],
)
def test_values_are_told_in_words(
    world: World, desk: Desk, kind: str, typed: dict[str, str], words: dict[str, tuple[str, str]]
) -> None:
    made = desk.created(f"{kinds[kind].address}new", LEAST[kind](world) | {})
    assert desk.fill(f"{made}/edit", typed).status_code == 302
    assert told(desk.get(f"{made}/history").text) == words


def test_rows_say_who_and_as_what(world: World, desk: Desk) -> None:
    first = {"taking_part-0-record": ref(world.city), "taking_part-0-role": "host"}
    desk.fill("/events/signing/edit", first)
    assert told(desk.get("/events/signing/history").text) == {"Taking part": (NONE, "Busan (Host)")}
    desk.fill("/events/signing/edit", {"taking_part-0-role": "guest"})
    assert told(desk.get("/events/signing/history").text) == {
        "Taking part": ("Busan (Host)", "Busan (Guest)")
    }
    person = {"taking_part-1-record": ref(world.person), "taking_part-1-role": "guest"}
    desk.fill("/events/signing/edit", person)
    desk.fill("/events/signing/edit", {"taking_part-0-remove": "1"})
    # The other one's place has changed, which says nothing.
    assert told(desk.get("/events/signing/history").text) == {"Taking part": ("Busan (Guest)", NONE)}


def test_references_are_names_and_links_have_ends(world: World, desk: Desk) -> None:
    made = desk.created("/links/new", LEAST["link"](world))
    desk.fill(f"{made}/edit", {"source": ref(world.person)})
    assert told(desk.get(f"{made}/history").text) == {"Record": ("Signing", "Dilmei Louisa Olkeriil")}


def test_deleting_and_bringing_back_is_told(world: World, desk: Desk) -> None:
    desk.fill_plain("/cities/busan/delete")
    desk.post("/cities/busan/restore", {})
    page = desk.get("/cities/busan/history").text
    for words in ("made the record", "deleted the record", "brought the record back"):
        assert words in page


def test_sensitive_values_are_told_to_whom_they_concern(world: World, desk: Desk, as_role: Browser) -> None:
    desk.fill("/people/olkeriil/edit", {"diet": "no pork"})
    assert "no pork" in desk.get("/people/olkeriil/history").text
    viewed = Desk(as_role("viewer")).get("/people/olkeriil/history").text
    assert "Diet" in viewed
    assert "no pork" not in viewed


def made(page: str) -> dict[str, str]:
    """What the oldest entry says was recorded of each field."""
    oldest = page.rsplit('<dl class="ic-facts', 1)[1].split("</dl>", 1)[0]
    return {label: TAG.sub("", value).strip() for label, value in FACT.findall(oldest)}


def test_the_making_of_a_record_lists_what_was_recorded(world: World, desk: Desk) -> None:
    page = desk.created("/agreements/new", LEAST["agreement"](world))
    history = desk.get(f"{page}/history").text
    assert made(history) == {
        "Partnership": "Busan · Sister city",
        "Title": "Joint declaration",
        "Kind": "Sister city agreement",
        "Valid": "start unknown",
        "Who can see it": "Internal",
    }
    assert "Changed from" not in history


def test_signatures_are_told_in_words(database: Database, world: World, desk: Desk) -> None:
    agreement = factories.agreement(slug="charter")
    with database.transaction(ACTOR) as session:
        session.add_all([agreement, factories.signature(agreement=agreement, role="witness")])
    said = made(desk.get("/agreements/charter/history").text)
    assert said["Signed and witnessed by"] == "Dilmei Louisa Olkeriil (Witness)"


@pytest.mark.parametrize("room", EVERY_ROOM, ids=lambda room: room.kind)
def test_all_that_is_recorded_has_a_label_or_is_internal(program: Flask, room: Room) -> None:
    mapper = inspect(room.model)
    inside = {column.key for composite in mapper.composites for column in composite.props}
    parts = {one.key for one in mapper.relationships if one.cascade.delete_orphan}
    audited = {column.key for column in mapper.column_attrs} - inside | set(mapper.composites.keys()) | parts
    never = LEFT_OUT | {"deleted_at", "slug"} | {name for name in audited if name.endswith("_kind")}
    with program.test_request_context():
        labels = labels_of(room.form(formdata=None))
    assert audited - never - set(labels) == INTERNAL.get(room.kind, set())
