"""Lists as each language writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.listing import in_a_row, join
from intl_crm.texts import ALL_LANGUAGES


@pytest.mark.parametrize(
    ("items", "language", "others", "text"),
    [
        ([], "en", False, ""),
        ([], "zh-Hant-TW", True, ""),
        (["甲"], "zh-Hant-TW", False, "甲"),
        (["甲", "乙", "丙"], "zh-Hant-TW", False, "甲、乙、丙"),
        (["甲", "乙"], "zh-Hant-TW", True, "甲、乙等"),
        (["甲、乙", "丙"], "zh-Hant-TW", False, "甲、乙；丙"),
        (["A", "B"], "en", False, "A and B"),
        (["A", "B", "C"], "en", False, "A, B, and C"),
        (["A", "", "C"], "en", False, "A and C"),
        (["A", "B", "C"], "en", True, "A, B, and C, among others"),
        (["A, Mayor of X", "B"], "en", False, "A, Mayor of X; B"),
        (["甲", "乙"], "ja", True, "甲、乙ほか"),
        (["가", "나"], "ko", True, "가, 나 등"),
        (["가", "나", "다"], "ko", False, "가, 나, 다"),
        (["A", "B", "C"], "es", False, "A, B y C"),
        (["A", "B"], "de", False, "A und B"),
        (["A", "B", "C"], "fr", False, "A, B et C"),
    ],
)
def test_join(items: list[str], language: str, others: bool, text: str) -> None:
    assert join(items, language, others=others) == text


@given(st.lists(st.text(min_size=1)), st.sampled_from(ALL_LANGUAGES))
def test_every_item_is_in_the_list(items: list[str], language: str) -> None:
    text = join(items, language)
    for item in items:
        assert item in text


@pytest.mark.parametrize(
    ("sentences", "language", "text"),
    [
        (["一。", "二。"], "zh-Hant-TW", "一。二。"),
        (["一。", "二。"], "ja", "一。二。"),
        (["One.", "Two."], "en", "One. Two."),
        (["하나.", "둘."], "ko", "하나. 둘."),
        ([], "en", ""),
    ],
)
def test_sentences_follow_one_another_as_the_language_has_it(
    sentences: list[str], language: str, text: str
) -> None:
    assert in_a_row(sentences, language) == text
