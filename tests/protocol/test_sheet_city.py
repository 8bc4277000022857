"""The partner city: the tie, its next anniversary, facts."""

from datetime import date

import pytest

from intl_crm.cities.models import Agreement, Partnership
from intl_crm.dates import PartialDate
from intl_crm.protocol.sheet_city import next_anniversary
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.protocol.desk import Desk, said


def tie(desk: Desk, kind: str = "sister", since: str = "?", **facts: object) -> Partnership:
    facts = {"tie": kind, "state": "signed", "when": Span.parse(f"{since}..")} | facts
    return desk.keep(Partnership(city_id=desk.home.id, partner_id=desk.koror.id, **facts))


def told(desk: Desk, language: str = "en", **event: object) -> list[tuple[str, str]]:
    sheet = desk.sheet(desk.event(desk.koror, **event), language)
    return [(fact.label, said(fact.value)) for fact in sheet.partnership]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "zh-Hant-TW",
            [
                ("關係", "姊妹市（本日起）"),
                ("締盟日", "民國110年9月17日"),
                ("下一周年", "民國111年9月17日，1周年"),
            ],
        ),
        (
            "en",
            [
                ("Relation", "Sister city (from today)"),
                ("Signed", "17 September 2021"),
                ("Next anniversary", "17 September 2022 (1st)"),
            ],
        ),
        (
            "ja",
            [
                ("関係", "姉妹都市（本日から）"),
                ("締結日", "令和3年9月17日"),
                ("次の周年", "令和4年9月17日、1周年"),
            ],
        ),
        (
            "ko",
            [
                ("관계", "자매도시(오늘부터)"),
                ("체결일", "2021년 9월 17일"),
                ("다음 주년", "2022년 9월 17일, 1주년"),
            ],
        ),
    ],
)
def test_the_tie_of_the_day(desk: Desk, language: str, words: list[tuple[str, str]]) -> None:
    tie(desk, since="2021-09-17", basis="signing")
    assert told(desk, language) == words


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            {"since": "1966"},
            [("Relation", "Sister city"), ("Since", "1966"), ("Next anniversary", "2021 (55th)")],
        ),
        ({}, [("Relation", "Sister city"), ("Since", "[unknown]"), ("Next anniversary", "[unknown]")]),
        ({"kind": "contact", "state": None}, [("Relation", "Contact city")]),
        (
            {"kind": "friendship", "since": "2006-05", "state": "suspended", "basis": "council"},
            [
                ("Relation", "Friendship city, suspended"),
                ("Date of the council's decision", "May 2006"),
                ("Next anniversary", "May 2022 (16th)"),
            ],
        ),
    ],
)
def test_no_more_is_said_of_the_tie_than_is_known(
    desk: Desk, facts: dict[str, str], words: list[tuple[str, str]]
) -> None:
    tie(desk, **facts)  # type: ignore[arg-type]
    assert told(desk) == words


def test_the_closest_tie_stands_first(desk: Desk) -> None:
    tie(desk, "contact", state=None)
    tie(desk, "sister")
    assert [value for label, value in told(desk) if label == "Relation"] == ["Sister city", "Contact city"]


def test_ties_of_the_partner_with_others_are_not_ours(desk: Desk) -> None:
    other = desk.keep(factories.city(name=Texts({"en": "Busan"})))
    desk.keep(Partnership(city_id=desk.koror.id, partner_id=other.id, tie="sister"))
    assert told(desk) == []


@pytest.mark.parametrize(
    ("since", "day", "years", "when"),
    [
        ("2001-09-17", "2021-09-16", 20, "2021-09-17"),
        ("2001-09-17", "2021-09-17", 20, "2021-09-17"),
        ("2001-09-17", "2021-09-18", 21, "2022-09-17"),
        ("2000-02-29", "2021-01-01", 21, "2021-02-28"),
        ("2001-09", "2021-09-30", 20, "2021-09"),
        ("2001", "2021-12-31", 20, "2021"),
        ("2021-12-31", "2021-01-01", 1, "2022-12-31"),
        ("?", "2021-01-01", None, None),
        ("2030", "2021-01-01", None, None),
    ],
)
def test_the_next_anniversary(since: str, day: str, years: int | None, when: str | None) -> None:
    found = next_anniversary(factories.partnership(when=Span.parse(f"{since}..")), date.fromisoformat(day))
    assert (found and found.years, found and str(found.when)) == (years, when)


