"""Who took part in an exchange, and what is told of one that has no text."""

from typing import Any
from uuid import UUID

import pytest

from intl_crm.delegations.models import DelegationMember, Person
from intl_crm.events.models import Event, Participation
from intl_crm.names import NameForm, PersonNames
from intl_crm.reports.exchange_words import MOST_NAMES, composed_text, participants_said
from intl_crm.reports.pieces import plain
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.reports.speaking import CHEN, HISAMOTO, KAOHSIUNG, kobe, mayor, visit, voice

ZH, EN, JA, KO = LANGUAGES
TOPICS = (
    Texts({ZH: "觀光", EN: "tourism", JA: "観光", KO: "관광"}),
    Texts({ZH: "防疫", EN: "the pandemic", JA: "感染症対策", KO: "방역"}),
)


def takes(role: str = "participant", **who: Any) -> Participation:
    return Participation(role=role, **who)


def chen() -> Person:
    return mayor(CHEN, KAOHSIUNG, id=UUID(int=20))


def hisamoto(when: str = "2020-08..", **facts: Any) -> Person:
    return mayor(HISAMOTO, kobe(), when, **{"id": UUID(int=21)} | facts)


def exchange(*taking: Participation, **facts: Any) -> Event:
    """A video call on 17 September 2021."""
    facts = {"form": "video_call", "mode": None, "topics": (), "place": Texts(), "text": Texts()} | facts
    made = factories.event(**facts)
    made.participations = list(taking)
    return made


def present(event: Event, language: str = EN) -> str:
    said = participants_said(event, voice(language))
    return plain(said.paragraph) if said else ""


def told(event: Event, language: str) -> str | None:
    said = composed_text(event, voice(language))
    return plain(said.paragraph) if said else None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (ZH, "與會者：陳其邁市長、神戶市時任久元喜造市長。"),
        (EN, "Present: Mayor Chen Chi-mai and then Mayor Hisamoto Kizo of Kobe."),
        (JA, "出席者：陳其邁市長、神戸市の久元喜造市長（当時）"),
        (KO, "참석자: 천치마이 시장, 당시 고베시 히사모토 기조 시장"),
    ],
)
def test_who_took_part_has_the_title_of_that_day_judged_at_that_of_the_report(
    language: str, said: str
) -> None:
    made = exchange(takes("host", person=chen()), takes(person=hisamoto("2013..2021-11-19")))
    assert present(made, language) == said


@pytest.mark.parametrize(
    ("language", "end"),
    [(ZH, "K、L等。"), (EN, ", K, and L, among others."), (JA, "K、Lほか"), (KO, ", K, L 등")],
)
def test_a_long_list_says_that_there_were_others(language: str, end: str) -> None:
    letters = "ABCDEFGHIJKLM"
    people = [
        factories.person(
            id=UUID(int=at), visibility="public", names=PersonNames((NameForm("en", whole=name),))
        )
        for at, name in enumerate(letters)
    ]
    said = present(exchange(*(takes(person=person) for person in people)), language)
    assert len(letters) == MOST_NAMES + 1
    assert said.endswith(end)


def test_people_stand_before_bodies_and_each_once() -> None:
    person = hisamoto()
    case = visit(person, city=kobe())
    case.members.append(DelegationMember(person=chen(), role="member", position=1))
    osaka = kobe(id=UUID(int=30), name=Texts({EN: "Osaka"}))
    made = exchange(takes(city=osaka), takes(person=person), takes(delegation=case))
    assert present(made) == "Present: Mayor Hisamoto Kizo of Kobe, Mayor Chen Chi-mai, and Osaka."


def test_a_city_for_which_somebody_speaks_is_not_said_again() -> None:
    made = exchange(takes(city=kobe()), takes(person=hisamoto()))
    assert present(made) == "Present: Mayor Hisamoto Kizo of Kobe."


