"""Whole pages: the frame, the door, lists, errors."""

from types import SimpleNamespace
from typing import Any

import pytest

from intl_crm.texts import LANGUAGES
from tests.templates.rendering import Reader, found, render, render_page

STATUSES = (400, 401, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503)
FRAMED = (
    '{% extends "frame.html" %}{% block title %}A page{% endblock %}'
    "{% block content %}<h1>A page</h1>{% endblock %}"
)


def checked(html: str) -> Reader:
    """Return the page: well nested, with one main and one h1, and every reference answered."""
    page = Reader(html)
    assert page.misnested == []
    assert page.open == []
    assert page.dangling() == []
    assert len(page.all("main")) == len(page.all("h1")) == 1
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_frame_says_its_language(language: str) -> None:
    page = checked(render(FRAMED, language))
    assert page.one("html")["lang"] == language
    assert page.all("link")[1]["href"].startswith("/static/dist/fonts-")


def test_frame_leads_to_every_room_and_language() -> None:
    page = checked(render(FRAMED))
    assert {one["href"] for one in page.all("a")} >= {"/a", "/e", *(f"?lang={tag}" for tag in LANGUAGES)}
    assert {one["action"] for one in page.all("form") if "method" in one} >= {"/accounts.sign_out"}
    assert page.one("input", name="q")["aria-label"] == "Search"


@pytest.mark.parametrize(("top", "filled"), [("", 1), ("{% set filled = true %}", 0)])
def test_page_has_one_filled_button(top: str, filled: int) -> None:
    page = render(FRAMED.replace("{% block title", f"{top}{{% block title", 1))
    assert page.count("btn-primary") == filled


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("language", ["en", "zh-Hant-TW"])
def test_error_says_what_happened_and_what_to_do(status: int, language: str) -> None:
    given = {"detail": None, "advice": None, "reference": None, "way": "start"}
    page = checked(render_page("errors/error.html", language, status=status, **given))
    assert len(page.all("p")) == 2
    assert str(status) in page.words


def test_error_of_its_own_kind_says_so() -> None:
    given = {
        "status": 503,
        "detail": "Not set up.",
        "advice": "Open the address.",
        "reference": "0f3a",
        "way": "",
    }
    page = checked(render_page("errors/error.html", **given))
    assert all(words in page.words for words in ("Not set up.", "Open the address.", "0f3a"))


def test_errors_have_words_of_their_own() -> None:
    imports = '{% from "errors/words.html" import what, why, remedy with context %}'
    source = imports + "{{ what(s) }}|{{ why(s) }}|{{ remedy(s) }}"
    said = [render(source, s=status) for status in STATUSES]
    assert len(set(said)) == len(STATUSES)


def test_door_keeps_the_name_and_where_to_go() -> None:
    page = checked(
        render_page(
            "accounts/sign_in.html", message="No.", name='a"b', next="/cities/?a=b&c", public_url=None
        )
    )
    assert page.one("input", name="name")["value"] == 'a"b'
    assert page.one("input", name="next")["value"] == "/cities/?a=b&c"
    assert page.one("input", name="password").get("value") is None
    assert page.one("div", role="alert")


def test_first_password_says_what_is_wrong() -> None:
    account = SimpleNamespace(name="Lin", login="lin")
    page = checked(
        render_page(
            "accounts/first_password.html", account=account, errors={"repeat": ["Not the same."]}, shortest=12
        )
    )
    assert page.one("input", name="repeat")["aria-describedby"] == "repeat-e"
    assert "Not the same." in page.words


def a_list(**more: Any) -> SimpleNamespace:
    """Return a page of a list as the desk has it."""
    blank = {
        "values": (),
        "below": "",
        "label": "",
        "mark": None,
        "state": None,
        "bond": None,
        "is_title": False,
        "is_when": False,
    }
    name = found("釜山市", "zh-Hant-TW")
    name.__dict__.update(flag="kr", address="/cities/busan", external=False, meta="")
    title = SimpleNamespace(**blank | {"values": (name,), "is_title": True, "below": "Busan"})
    columns = (
        SimpleNamespace(name="name", label="Name", order=True),
        SimpleNamespace(name="tie", label="Tie", order=None),
    )
    filters = (
        SimpleNamespace(name="country", label="Country", hint=""),
        SimpleNamespace(name="q", label="Name", hint="Any"),
    )
    listing = SimpleNamespace(columns=columns, filters=filters, preset_order="name", preset_descending=False)
    given = {
        "listing": listing,
        "rows": [(title, SimpleNamespace(**blank))],
        "choices": {"country": [("KR", "Korea")]},
        "asked": {"country": "KR"},
        "chips": (SimpleNamespace(words="Korea", address="?"),),
        "count": 60,
        "number": 1,
        "pages": 2,
        "order": "name",
        "descending": True,
        "address": lambda **changed: f"?page={changed['page']}",
        "sort_address": lambda column: f"?sort={column.name}",
        "sort_text": lambda name, descending: f"-{name}",
    }
    return SimpleNamespace(**given | more)


def test_list_is_a_table_with_a_head_a_row() -> None:
    page = Reader(render('{{ list.body(page, "Cities") }}', page=a_list()))
    assert page.misnested == []
    assert page.one("th", scope="row") == {"scope": "row"}
    assert [one.get("aria-sort") for one in page.all("th")] == ["descending", None, None]
    assert page.one("span", lang="zh-Hant-TW")
    assert page.one("a", rel="next")["href"] == "?page=2"
    assert "None on record" in page.words


def test_list_keeps_its_conditions_in_the_form() -> None:
    page = Reader(render('{{ list.body(page, "Cities") }}', page=a_list()))
    assert "selected" in page.one("option", value="KR")
    assert page.one("input", name="sort")["value"] == "-name"
    assert page.one("svg", **{"aria-label": "Remove the condition: Korea"})


def test_empty_list_names_the_condition_to_drop() -> None:
    page = Reader(render('{{ list.body(page, "Cities") }}', page=a_list(rows=[])))
    assert page.all("table") == []
    assert "without: Korea" in page.words


def test_empty_list_without_conditions_says_what_would_be_there() -> None:
    source = '{{ list.body(page, "Cities", "Partner cities stand here.", "/cities/new", "Add") }}'
    page = Reader(render(source, page=a_list(rows=[], chips=())))
    assert "Partner cities stand here." in page.words
    assert page.one("a", href="/cities/new")
