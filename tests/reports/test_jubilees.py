"""The anniversaries of a year: every fifth, and what an exchange has marked."""

from typing import Any
from uuid import UUID

import pytest

from intl_crm.cities.models import Partnership
from intl_crm.events.models import Event, EventMark
from intl_crm.reports.jubilees import anniversaries_told
from intl_crm.reports.pieces import plain
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.reports.speaking import KAOHSIUNG, kobe, voice

ZH, EN, JA, KO = LANGUAGES
CONCERT = Texts({ZH: "「海」音樂會", EN: "“Sea” concert", JA: "「海」コンサート", KO: "「바다」 음악회"})


def tie(when: str, **facts: Any) -> Partnership:
    """A sister-city tie of Kaohsiung with Kobe."""
    facts = {"id": UUID(int=5), "city": KAOHSIUNG, "partner": kobe(), "state": "signed"} | facts
    return factories.partnership(**facts, when=Span.parse(when))


def concert() -> Event:
    return factories.event(title=CONCERT, when=Span.parse("2021-06-30"))


def told(ties: list[Partnership], marks: list[EventMark], language: str = EN) -> list[str]:
    return [plain(one.paragraph) for one in anniversaries_told(ties, marks, voice(language))]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (ZH, "110年6月30日與神戶市締結姊妹市屆滿55周年，辦理「『海』音樂會」。"),
        (
            EN,
            "30 June 2021: 55th anniversary of the sister city tie with Kobe, marked by “‘Sea’ concert”.",
        ),
        (JA, "令和3年6月30日、神戸市との姉妹都市提携55周年（記念事業：「『海』コンサート」）。"),
        (KO, "2021년 6월 30일 고베시 자매결연 55주년(기념행사: 「『바다』 음악회」)."),
    ],
)
def test_an_anniversary_is_told_with_what_marked_it(language: str, said: str) -> None:
    one = tie("1966-06-30..")
    mark = EventMark(event=concert(), partnership_id=one.id, years=55, what=Texts())
    assert told([one], [mark], language) == [said]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("1966..", ["2021: 55th anniversary of the sister city tie with Kobe."]),
        ("1966-06..", ["June 2021: 55th anniversary of the sister city tie with Kobe."]),
        ("1967..", []),
        ("1966..2001", []),
        ("?..", []),
        ("2021-01-01..", []),
    ],
)
def test_every_fifth_year_is_told_and_no_more_than_is_known(when: str, said: list[str]) -> None:
    assert told([tie(when)], []) == said


def test_a_year_between_is_told_where_an_exchange_marked_it() -> None:
    one = tie("1967..")
    mark = EventMark(event=concert(), partnership_id=one.id, years=54, what=Texts())
    (said,) = told([one], [mark])
    assert said.startswith("2021: 54th anniversary")


@pytest.mark.parametrize(
    "facts", [{"state": "proposed"}, {"state": None}, {"partner": kobe(visibility="restricted")}]
)
def test_what_was_never_signed_or_is_restricted_is_not_told(facts: dict[str, Any]) -> None:
    assert told([tie("1966..", **facts)], []) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (ZH, "110年6月30日東日本大地震滿10年，辦理「『海』音樂會」。"),
        (EN, "30 June 2021: Great East Japan Earthquake, 10 years, marked by “‘Sea’ concert”."),
        (JA, "令和3年6月30日、東日本大震災から10年（記念事業：「『海』コンサート」）。"),
        (KO, "2021년 6월 30일 동일본대지진 10년(기념행사: 「『바다』 음악회」)."),
    ],
)
def test_a_disaster_is_remembered_and_not_congratulated(language: str, said: str) -> None:
    what = Texts(
        {ZH: "東日本大地震", EN: "Great East Japan Earthquake", JA: "東日本大震災", KO: "동일본대지진"}
    )
    assert told([], [EventMark(event=concert(), what=what, years=10)], language) == [said]


def test_they_follow_one_another_in_the_year() -> None:
    later, earlier = tie("1966-06-30.."), tie("2011-03-01..", id=UUID(int=6))
    assert [said[:6] for said in told([later, earlier], [])] == ["1 Marc", "30 Jun"]
