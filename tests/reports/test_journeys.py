"""What is told of each visit from its record, in every language."""

from typing import Any
from uuid import UUID

import pytest

from intl_crm.cities.models import City
from intl_crm.dates import PartialDate
from intl_crm.delegations.models import Delegation
from intl_crm.reports.journeys import missions_told, visits_told
from intl_crm.reports.pieces import plain
from intl_crm.reports.wording import Wording
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Texts
from tests.reports.speaking import CHEN, HISAMOTO, KAOHSIUNG, kobe, mayor, visit, voice

ZH, EN, JA, KO = LANGUAGES


def told(case: Delegation, language: str) -> str:
    (one,) = visits_told([case], voice(language))
    return plain(one.paragraph)


def dated(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts with their dates read."""
    days = {name: PartialDate.parse(facts[name]) for name in ("arrival", "departure") if name in facts}
    return facts | days | {"when": Span.parse(facts["when"])}


# What is on record of a visit by the mayor of Kobe, and what is told of it.
VISITS: tuple[tuple[dict[str, Any], dict[str, str]], ...] = (
    (
        {"when": "2021-12-05..2021-12-10", "headcount": 12},
        {
            ZH: "神戶市由久元喜造市長率團一行12人於110年12月5日至12月10日來訪。",
            EN: "A delegation of 12 people from Kobe, led by Mayor Hisamoto Kizo, visited from 5 December "
            "to 10 December 2021.",
            JA: "神戸市から久元喜造市長を団長とする訪問団（12名）が令和3年12月5日から12月10日まで来訪した。",
            KO: "고베시 대표단(단장 히사모토 기조 시장, 12명)이 2021년 12월 5일부터 12월 "
            "10일까지 방문하였다.",
        },
    ),
    (
        {"when": "2021-12-10"},
        {
            ZH: "神戶市由久元喜造市長率訪團於110年12月10日來訪。",
            EN: "A delegation from Kobe, led by Mayor Hisamoto Kizo, visited on 10 December 2021.",
            JA: "神戸市から久元喜造市長を団長とする訪問団が令和3年12月10日に来訪した。",
            KO: "고베시 대표단(단장 히사모토 기조 시장)이 2021년 12월 10일 방문하였다.",
        },
    ),
    (
        {"when": "2021-12-10", "headcount": 3},
        {
            ZH: "神戶市由久元喜造市長率訪團一行3人於110年12月10日來訪。",
            EN: "A delegation of 3 people from Kobe, led by Mayor Hisamoto Kizo, visited on 10 "
            "December 2021.",
            JA: "神戸市から久元喜造市長を団長とする訪問団（3名）が令和3年12月10日に来訪した。",
            KO: "고베시 대표단(단장 히사모토 기조 시장, 3명)이 2021년 12월 10일 방문하였다.",
        },
    ),
    (
        {"when": "2021"},
        {
            ZH: "神戶市由久元喜造市長率訪團於110年來訪。",
            EN: "A delegation from Kobe, led by Mayor Hisamoto Kizo, visited in 2021.",
            JA: "神戸市から久元喜造市長を団長とする訪問団が令和3年に来訪した。",
            KO: "고베시 대표단(단장 히사모토 기조 시장)이 2021년 방문하였다.",
        },
    ),
    (
        {"when": "?", "case_year": 2021, "case_number": 1},
        {
            ZH: "神戶市由久元喜造市長率訪團於110年來訪。",
            EN: "A delegation from Kobe, led by Mayor Hisamoto Kizo, visited in 2021.",
        },
    ),
    (
        {"when": "2021-12-10", "headcount": 1},
        {
            ZH: "神戶市久元喜造市長於110年12月10日來訪。",
            EN: "Mayor Hisamoto Kizo of Kobe visited on 10 December 2021.",
            JA: "神戸市の久元喜造市長が令和3年12月10日に来訪した。",
            KO: "고베시 히사모토 기조 시장이 2021년 12월 10일 방문하였다.",
        },
    ),
    (
        {"when": "2021-03-08", "mode": "video"},
        {
            ZH: "神戶市久元喜造市長於110年3月8日以視訊方式與本市會晤。",
            EN: "The city met by video on 8 March 2021 with Mayor Hisamoto Kizo of Kobe.",
            JA: "神戸市の久元喜造市長が令和3年3月8日にオンラインで本市と会談した。",
            KO: "고베시 히사모토 기조 시장이 2021년 3월 8일 화상으로 우리 시와 면담하였다.",
        },
    ),
    (
        {"when": "2021-03-08", "mode": "video", "headcount": 4},
        {
            ZH: "神戶市久元喜造市長等4人於110年3月8日以視訊方式與本市會晤。",
            EN: "The city met by video on 8 March 2021 with Mayor Hisamoto Kizo of Kobe and others, "
            "4 people in all.",
            JA: "神戸市の久元喜造市長ほか計4名が令和3年3月8日にオンラインで本市と会談した。",
            KO: "고베시 히사모토 기조 시장 등 4명이 2021년 3월 8일 화상으로 우리 시와 면담하였다.",
        },
    ),
    (
        {"when": "2021-12-10", "arrival": "2021-12-05", "headcount": 12},
        {ZH: "神戶市由久元喜造市長率團一行12人於110年12月5日至12月10日來訪。"},
    ),
    (
        {"when": "2021-12-30..2022-01-02"},
        {
            ZH: "神戶市由久元喜造市長率訪團於110年12月30日至111年1月2日來訪。",
            EN: "A delegation from Kobe, led by Mayor Hisamoto Kizo, visited from 30 December 2021 "
            "to 2 January 2022.",
            JA: "神戸市から久元喜造市長を団長とする訪問団が令和3年12月30日から令和4年1月2日まで来訪した。",
        },
    ),
    (
        {"when": "2021-06/late..2021-07/early"},
        {
            ZH: "神戶市由久元喜造市長率訪團於110年6月下旬至7月上旬來訪。",
            EN: "A delegation from Kobe, led by Mayor Hisamoto Kizo, visited from late June to "
            "early July 2021.",
        },
    ),
    (
        {"when": "2021-12-10", "body_as_printed": Texts({ZH: "日本神戶市"}), "headcount": 2},
        {
            ZH: "日本神戶市由久元喜造市長率訪團一行2人於110年12月10日來訪。",
            EN: "A delegation of 2 people from Kobe, led by Mayor Hisamoto Kizo, visited on 10 "
            "December 2021.",
        },
    ),
    (
        {"when": "2021-12-10", "name": Texts({ZH: "關西經濟訪問團", EN: "The Kansai Economic Mission"})},
        {
            ZH: "關西經濟訪問團由神戶市久元喜造市長率領，於110年12月10日來訪。",
            EN: "The Kansai Economic Mission, led by Mayor Hisamoto Kizo of Kobe, visited on 10 "
            "December 2021.",
        },
    ),
)
TABLE = [
    pytest.param(facts, language, said, id=f"{at}-{language}")
    for at, (facts, by_language) in enumerate(VISITS)
    for language, said in by_language.items()
]


@pytest.mark.parametrize(("facts", "language", "said"), TABLE)
def test_a_visit_is_told_as_far_as_it_is_known(facts: dict[str, Any], language: str, said: str) -> None:
    city = kobe()
    assert told(visit(mayor(HISAMOTO, city), city=city, **dated(facts)), language) == said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"city": True, "headcount": 5}, "A delegation of 5 people from Kobe visited on 17 September 2021."),
        ({"city": True}, "A delegation from Kobe visited on 17 September 2021."),
        ({}, "A delegation visited on 17 September 2021."),
        ({"city": True, "mode": "video"}, "The city met by video on 17 September 2021 with Kobe."),
        ({"mode": "video"}, "The city met by video on 17 September 2021 with Delegation."),
        (
            {"name": Texts({EN: "The Choir"}), "headcount": 40},
            "The Choir (40 people) visited on 17 September 2021.",
        ),
    ],
)
def test_a_visit_without_a_head_is_told_all_the_same(facts: dict[str, Any], said: str) -> None:
    city = {"city": kobe()} if facts.pop("city", False) else {}
    assert told(visit(**facts, **city), EN) == said


def test_a_head_of_another_body_is_told_with_it() -> None:
    minister = mayor(HISAMOTO, kobe())
    osaka = kobe(name=Texts({EN: "Osaka"}))
    assert told(visit(minister, city=osaka), EN) == (
        "A delegation from Osaka, led by Mayor Hisamoto Kizo of Kobe, visited on 17 September 2021."
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (ZH, "神戶市由時任久元喜造市長率訪團於110年9月17日來訪。"),
        (EN, "A delegation from Kobe, led by then Mayor Hisamoto Kizo, visited on 17 September 2021."),
        (JA, "神戸市から久元喜造市長（当時）を団長とする訪問団が令和3年9月17日に来訪した。"),
        (KO, "고베시 대표단(단장 당시 히사모토 기조 시장)이 2021년 9월 17일 방문하였다."),
    ],
)
def test_a_title_is_judged_at_the_day_of_the_report(language: str, said: str) -> None:
    city = kobe()
    assert told(visit(mayor(HISAMOTO, city, "2013..2021-11-19"), city=city), language) == said


@pytest.mark.parametrize("hidden", ["person", "city"])
def test_who_is_restricted_is_not_told(hidden: str) -> None:
    city = kobe(visibility="restricted" if hidden == "city" else "public")
    person = mayor(HISAMOTO, city, visibility="restricted" if hidden == "person" else "public")
    said = told(visit(person, city=city), EN)
    assert ("Hisamoto" in said, "Kobe" in said) == (hidden != "person", hidden != "city")


def test_common_years_are_written_where_the_form_says_so() -> None:
    spoken = voice(ZH, wording=Wording(common_years=frozenset({ZH})))
    (one,) = visits_told([visit(city=kobe(), when=Span.parse("2021-12-10"))], spoken)
    assert plain(one.paragraph) == "神戶市訪團於2021年12月10日來訪。"


# What is on record of a visit by the mayor of Kaohsiung to Kobe, and what is told of it.
MISSIONS: tuple[tuple[dict[str, Any], dict[str, str]], ...] = (
    (
        {"when": "2021-09-01..2021-09-05", "headcount": 12},
        {
            ZH: "陳其邁市長率團一行12人於110年9月1日至9月5日出訪神戶市。",
            EN: "Mayor Chen Chi-mai led a delegation of 12 people to Kobe from 1 September to 5 "
            "September 2021.",
            JA: "陳其邁市長を団長とする訪問団（12名）が令和3年9月1日から9月5日まで神戸市を訪問した。",
            KO: "천치마이 시장 일행(12명)이 2021년 9월 1일부터 9월 5일까지 고베시를 방문하였다.",
        },
    ),
    (
        {"when": "2021-09"},
        {
            ZH: "陳其邁市長率團於110年9月出訪神戶市。",
            EN: "Mayor Chen Chi-mai led a delegation to Kobe in September 2021.",
            JA: "陳其邁市長を団長とする訪問団が令和3年9月に神戸市を訪問した。",
            KO: "천치마이 시장 일행이 2021년 9월 고베시를 방문하였다.",
        },
    ),
    (
        {"when": "2021-09-03", "headcount": 1},
        {
            ZH: "陳其邁市長於110年9月3日出訪神戶市。",
            EN: "Mayor Chen Chi-mai travelled to Kobe on 3 September 2021.",
            JA: "陳其邁市長が令和3年9月3日に神戸市を訪問した。",
            KO: "천치마이 시장이 2021년 9월 3일 고베시를 방문하였다.",
        },
    ),
    (
        {
            "when": "2021-09-03",
            "headcount": 7,
            "name": Texts({"zh-Hant-TW": "經貿團", "en": "Trade Group"}),
        },
        {
            ZH: "經貿團由陳其邁市長率領，一行7人於110年9月3日出訪神戶市。",
            EN: "Trade Group (7 people), led by Mayor Chen Chi-mai, travelled to Kobe on 3 September 2021.",
        },
    ),
)


def missions(facts: dict[str, Any], language: str, city: City | None) -> tuple[str, str]:
    mission = visit(mayor(CHEN, KAOHSIUNG), direction="outbound", city=city, **dated(facts))
    composed = missions_told([mission], voice(language))
    return plain(composed.opening[0]), plain(composed.told[0].paragraph)


@pytest.mark.parametrize(
    ("facts", "language", "said"),
    [(facts, language, said) for facts, texts in MISSIONS for language, said in texts.items()],
)
def test_our_own_visits_are_told_without_our_city(facts: dict[str, Any], language: str, said: str) -> None:
    assert missions(facts, language, kobe())[1] == said


@pytest.mark.parametrize("city", [None, KAOHSIUNG])
def test_who_sent_them_is_not_where_they_went(city: City | None) -> None:
    assert missions({"when": "2021"}, EN, city)[1] == "Mayor Chen Chi-mai led a delegation abroad in 2021."


@pytest.mark.parametrize(
    ("headcounts", "language", "said"),
    [
        ([3, 4], ZH, "110年本市出訪共計2案、7人次。"),
        ([3, None], ZH, "110年本市出訪共計2案、3人次，其中1案人數不詳，未計入人次。"),
        ([None, None], ZH, "110年本市出訪共計2案，其中2案人數不詳。"),
        ([3], EN, "In 2021 the city sent 1 delegation abroad, with 3 travellers in all."),
        ([None, None], EN, "In 2021 the city sent 2 delegations abroad; 2 give no headcount."),
        (
            [1, None],
            EN,
            "In 2021 the city sent 2 delegations abroad, with 1 traveller in all; 1 gives no "
            "headcount and is "
            "not in the number of travellers.",
        ),
        ([None], JA, "令和3年の海外訪問は1件であった（うち1件は人数不明）。"),
        ([5], KO, "2021년 우리 시의 국외 방문은 총 1건, 연인원 5명이었다."),
    ],
)
def test_an_unknown_headcount_of_ours_is_not_zero(
    headcounts: list[int | None], language: str, said: str
) -> None:
    made = [
        visit(id=UUID(int=at), direction="outbound", headcount=one, city=kobe())
        for at, one in enumerate(headcounts)
    ]
    assert plain(missions_told(made, voice(language)).opening[0]) == said


def test_no_visit_of_ours_makes_nothing() -> None:
    assert missions_told([], voice(EN)).is_empty
