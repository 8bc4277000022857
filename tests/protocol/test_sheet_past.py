"""What lies behind a meeting: meetings, exchanges, gifts, promises; nothing of which it is not sure."""

from collections.abc import Sequence

import pytest

from intl_crm.cities.models import Partnership
from intl_crm.dates import PartialDate
from intl_crm.events.models import GiftParty
from intl_crm.permissions import COMMAND, Actor, Role
from intl_crm.printing.sheet_data import SheetData
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.protocol.desk import Desk, said

VIEWER = Actor(role=Role.VIEWER, name="reader")


def past(desk: Desk, day: str, *taking_part: object, **facts: object) -> object:
    return desk.event(*taking_part, when=Span.parse(day), title=Texts({"en": day}), **facts)


def titles(rows: Sequence[object]) -> list[str]:
    return [said(row.what) for row in rows]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("day", "is_before"),
    [
        ("2021-09-16", True),
        ("2021-08", True),
        ("2010", True),
        ("2021-09-17", False),
        ("2021-09", False),
        ("2021", False),
        ("2022-01-01", False),
        ("?", False),
        ("2021-01..", False),
    ],
)
def test_a_meeting_counts_if_it_was_surely_before(desk: Desk, day: str, is_before: bool) -> None:
    guest = desk.ambassador()
    past(desk, day, (guest, "guest"))
    sheet = desk.sheet(desk.event((guest, "guest"), title=Texts({"en": "Call"})))
    assert bool(sheet.last) is is_before
    assert said(sheet.last_none) == (
        "" if is_before else "[no earlier meeting with Ambassador Dilmei Louisa Olkeriil on record]"
    )


@pytest.mark.parametrize(
    ("facts", "counts"),
    [
        ({"form": "meeting"}, True),
        ({"form": "video_call", "mode": "video"}, True),
        ({"form": "greeting"}, False),
        ({"form": "video_message"}, False),
        ({"form": "gift_campaign"}, False),
        ({"form": "donation", "mode": "mail"}, False),
        ({"form": "meeting", "status": "cancelled"}, False),
        ({"form": "meeting", "status": "planned"}, False),
    ],
)
def test_a_meeting_is_where_people_met(desk: Desk, facts: dict[str, str], counts: bool) -> None:
    guest = desk.ambassador()
    past(desk, "2021-05-01", (guest, "guest"), **facts)
    assert bool(desk.sheet(desk.event((guest, "guest"))).last) is counts


def test_the_last_meeting_and_the_five_before_latest_first(desk: Desk) -> None:
    guest = desk.ambassador()
    for year in range(2010, 2019):
        past(desk, str(year), (guest, "guest"))
    sheet = desk.sheet(desk.event((guest, "guest")))
    assert sheet.last
    assert said(sheet.last.what) == "2018"
    assert [(said(one.what), one.prio) for one in sheet.meetings] == [
        ("2017", 4), ("2016", 5), ("2015", 6), ("2014", 7), ("2013", 8),
    ]  # fmt: skip


def test_a_visit_without_an_event_is_a_meeting_too_and_one_with_it_counts_once(desk: Desk) -> None:
    guest = desk.ambassador()
    desk.delegation(guest, when=Span.parse("2019"))
    visit = desk.delegation(guest, when=Span.parse("2020-05-01"))
    past(desk, "2020-05-01", (visit, "guest"))
    sheet = desk.sheet(desk.event((guest, "guest")))
    assert sheet.last
    assert said(sheet.last.what) == "2020-05-01"
    assert titles(sheet.meetings) == ["Visit by Ambassador Dilmei Louisa Olkeriil of the Republic of Palau"]


def test_the_last_meeting_tells_what_was_promised_there(desk: Desk) -> None:
    guest = desk.ambassador()
    last = past(desk, "2021-05-01", (guest, "guest"))
    desk.keep(factories.commitment(event_id=last.id))  # type: ignore[attr-defined]
    sheet = desk.sheet(desk.event((guest, "guest")))
    assert sheet.last
    assert [said(note) for note in sheet.last.notes] == ["send photographs"]


@pytest.mark.parametrize(
    ("day", "is_told"),
    [
        ("2021-09-16", True),
        ("2018-09-17", True),
        ("2018-09-16", False),
        ("2018", True),
        ("2021-09-17", False),
        ("2021", False),
        ("2021-01..", True),
        ("?", False),
    ],
)
def test_exchanges_of_three_years_are_told(desk: Desk, day: str, is_told: bool) -> None:
    past(desk, day, desk.koror)
    history = desk.sheet(desk.event(desk.koror)).history
    assert titles(history) == ([day] if is_told else ["[none on record]"])


def test_exchanges_with_the_city_its_bodies_and_who_comes_each_once(desk: Desk) -> None:
    guest = desk.ambassador()
    school = desk.keep(factories.organisation(city_id=desk.koror.id))
    past(desk, "2021-01", desk.koror, (guest, "guest"))
    past(desk, "2021-02", school)
    past(desk, "2021-03", guest)
    past(desk, "2021-04", desk.mayor())
    history = desk.sheet(desk.event(desk.koror, (guest, "guest"))).history
    assert titles(history) == ["2021-03", "2021-02", "2021-01"]
    assert [row.kind for row in history] == ["in person"] * 3


