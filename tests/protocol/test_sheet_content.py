"""The sheet as a whole: title, level, edition, aims."""

import pytest

from intl_crm.permissions import Actor, Role
from intl_crm.printing.values import Value
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.protocol.desk import Desk, said

OFFICER = Actor(role=Role.OFFICER, name="officer")


@pytest.mark.parametrize(
    ("status", "title"),
    [
        ("held", "Signing"),
        ("planned", "Signing"),
        ("cancelled", "Cancelled: Signing"),
        ("postponed", "Postponed: Signing"),
    ],
)
def test_what_is_called_off_says_so_first(desk: Desk, status: str, title: str) -> None:
    assert said(desk.sheet(desk.event(status=status)).title) == title


def test_a_title_of_another_language_is_marked(desk: Desk) -> None:
    event = desk.event(title=Texts({"zh-Hant-TW": "訪府(視訊)"}))
    assert desk.sheet(event, "ko").title == Value(text="訪府（視訊）", lang="zh-Hant-TW", fallback=True)


@pytest.mark.parametrize(
    ("facts", "titles"),
    [
        (
            {},
            [
                "歐克麗大使來訪",
                "Ambassador Dilmei Louisa Olkeriil",
                "Dilmei Louisa Olkeriil大使来訪",
                "대사 방문",
            ],
        ),
        ({"mode": "video"}, ["視訊拜會", "Video call by", "オンライン表敬", "화상 예방"]),
        ({"direction": "outbound"}, ["出訪", "Mission abroad by", "海外訪問", "해외 방문"]),
        (
            {"name": Texts({"en": "Friends", "zh-Hant-TW": "友"})},
            ["友來訪", "Visit by Friends", "Friends来訪", "Friends 방문"],
        ),
    ],
)
def test_a_visit_without_an_event_is_called_by_who_comes(
    desk: Desk, facts: dict[str, object], titles: list[str]
) -> None:
    delegation = desk.delegation(desk.ambassador(), **facts)
    found = [said(desk.sheet(delegation, language).title) for language in LANGUAGES]
    assert [title in words for title, words in zip(titles, found, strict=True)] == [True] * 4


def test_a_visit_of_nobody_named_is_called_by_the_body_or_by_its_kind(desk: Desk) -> None:
    titles = [said(desk.sheet(desk.delegation(**facts)).title) for facts in ({"city_id": desk.koror.id}, {})]
    assert titles == ["Visit by Koror", "Visit by delegation"]


def test_a_head_whom_the_reader_may_not_see_is_not_in_the_title(desk: Desk) -> None:
    hidden = desk.person({"en": "Hidden"}, visibility="restricted")
    delegation = desk.delegation(hidden, city_id=desk.koror.id)
    assert said(desk.sheet(delegation, actor=OFFICER).title) == "Visit by Koror"


@pytest.mark.parametrize(
    ("levels", "level", "rule"),
    [
        (("public", "public"), "Public", "May be passed on."),
        (("public", "partner"), "Shared with partner", "For us and the partner. Do not pass on to others."),
        (("partner", "internal"), "Internal. Do not pass on.", "For the Mayor and accompanying staff."),
        (
            ("public", "restricted"),
            "Restricted",
            "For the Mayor and accompanying staff. Return after the meeting. Do not copy.",
        ),
    ],
)
def test_the_level_is_the_strictest_of_all_that_is_told(
    desk: Desk, levels: tuple[str, str], level: str, rule: str
) -> None:
    event, city = levels
    partner = desk.keep(factories.city(name=Texts({"en": "There"}), visibility=city))
    band = desk.sheet(desk.event(partner, visibility=event)).band
    assert (band.level, band.rule) == (level, rule)


def test_what_is_not_told_does_not_raise_the_level(desk: Desk) -> None:
    public = {"visibility": "public"}
    desk.event(desk.koror, visibility="restricted")
    sheet = desk.sheet(desk.event(desk.koror, **public), actor=OFFICER)
    assert sheet.band.level == "Public"


def test_a_diet_keeps_the_sheet_inside(desk: Desk) -> None:
    guest = desk.person({"en": "Guest"}, visibility="public", diet="no pork")
    event = desk.event((guest, "guest"), visibility="public")
    assert desk.sheet(event).band.level == "Internal. Do not pass on."
    reader = Actor(role=Role.VIEWER, name="viewer")
    assert desk.sheet(event, actor=reader).band.level == "Public"


@pytest.mark.parametrize(
    ("language", "edition", "printed"),
    [
        ("zh-Hant-TW", "第2版　", "列印：Lin　110年9月16日 18:42"),
        ("en", "Edition 2, ", "Printed by Lin, 16 September 2021 18:42"),
        ("ja", "第2版　", "印刷：Lin　令和3年9月16日 18:42"),
        ("ko", "제2판　", "인쇄: Lin 2021년 9월 16일 18:42"),
    ],
)
def test_edition_and_time_of_print(desk: Desk, language: str, edition: str, printed: str) -> None:
    event = desk.event()
    with desk.database.transaction(factories.ACTOR) as session:
        session.add(event)
        event.place = Texts({"en": "City Hall"})
    sheet = desk.sheet(event, language)
    assert (sheet.edition.startswith(edition), sheet.printed) == (True, printed)


def test_aims_are_what_a_delegation_states_then_the_topics(desk: Desk) -> None:
    delegation = desk.delegation(desk.ambassador(), purpose=Texts({"en": "Thank for the masks."}))
    topics = (Texts({"en": "tourism"}), Texts({"zh-Hant-TW": "海洋"}), Texts({"en": "trade"}))
    purpose = desk.sheet(desk.event((delegation, "guest"), topics=topics)).purpose
    assert [(aim.text, aim.fallback, aim.prio) for aim in purpose] == [
        ("Thank for the masks.", False, 1),
        ("tourism and trade", False, 4),
        ("海洋", True, 6),
    ]


def test_before_the_first_start_there_is_no_office(desk: Desk) -> None:
    with desk.database.transaction(factories.ACTOR) as session:
        session.delete(session.merge(desk.office))
    sheet = desk.sheet(desk.event(desk.koror))
    assert (sheet.office, sheet.clocks) == ("", ())
