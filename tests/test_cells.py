"""Cells: a spreadsheet calculates nothing that was recorded as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.cells import cell_text, safe_cell
from tests.naughty import NAMES


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+886 7 337 3333",
        "-2+3",
        "@SUM(A1)",
        " =1+1",
        "\t=1+1",
        "\r\n=1+1",
        "\ufeff=1+1",
        "\u200b\u00a0\u3000=1+1",
        "\x00=1+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠A1",
        "﹦1+1",
        "'=1+1",
        "''=1+1",
        "=cmd|' /C calc'!A0",
    ],
)
def test_a_formula_gets_an_apostrophe_and_nothing_else(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "高雄市", "1+1", "a=b", "O'Brien", "'s-Hertogenbosch", "'", "(02) 1234", "—", "\n", "100%"]
)
def test_any_other_text_is_left(text: str) -> None:
    assert safe_cell(text) == text


def test_a_telephone_number_is_still_read_as_written() -> None:
    assert "+886-7-337-3333" in safe_cell("+886-7-337-3333")


@given(st.text() | st.text(alphabet="'=+-@＝ \t\ufeff1a") | st.sampled_from(NAMES))
def test_export_and_import_give_the_same_text(text: str) -> None:
    assert cell_text(safe_cell(text)) == text


@given(st.text(alphabet="'=+-@＝＋ \t\ufeff\x001a"))
def test_no_cell_begins_with_a_formula(text: str) -> None:
    unseen = " \t\ufeff\x00\x0b"
    assert not safe_cell(text).lstrip(unseen).startswith(tuple("=+-@＝＋"))
