"""What is told of each agreement: when, with whom, in which way, by whom, on what."""

from typing import Any
from uuid import UUID

import pytest

from intl_crm.cities.models import Agreement, City
from intl_crm.dates import PartialDate
from intl_crm.delegations.models import Person, Signature
from intl_crm.reports.pieces import plain
from intl_crm.reports.signings import agreements_told
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.reports.speaking import CHEN, HISAMOTO, KAOHSIUNG, kobe, mayor, voice

ZH, EN, JA, KO = LANGUAGES
TITLE = Texts({ZH: "港灣協定", EN: "Harbour Agreement", JA: "港湾協定", KO: "항만 협정서"})


def agreement(city: City, **facts: Any) -> Agreement:
    """An agreement of Kaohsiung with a city, signed on 17 September 2021 unless said otherwise."""
    tie = factories.partnership(city=KAOHSIUNG, partner=city)
    blank: dict[str, Any] = {"id": UUID(int=3), "partnership": tie, "title": Texts(), "fields": ()}
    if "signed" in facts:
        facts["signed"] = PartialDate.parse(facts["signed"])
    return factories.agreement(**blank | facts)


def told(made: Agreement, language: str, *signed: tuple[str, Person]) -> list[str]:
    signatures = [
        Signature(role=role, person=person, position=at) for at, (role, person) in enumerate(signed)
    ]
    return [plain(one.paragraph) for one in agreements_told([made], {made.id: signatures}, voice(language))]


# What is on record of an agreement with Kobe, and what is told of it.
SIGNED: tuple[tuple[dict[str, Any], dict[str, str]], ...] = (
    (
        {"way": "remote"},
        {
            ZH: "本市於110年9月17日與神戶市締結為姊妹市，採異地簽署形式。",
            EN: "On 17 September 2021 the city became sister cities with Kobe, each side signing "
            "in its own city.",
            JA: "令和3年9月17日、神戸市と姉妹都市提携を締結した（各地で署名）。",
            KO: "2021년 9월 17일 고베시 측과 자매결연을 체결하였다(원격지 서명).",
        },
    ),
    (
        {"form": "friendship_agreement", "signed": "2021-09"},
        {
            ZH: "本市於110年9月與神戶市締結為友好城市。",
            EN: "In September 2021 the city became friendship cities with Kobe.",
            JA: "令和3年9月、神戸市と友好都市提携を締結した。",
            KO: "2021년 9월 고베시 측과 우호도시 협약을 체결하였다.",
        },
    ),
    (
        {"form": "mou", "title": TITLE, "way": "video"},
        {
            ZH: "本市於110年9月17日與神戶市簽署港灣協定，以視訊方式簽署。",
            EN: "On 17 September 2021 the city signed the Harbour Agreement with Kobe, by video link.",
            JA: "令和3年9月17日、神戸市と「港湾協定」を締結した（オンライン調印）。",
            KO: "2021년 9월 17일 고베시 측과 「항만 협정서」를 체결하였다(화상 서명).",
        },
    ),
    (
        {"form": "renewal", "signed": "2021"},
        {ZH: "本市於110年與神戶市簽署合作文件。", EN: "In 2021 the city signed an agreement with Kobe."},
    ),
    (
        {"fields": (Texts({ZH: "觀光", EN: "tourism"}), Texts({ZH: "文化", EN: "culture"}))},
        {
            ZH: "本市於110年9月17日與神戶市締結為姊妹市。兩市將在觀光、文化等領域合作。",
            EN: "On 17 September 2021 the city became sister cities with Kobe. The two cities will work "
            "together in tourism and culture.",
        },
    ),
)


@pytest.mark.parametrize(
    ("facts", "language", "said"),
    [(facts, language, said) for facts, texts in SIGNED for language, said in texts.items()],
)  # fmt: skip
def test_an_agreement_is_told_as_far_as_it_is_known(facts: dict[str, Any], language: str, said: str) -> None:
    assert told(agreement(kobe(), **dict(facts)), language) == [said]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (ZH, "由陳其邁市長、神戶市時任久元喜造市長代表簽署。"),
        (EN, "It was signed by Mayor Chen Chi-mai and then Mayor Hisamoto Kizo of Kobe."),
        (JA, "陳其邁市長、神戸市の久元喜造市長（当時）が署名した。"),
        (KO, "천치마이 시장, 당시 고베시 히사모토 기조 시장이 서명하였다."),
    ],
)
def test_who_signed_has_the_title_of_the_day_judged_at_that_of_the_report(language: str, said: str) -> None:
    city = kobe()
    ours, theirs = mayor(CHEN, KAOHSIUNG), mayor(HISAMOTO, city, "2013..2021-11-19")
    (found,) = told(agreement(city), language, ("signer", ours), ("signer", theirs))
    assert found.endswith(said)


def test_a_witness_is_told_apart() -> None:
    city = kobe()
    (found,) = told(agreement(city), EN, ("witness", mayor(HISAMOTO, city)))
    assert found.endswith("The signing was witnessed by Mayor Hisamoto Kizo of Kobe.")


def test_who_is_restricted_is_not_told() -> None:
    hidden = mayor(HISAMOTO, KAOHSIUNG, visibility="restricted")
    assert "Hisamoto" not in told(agreement(kobe()), EN, ("signer", hidden))[0]
    assert told(agreement(kobe(visibility="restricted")), EN) == []


def test_the_other_city_may_stand_on_either_side() -> None:
    made = agreement(kobe())
    made.partnership.city, made.partnership.partner = made.partnership.partner, made.partnership.city
    assert "Kobe" in told(made, EN)[0]


def test_a_span_of_validity_is_no_date_of_signing() -> None:
    made = agreement(kobe(), valid=Span.parse("2022..2026"))
    assert "2021" in told(made, EN)[0]
