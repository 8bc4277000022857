"""The day of a sheet: date, both clocks or the offset, place and headcount, running order."""

from datetime import datetime

import pytest

from intl_crm.clock import ZonedTime, signed_hours
from intl_crm.events.models import EventPart
from intl_crm.printing.values import Value
from intl_crm.protocol.sheet_times import offsets
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.protocol.desk import TAIPEI, Desk, said


def at(wall: str, zone: str = TAIPEI) -> ZonedTime:
    return ZonedTime(datetime.fromisoformat(wall), zone)


def when(desk: Desk, *taking_part: object, language: str = "en", **facts: object) -> str:
    return said(desk.sheet(desk.event(*taking_part, **facts), language).when)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hant-TW", "民國110年9月17日（星期五）　[時間不詳]　科羅州 +1"),
        ("en", "Friday 17 September 2021   [time unknown]   Koror +1"),
        ("ja", "令和3年9月17日（金）　[時刻不明]　Koror +1"),
        ("ko", "2021년 9월 17일(금)   [시각 미상]   Koror +1"),
    ],
)
def test_without_a_time_it_says_so_and_how_the_clocks_differ(desk: Desk, language: str, words: str) -> None:
    assert when(desk, desk.koror, language=language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hant-TW", "民國110年9月17日（星期五）　14:00–15:30 高雄市 ／ 15:00–16:30 科羅州"),
        ("en", "Friday 17 September 2021   14:00–15:30 Kaohsiung / 15:00–16:30 Koror"),
    ],
)
def test_a_time_is_told_on_both_clocks(desk: Desk, language: str, words: str) -> None:
    times = {"starts": at("2021-09-17T14:00"), "ends": at("2021-09-17T15:30")}
    assert when(desk, desk.koror, language=language, **times) == words


@pytest.mark.parametrize(
    ("wall", "words"),
    [
        ("2021-09-17T23:30", "23:30 Kaohsiung / 00:30 Koror (the next day)"),
        ("2021-09-17T23:00", "23:00 Kaohsiung / 00:00 Koror (the next day)"),
        ("2021-09-17T22:59", "22:59 Kaohsiung / 23:59 Koror"),
    ],
)
def test_another_day_is_written_out(desk: Desk, wall: str, words: str) -> None:
    assert when(desk, desk.koror, starts=at(wall)).endswith(words)


def test_a_time_typed_on_the_partners_clock_is_told_at_home_first(desk: Desk) -> None:
    said_of = when(desk, desk.koror, starts=at("2021-09-17T00:30", "Pacific/Palau"))
    assert said_of.endswith("23:30 Kaohsiung / 00:30 Koror (the next day)")


def test_an_end_on_another_day_is_not_told_as_if_it_were_the_same(desk: Desk) -> None:
    times = {"starts": at("2021-09-17T14:00"), "ends": at("2021-09-18T10:00")}
    assert when(desk, desk.koror, when=Span.parse("2021-09-17..2021-09-18"), **times).endswith(
        "14:00 Kaohsiung / 15:00 Koror"
    )


def test_with_several_cities_there_is_only_our_clock(desk: Desk) -> None:
    other = desk.keep(factories.city(name=Texts({"en": "Busan"}), country="KR", zone="Asia/Seoul"))
    assert when(desk, desk.koror, other, starts=at("2021-09-17T14:00")).endswith("   14:00 Kaohsiung")


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ("2021-09", "September 2021   [time unknown]   Koror +1"),
        ("2021-09-17..2021-09-19", "17–19 September 2021   [time unknown]   Koror +1"),
        ("2021-09..", "from September 2021 on   [time unknown]   Koror +1"),
        ("2021", "2021   [time unknown]   Koror +1"),
        ("?", "[unknown]   [time unknown]"),
        ("2019..2021", "2019 to 2021   [time unknown]"),
    ],
)
def test_no_more_is_said_of_the_date_than_is_known(desk: Desk, span: str, words: str) -> None:
    assert when(desk, desk.koror, when=Span.parse(span)) == words


@pytest.mark.parametrize(
    ("span", "told"),
    [
        ("2021-03-08", "−6"),
        ("2021-03", "−6 −5"),
        ("2021-04", "−5"),
        ("2021", "−6 −5"),
        ("2021-02-01..", "−6"),
        ("?", ""),
        ("2019-01-01..2021-12-31", ""),
    ],
)
def test_an_offset_that_changes_within_the_days_meant_is_told_in_all_its_values(span: str, told: str) -> None:
    home, partner = factories.city(zone=TAIPEI), factories.city(zone="Europe/Bucharest")
    assert " ".join(map(signed_hours, offsets(home, partner, Span.parse(span)))) == told


