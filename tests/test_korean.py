"""Korean particles follow the sound before them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.korean import PAIRS, agree


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("부산을(를) 방문", "부산을 방문"),
        ("대구을(를) 방문", "대구를 방문"),
        ("시장이(가)", "시장이"),
        ("대사이(가)", "대사가"),
        ("시장은(는) 대사은(는)", "시장은 대사는"),
        ("부산과(와) 대구과(와)", "부산과 대구와"),
        ("부산(으)로", "부산으로"),
        ("서울(으)로", "서울로"),
        ("대구(으)로", "대구로"),
        ("「체결식」을(를)", "「체결식」을"),
        ("「포럼 사이」이(가)", "「포럼 사이」가"),
        ("올케릴(Dilmei Olkeriil)이(가)", "올케릴(Dilmei Olkeriil)이"),
        ("2021을(를)", "2021을"),
        ("2을(를)", "2를"),
        ("6과(와)", "6과"),
        ("7(으)로", "7로"),
        ("10(으)로", "10으로"),
        ("Tulsa을(를)", "Tulsa를"),
        ("Portland Museum을(를)", "Portland Museum을"),
        ("을(를)", "를"),
        ("조사가 없는 문장", "조사가 없는 문장"),
    ],
)
def test_agree(written: str, spoken: str) -> None:
    assert agree(written) == spoken


@given(st.text(), st.sampled_from(sorted(PAIRS)), st.text())
def test_no_pair_is_ever_printed(before: str, pair: str, after: str) -> None:
    assert pair not in agree(before.replace("(", "") + pair + after.replace(")", ""))
