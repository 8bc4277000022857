"""Steps in the outline of a form: add, replace, move, remove."""

from typing import Any

import pytest

from intl_crm import data
from intl_crm.reports import form_outline as outline
from intl_crm.reports.form_text import read_form, text_of

NAMED = {"title": {"en": "T"}}


def a_form(*sections: Any) -> dict[str, Any]:
    return {"name": {"en": "N"}, **NAMED, "sections": list(sections)}


def section(key: str, *below: Any, **more: Any) -> dict[str, Any]:
    return {"key": key, **NAMED, **more, **({"sections": list(below)} if below else {})}


# a, b (b1, b2 (c)), d, which shows exchanges.
FORM = a_form(
    section("a"), section("b", section("b1"), section("b2", section("c"))), section("d", shows="exchanges")
)


def told(definition: Any) -> str:
    """The keys with brackets around what lies below."""
    below = " ".join(told(one) for one in definition.get("sections", ()))
    return definition.get("key", "") + (f"({below})" if below else "")


@pytest.mark.parametrize(
    ("key", "move", "after"),
    [
        ("b", "up", "(b(b1 b2(c)) a d)"),
        ("a", "down", "(b(b1 b2(c)) a d)"),
        ("b2", "up", "(a b(b2(c) b1) d)"),
        ("b", "in", "(a(b(b1 b2(c))) d)"),
        ("d", "in", "(a b(b1 b2(c) d))"),
        ("b2", "out", "(a b(b1) b2(c) d)"),
        ("c", "out", "(a b(b1 b2 c) d)"),
        ("a", "up", None),
        ("d", "down", None),
        ("a", "in", None),
        ("a", "out", None),
    ],
)
def test_moving(key: str, move: outline.Move, after: str | None) -> None:
    assert outline.can_move(FORM, key, move) is (after is not None)
    if after is None:
        with pytest.raises(outline.NoWay):
            outline.moved(FORM, key, move)
    else:
        made = outline.moved(FORM, key, move)
        assert told(made) == after
        assert read_form(text_of(made)) == made
    assert told(FORM) == "(a b(b1 b2(c)) d)"


def test_nothing_goes_into_what_shows_something_or_too_deep() -> None:
    assert not outline.can_move(a_form(section("x", shows="visits"), section("y")), "y", "in")
    deep = section("b", section("c", section("d")))
    assert outline.can_move(a_form(section("a"), deep), "b", "in")
    deeper = section("b", section("c", section("d", section("e"))))
    assert not outline.can_move(a_form(section("a"), deeper), "b", "in")


@pytest.mark.parametrize(
    ("place", "at", "after"),
    [
        ("after", "a", "(a new b(b1 b2(c)) d)"),
        ("after", "b1", "(a b(b1 new b2(c)) d)"),
        ("below", "a", "(a(new) b(b1 b2(c)) d)"),
        ("below", "b", "(a b(b1 b2(c) new) d)"),
        ("after", "", "(a b(b1 b2(c)) d new)"),
    ],
)
def test_adding(place: outline.Place, at: str, after: str) -> None:
    assert told(outline.added(FORM, place, at, section("new"))) == after


@pytest.mark.parametrize(
    ("key", "after"), [("a", "(b(b1 b2(c)) d)"), ("b", "(a d)"), ("c", "(a b(b1 b2) d)")]
)
def test_removing_takes_what_lies_below(key: str, after: str) -> None:
    made = outline.removed(FORM, key)
    assert told(made) == after
    assert read_form(text_of(made)) == made


def test_the_last_section_stays() -> None:
    with pytest.raises(outline.NoWay):
        outline.removed(a_form(section("a")), "a")


def test_replacing_keeps_what_lies_below() -> None:
    made = outline.replaced(FORM, "b", {"key": "b", "word": "visits_received"})
    assert told(made) == told(FORM)
    assert "title" not in outline.section_in(made, "b")


@pytest.mark.parametrize("step", [outline.section_in, outline.removed])
def test_a_section_that_is_gone_is_named(step: Any) -> None:
    with pytest.raises(outline.UnknownSection, match="gone"):
        step(FORM, "gone")


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        ("Calls & meetings", "calls_meetings"),
        ("a", "a_2"),
        ("會晤", "section"),
        ("2021 Visits", "visits"),
        ("x" * 60, "x" * 36),
        ("", "section"),
    ],
)
def test_a_key_is_made_of_the_title(wish: str, key: str) -> None:
    assert outline.free_key(FORM, wish) == key


def test_every_section_of_the_product_is_found() -> None:
    found = list(outline.sections_in(data.read("forms/general")))
    assert len(found) == len({one["key"] for one in found}) == 19
