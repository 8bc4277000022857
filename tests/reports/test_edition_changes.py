"""What one frozen report says otherwise than another: a table of cases, and what holds of any two."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.reports.edition_changes import Change, changed_paragraphs, changes_between

Json = dict[str, Any]


def exchange(key: str, **facts: Any) -> Json:
    return {
        "key": key,
        "kind": "event",
        "name": key.title(),
        "language": "en",
        "text": [f"On {key}."],
    } | facts


def section(key: str, *items: Json, **facts: Any) -> Json:
    return {"key": key, "kind": "section", "name": key.title(), "language": "en", "items": [*items]} | facts


def numbered(sections: list[Json], above: str = "") -> list[Json]:
    """The sections with the numbers that they have by their place."""
    return [
        {**one, "reference": f"{above}{at}", "items": numbered(one.get("items", []), f"{above}{at}.")}
        for at, one in enumerate(sections, 1)
    ]


def report(*sections: Json, **facts: Any) -> Json:
    return {"key": "2021", "kind": "report", "name": "Report", "sections": numbered([*sections])} | facts


A, B, C = exchange("a"), exchange("b"), exchange("c")
PHOTOGRAPH = {"key": "p", "kind": "file", "alternative": "Both mayors", "caption": "On screen", "sha256": "1"}
TIME = {"utc": "2021-09-17T02:00Z", "local": {"kaohsiung": "2021-09-17T10:00+08:00"}}
VISIT = {"key": "one", "kind": "delegation", "name": "Mayor Kadokawa", "headcount": 5}
CASES = {"published": 29, "computed": 20, "source": None}


def event(what: str, key: str, where: str, **facts: Any) -> Change:
    return Change(what, "event", key, where, **{"name": key.title(), "language": "en"} | facts)  # type: ignore[arg-type]


def figure(name: str, **facts: Any) -> Change:
    return Change("figure", "figure", name, name=name, **facts)


def counted(**facts: Any) -> Change:
    return Change("table", "table", "countries", name="By country", **facts)


def tally(**numbers: int | None) -> Json:
    rows = [
        {"key": key, "name": key, "cells": {"visitors": {"number": said}}} for key, said in numbers.items()
    ]
    columns = [{"key": "visitors", "name": "Visitors"}]
    return {"key": "countries", "name": "By country", "columns": columns, "rows": rows}


TABLE = {
    "an exchange came": (
        report(section("s", A)),
        report(section("s", B, A)),
        [event("added", "b", "1.1")],
    ),
    "an exchange went": (
        report(section("s", A, B)),
        report(section("s", B)),
        [event("removed", "a", "1.1")],
    ),
    "an exchange stands in another section": (
        report(section("s", A, B), section("t")),
        report(section("s", B), section("t", A)),
        [event("moved", "a", "2.1", before="1.1", after="2.1")],
    ),
    "an exchange stands later in its section": (
        report(section("s", A, B, C)),
        report(section("s", B, C, A)),
        [event("moved", "a", "1.3", before="1.1", after="1.3")],
    ),
    "a section came with an exchange": (
        report(section("s", A)),
        report(section("s", A), section("t", B)),
        [
            Change("added", "section", "t", "2", "T", "en"),
            event("added", "b", "2.1"),
        ],
    ),
    "a title changed": (
        report(section("s", A)),
        report(section("s", {**A, "name": "Alpha"})),
        [event("title", "a", "1.1", name="Alpha", before="A", after="Alpha")],
    ),
    "a title is translated": (
        report(section("s", {**A, "language": "ja"})),
        report(section("s", A)),
        [event("title", "a", "1.1", before="A", after="A")],
    ),
    "a paragraph changed": (
        report(section("s", {**A, "text": ["One.", "Two.", "Three."]})),
        report(section("s", {**A, "text": ["One.", "Second.", "Three."]})),
        [event("text", "a", "1.1", before="Two.", after="Second.")],
    ),
    "a text was added": (
        report(section("s", {**A, "text": []})),
        report(section("s", A)),
        [event("text", "a", "1.1", before=None, after="On a.")],
    ),
    "a day changed": (
        report(section("s", {**A, "when": "2021-09-17"})),
        report(section("s", {**A, "when": "2021-09-18"})),
        [event("detail", "a", "1.1", field="when", before="2021-09-17", after="2021-09-18")],
    ),
    "a photograph was added": (
        report(section("s", {**A, "photographs": []})),
        report(section("s", {**A, "photographs": [PHOTOGRAPH]})),
        [event("detail", "a", "1.1", field="photographs", after="Both mayors – On screen")],
    ),
    "another picture under the same words": (
        report(section("s", {**A, "photographs": [{**PHOTOGRAPH, "sha256": "0"}]})),
        report(section("s", {**A, "photographs": [PHOTOGRAPH]})),
        [
            event("detail", "a", "1.1", field="photographs",
                  before="Both mayors – On screen", after="Both mayors – On screen")
        ],
    ),
    "a time changed": (
        report(section("s", {**A, "starts": None})),
        report(section("s", {**A, "starts": TIME})),
        [event("detail", "a", "1.1", field="starts", after="2021-09-17 10:00+08:00")],
    ),
    "a figure changed": (
        report(figures={"visit_cases": CASES}),
        report(figures={"visit_cases": {**CASES, "computed": 21}}),
        [figure("visit_cases", field="computed", before="20", after="21")],
    ),
    "a figure is published": (
        report(figures={"visit_cases": {**CASES, "published": None}}),
        report(figures={"visit_cases": CASES}),
        [figure("visit_cases", field="published", after="29")],
    ),
    "a visit came": (
        report(cases=[]),
        report(cases=[VISIT]),
        [Change("added", "delegation", "one", name="Mayor Kadokawa")],
    ),
    "a visit went": (
        report(cases=[VISIT]),
        report(cases=[]),
        [Change("removed", "delegation", "one", name="Mayor Kadokawa")],
    ),
    "a headcount became known": (
        report(cases=[{**VISIT, "headcount": None}]),
        report(cases=[VISIT]),
        [Change("detail", "delegation", "one", name="Mayor Kadokawa", field="headcount", after="5")],
    ),
    "the cover says another title": (
        report(),
        report(name="Annual Report"),
        [Change("cover", "report", "", field="name", before="Report", after="Annual Report")],
    ),
    "a table says another number": (
        report(tallies=[tally(JP=3, PW=None)]),
        report(tallies=[tally(JP=3, PW=2)]),
        [counted(before="PW · Visitors · ?", after="PW · Visitors · 2")],
    ),
    "a column is called otherwise": (
        report(tallies=[tally(JP=3)]),
        report(tallies=[{**tally(JP=3), "columns": [{"key": "visitors", "name": "People"}]}]),
        [Change("other", "report", "", field="layout")],
    ),
    "a table has another row": (
        report(tallies=[tally(JP=3)]),
        report(tallies=[tally(JP=3, PW=2)]),
        [counted(after="PW · Visitors · 2")],
    ),
    "a table came": (
        report(),
        report(tallies=[tally(JP=3)]),
        [Change("added", "table", "countries", name="By country")],
    ),
    "a table went": (
        report(tallies=[tally(JP=3)]),
        report(),
        [Change("removed", "table", "countries", name="By country")],
    ),
    "something that nobody described": (
        report(partners={"countries": [1]}),
        report(partners={"countries": [2]}),
        [Change("other", "report", "", field="partners")],
    ),
    "a difference follows from its figures": (
        report(figures={"visit_cases": {**CASES, "difference": 9}}),
        report(figures={"visit_cases": {**CASES, "computed": 21, "difference": 8}}),
        [figure("visit_cases", field="computed", before="20", after="21")],
    ),
    "only the numbers are others": (
        {"sections": [{**section("s"), "number": "1."}]},
        {"sections": [{**section("s"), "number": "一、"}]},
        [Change("other", "report", "", field="layout")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_what_changed_is_named_once(name: str) -> None:
    before, after, changes = TABLE[name]
    assert changes_between(before, after) == changes


@pytest.mark.parametrize("name", TABLE)
def test_a_report_says_the_same_as_itself(name: str) -> None:
    assert changes_between(TABLE[name][1], TABLE[name][1]) == []


@pytest.mark.parametrize(
    ("before", "after", "differing"),
    [
        ([], [], (None, None)),
        (["a", "b"], ["a", "b", "c"], (None, "c")),
        (["a", "b", "c"], ["x", "b", "y"], ("a\nc", "x\ny")),
        (["a"], [], ("a", None)),
    ],
)
def test_only_the_paragraphs_that_differ_are_shown(
    before: list[str], after: list[str], differing: tuple[str | None, str | None]
) -> None:
    assert changed_paragraphs(before, after) == differing


KEYS = st.permutations("abcde").flatmap(lambda keys: st.integers(0, 5).map(lambda n: keys[:n]))


@st.composite
def reports(draw: st.DrawFn) -> Json:
    """A report of two sections, some exchanges in either, and a figure."""
    keys, cut = draw(KEYS), draw(st.integers(0, 5))
    exchanges = [exchange(key, text=draw(st.lists(st.sampled_from("xyz"), max_size=2))) for key in keys]
    count = draw(st.integers(0, 2))
    return report(
        section("s", *exchanges[:cut]),
        section("t", *exchanges[cut:]),
        figures={"visitors": {"computed": count}},
    )


@given(reports(), reports())
def test_there_is_a_change_exactly_where_two_reports_differ(before: Json, after: Json) -> None:
    assert (changes_between(before, after) == []) is (before == after)


def keys(found: Json) -> set[str]:
    return {one["key"] for part in found["sections"] for one in part["items"]}


def named(changes: list[Change], what: str) -> set[str]:
    return {one.key for one in changes if one.what == what and one.kind == "event"}


@given(reports(), reports())
def test_changes_lead_from_one_report_to_the_other_and_back(before: Json, after: Json) -> None:
    forth, back = changes_between(before, after), changes_between(after, before)
    assert (keys(before) - named(forth, "removed")) | named(forth, "added") == keys(after)
    for what, opposite in (("added", "removed"), ("removed", "added"), ("text", "text")):
        assert named(forth, what) == named(back, opposite)


@given(reports(), reports())
def test_what_did_not_move_stands_in_the_same_order(before: Json, after: Json) -> None:
    changes = changes_between(before, after)
    restless = named(changes, "added") | named(changes, "removed") | named(changes, "moved")

    def order(found: Json) -> list[list[str]]:
        return [
            [one["key"] for one in part["items"] if one["key"] not in restless] for part in found["sections"]
        ]

    assert order(before) == order(after)
