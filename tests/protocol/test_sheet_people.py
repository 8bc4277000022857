"""Who leads the other side, and both sides in order, in words."""

from typing import Any

import pytest

from intl_crm.dates import PartialDate
from intl_crm.names import NameForm, PersonNames
from intl_crm.permissions import Actor, Role
from intl_crm.printing.values import Value
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.protocol.desk import Desk, said

VIEWER, PROTOCOL = (Actor(role=role, name="reader") for role in (Role.VIEWER, Role.PROTOCOL))


def facts(desk: Desk, language: str = "en", actor: Actor = PROTOCOL, **about: object) -> dict[str, str]:
    event = desk.event((desk.ambassador(**about), "guest_of_honour"))
    principal = desk.sheet(event, language, actor).principal
    assert principal
    return {fact.label: said(fact.value) for fact in principal.facts}


@pytest.mark.parametrize(
    ("language", "name", "other", "title"),
    [
        ("zh-Hant-TW", "歐克麗", "Dilmei Louisa Olkeriil", "Embassy of the Republic of Palau大使"),
        ("en", "Dilmei Louisa Olkeriil", "歐克麗", "Ambassador of the Republic of Palau"),
        ("ja", "Dilmei Louisa Olkeriil", "歐克麗", "the Republic of Palau大使"),
        ("ko", "Dilmei Louisa Olkeriil", "歐克麗", "the Republic of Palau 대사"),
    ],
)
def test_both_names_and_the_title(desk: Desk, language: str, name: str, other: str, title: str) -> None:
    principal = desk.sheet(desk.event((desk.ambassador(), "guest")), language).principal
    assert principal
    assert (said(principal.name), said(principal.other)) == (name, other)
    assert said(principal.title).endswith(title.removeprefix("Embassy of the "))


def test_a_name_in_another_script_is_no_fallback_but_a_title_is(desk: Desk) -> None:
    principal = desk.sheet(desk.event((desk.ambassador(), "guest")), "ja").principal
    assert principal
    assert principal.name == Value(text="Dilmei Louisa Olkeriil", lang="en")
    assert isinstance(principal.title, Value)
    assert (principal.title.fallback, principal.title.lang) == (True, "en")


@pytest.mark.parametrize(
    ("language", "gaps"),
    [
        ("zh-Hant-TW", ["[不詳]", "[不詳]", "[不詳]", "[不詳，請確認]"]),
        ("en", ["[unknown]", "[unknown]", "[unknown]", "[unknown — please ask]"]),
        ("ja", ["[不明]", "[不明]", "[不明]", "[不明、事前に確認]"]),
        ("ko", ["[미상]", "[미상]", "[미상]", "[미상, 사전 확인]"]),
    ],
)
def test_what_is_not_on_record_is_said_to_be_unknown(desk: Desk, language: str, gaps: list[str]) -> None:
    assert list(facts(desk, language).values())[:4] == gaps


def test_what_is_on_record_is_told(desk: Desk) -> None:
    forms = (
        NameForm("en", whole="Dilmei Olkeriil", reading="DIL-may"),
        NameForm("zh-Hant-TW", whole="歐克麗"),
    )
    about = {
        "names": PersonNames(forms, ("Dilmei L. Olkeriil", "歐大使")),
        "languages": ("en", "pau"),
        "diet": "no pork",
    }
    assert facts(desk, **about) == {
        "Say": "DIL-may",
        "In office": "[unknown]",
        "Languages": "English and pau",
        "Diet": "no pork",
        "Address": "Your Excellency, then Ambassador Dilmei Olkeriil",
        "Also written": "Dilmei L. Olkeriil and 歐大使",
    }


def test_the_diet_is_told_only_to_who_may_read_it(desk: Desk) -> None:
    assert facts(desk, diet="canary", actor=PROTOCOL)["Diet"] == "canary"
    assert "Diet" not in facts(desk, diet="canary", actor=VIEWER)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ("2019-05-01..", "1 May 2019"),
        ("2019..", "2019"),
        (">=2019-05-01..", "not before 1 May 2019"),
        ("..", "[unknown]"),
        ("?..", "[unknown]"),
    ],
)
def test_since_when_somebody_is_in_office(desk: Desk, span: str, words: str) -> None:
    person = desk.person(
        {"en": "Head"}, {"title": "mayor", "city_id": desk.koror.id, "when": Span.parse(span)}
    )
    principal = desk.sheet(desk.event((person, "guest"))).principal
    assert principal
    assert {fact.label: said(fact.value) for fact in principal.facts}["In office"] == words


