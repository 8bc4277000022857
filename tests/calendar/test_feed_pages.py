"""A whole calendar: the set of the list with the same address, in every reader, in few questions."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
import time_machine
from icalendar import Calendar
from sqlalchemy import event as happens
from sqlalchemy import select

from intl_crm.calendar.feed_pages import calendar, file_name
from intl_crm.calendar.listings import kept_conditions, query_text, read
from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.demo.loading import DEMO
from intl_crm.desk import saving
from intl_crm.desk.lists import narrowed
from intl_crm.events.listings import EVENTS
from intl_crm.events.models import Event, Participation
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND, Actor, Role
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.calendar.conftest import Cities
from tests.calendar.readers import IcalJs, icalendar_texts, vobject_texts
from tests.factories import ACTOR

VIEWER = Actor(Role.VIEWER, "viewer", UUID(int=99))
CONDITIONS = (
    {}, {"year": "2021"}, {"country": "JP"}, {"partner": "busan"}, {"partner": "釜山"}, {"family": "meeting"},
    {"form": "exhibition"}, {"mode": "video"}, {"status": "held"}, {"status": "cancelled"},
    {"visibility": "public"}, {"q": "Kyoto"}, {"q": "京都"}, {"country": "KR", "mode": "video"},
)  # fmt: skip
NOT_IN_A_CALENDAR = {"2021-01-theme-exhibition", "2021-suwon", "2021-congratulations", "2021-japan"}


def written(database: Database, asked: dict[str, str], language: str = "en", actor: Actor = VIEWER) -> bytes:
    with database.reading() as session:
        return calendar(Viewer(session, actor, language, "Asia/Taipei"), asked)


def uids(octets: bytes) -> list[UUID]:
    return [UUID(uid) for uid in icalendar_texts(octets, "UID")]


@pytest.mark.parametrize("asked", CONDITIONS, ids=str)
def test_the_set_is_that_of_the_list_with_the_same_address(demo: Database, asked: dict[str, str]) -> None:
    with demo.reading() as session:
        viewer = Viewer(session, VIEWER, "en", "Asia/Taipei")
        conditions, _choices = read(viewer, asked)
        assert conditions == asked
        listed = session.scalars(narrowed(EVENTS, viewer, conditions)).unique().all()
    found = uids(written(demo, kept_conditions(query_text(asked))))
    known = {one.id for one in listed if one.when.since.month and one.when.until.month}
    assert len(found) == len(set(found))
    assert set(found) == known


def test_the_year_has_21_exchanges_and_names_the_4_that_are_not_in_it(demo: Database) -> None:
    octets = written(demo, {})
    found = Calendar.from_ical(octets)
    assert len(uids(octets)) == 21
    assert str(found.get("DESCRIPTION")).startswith("4 exchanges of which only the year is known")
    assert "DESCRIPTION" not in Calendar.from_ical(written(demo, {"country": "RO"}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_calendars_of_the_same_records_are_the_same(demo: Database, language: str) -> None:
    assert written(demo, {}, language) == written(demo, {}, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_programs_read_the_same(demo: Database, language: str, thunderbird: IcalJs) -> None:
    octets = written(demo, {}, language)
    for name in ("SUMMARY", "DESCRIPTION", "LOCATION", "STATUS"):
        texts = icalendar_texts(octets, name)
        assert texts == thunderbird.texts(octets, name)
        assert texts == vobject_texts(octets, name)
    assert len(texts) == 21


def test_what_is_known_to_the_month_says_so(demo: Database) -> None:
    octets = written(demo, {"partner": "suwon"}, "zh-Hant-TW")
    event = next(one for one in Calendar.from_ical(octets).events if "世界藝術節" in one.get("SUMMARY"))
    assert str(event.get("SUMMARY")).endswith("（2021年10月）")
    assert (event.start, event.end) == (date(2021, 10, 1), date(2021, 11, 1))
    assert event.get("TRANSP") == "TRANSPARENT"


def test_every_text_has_a_language_and_nobody_is_invited(demo: Database) -> None:
    octets = written(demo, {}, "ja")
    unfolded = octets.decode().replace("\r\n ", "").split("\r\n")
    for name in ("SUMMARY", "DESCRIPTION", "CATEGORIES", "LOCATION"):
        assert not [line for line in unfolded if line.startswith(f"{name}:")]
    assert not [line for line in unfolded if line.startswith(("ATTENDEE", "ORGANIZER", "BEGIN:VALARM"))]


@pytest.mark.parametrize(
    ("language", "name", "of_busan"),
    [
        ("zh-Hant-TW", "行政暨國際處 國際交流", "行政暨國際處 國際交流｜釜山市"),
        (
            "en",
            "Administration and International Affairs Department – international exchanges",
            "Administration and International Affairs Department – international exchanges: Busan",
        ),
        ("ja", "行政暨国際処 国際交流", "行政暨国際処 国際交流（釜山広域市）"),
        ("ko", "행정국제처 국제교류", "행정국제처 국제교류 - 부산광역시"),
    ],
)
def test_names_say_office_and_conditions_and_what_is_in_them(
    demo: Database, language: str, name: str, of_busan: str
) -> None:
    assert Calendar.from_ical(written(demo, {}, language)).calendar_name == name
    assert Calendar.from_ical(written(demo, {"partner": "busan"}, language)).calendar_name == of_busan


def test_a_file_is_named_after_home_and_conditions(demo: Database) -> None:
    with demo.reading() as session:
        viewer = Viewer(session, VIEWER, "zh-Hant-TW")
        assert file_name(viewer, {"partner": "busan", "q": "釜 山"}) == "kaohsiung-busan-zh-hant-tw"


def cancelled(database: Database, asked: dict[str, str] | None = None) -> list[tuple[str, str]]:
    found = Calendar.from_ical(written(database, asked or {})).events
    return [(str(one.get("SUMMARY")), one.get("STATUS")) for one in found if one.get("STATUS") == "CANCELLED"]


def test_a_cancelled_event_stays_and_a_deleted_one_for_a_while(demo: Database) -> None:
    with demo.transaction(DEMO) as session:
        kyoto = session.scalars(select(Event).where(Event.slug == "2021-09-10-kyoto")).one()
        busan = session.scalars(select(Event).where(Event.slug == "2021-06-busan")).one()
        saving.change(session, DEMO, kyoto, {"status": "cancelled"})
        saving.delete(session, DEMO, busan)
    titles = [title for title, _status in cancelled(demo)]
    assert len(titles) == 2
    assert all(title.startswith("Cancelled: ") for title in titles)


def test_a_deleted_event_that_was_hidden_stays_hidden(demo: Database) -> None:
    with demo.transaction(DEMO) as session:
        busan = session.scalars(select(Event).where(Event.slug == "2021-06-busan")).one()
        busan.visibility = "restricted"
        session.flush()
        saving.delete(session, DEMO, busan)
    assert cancelled(demo) == []


DELETED, CANCELLED, BOTH = "deleted", "cancelled", "cancelled, then deleted"


@pytest.mark.parametrize(
    ("asked", "happened", "is_told"),
    [
        ({}, DELETED, True),
        ({"q": "Koror"}, DELETED, True),
        ({"q": "kor"}, DELETED, True),
        ({"q": "科羅"}, DELETED, True),
        ({"q": "Kyoto"}, DELETED, False),
        ({"q": "科州"}, DELETED, False),
        ({"q": "!"}, DELETED, False),
        ({"status": "held"}, DELETED, True),
        ({"status": "planned"}, DELETED, False),
        ({"form": "signing", "q": "Koror", "status": "held"}, DELETED, True),
        ({"form": "exhibition", "q": "Koror"}, DELETED, False),
        ({}, CANCELLED, True),
        ({"q": "Koror"}, CANCELLED, True),
        ({"status": "held"}, CANCELLED, True),
        ({"status": "held", "q": "Kyoto"}, CANCELLED, False),
        ({"status": "cancelled"}, CANCELLED, True),
        ({"status": "held"}, BOTH, True),
    ],
)
def test_what_was_called_off_is_told_for_a_while_under_its_conditions(
    database: Database, keep: Callable[..., None], asked: dict[str, str], happened: str, is_told: bool
) -> None:
    title = Texts({"en": "Signing with Koror", "zh-Hant-TW": "科羅州締盟"})
    keep(event := factories.event(title=title, status="held"))
    with database.transaction(ACTOR) as session:
        found = session.get_one(Event, event.id)
        if happened in {CANCELLED, BOTH}:
            saving.change(session, ACTOR, found, {"status": "cancelled"})
        if happened in {DELETED, BOTH}:
            saving.delete(session, ACTOR, found)
    assert [status for _title, status in cancelled(database, asked)] == ["CANCELLED"] * is_told


@pytest.mark.parametrize("asked", [{"q": "Signing"}, {"status": "held"}])
def test_what_was_called_off_long_ago_is_no_longer_told(
    database: Database, keep: Callable[..., None], asked: dict[str, str]
) -> None:
    keep(deleted := factories.event(status="held"), off := factories.event(status="held"))
    with database.transaction(ACTOR) as session:
        saving.delete(session, ACTOR, session.get_one(Event, deleted.id))
        saving.change(session, ACTOR, session.get_one(Event, off.id), {"status": "cancelled"})
    with time_machine.travel(now() + timedelta(days=29, hours=23), tick=False):
        assert len(cancelled(database, asked)) == 2
    with time_machine.travel(now() + timedelta(days=30, seconds=1), tick=False):
        assert len(cancelled(database, asked)) == ("q" in asked)


def test_restricted_events_are_for_their_readers(database: Database, keep: Callable[..., None]) -> None:
    keep(factories.event(title=Texts({"en": "canary"}), visibility="restricted"), factories.event())
    assert b"canary" not in written(database, {})
    assert len(uids(written(database, {}))) == 1
    assert b"canary" in written(database, {}, actor=COMMAND)


def test_only_links_within_the_calendar_are_told(
    database: Database, keep: Callable[..., None], cities: Cities
) -> None:
    one, two, hidden = (factories.event(visibility=seen) for seen in ("internal", "internal", "restricted"))
    keep(one, two, hidden, Participation(event=one, city_id=cities.busan.id, role="host"))
    ends = {"source_kind": "event", "target_kind": "event", "source_id": one.id}
    keep(*(factories.link(**ends, target_id=other.id) for other in (two, hidden)))
    related = {
        str(event.get("UID")): str(event.get("RELATED-TO"))
        for event in Calendar.from_ical(written(database, {})).events
    }
    assert related == {str(one.id): str(two.id), str(two.id): str(one.id)}
    assert b"RELATED-TO" not in written(database, {"partner": "busan"})


def test_the_number_of_questions_does_not_grow_with_the_events(
    database: Database, keep: Callable[..., None], cities: Cities
) -> None:
    asked: list[str] = []
    happens.listen(database.engine, "before_cursor_execute", lambda *seen: asked.append(seen[2]))

    def count() -> int:
        asked.clear()
        assert written(database, {}).count(b"BEGIN:VEVENT") > 0
        return len(asked)

    add(keep, cities, 3)
    few = count()
    add(keep, cities, 30)
    assert count() == few < 20


def add(keep: Callable[..., None], cities: Cities, count: int) -> None:
    """Store events with everybody who can take part, each somebody new."""
    for _ in range(count):
        event = factories.event(when=Span.parse("2021-09-17"))
        person = factories.person()
        delegation = factories.delegation()
        factories.member(delegation=delegation, person=factories.person(), role="head")
        keep(
            event,
            factories.post(person=person, organisation=factories.organisation()),
            factories.participation(event=event, person=person),
            factories.participation(event=event, delegation=delegation),
            factories.participation(event=event, organisation=factories.organisation()),
            Participation(event=event, city_id=cities.busan.id, role="host"),
        )


def test_a_partners_new_name_changes_the_calendar_but_no_revision(
    database: Database, keep: Callable[..., None], cities: Cities
) -> None:
    event = factories.event()
    keep(event, Participation(event=event, city_id=cities.busan.id, role="host"))
    before = written(database, {})
    with database.transaction(ACTOR) as session:
        saving.change(session, ACTOR, session.merge(cities.busan), {"name": Texts({"en": "Pusan"})})
    after = written(database, {})
    assert (b"Busan" in before, b"Pusan" in after) == (True, True)
    assert after.replace(b"Pusan", b"Busan") == before
