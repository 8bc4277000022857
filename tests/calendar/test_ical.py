"""iCalendar bytes, and what other programs read in them."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from intl_crm.calendar.content_lines import cleaned, escaped
from intl_crm.calendar.ical import (
    FeedEvent,
    FeedHead,
    NotInFeed,
    Period,
    Timed,
    calendar_bytes,
    in_feed,
    vevent,
)
from intl_crm.clock import ZonedTime
from intl_crm.spans import Span
from intl_crm.texts import Found
from tests.calendar.readers import IcalJs, icalendar_texts, vobject_texts
from tests.naughty import NAMES, UNSTORABLE

HEAD = FeedHead(Found("zh-Hant-TW", "高雄市政府行政暨國際處｜日本"), "Asia/Taipei")
KOROR = FeedEvent(
    uid=UUID("018f2f5e-0000-7000-8000-000000000001"),
    created=datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC),
    changed=datetime(2026, 2, 3, 12, 0, tzinfo=timezone(timedelta(hours=8))),
    sequence=3,
    title=Found("zh-Hant-TW", "與帛琉科羅州締結姊妹市"),
    when=Timed(
        ZonedTime(datetime(2021, 9, 17, 9, 0), "Asia/Taipei"),
        ZonedTime(datetime(2021, 9, 17, 11, 0), "Pacific/Palau"),
    ),
    status="held",
)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.lists(
    st.sampled_from(
        ["\\", "\\n", "\\N", ";", ",", "\n", "\r\n", "^", '"', ":", "👨‍👩‍👧‍👦", "高雄市", "x" * 60, " "]
    )
).map("".join)


def lines(octets: bytes) -> list[str]:
    """Return the unfolded lines after the checks that every output must pass."""
    assert not octets.startswith(b"\xef\xbb\xbf")
    assert octets.endswith(b"\r\n")
    physical = octets.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in physical)
    return octets.decode().removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def calendar(*events: FeedEvent, head: FeedHead = HEAD) -> bytes:
    return calendar_bytes(head, map(vevent, events))


def days(text: str) -> FeedEvent:
    return replace(KOROR, when=Period(Span.parse(text)))


def test_a_whole_calendar() -> None:
    head = replace(
        HEAD,
        description=Found("zh-Hant-TW", "另有3場日期未詳"),
        refresh=timedelta(hours=6),
        colour="steelblue",
    )
    event = replace(
        KOROR,
        description=Found("en", "With Governor Franco; signed, by video"),
        location=Found("zh-Hant-TW", "市政府"),
        geo=(22.620856, 120.00001),
        categories=(Found("zh-Hant-TW", "簽署"), Found("zh-Hant-TW", "帛琉, 科羅"), Found("en", "signing")),
        url="https://crm.example.org/events/2021-09-17-koror",
        call="https://meet.example.org/a;b,c?d=1",
        related=(UUID(int=7),),
        colour="teal",
        is_public=True,
    )
    assert lines(calendar(event, head=head)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//intl_crm//intl_crm//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME;LANGUAGE=zh-Hant-TW:高雄市政府行政暨國際處｜日本",
        "X-WR-CALNAME:高雄市政府行政暨國際處｜日本",
        "DESCRIPTION;LANGUAGE=zh-Hant-TW:另有3場日期未詳",
        "X-WR-CALDESC:另有3場日期未詳",
        "X-WR-TIMEZONE:Asia/Taipei",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "COLOR:steelblue",
        "BEGIN:VEVENT",
        "UID:018f2f5e-0000-7000-8000-000000000001",
        "DTSTAMP:20260203T040000Z",
        "CREATED:20260102T030405Z",
        "LAST-MODIFIED:20260203T040000Z",
        "SEQUENCE:3",
        "DTSTART:20210917T010000Z",
        "DTEND:20210917T020000Z",
        "STATUS:CONFIRMED",
        "SUMMARY;LANGUAGE=zh-Hant-TW:與帛琉科羅州締結姊妹市",
        r"DESCRIPTION;LANGUAGE=en:With Governor Franco\; signed\, by video\n\nhttps://meet.example.org/a\;b\,c?d=1",
        r"CATEGORIES;LANGUAGE=zh-Hant-TW:簽署,帛琉\, 科羅",
        "CATEGORIES;LANGUAGE=en:signing",
        "LOCATION;LANGUAGE=zh-Hant-TW:市政府",
        "GEO:22.620856;120.000010",
        "CONFERENCE;FEATURE=VIDEO;VALUE=URI:https://meet.example.org/a;b,c?d=1",
        "URL:https://crm.example.org/events/2021-09-17-koror",
        "RELATED-TO;RELTYPE=SIBLING:00000000-0000-0000-0000-000000000007",
        "COLOR:teal",
        "CLASS:PUBLIC",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_the_least_event_says_no_more_than_it_knows() -> None:
    event = replace(KOROR, when=Timed(ZonedTime(datetime(2021, 9, 17, 9, 0), "Asia/Taipei")))
    names = " ".join(re.split("[;:]", line)[0] for line in lines(vevent(event)))
    assert names == "BEGIN UID DTSTAMP CREATED LAST-MODIFIED SEQUENCE DTSTART STATUS SUMMARY END"


@pytest.mark.parametrize("before", range(12))
def test_no_line_ends_inside_an_escape_or_a_family(before: int) -> None:
    title = Found("en", "x" * before + ",;👨‍👩‍👧‍👦" * 9)
    for line in vevent(replace(KOROR, title=title)).decode().split("\r\n"):
        assert not line.endswith("\\")
        assert line.count("👨") == line.count("👨‍👩‍👧‍👦") == line.count("👦")


def test_an_empty_calendar_is_one_too(thunderbird: IcalJs) -> None:
    assert Calendar.from_ical(calendar()).calendar_name == HEAD.name.text
    assert thunderbird.read(calendar())["events"] == []


def test_the_same_records_give_the_same_bytes() -> None:
    assert calendar(KOROR, days("2021-10")) == calendar(KOROR, days("2021-10"))


def test_a_calendar_has_no_uid_that_vdirsyncer_could_take_for_its_events() -> None:
    head = lines(calendar(KOROR))
    assert not [line for line in head[: head.index("BEGIN:VEVENT")] if line.startswith("UID")]


@pytest.mark.parametrize(
    "name", ["高雄市政府（日本）", "Kaohsiung City Government: Japan, Korea; 2021", *NAMES]
)
def test_both_names_of_a_calendar_are_the_same_text(name: str, thunderbird: IcalJs) -> None:
    octets = calendar(head=replace(HEAD, name=Found("en", name)))
    both = [line.partition(":")[2] for line in lines(octets) if "NAME" in line]
    assert both == [escaped(name)] * 2
    read = thunderbird.read(octets)
    assert values(read, "name") == values(read, "x-wr-calname")


@pytest.mark.parametrize(
    ("status", "printed"),
    [
        ("planned", "TENTATIVE"),
        ("postponed", "TENTATIVE"),
        ("confirmed", "CONFIRMED"),
        ("held", "CONFIRMED"),
        ("cancelled", "CANCELLED"),
    ],
)
def test_status(status: str, printed: str) -> None:
    assert f"STATUS:{printed}" in lines(vevent(replace(KOROR, status=status)))


# Both sides of each change of the clock, and zones whose rules have changed since.
@pytest.mark.parametrize(
    ("wall", "zone", "instant"),
    [
        ("2026-07-15T08:00", "Asia/Taipei", "2026-07-15T00:00:00.000Z"),
        ("2026-03-08T01:59", "America/Los_Angeles", "2026-03-08T09:59:00.000Z"),
        ("2026-03-08T03:00", "America/Los_Angeles", "2026-03-08T10:00:00.000Z"),
        ("2026-10-25T03:00", "Europe/Berlin", "2026-10-25T02:00:00.000Z"),
        ("2027-07-01T10:00", "America/Mexico_City", "2027-07-01T16:00:00.000Z"),
        ("2021-07-01T10:00", "America/Mexico_City", "2021-07-01T15:00:00.000Z"),
        ("2026-01-01T00:00", "Australia/Lord_Howe", "2025-12-31T13:00:00.000Z"),
        ("2026-01-01T00:00", "Pacific/Marquesas", "2026-01-01T09:30:00.000Z"),
    ],
)
def test_every_reader_has_the_instant(wall: str, zone: str, instant: str, thunderbird: IcalJs) -> None:
    octets = calendar(replace(KOROR, when=Timed(ZonedTime(datetime.fromisoformat(wall), zone))))
    expected = datetime.fromisoformat(instant)
    assert Calendar.from_ical(octets).events[0].start == expected
    assert thunderbird.read(octets)["events"][0]["start"] == instant


@pytest.mark.parametrize(
    ("span", "first", "last", "transparent"),
    [
        ("2021-09-17", "2021-09-17", "2021-09-17", False),
        ("2021-12-31", "2021-12-31", "2021-12-31", False),
        ("9999-12-30", "9999-12-30", "9999-12-30", False),
        ("2024-02-28..2024-02-29", "2024-02-28", "2024-02-29", False),
        ("2021-11-15..2021-12-14", "2021-11-15", "2021-12-14", False),
        ("2021-10", "2021-10-01", "2021-10-31", True),
        ("2021-12/early", "2021-12-01", "2021-12-10", True),
        ("2021-02/late", "2021-02-21", "2021-02-28", True),
        ("2021-01..2021-02", "2021-01-01", "2021-02-28", True),
        ("2021-06/late..2021-07/early", "2021-06-21", "2021-07-10", True),
        ("2021-09-17..2021-10", "2021-09-17", "2021-10-31", True),
    ],
)
def test_whole_days(span: str, first: str, last: str, transparent: bool, thunderbird: IcalJs) -> None:
    octets = calendar(days(span))
    exclusive = date.fromisoformat(last) + timedelta(days=1)
    event = Calendar.from_ical(octets).events[0]
    assert (event.start, event.end) == (date.fromisoformat(first), exclusive)
    assert (event.get("TRANSP") == "TRANSPARENT") is transparent
    read = thunderbird.read(octets)["events"][0]
    assert (read["start"], read["end"]) == (first, exclusive.isoformat())


@pytest.mark.parametrize(
    "text",
    ["2006", "2021-01..", "?..<=2021-12-31", "2021-09-17..?", "2020..2021-02", "2021-09-17..>=2021-10-01"],
)
def test_what_no_calendar_can_show(text: str) -> None:
    span = Span.parse(text)
    assert not in_feed(span)
    with pytest.raises(NotInFeed) as error:
        Period(span)
    assert error.value.span == span


def test_an_end_at_the_start_is_no_end() -> None:
    start = ZonedTime(datetime(2026, 7, 15, 8, 0), "Asia/Taipei")
    assert not [line for line in lines(vevent(replace(KOROR, when=Timed(start, start)))) if "DTEND" in line]


@pytest.mark.parametrize(
    ("description", "call", "expected"),
    [
        (None, "https://meet.example.org/1", "DESCRIPTION:https://meet.example.org/1"),
        (Found("", ""), "https://meet.example.org/1", "DESCRIPTION:https://meet.example.org/1"),
        (
            Found("en", "At tel:+88673373333"),
            "tel:+88673373333",
            "DESCRIPTION;LANGUAGE=en:At tel:+88673373333",
        ),
        (Found("en", "By video"), "javascript:alert(1)", "DESCRIPTION;LANGUAGE=en:By video"),
        (Found("en", "By video"), "https://evil\r\nX:y", "DESCRIPTION;LANGUAGE=en:By video"),
    ],
)
def test_the_call_is_in_the_description(description: Found | None, call: str, expected: str) -> None:
    made = lines(vevent(replace(KOROR, description=description, call=call)))
    assert [line for line in made if line.startswith("DESCRIPTION")] == [expected]
    assert len([line for line in made if line.startswith("CONFERENCE")]) == (call in expected)


@pytest.mark.parametrize(
    "url", ["http://crm.example.org/", "javascript:alert(1)", "crm.example.org", "https:x"]
)
def test_only_https_addresses_are_printed(url: str) -> None:
    assert not [line for line in lines(vevent(replace(KOROR, url=url))) if line.startswith("URL")]


@pytest.mark.parametrize("tag", ["zh-Hant-TW", "en", "ja", "ko", "und"])
def test_every_text_carries_its_own_language(tag: str, thunderbird: IcalJs) -> None:
    texts = dict.fromkeys(("title", "description", "location"), Found(tag, "x"))
    octets = calendar(replace(KOROR, categories=(Found(tag, "x"),), **texts))
    properties = thunderbird.read(octets)["events"][0]["properties"]
    found = {name: parameters for name, parameters, _, value in properties if value == "x"}
    assert found == {name: {"language": tag} for name in ("summary", "description", "location", "categories")}


def filled(text: str) -> FeedEvent:
    """Return an event with `text` wherever a text goes."""
    found = Found("zh-Hant-TW", text)
    return replace(KOROR, title=found, description=found, location=found, categories=(found,))


def assert_read_back(text: str, reader: IcalJs) -> None:
    octets = calendar(filled(text), KOROR)
    expected = [text] if text else []
    lines(octets)
    for name in ("DESCRIPTION", "LOCATION"):
        assert icalendar_texts(octets, name) == expected
        assert vobject_texts(octets, name) == expected
    read = reader.read(octets)
    assert values(read["events"][0], "summary", "description", "categories", "location") == expected * 4
    assert len(read["events"]) == 2


def values(component: dict[str, Any], *names: str) -> list[str]:
    return [value for name, _, _, *found in component["properties"] for value in found if name in names]


@pytest.mark.parametrize("text", [*NAMES, "", "C:\\New\\new", "\\", "x" * 66 + "\\,", "a\\nb"])
def test_naughty_texts_are_read_back(text: str, thunderbird: IcalJs) -> None:
    assert_read_back(cleaned(text), thunderbird)


@given(text=ANY_TEXT)
def test_any_text_is_read_back(text: str, thunderbird: IcalJs) -> None:
    assert_read_back(cleaned(text), thunderbird)


@given(text=ANY_TEXT | st.sampled_from([*NAMES, *UNSTORABLE]))
def test_no_text_adds_a_line(text: str) -> None:
    empty, whole = lines(calendar(filled("x"))), lines(calendar(filled(text)))
    if cleaned(text):
        assert [line.split(":")[0] for line in whole] == [line.split(":")[0] for line in empty]


@pytest.mark.parametrize("text", UNSTORABLE)
def test_forbidden_characters_are_dropped(text: str) -> None:
    (title,) = icalendar_texts(calendar(replace(KOROR, title=Found("en", f"a{text}b"))), "SUMMARY")
    assert (
        title
        == "a" + "".join(character for character in text if character.isascii() and character != "\0") + "b"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_an_escape(end: str) -> None:
    event = replace(KOROR, title=Found("en", f"a{end}ATTENDEE:mailto:evil@example.org"))
    assert r"SUMMARY;LANGUAGE=en:a\nATTENDEE:mailto:evil@example.org" in lines(vevent(event))


def test_a_language_that_is_no_tag_breaks_nothing() -> None:
    event = replace(KOROR, title=Found('x";\r\nATTENDEE:y', "title"))
    assert [line for line in lines(vevent(event)) if "title" in line] == [
        'SUMMARY;LANGUAGE="x^\';^nATTENDEE:y":title'
    ]