def facts(desk: Desk, language: str = "en", **event: object) -> dict[str, tuple[str, ...]]:
    sheet = desk.sheet(desk.event(desk.koror, **event), language)
    return {one.name: tuple(map(said, (one.value, one.source, one.age))) for one in sheet.facts}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "zh-Hant-TW",
            {
                "國家／地區、層級": ("帛琉、州", "", ""),
                "時區": ("Pacific/Palau、UTC+9、較高雄市早1小時", "IANA時區資料", ""),
                "首長": ("[不詳，請確認]", "", ""),
            },
        ),
        (
            "en",
            {
                "Country or region, level": ("Palau, state", "", ""),
                "Time zone": ("Pacific/Palau, UTC+9, 1 hour ahead of Kaohsiung", "IANA time zones", ""),
                "Head of the city": ("[unknown — please ask]", "", ""),
            },
        ),
    ],
)
def test_facts_of_the_city(desk: Desk, language: str, told: dict[str, tuple[str, ...]]) -> None:
    assert facts(desk, language) == told


def test_the_head_on_that_day_and_the_fields_of_cooperation(desk: Desk) -> None:
    span = {"when": Span.parse("2020..2022"), "is_head": True, "source": Texts({"en": "their page"})}
    desk.person({"en": "Head"}, {"city_id": desk.koror.id, "title": "mayor"} | span)
    desk.keep(
        Agreement(
            partnership_id=tie(desk).id,
            form="sister_agreement",
            signed=PartialDate.parse("2021-09-17"),
            fields=(Texts({"en": "tourism"}), Texts({"en": "ocean"}), Texts({"zh-Hant-TW": "文化"})),
            source=Texts({"en": "report"}),
        )
    )
    found = facts(desk)
    assert found["Head of the city"] == ("Head (Mayor)", "their page", "")
    assert found["Fields"] == ("tourism and ocean, 文化", "report", "2021")
    assert facts(desk, when=Span.parse("2019"))["Head of the city"] == ("[unknown — please ask]", "", "")
    assert "Fields" not in facts(desk, when=Span.parse("2019"))


@pytest.mark.parametrize(
    ("zone", "span", "words"),
    [
        (None, "2021-09-17", "[unknown]"),
        ("Europe/Bucharest", "2021-03", "Europe/Bucharest, UTC+2/UTC+3"),
        ("Europe/Bucharest", "2021-03-08", "Europe/Bucharest, UTC+2, 6 hours behind Kaohsiung"),
        ("Asia/Kathmandu", "2021-03-08", "Asia/Kathmandu, UTC+5:45, 2 hours 15 minutes behind Kaohsiung"),
        ("Asia/Manila", "2021", "Asia/Manila, UTC+8, the same time as Kaohsiung"),
        ("Asia/Tokyo", "?", "Asia/Tokyo"),
    ],
)
def test_the_zone_is_told_as_it_is_on_that_day(desk: Desk, zone: str | None, span: str, words: str) -> None:
    city = desk.keep(factories.city(name=Texts({"en": "There"}), zone=zone))
    sheet = desk.sheet(desk.event(city, when=Span.parse(span)))
    assert {one.name: said(one.value) for one in sheet.facts}["Time zone"] == words


def test_several_cities_have_no_facts_in_common(desk: Desk) -> None:
    other = desk.keep(factories.city(name=Texts({"en": "Busan"})))
    tie(desk)
    sheet = desk.sheet(desk.event(desk.koror, other))
    assert (sheet.partnership, sheet.facts) == ((), ())


def test_the_city_of_who_leads_decides_among_several(desk: Desk) -> None:
    other = desk.keep(factories.city(name=Texts({"en": "Busan"})))
    governor = desk.person({"en": "Governor"}, {"city_id": desk.koror.id, "title": "mayor"})
    briefing = desk.briefing(desk.event(other, desk.koror, (governor, "guest_of_honour")))
    assert briefing.partner and briefing.partner.id == desk.koror.id