def test_without_a_zone_there_is_no_offset() -> None:
    assert offsets(factories.city(zone=TAIPEI), factories.city(zone=None), Span.parse("2021-09-17")) == []


def test_what_is_planned_is_open_and_what_it_lacks_is_not_set(desk: Desk) -> None:
    sheet = desk.sheet(desk.event(desk.koror, status="planned", starts=at("2021-09-17T14:00")))
    opened = [part.text for part in sheet.when if isinstance(part, Value) and part.state == "open"]
    assert opened == ["Friday 17 September 2021", "14:00 Kaohsiung", "15:00 Koror"]
    assert said(sheet.where) == "in person   [venue not set]"
    assert said(desk.sheet(desk.event(desk.koror, status="confirmed")).when).endswith(
        "[time not set]   Koror +1"
    )


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "in person   [venue unknown]"),
        ({"place": Texts({"en": "City Hall"})}, "in person   City Hall"),
        ({"mode": "video"}, "by video"),
        ({"mode": "video", "place": Texts({"en": "Room 3"})}, "by video   Room 3"),
        (
            {"mode": "remote", "our_headcount": 6},
            "in separate places   [venue unknown]   6 people from our side",
        ),
    ],
)
def test_mode_venue_and_headcounts(desk: Desk, facts: dict[str, object], words: str) -> None:
    assert said(desk.sheet(desk.event(desk.koror, **facts)).where) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((12,), "12 visitors"),
        ((12, 1), "13 visitors"),
        ((12, None), "[headcount unknown]"),
        ((None,), "[headcount unknown]"),
    ],
)
def test_a_sum_that_lacks_a_part_is_not_known(desk: Desk, counts: tuple[int | None, ...], words: str) -> None:
    came = [(desk.delegation(headcount=count), "guest") for count in counts]
    assert said(desk.sheet(desk.event(*came, mode="video")).where) == f"by video   {words}"


def test_a_lone_event_without_a_time_has_no_running_order(desk: Desk) -> None:
    assert desk.sheet(desk.event(desk.koror)).programme == ()


def test_a_lone_event_with_a_time_stands_on_both_clocks(desk: Desk) -> None:
    sheet = desk.sheet(desk.event(desk.koror, starts=at("2021-09-17T23:30")))
    assert sheet.clocks == ("Kaohsiung", "Koror +1")
    (item,) = sheet.programme
    assert (item.day, item.here, item.there, said(item.what)) == (
        None,
        "23:30",
        "00:30 the next day",
        "Signing",
    )


def test_parts_stand_with_their_days_where_these_differ(desk: Desk) -> None:
    parts = [
        EventPart(form="lecture", title=Texts({"en": name}), when=Span.parse(day), position=place)
        for place, (name, day) in enumerate((("Lecture", "2021-11-15"), ("Books", "2021-11-15..2021-12-14")))
    ]
    event = desk.event(desk.koror, parts=parts, when=Span.parse("2021-11-15..2021-12-14"))
    assert [(said(item.day), said(item.what)) for item in desk.sheet(event).programme] == [
        ("Mon 15 November", "Lecture"),
        ("15 November to 14 December", "Books"),
    ]


def test_a_delegations_programme_are_its_events_in_their_order(desk: Desk) -> None:
    delegation = desk.delegation(desk.ambassador())
    taking_part = ((delegation, "guest"), (desk.mayor(), "host"))
    day = {"when": Span.parse("2021-09-17")}
    desk.event(*taking_part, title=Texts({"en": "Call"}), starts=at("2021-09-17T14:00"), **day)
    desk.event(taking_part[0], title=Texts({"en": "Harbour"}), starts=at("2021-09-17T16:00"), **day)
    desk.event(taking_part[0], title=Texts({"en": "Museum"}), when=Span.parse("2021-09-18"))
    sheet = desk.sheet(delegation)
    assert [(said(one.day), said(one.here), said(one.what), one.prio) for one in sheet.programme] == [
        ("Fri 17 September", "14:00", "Call", 1),
        ("Fri 17 September", "16:00", "Harbour", 6),
        ("Sat 18 September", "", "Museum", 6),
    ]
    assert said(sheet.title) == "Call"