def gift(desk: Desk, way: str, day: str, *parties: tuple[object, str], **facts: object) -> object:
    sides = [
        GiftParty(**{f"{who.kind}_id": who.id}, side=side, position=place)  # type: ignore[attr-defined]
        for place, (who, side) in enumerate(parties)
    ]
    facts = {"direction": way, "when": Span.parse(day), "what": Texts({"en": day}), "parties": sides} | facts
    return desk.keep(factories.gift(**facts))


def gifts(sheet: SheetData) -> list[tuple[str, ...]]:
    return [tuple(map(said, (one.direction, one.when, one.what, one.who))) for one in sheet.gifts]


def test_gifts_of_both_ways_latest_first(desk: Desk) -> None:
    gift(
        desk, "given", "2020-12", (desk.koror, "recipient"), quantity=200000, measure=Texts({"en": "pieces"})
    )
    gift(desk, "given", "2019", (desk.koror, "recipient"))
    gift(desk, "received", "2018-05-01", (desk.koror, "donor"))
    gift(desk, "given", "2022", (desk.koror, "recipient"))
    assert gifts(desk.sheet(desk.event(desk.koror))) == [
        ("given", "December 2020", "2020-12, 200,000 pieces", "Kaohsiung → Koror"),
        ("given", "2019", "2019", "Kaohsiung → Koror"),
        ("received", "1 May 2018", "2018-05-01", "Koror → Kaohsiung"),
    ]


def test_a_way_of_which_nothing_is_on_record_is_said_to_be_so(desk: Desk) -> None:
    assert gifts(desk.sheet(desk.event(desk.koror))) == [
        ("given", "", "[none on record]", ""),
        ("received", "", "[none on record]", ""),
    ]


def test_gifts_to_a_group_and_with_others(desk: Desk) -> None:
    firm = desk.keep(factories.organisation(name=Texts({"en": "Eternal"}), form="company", country="TW"))
    desk.keep(Partnership(city_id=desk.home.id, partner_id=desk.koror.id, tie="sister"))
    gift(desk, "given", "2021-05", group="partners")
    gift(desk, "given", "2021-04", (desk.koror, "recipient"), (firm, "donor"))
    gift(desk, "given", "2021-03", group="envoys")
    assert [row[3] for row in gifts(desk.sheet(desk.event(desk.koror)))] == [
        "Kaohsiung → all sister and friendship partners",
        "Kaohsiung, Eternal → Koror",
        "",
    ]


def test_an_embassy_has_what_all_envoys_were_given(desk: Desk) -> None:
    gift(desk, "given", "2021-03", group="envoys")
    assert (
        gifts(desk.sheet(desk.event((desk.ambassador(), "guest"))))[0][3]
        == "Kaohsiung → all envoys in the country"
    )


def promise(desk: Desk, words: str, **facts: object) -> object:
    facts = {"city_id": desk.koror.id, "what": Texts({"en": words})} | facts
    return desk.keep(factories.commitment(**facts))


def test_open_promises_the_next_due_first(desk: Desk) -> None:
    due = PartialDate.parse
    promise(desk, "later", due=due("2021-12"), side="theirs", owner="Ms. Lee")
    promise(desk, "overdue", due=due("2021-05-01"))
    promise(desk, "done", done=due("2021-06-01"))
    promise(desk, "whenever")
    later = desk.event(desk.koror, when=Span.parse("2022"))
    promise(desk, "promised afterwards", event_id=later.id)
    rows = desk.sheet(desk.event(desk.koror)).promises
    assert [tuple(map(said, (one.what, one.owner, one.due, one.status))) for one in rows] == [
        ("whenever", "Ours", "[not set]", "open"),
        ("overdue", "Ours", "1 May 2021", "overdue"),
        ("later", "Theirs, Ms. Lee", "December 2021", "open"),
    ]


def test_with_nobody_on_the_other_side_there_is_no_past(desk: Desk) -> None:
    sheet = desk.sheet(desk.event((desk.mayor(), "speaker")))
    assert (sheet.last, sheet.last_none, sheet.history, sheet.gifts) == (None, None, (), ())


def test_what_is_restricted_is_told_only_to_who_may_see_it(desk: Desk) -> None:
    guest, hidden = desk.ambassador(), {"visibility": "restricted"}
    past(desk, "2021-05-01", desk.koror, (guest, "guest"), **hidden)
    gift(desk, "given", "2021-04", (desk.koror, "recipient"), **hidden)
    promise(desk, "hidden", **hidden)
    event = desk.event(desk.koror, (guest, "guest"))
    told = desk.sheet(event, actor=COMMAND), desk.sheet(event, actor=VIEWER)
    assert [bool(sheet.last) for sheet in told] == [True, False]
    assert [titles(sheet.history) for sheet in told] == [["2021-05-01"], ["[none on record]"]]
    assert [titles(sheet.gifts)[0] for sheet in told] == ["2021-04", "[none on record]"]
    assert [titles(sheet.promises) for sheet in told] == [["hidden"], []]
