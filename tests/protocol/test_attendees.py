"""Who takes part: sides, order, who leads; each once, and nobody whom the reader may not see."""

from uuid import uuid4

import pytest

from intl_crm.permissions import Actor, Role
from intl_crm.protocol.briefing import Briefing
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.protocol.desk import AT, Desk, said

VIEWER = Actor(role=Role.VIEWER, name="reader")


def names(side: object) -> list[str]:
    return [
        one.who.names.printed("en").text if one.person else one.who.name["en"]
        for one in side  # type: ignore[attr-defined]
    ]


def sides(briefing: Briefing) -> tuple[list[str], list[str]]:
    return names(briefing.theirs), names(briefing.ours)


def test_those_of_the_home_city_are_ours_and_those_of_others_theirs(desk: Desk) -> None:
    event = desk.event(desk.koror, desk.ambassador(), desk.mayor(), desk.home)
    assert sides(desk.briefing(event)) == (
        ["Dilmei Louisa Olkeriil", "Koror"],
        ["Chen Chi-mai", desk.home.name["en"]],
    )


@pytest.mark.parametrize(
    ("facts", "is_ours"),
    [
        ({"form": "own_city", "country": "TW"}, True),
        ({"form": "company", "country": "TW"}, True),
        ({"form": "company", "country": "JP"}, False),
        ({"form": "trade_office", "country": None}, False),
    ],
)
def test_bodies_of_our_country_are_ours(desk: Desk, facts: dict[str, object], is_ours: bool) -> None:
    body = desk.keep(factories.organisation(name=Texts({"en": "Body"}), **facts))
    found = desk.briefing(desk.event(desk.koror, body))
    assert ("Body" in names(found.ours), "Body" in names(found.theirs)) == (is_ours, not is_ours)


@pytest.mark.parametrize(
    ("own", "role", "is_ours"),
    [
        ("zh-Hant-TW", "participant", True),
        ("en", "participant", False),
        ("en", "host", True),
        ("en", "interpreter", True),
        ("zh-Hant-TW", "guest_of_honour", False),
        ("zh-Hant-TW", "guest", False),
    ],
)
def test_somebody_without_a_body_is_known_by_role_or_name(
    desk: Desk, own: str, role: str, is_ours: bool
) -> None:
    event = desk.event((desk.person({own: "Somebody"}), role))
    assert bool(desk.briefing(event).ours) is is_ours


def test_a_city_is_not_listed_beside_who_speaks_for_it(desk: Desk) -> None:
    governor = desk.person({"en": "Governor"}, {"city_id": desk.koror.id, "title": "mayor"})
    assert names(desk.briefing(desk.event(desk.koror, governor)).theirs) == ["Governor"]


def test_who_takes_part_and_belongs_to_the_delegation_stands_once(desk: Desk) -> None:
    ambassador = desk.ambassador()
    delegation = desk.delegation(ambassador, desk.person({"en": "Second"}))
    event = desk.event((ambassador, "witness"), (delegation, "guest"))
    found = desk.briefing(event).theirs
    assert names(found) == ["Dilmei Louisa Olkeriil", "Second"]
    assert found[0].role == ("event_roles", "witness")
    assert found[0].leads


def test_members_of_a_mission_abroad_are_ours(desk: Desk) -> None:
    delegation = desk.delegation(desk.person({"en": "Envoy of ours"}), direction="outbound")
    assert sides(desk.briefing(delegation)) == ([], ["Envoy of ours"])


@pytest.mark.parametrize(
    ("roles", "leads"),
    [
        (("guest", "guest_of_honour"), "Second"),
        (("guest", "guest"), "First"),
        (("witness", "speaker"), "First"),
    ],
)
def test_the_guest_of_honour_leads_else_the_first(desk: Desk, roles: tuple[str, str], leads: str) -> None:
    first, second = (desk.person({"en": name}) for name in ("First", "Second"))
    found = desk.briefing(desk.event((first, roles[0]), (second, roles[1])))
    assert names([found.principal]) == [leads]
    assert names(found.theirs)[0] == leads


def test_the_head_of_a_delegation_leads_before_other_guests(desk: Desk) -> None:
    guest, head = desk.person({"en": "Guest"}), desk.person({"en": "Head"})
    event = desk.event((guest, "guest"), (desk.delegation(head), "guest"))
    assert names([desk.briefing(event).principal]) == ["Head"]


def test_the_sheet_of_a_delegation_is_about_its_own_head(desk: Desk) -> None:
    first, second = (desk.delegation(desk.person({"en": name})) for name in ("First", "Second"))
    desk.event((first, "guest"), (second, "guest"))
    assert names([desk.briefing(second).principal]) == ["Second"]


def test_the_host_stands_first_on_our_side(desk: Desk) -> None:
    deputy = desk.person(
        {"zh-Hant-TW": "副", "en": "Deputy"}, {"city_id": desk.home.id, "title": "deputy_mayor"}
    )
    event = desk.event(deputy, (desk.mayor(), "host"))
    assert names(desk.briefing(event).ours) == ["Chen Chi-mai", "Deputy"]


def test_the_post_is_the_one_held_on_that_day(desk: Desk) -> None:
    posts = (
        {"city_id": desk.koror.id, "title": "deputy_mayor", "when": Span.parse("2015..2019")},
        {"city_id": desk.koror.id, "title": "mayor", "when": Span.parse("2020..")},
    )
    event = desk.event((desk.person({"en": "Head"}, *posts), "guest"))
    assert said(desk.sheet(event).principal.title) == "Mayor of Koror"


def test_a_delegation_led_by_who_has_left_office_says_then(desk: Desk) -> None:
    post = {"city_id": desk.koror.id, "title": "mayor", "when": Span.parse("2010..2020")}
    delegation = desk.delegation(
        desk.person({"en": "Head", "zh-Hant-TW": "團長"}, post), city_id=desk.koror.id
    )
    titles = {
        language: said(desk.sheet(delegation, language).principal.title) for language in ("en", "zh-Hant-TW")
    }
    assert titles == {"en": "Then Mayor of Koror", "zh-Hant-TW": "時任科羅州市長"}


def test_a_post_that_begins_later_is_not_told(desk: Desk) -> None:
    post = {"city_id": desk.koror.id, "title": "mayor", "when": Span.parse("2025..")}
    delegation = desk.delegation(desk.person({"en": "Head"}, post), city_id=desk.koror.id)
    assert said(desk.sheet(delegation).principal.title) == "[title unknown]"


def test_nobody_whom_the_reader_may_not_see_is_told(desk: Desk) -> None:
    hidden = desk.person({"en": "Hidden"}, visibility="restricted")
    shown = desk.person(
        {"en": "Shown"}, {"city_id": desk.koror.id, "title": "mayor", "visibility": "restricted"}
    )
    event = desk.event((hidden, "guest_of_honour"), (shown, "guest"))
    found = desk.briefing(event, VIEWER)
    assert names(found.theirs) == ["Shown"]
    assert [one.post for one in found.theirs] == [None]


def test_whoever_is_deleted_is_not_told(desk: Desk) -> None:
    gone = desk.person({"en": "Gone"}, deleted_at=AT, deletion=uuid4())
    assert desk.briefing(desk.event((gone, "guest"))).theirs == []