@pytest.mark.parametrize(
    ("language", "names", "label", "told"),
    [
        ("ja", {"ja": "エイドリアン・シュリナー"}, "カナ表記", None),
        ("ja", {"ja": "門川大作"}, "カナ表記", "[不明]"),
        ("ja", {"en": "Adrian Schrinner"}, "カナ表記", "[不明]"),
        ("ko", {"ko": "에이드리언 슈리너"}, "한글 표기", None),
        ("ko", {"en": "Adrian Schrinner"}, "한글 표기", "[미상]"),
    ],
)
def test_kana_and_hangul_say_themselves_how_they_are_read(
    desk: Desk, language: str, names: dict[str, str], label: str, told: str | None
) -> None:
    principal = desk.sheet(desk.event((desk.person(names), "guest")), language).principal
    assert principal
    assert {fact.label: said(fact.value) for fact in principal.facts}.get(label) == told


def test_who_comes_alone_is_not_listed_again(desk: Desk) -> None:
    sheet = desk.sheet(desk.event((desk.ambassador(), "guest"), (desk.mayor(), "host")))
    assert sheet.guests == ()
    assert [(one.no, said(one.name), said(one.other), said(one.title)) for one in sheet.hosts] == [
        ("1", "Chen Chi-mai", "陳其邁", "Mayor of Kaohsiung")
    ]


def test_people_have_numbers_and_bodies_do_not(desk: Desk) -> None:
    event = desk.event(
        desk.koror, (desk.ambassador(), "witness"), (desk.person({"en": "Aide"}), "interpreter")
    )
    sheet = desk.sheet(event)
    assert [(one.no, said(one.name), said(one.title)) for one in (*sheet.guests, *sheet.hosts)] == [
        ("1", "Dilmei Louisa Olkeriil", "Ambassador of the Republic of Palau (witness)"),
        ("•", "Koror", "Participant"),
        ("1", "Aide", "[title unknown] (interpreter)"),
    ]


def test_a_member_who_is_more_than_a_member_is_said_to_be(desk: Desk) -> None:
    delegation = desk.delegation(desk.ambassador(), desk.person({"en": "Husband"}))
    with desk.database.transaction(factories.ACTOR) as session:
        session.add(delegation)
        delegation.members[1].role = "spouse"
    titles = [said(one.title) for one in desk.sheet(delegation).guests]
    assert titles == ["Ambassador of the Republic of Palau", "[title unknown] (spouse)"]


@pytest.mark.parametrize(("status", "words"), [("held", "[unknown]"), ("planned", "[not set]")])
def test_where_somebody_comes_and_nobody_receives_that_is_said(desk: Desk, status: str, words: str) -> None:
    sheet = desk.sheet(desk.event((desk.ambassador(), "guest"), status=status))
    assert [said(one.name) for one in sheet.hosts] == [words]


def test_without_anybody_there_is_nobody(desk: Desk) -> None:
    sheet = desk.sheet(desk.event())
    assert (sheet.principal, sheet.guests, sheet.hosts) == (None, (), ())


def test_of_a_large_party_those_beyond_the_tenth_go_before_the_sheet_fails(desk: Desk) -> None:
    people = [desk.person({"en": f"Guest {place}"}) for place in range(12)]
    sheet = desk.sheet(desk.delegation(*people))
    assert [one.prio for one in sheet.guests] == [1] * 10 + [2] * 2


def test_the_body_as_printed_stands_before_the_title_of_the_head(desk: Desk) -> None:
    printed = Texts({"en": "the Slovak Republic"})
    delegation = desk.delegation(desk.ambassador(), body_as_printed=printed)
    sheet = desk.sheet(delegation)
    assert sheet.principal
    assert said(sheet.principal.title) == "Ambassador of the Slovak Republic"
    assert said(sheet.title) == "Visit by Ambassador Dilmei Louisa Olkeriil of the Slovak Republic"


