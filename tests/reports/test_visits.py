"""The paragraph on visits: published and computed figures, and what is unknown."""

from collections.abc import Sequence
from datetime import date

import pytest

from intl_crm.delegations.models import Delegation
from intl_crm.reports.models import Figure
from intl_crm.reports.pieces import plain
from intl_crm.reports.visits import Visits, notes_of, visits_of, visits_paragraph
from intl_crm.texts import Texts
from tests import factories

REPORT = Texts({"zh-Hant-TW": "110年度報告", "en": "the 2021 report"})


def visits(
    headcounts: Sequence[int | None],
    language: str = "zh-Hant-TW",
    because: Texts | None = None,
    **published: float,
) -> Visits:
    """The visits of 2021: one for each headcount, nobody named."""
    cases = [Delegation(headcount=one, members=[], mode="in_person") for one in headcounts]
    for at, case in enumerate(cases, 1):
        case.case_number, case.when = at, factories.delegation().when
    figures = {
        name: Figure(name=name, value=value, source=REPORT, reason=Texts())
        for name, value in published.items()
    }
    opening = factories.introduction(because=because) if because else None
    return visits_of(cases, figures, opening, year=2021, language=language, day=date(2021, 12, 31))


@pytest.mark.parametrize(
    ("headcounts", "published", "said"),
    [
        ([3, 4], {}, "110年國外訪賓共計有2案、7人次。"),
        ([3, None], {}, "110年國外訪賓共計有2案、3人次。其中1案人數不詳，未計入人次。"),
        ([None, None], {}, "110年國外訪賓共計有2案。其中2案人數不詳。"),
        ([None], {"visit_cases": 29, "visitors": 157}, "110年國外訪賓共計有29案、157人次。"),
        ([None], {"visit_cases": 29}, "110年國外訪賓共計有29案。其中1案人數不詳。"),
        ([3], {"visitors": 5}, "110年國外訪賓共計有1案、5人次。"),
        ([], {"visit_cases": 29}, "110年國外訪賓共計有29案。"),
        ([], {}, "無紀錄"),
    ],
)
def test_the_published_figure_goes_first_and_unknown_is_not_zero(
    headcounts: list[int | None], published: dict[str, float], said: str
) -> None:
    assert plain(visits_paragraph(visits(headcounts, **published))) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hant-TW", "110年受COVID-19疫情影響，國外訪賓共計有1案、3人次。"),
        (
            "en",
            "Affected by the pandemic, the city received 1 visiting group from abroad in 2021, "
            "with 3 visitors in all.",
        ),
        ("ja", "the pandemicの影響により、令和3年の海外からの来訪は1件、延べ3人であった。"),
        ("ko", "the pandemic의 영향으로 2021년 해외 방문은 총 1건, 연인원 3명이었다."),
    ],
)
def test_what_affected_the_year_goes_before_the_numbers(language: str, said: str) -> None:
    because = Texts({"zh-Hant-TW": "COVID-19疫情", "en": "the pandemic"})
    assert plain(visits_paragraph(visits([3], language, because))) == said


@pytest.mark.parametrize(
    ("headcounts", "published", "notes"),
    [
        ([3], {}, []),
        ([3], {"visit_cases": 1, "visitors": 3}, []),
        ([3], {"visit_cases": 2}, ["訪賓案件（案）：公告數字2；系統統計1（公告數字來源：110年度報告）。"]),
        ([None], {"visitors": 5}, ["訪賓（人次）：公告數字5；系統統計不詳（公告數字來源：110年度報告）。"]),
        (
            [6, None],
            {"visitors": 157},
            [
                "訪賓（人次）：公告數字157；系統統計6（公告數字來源：110年度報告）。其中1案人數不詳，未計入人次。"
            ],
        ),
    ],
)
def test_a_published_figure_that_differs_is_marked_and_noted(
    headcounts: list[int | None], published: dict[str, float], notes: list[str]
) -> None:
    found = visits(headcounts, **published)
    assert [plain(note) for note in notes_of(found)] == notes
    assert visits_paragraph(found)[-1].mark == ("註1" if notes else "")


def test_the_source_of_a_note_falls_back_to_a_language_it_has() -> None:
    (note,) = notes_of(visits([3], "ja", visit_cases=2))
    assert plain(note) == "来訪件数（件）：公表値2、記録からの集計1（公表値の出典：the 2021 report）。"
    assert [piece.text for piece in note if piece.language == "en"] == ["the 2021 report"]


def test_why_a_figure_differs_stands_behind_it() -> None:
    reason = Texts({"en": "Eight groups were not named."})
    figure = factories.figure(value=29, source=REPORT, reason=reason)
    found = visits_of([], {"visit_cases": figure}, None, year=2021, language="en", day=date(2021, 12, 31))
    (note,) = notes_of(found)
    assert plain(note).endswith("(published figure from: the 2021 report). Eight groups were not named.")
