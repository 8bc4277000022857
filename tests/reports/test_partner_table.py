"""The partners of a year by part of the world."""

from typing import Any
from uuid import UUID

import pytest

from intl_crm.cities.models import Partnership
from intl_crm.reports.partner_table import partners_composed
from intl_crm.reports.pieces import plain
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.reports.speaking import KAOHSIUNG, kobe, voice

ZH, EN, JA, KO = LANGUAGES


def tie(at: int, name: str, country: str, **facts: Any) -> Partnership:
    """A tie of Kaohsiung with a city."""
    # The home city has the first number.
    city = kobe(id=UUID(int=at), name=Texts({EN: name}), country=country, **facts.pop("city", {}))
    facts["when"] = Span.parse(facts.get("when", "?.."))
    facts = {"id": UUID(int=100 + at), "city": KAOHSIUNG, "partner": city, "state": "signed"} | facts
    return factories.partnership(**facts)


def rows(ties: list[Partnership], language: str = EN, **exchanges: int) -> list[list[str]]:
    counts = {UUID(int=int(at[1:])): number for at, number in exchanges.items()}
    return [row.words for grid in partners_composed(ties, counts, voice(language)).grids for row in grid.rows]


def test_they_stand_by_part_of_the_world_then_by_how_close_they_are() -> None:
    ties = [
        tie(7, "Brisbane", "AU", when="1997-09-02.."),
        tie(2, "Suwon", "KR", tie="friendship"),
        tie(3, "Busan", "KR", when="1966.."),
        tie(4, "Kyoto", "JP", tie="contact", state=None),
    ]
    assert rows(ties, _7=3, _3=2) == [
        ["Asia", "Busan", "Sister city", "1966", "2"],
        ["Asia", "Suwon", "Friendship city", "unknown", "0"],
        ["Asia", "Kyoto", "Contact city", "unknown", "0"],
        ["Oceania", "Brisbane", "Sister city", "2 September 1997", "3"],
    ]


@pytest.mark.parametrize(
    ("language", "opening", "row"),
    [
        (ZH, "1個締盟及往來城市中，1個本年度有交流。", ["亞洲", "Busan", "姊妹市", "民國55年", "2"]),
        (EN, "Of 1 partner, 1 had an exchange this year.", ["Asia", "Busan", "Sister city", "1966", "2"]),
        (
            JA,
            "提携・交流都市1都市のうち、本年度に交流があったのは1都市である。",
            ["アジア", "Busan", "姉妹都市", "昭和41年", "2"],
        ),
        (
            KO,
            "결연·교류도시 1곳 중 올해 교류가 있었던 곳은 1곳이다.",
            ["아시아", "Busan", "자매도시", "1966년", "2"],
        ),
    ],
)
def test_in_every_language(language: str, opening: str, row: list[str]) -> None:
    ties = [tie(3, "Busan", "KR", when="1966..")]
    composed = partners_composed(ties, {UUID(int=3): 2}, voice(language))
    assert [plain(one) for one in composed.opening] == [opening]
    assert [one.words for one in composed.grids[0].rows] == [row]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"when": "1966..2020"}, False),
        ({"when": "1966..2021-01-01", "state": "ended"}, True),
        ({"when": "2022.."}, False),
        ({"when": "2021-12-31.."}, True),
        ({"state": "proposed"}, False),
        ({"state": "approved"}, False),
        ({"state": "suspended"}, True),
        ({"tie": "unconfirmed", "state": None}, True),
        ({"city": {"visibility": "restricted"}}, False),
    ],
)
def test_only_ties_of_the_year_are_told(facts: dict[str, Any], told: bool) -> None:
    assert bool(rows([tie(3, "Busan", "KR", **facts)])) is told


def test_a_city_with_two_ties_stands_once_with_the_closest() -> None:
    ties = [tie(3, "Busan", "KR", tie="cooperation"), tie(3, "Busan", "KR")]
    assert [row[2] for row in rows(ties)] == ["Sister city"]


def test_a_name_of_another_language_is_marked() -> None:
    (grid,) = partners_composed([tie(3, "Busan", "KR")], {}, voice(JA)).grids
    assert getattr(grid.rows[0].cells[1], "lang", None) == EN


def test_no_tie_makes_nothing() -> None:
    assert partners_composed([], {}, voice(EN)).is_empty
