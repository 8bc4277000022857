"""The order of names in each language."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.collation import sort_key
from intl_crm.texts import ALL_LANGUAGES


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("zh-Hant-TW", ["一", "丁", "王", "陳", "龔"]),
        ("zh-Hant-TW", ["第2屆", "第10屆"]),
        ("ja", ["アジア", "いずみ", "か", "京都"]),
        ("ko", ["가오슝", "대구", "부산", "수원", "Busan"]),
        ("en", ["Brisbane", "Busan", "Chițac", "Citac", "Łódź", "Tulsa"]),
        ("es", ["nube", "ñandú", "oca"]),
        ("de", ["Arzt", "Ärzte", "Zürich"]),
    ],
)
def test_order(language: str, ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=lambda text: sort_key(text, language)) == ordered


@given(st.text(), st.sampled_from(ALL_LANGUAGES))
def test_composed_and_decomposed_letters_have_one_key(text: str, language: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert sort_key(composed, language) == sort_key(decomposed, language)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from(ALL_LANGUAGES))
def test_numbers_count_by_their_value(one: int, other: int, language: str) -> None:
    assert (sort_key(f"x{one}", language) < sort_key(f"x{other}", language)) == (one < other)
