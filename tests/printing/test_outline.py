from itertools import count

import pytest

from intl_crm.printing.numbering import LEVELS, OWN_SIGNS, scheme
from intl_crm.printing.outline import MOST, Numbered, bare, outline_of


def headings(language: str, first: int = 1) -> list[Numbered]:
    """Two chapters of one section each, with three and two below, and thirteen below the last."""
    number = scheme(language).number
    paths = [
        path
        for chapter in (first, first + 1)
        for path in (
            (chapter,),
            (chapter, 1),
            *((chapter, 1, at) for at in (1, 2, 3)),
            *((chapter, 1, 3, at) for at in range(1, 14)),
        )
    ]
    return [(len(path), number(path)) for path in paths]


@pytest.mark.parametrize("language", OWN_SIGNS)
@pytest.mark.parametrize("first", [1, 4])
def test_the_headings_of_each_language_are_all_counted(language: str, first: int) -> None:
    outline = outline_of(headings(language, first))
    assert all(outline.counted)
    assert [one.start for one in outline.depths if one] == [first, 1, 1, 1]


def test_the_signs_of_a_language_are_told_from_its_numbers() -> None:
    signs = {one: [depth.sign for depth in outline_of(headings(one)).depths if depth] for one in OWN_SIGNS}
    assert signs == {
        "zh-Hant-TW": ["壹", "一", "1", "1"],
        "en": ["1", "1", "1", "a"],
        "ja": ["1", "1", "1", "ア"],
        "ko": ["Ⅰ", "1", "가", "1"],
    }


@pytest.mark.parametrize(
    ("numbers", "counted"),
    [
        ([(1, "1."), (1, None), (1, "2.")], [True, False, True]),
        ([(1, "1."), (1, "3."), (1, "2.")], [True, False, True]),
        ([(1, "1."), (2, "(1)"), (2, "(1)"), (1, "2."), (2, "(1)")], [True, True, False, True, True]),
        # Nothing is counted below a heading that lets the count begin anew without being counted itself.
        ([(1, "1."), (2, "(1)"), (1, None), (2, "(1)")], [True, True, False, False]),
        ([(1, None), (2, "1.1")], [False, False]),
        ([(1, "Part one"), (1, "Part two")], [False, False]),
        ([(1, None), (1, None)], [False, False]),
        ([], []),
    ],
)
def test_what_no_program_would_count_is_written_out(numbers: list[Numbered], counted: list[bool]) -> None:
    assert list(outline_of(numbers).counted) == counted


def test_past_what_programs_count_alike_numbers_are_written_out() -> None:
    number = scheme("zh-Hant-TW").number
    assert outline_of([(1, number((at,))) for at in range(1, 12)]).counted == (True,) * 9 + (False,) * 2


@pytest.mark.parametrize("sign", LEVELS)
def test_every_sign_on_offer_is_counted_by_programs(sign: str) -> None:
    level = LEVELS[sign]
    assert bare(sign, level) in MOST
    assert all(outline_of([(1, level.number((at,))) for at in (1, 2, 3)]).counted)


def test_a_deep_report_does_not_skip_a_number() -> None:
    numbers = (f"({at})" for at in count(1))
    deep = [(1, "1."), (2, "1"), (3, "1."), *((4, next(numbers)) for _ in range(20))]
    assert all(outline_of(deep).counted)