def test_the_day_at_which_posts_are_judged_is_that_of_the_event(desk: Desk) -> None:
    person = desk.person(
        {"en": "Head"}, {"title": "mayor", "city_id": desk.koror.id, "when": Span.parse("2020..2022")}
    )
    titles = [
        said(
            desk.sheet(
                desk.event((person, "guest"), when=Span.single(PartialDate.year_of(year)))
            ).principal.title
        )
        for year in (2019, 2021, 2023)
    ]
    assert titles == ["[title unknown]", "Mayor of Koror", "[title unknown]"]


@pytest.mark.parametrize(
    ("language", "met", "span", "title"),
    [
        ("en", "2021-03-08", "?..?", "Mayor of Koror (as of 8 March 2021)"),
        ("zh-Hant-TW", "2021-03-08", "?..?", "科羅州市長（最近紀錄：110年3月8日）"),
        ("en", "2021-03-08", "2018..?", "Mayor of Koror (as of 8 March 2021)"),
        ("en", "2021-03-08", "?..", "Mayor of Koror"),
        ("en", "2021-03-08", "2018..2022", "Mayor of Koror"),
        ("en", "2021-09-18", "?..?", "Mayor of Koror"),
        ("en", None, "?..?", "Mayor of Koror [end of office unknown]"),
        ("zh-Hant-TW", None, "?..?", "科羅州市長[卸任日期不詳]"),
        ("ko", None, "?..?", "Koror 시장 [퇴임 시기 미상]"),
    ],
)
def test_an_office_whose_end_nobody_recorded_says_when_it_is_last_on_record(
    desk: Desk, language: str, met: str | None, span: str, title: str
) -> None:
    post = {"title": "mayor", "city_id": desk.koror.id, "when": Span.parse(span), "is_head": True}
    person = desk.person({"en": "Head", "zh-Hant-TW": "州長"}, post)
    if met:
        desk.event(person, when=Span.parse(met))
    sheet = desk.sheet(desk.event((person, "guest"), status="planned"), language)
    assert sheet.principal
    assert said(sheet.principal.title) == title
    head = next(one for one in sheet.facts if "Head" in said(one.value) or "州長" in said(one.value))
    assert bool(said(head.age)) == ("（" in title or "(" in title or "[" in title)


def test_who_took_part_was_in_office_that_day(desk: Desk) -> None:
    post = {"title": "mayor", "city_id": desk.koror.id, "when": Span.parse("?..?")}
    sheet = desk.sheet(desk.event((desk.person({"en": "Head"}, post), "guest"), status="held"))
    assert sheet.principal
    assert said(sheet.principal.title) == "Mayor of Koror"


@pytest.mark.parametrize(
    ("language", "facts", "told"),
    [
        ("en", {}, []),
        ("en", {"needs": "a wheelchair"}, [("Needs", "a wheelchair")]),
        (
            "en",
            {"arrival": PartialDate.parse("2021-12-05"), "departure": PartialDate.parse("2021-12")},
            [("Arrival", "Sun 5 December 2021"), ("Departure", "December 2021")],
        ),
        ("zh-Hant-TW", {"arrival": PartialDate.parse("2021-12-05")}, [("抵達", "民國110年12月5日（日）")]),
    ],
)
def test_when_a_delegation_comes_and_goes_and_what_it_needs(
    desk: Desk, language: str, facts: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    sheet = desk.sheet(desk.delegation(desk.ambassador(), **facts), language)
    assert [(one.label, said(one.value)) for one in sheet.visit] == told


def test_of_several_delegations_each_is_named(desk: Desk) -> None:
    other = desk.keep(factories.city(name=Texts({"en": "Busan"})))
    visits = [
        desk.delegation(needs="halal", city_id=desk.koror.id),
        desk.delegation(needs="a ramp", city_id=other.id),
    ]
    sheet = desk.sheet(desk.event(*visits))
    assert [said(one.value) for one in sheet.visit] == ["Koror: halal", "Busan: a ramp"]


@pytest.mark.parametrize(("actor", "level"), [(PROTOCOL, "internal"), (VIEWER, "public")])
def test_a_sheet_with_needs_is_not_for_the_public(desk: Desk, actor: Actor, level: str) -> None:
    visit = desk.delegation(city_id=desk.koror.id, needs="halal", visibility="public")
    assert desk.briefing(visit, actor=actor).level == level
