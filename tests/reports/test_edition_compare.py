"""Two reports side by side: what is aligned, and which words differ."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.reports import edition_compare
from intl_crm.reports.edition_compare import Row, Run, compared, differing, lines_apart, words_apart
from tests.reports.test_edition_changes import PHOTOGRAPH, A, B, C, Json, report, reports, section


def keys(rows: list[Row]) -> list[tuple[str, bool, bool]]:
    return [(row.key, row.left is not None, row.right is not None) for row in rows]


BOTH, LEFT, RIGHT = (True, True), (True, False), (False, True)


@pytest.mark.parametrize(
    ("left", "right", "rows"),
    [
        (report(section("s", A)), report(section("s", A)), [("s", *BOTH), ("a", *BOTH)]),
        (report(section("s", A)), report(section("s", A, B)), [("s", *BOTH), ("a", *BOTH), ("b", *RIGHT)]),
        (report(section("s", A, B)), report(section("s", B)), [("s", *BOTH), ("a", *LEFT), ("b", *BOTH)]),
        (report(section("s", A)), report(), [("s", *LEFT), ("a", *LEFT)]),
        (report(), report(section("s", A)), [("s", *RIGHT), ("a", *RIGHT)]),
    ],
)
def test_the_same_stands_beside_the_same(left: Json, right: Json, rows: list[Any]) -> None:
    assert keys(compared(left, right)) == rows


def test_what_moved_says_where_it_is_on_the_other_side() -> None:
    left, right = report(section("s", A), section("t")), report(section("s"), section("t", A))
    moved = [row for row in compared(left, right) if row.key == "a"]
    assert [(row.left is not None, row.elsewhere) for row in moved] == [(True, "2.1"), (False, "1.1")]


def test_a_fact_that_differs_stands_on_both_sides() -> None:
    left, right = ({**A, "when": f"2021-09-{day}"} for day in (17, 18))
    row = compared(report(section("s", left)), report(section("s", right)))[1]
    assert row.left and row.right
    assert (row.left.facts, row.right.facts) == ((("when", "2021-09-17"),), (("when", "2021-09-18"),))
    assert row.differs


@pytest.mark.parametrize(
    ("left", "right", "facts"),
    [
        ([], [PHOTOGRAPH], ((), (("photographs", "Both mayors – On screen"),))),
        (
            [{**PHOTOGRAPH, "sha256": "0"}],
            [PHOTOGRAPH],
            ((("photographs", "Both mayors – On screen"),), (("photographs", "Both mayors – On screen"),)),
        ),
        ([PHOTOGRAPH], [PHOTOGRAPH], ((), ())),
    ],
)
def test_photographs_that_differ_stand_on_both_sides(left: Any, right: Any, facts: Any) -> None:
    sides = (report(section("s", {**A, "photographs": one})) for one in (left, right))
    row = compared(*sides)[1]
    assert row.left and row.right
    assert (row.left.facts, row.right.facts) == facts
    assert row.differs is (left != right)


def test_only_what_differs_is_kept_below_its_section() -> None:
    left = report(section("s", A, B), section("t", C))
    right = report(section("s", A, {**B, "name": "Beta"}), section("t", C))
    assert [row.key for row in differing(compared(left, right))] == ["s", "b"]


@given(reports(), reports())
def test_every_part_of_either_side_has_its_place(left: Json, right: Json) -> None:
    rows = compared(left, right)
    for side, found in (("left", left), ("right", right)):
        shown = [row.key for row in rows if getattr(row, side)]
        assert shown == [
            key for part in found["sections"] for key in (part["key"], *(one["key"] for one in part["items"]))
        ]


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        ("On a day.", "On a day.", [Run("On a day.")], [Run("On a day.")]),
        ("On a day.", "On the day.", ["On ", Run("a", True), " day."], ["On ", Run("the", True), " day."]),
        ("共29案", "共30案", ["共", Run("29", True), "案"], ["共", Run("30", True), "案"]),
        ("市長陳其邁", "市長及陳其邁", ["市長", "陳其邁"], ["市長", Run("及", True), "陳其邁"]),
        ("", "New.", [], [Run("New.", True)]),
    ],
)
def test_words_that_differ_are_told_apart(before: str, after: str, left: list[Any], right: list[Any]) -> None:
    told = words_apart(before, after)
    assert [_joined(line) for line in told] == [_joined(left), _joined(right)]


def _joined(line: Any) -> list[tuple[str, bool]]:
    """The runs, neighbours of the same sort as one."""
    runs: list[tuple[str, bool]] = []
    for one in line:
        text, is_other = (one, False) if isinstance(one, str) and not isinstance(one, Run) else one
        if runs and runs[-1][1] == is_other:
            runs[-1] = (runs[-1][0] + text, is_other)
        else:
            runs.append((text, is_other))
    return runs


def test_long_texts_are_told_apart_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition_compare, "MOST_COMPARED", 3)
    assert words_apart("a b", "a c") == ((Run("a b", True),), (Run("a c", True),))
    assert words_apart("a b", "a b") == ((Run("a b"),), (Run("a b"),))


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_word_is_lost(before: str, after: str) -> None:
    left, right = words_apart(before, after)
    assert ("".join(run.text for run in left), "".join(run.text for run in right)) == (before, after)
    assert any(run.is_other for run in (*left, *right)) is (before != after)


def test_paragraphs_that_stay_are_not_marked() -> None:
    left, right = lines_apart(["One.", "Two."], ["One.", "Second.", "Third."])
    assert left == ((Run("One."),), (Run("Two", True), Run(".")))
    assert right == ((Run("One."),), (Run("Second", True), Run(".")), (Run("Third.", True),))
