"""What is told of gifts and donations: who, to whom, what and how much, as far as it is known."""

from typing import Any
from uuid import UUID

import pytest

from intl_crm.events.models import Gift, GiftParty
from intl_crm.reports.pieces import plain
from intl_crm.reports.presents import gifts_told
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.reports.speaking import HISAMOTO, kobe, mayor, voice

ZH, EN, JA, KO = LANGUAGES
MASKS = Texts({ZH: "口罩", EN: "masks", JA: "マスク", KO: "마스크"})
BOXES = Texts({ZH: "箱", EN: "boxes", JA: "箱", KO: "상자"})
DAY = Span.parse("2021-12-22")


def gift(*parties: GiftParty, **facts: Any) -> Gift:
    """Masks given, or what is said otherwise."""
    blank: dict[str, Any] = {"id": UUID(int=4), "what": MASKS, "measure": Texts(), "when": DAY}
    made = factories.gift(**blank | facts)
    made.parties = list(parties)
    return made


def party(side: str, **who: Any) -> GiftParty:
    return GiftParty(side=side, **who)


def maker() -> Any:
    name = Texts({ZH: "長興公司", EN: "Eternal Co., Ltd.", JA: "長興社", KO: "이터널사"})
    return factories.organisation(id=UUID(int=9), name=name, form="company", visibility="public")


def donation() -> Any:
    return factories.event(form="donation", when=DAY)


def to_kobe() -> GiftParty:
    return party("recipient", city=kobe())


def told(made: Gift, language: str) -> str:
    (one,) = gifts_told([made], voice(language))
    return plain(one.paragraph)


GIFTS: tuple[tuple[Gift, dict[str, str]], ...] = (
    (
        gift(
            to_kobe(), party("donor", organisation=maker()), event=donation(), quantity=10000.0, measure=BOXES
        ),
        {
            ZH: "本市與長興公司於110年12月22日捐贈神戶市口罩計10,000箱。",
            EN: "On 22 December 2021 the city and Eternal Co., Ltd. donated 10,000 boxes of masks to Kobe.",
            JA: "令和3年12月22日、本市と長興社が神戸市にマスク10,000箱を寄贈した。",
            KO: "2021년 12월 22일 우리 시와 이터널사, 고베시 측에 마스크 10,000상자 기증.",
        },
    ),
    (
        gift(to_kobe(), quantity=3.0),
        {
            ZH: "本市於110年12月22日致贈神戶市口罩計3件。",
            EN: "On 22 December 2021 the city gave 3 masks to Kobe.",
            JA: "令和3年12月22日、本市が神戸市にマスク3点を贈呈した。",
            KO: "2021년 12월 22일 우리 시, 고베시 측에 마스크 3점 증정.",
        },
    ),
    (
        gift(to_kobe(), when=Span.parse("2021-12/early")),
        {
            ZH: "本市於110年12月上旬致贈神戶市口罩。",
            EN: "In early December 2021 the city gave masks to Kobe.",
        },
    ),
    (
        gift(to_kobe(), quantity=2.5, measure=Texts({EN: "tonnes", ZH: "公噸"}), event=donation()),
        {ZH: "本市於110年12月22日捐贈神戶市口罩計2.5公噸。"},
    ),
    (
        gift(group="partners"),
        {EN: "On 22 December 2021 the city gave masks to the sister and friendship cities."},
    ),
    (gift(group="envoys"), {ZH: "本市於110年12月22日致贈各駐台使節口罩。"}),
    (gift(), {ZH: "本市於110年12月22日致贈口罩。", EN: "On 22 December 2021 the city gave masks."}),
    (
        gift(party("donor", city=kobe()), direction="received"),
        {
            ZH: "神戶市於110年12月22日致贈本市口罩。",
            EN: "On 22 December 2021 Kobe gave masks to the city.",
            JA: "令和3年12月22日、神戸市が本市にマスクを贈呈した。",
            KO: "2021년 12월 22일 고베시, 우리 시 측에 마스크 증정.",
        },
    ),
    (
        gift(direction="received"),
        {
            ZH: "本市於110年12月22日受贈口罩。",
            EN: "On 22 December 2021 the city was given masks.",
            JA: "令和3年12月22日、本市はマスクの寄贈を受けた。",
            KO: "2021년 12월 22일 우리 시, 마스크 수령.",
        },
    ),
    (
        gift(when=Span.parse("?"), event=factories.event(when=Span.parse("2021-09-17"))),
        {EN: "On 17 September 2021 the city gave masks."},
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("made", "language", "said"),
    [(made, language, said) for made, texts in GIFTS for language, said in texts.items()],
)
def test_a_gift_is_told_as_far_as_it_is_known(made: Gift, language: str, said: str) -> None:
    assert told(made, language) == said


def test_a_person_is_named_with_the_title_of_the_day() -> None:
    made = gift(party("recipient", person=mayor(HISAMOTO, kobe(), "2013..2021-12-30", id=UUID(int=8))))
    assert told(made, EN) == "On 22 December 2021 the city gave masks to then Mayor Hisamoto Kizo of Kobe."


def test_who_is_restricted_is_not_told() -> None:
    made = gift(party("recipient", city=kobe(visibility="restricted")))
    assert told(made, EN) == "On 22 December 2021 the city gave masks."


def test_they_follow_one_another_by_their_dates() -> None:
    found = [gift(id=UUID(int=at), when=Span.parse(f"2021-{month}")) for at, month in enumerate(("09", "03"))]
    assert [plain(one.paragraph)[:8] for one in gifts_told(found, voice(EN))] == ["In March", "In Septe"]
