"""Folding: unfolded it is the same line, and nothing that belongs together was parted."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.calendar.folding import fold
from tests.naughty import NAMES

FAMILY = "👨‍👩‍👧‍👦"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
TOGETHER = (
    FAMILY,
    ENGLAND,
    "👩🏽‍🚀",
    "🇹🇼",
    "1️⃣",
    "e\u0301",
    "각",
    "葛\U000e0100",
    "高",
    "\\n",
    "\\,",
    "\\;",
    "\\\\",
    "^n",
    "^'",
    "^^",
    "\\,\u0308",
)


def parts(line: str) -> list[str]:
    octets = fold(line)
    assert octets.endswith(b"\r\n")
    assert all(len(part) <= 75 for part in octets.split(b"\r\n"))
    first, *rest = octets.removesuffix(b"\r\n").decode().split("\r\n")
    assert all(part.startswith(" ") for part in rest)
    return [first, *(part[1:] for part in rest)]


def test_a_short_line_is_left_alone() -> None:
    assert fold("SUMMARY:視訊拜會") == "SUMMARY:視訊拜會\r\n".encode()


def test_exactly_75_octets_are_one_line() -> None:
    assert parts("x" * 75) == ["x" * 75]
    assert parts("x" * 76) == ["x" * 75, "x"]


@pytest.mark.parametrize("whole", TOGETHER)
@pytest.mark.parametrize("before", range(40, 80))
def test_no_fold_inside(whole: str, before: int) -> None:
    lines = parts("x" * before + whole + "y" * 75)
    assert any(whole in line for line in lines)


@pytest.mark.parametrize("before", range(66, 78))
def test_a_row_of_escapes_is_parted_between_them(before: int) -> None:
    for line in parts("x" * before + r"\\\n\,\;" * 40):
        assert re.fullmatch(r"x*(\\.)*", line)


def test_a_letter_with_more_marks_than_fit_is_parted_between_marks() -> None:
    letter = "Z" + "\u0351" * 100
    assert "".join(parts(letter)) == letter


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])))
def test_unfolded_is_the_line(line: str) -> None:
    assert "".join(parts(line)) == line


@given(st.lists(st.sampled_from([*TOGETHER, "x", " "]), max_size=120).map("".join))
def test_unfolded_is_the_line_of_what_belongs_together(line: str) -> None:
    assert "".join(parts(line)) == line


@pytest.mark.parametrize("name", NAMES)
def test_naughty_lines(name: str) -> None:
    line = re.sub(r"[\r\n]", "", name) * 3
    assert "".join(parts(line)) == line