def test_our_own_city_and_who_was_only_invited_are_not_told() -> None:
    made = exchange(takes(city=KAOHSIUNG), takes("invited", person=hisamoto()))
    assert present(made) == ""


@pytest.mark.parametrize("hidden", ["person", "delegation"])
def test_who_is_restricted_is_never_named(hidden: str) -> None:
    levels = {hidden: "restricted"}
    case = visit(
        hisamoto(visibility=levels.get("person", "public")), visibility=levels.get("delegation", "public")
    )
    case.city = None
    made = exchange(takes(delegation=case), takes("host", person=chen()), topics=TOPICS)
    assert present(made) == "Present: Mayor Chen Chi-mai."
    assert told(made, EN) is None


# What is on record of an exchange without a text, and what is told of it.
WITHOUT_TEXT: tuple[tuple[dict[str, Any], dict[str, str | None]], ...] = (
    (
        {"topics": TOPICS},
        {
            ZH: "110年9月17日與神戶市久元喜造市長舉行視訊會議，就觀光、防疫等議題交換意見。",
            EN: "On 17 September 2021 a video meeting was held with Mayor Hisamoto Kizo of Kobe; "
            "the two sides exchanged views on tourism and the pandemic.",
            JA: "令和3年9月17日、神戸市の久元喜造市長とオンライン会談を行い、"
            "観光、感染症対策などについて意見を交換した。",
            KO: "2021년 9월 17일 고베시 히사모토 기조 시장 측과 화상 면담을 갖고 "
            "관광, 방역 등에 관해 의견을 교환하였다.",
        },
    ),
    ({"topics": ()}, {EN: None}),
    ({"topics": TOPICS, "when": Span.parse("2021-09")}, {EN: None}),
    (
        {"form": "courtesy_call"},
        {
            ZH: "110年9月17日神戶市久元喜造市長蒞府拜會陳其邁市長。",
            EN: "On 17 September 2021 Mayor Hisamoto Kizo of Kobe paid a courtesy call "
            "on Mayor Chen Chi-mai.",
            JA: "令和3年9月17日、神戸市の久元喜造市長が陳其邁市長を表敬訪問した。",
            KO: "2021년 9월 17일 고베시 히사모토 기조 시장 일행, 천치마이 시장 예방.",
        },
    ),
    ({"form": "courtesy_call", "mode": "video"}, {EN: None}),
    (
        {
            "form": "exhibition",
            "when": Span.parse("2021-11-15..2021-12-14"),
            "title": Texts({ZH: "書展", EN: "Books"}),
            "place": Texts({ZH: "總館", EN: "the main library"}),
        },
        {
            ZH: "於總館辦理「書展」（自110年11月15日至12月14日止）。",
            EN: "“Books” was shown at the main library from 15 November to 14 December 2021.",
        },
    ),
    ({"form": "exhibition", "when": Span.parse("2021-11-15..")}, {EN: None}),
    ({"form": "committee"}, {EN: None}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "language", "said"),
    [(facts, language, said) for facts, texts in WITHOUT_TEXT for language, said in texts.items()],
)
def test_a_sentence_stands_for_a_text_where_all_its_facts_are_known(
    facts: dict[str, Any], language: str, said: str | None
) -> None:
    made = exchange(takes("host", person=chen()), takes("counterpart", person=hisamoto()), **facts)
    assert told(made, language) == said


@pytest.mark.parametrize("missing", ["host", "guest"])
def test_a_call_without_one_of_its_sides_is_not_told(missing: str) -> None:
    sides = {"host": takes("host", person=chen()), "guest": takes("guest", person=hisamoto())}
    made = exchange(*(taker for side, taker in sides.items() if side != missing), form="courtesy_call")
    assert told(made, EN) is None


def test_the_people_named_are_told_for_the_list_of_what_is_missing() -> None:
    said = participants_said(exchange(takes(person=chen()), takes(city=kobe())), voice(EN))
    assert said is not None
    assert [head.name.text for head in said.people] == ["Chen Chi-mai"]
