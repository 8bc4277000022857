"""Fields: what belongs together is tied together, and what was typed stays."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from wtforms import BooleanField, Form, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired

from tests.templates.rendering import Reader, render

KEY = UUID("01234567-89ab-7def-8123-456789abcdef")


class Plain(Form):
    """Fields of one input each."""

    name = StringField("Name", [DataRequired("Write a name.")], description="As it is printed.")
    kind = SelectField("Kind", choices=[SelectChoice("a", "A"), SelectChoice("b", "B")])
    note = TextAreaField("Note")
    sure = BooleanField("Sure", description="Only if you know.")


def shaped(shape: str, **more: Any) -> SimpleNamespace:
    """Return a field of several inputs as the desk has it."""
    given = {
        "type": "ValueField",
        "shape": shape,
        "id": "when",
        "name": "when",
        "label": SimpleNamespace(text="When"),
        "flags": SimpleNamespace(required=False),
        "errors": (),
        "description": "",
        "typed": {},
        "data": None,
    }
    return SimpleNamespace(**given | more)


def field(f: object, **more: Any) -> Reader:
    """Return a field as it is drawn."""
    page = Reader(render("{{ form.field(f, options|default({})) }}", f=f, **more))
    assert page.misnested == []
    assert page.dangling() == []
    return page


def test_wrong_field_tells_what_is_wrong() -> None:
    form = Plain(name="")
    form.validate()
    page = field(form.name)
    assert page.one("input")["aria-describedby"] == "name-e name-h"
    assert page.one("input")["aria-invalid"] == "true"
    assert page.words == "Name requiredAs it is printed.Write a name."


def test_right_field_is_not_called_wrong() -> None:
    page = field(Plain(name="Busan").name)
    assert "aria-invalid" not in page.one("input")
    assert page.one("input")["aria-describedby"] == "name-h"
    assert page.one("input")["value"] == "Busan"


@pytest.mark.parametrize(
    ("name", "tag", "kind"), [("kind", "select", "form-select"), ("note", "textarea", "form-control")]
)
def test_field_is_drawn_as_what_it_is(name: str, tag: str, kind: str) -> None:
    page = field(Plain()[name])
    assert page.one(tag)["class"] == kind
    assert page.one("label")["for"] == page.one(tag)["id"]


def test_box_to_tick_keeps_its_state() -> None:
    assert "checked" in field(Plain(sure=True).sure).one("input")
    assert "checked" not in field(Plain().sure).one("input")


def test_summary_leads_to_every_wrong_field() -> None:
    form = Plain(name="", kind="c")
    form.validate()
    page = Reader(render("{{ form.summary(f) }}{{ form.field(f.name) }}{{ form.field(f.kind) }}", f=form))
    assert [one["href"] for one in page.all("a")] == ["#name", "#kind"]
    assert page.dangling() == []
    assert page.one("div", role="alert")["tabindex"] == "-1"


def test_summary_of_a_right_form_is_nothing() -> None:
    assert render("{{ form.summary(f) }}", f=Plain()) == ""


def test_texts_have_an_input_a_language() -> None:
    told = {"languages": ("zh-Hant-TW", "en", "de"), "more_languages": ("es", "fr")}
    page = field(shaped("texts", long=False, typed={"en": '"Busan" & <more>'}, **told))
    inputs = {one["name"]: one for one in page.all("input")}
    assert list(inputs) == ["when-zh-Hant-TW", "when-en", "when-de", "when-es", "when-fr"]
    assert inputs["when-en"]["value"] == '"Busan" & <more>'
    assert all(one["lang"] == name.removeprefix("when-") for name, one in inputs.items())
    assert len(page.all("label")) == len(inputs)


def test_long_texts_are_areas() -> None:
    page = field(shaped("texts", long=True, languages=("en",), more_languages=(), typed={"en": "One\nTwo"}))
    assert len(page.all("textarea")) == 1
    assert "".join(page.text).count("One\nTwo") == 1


@pytest.mark.parametrize(
    ("typed", "selected"),
    [
        ({}, ["", ""]),
        ({"year": "2021"}, []),
        ({"year": "2021", "month": "9"}, ["9"]),
        ({"year": "2021", "month": "9", "day": "17"}, ["9", "17"]),
        ({"year": "2021", "month": "6", "day": "late"}, ["6", "late"]),
    ],
)
def test_date_keeps_what_was_typed(typed: dict[str, str], selected: list[str]) -> None:
    page = field(shaped("date", typed=typed))
    assert page.one("input")["value"] == typed.get("year", "")
    chosen = [one["value"] for one in page.all("option") if "selected" in one]
    assert chosen == [value for value in selected if value]


def test_date_has_every_day_and_part() -> None:
    offered = [one["value"] for one in field(shaped("date")).all("option")]
    assert offered == ["", *map(str, range(1, 13)), "", "early", "mid", "late", *map(str, range(1, 32))]


def test_span_offers_its_own_ends() -> None:
    page = field(shaped("span", ends=("open", "date"), typed={"end": "date", "until-year": "2022"}))
    assert [one["value"] for one in page.all("option") if one["value"] in {"open", "date", "same"}] == [
        "open",
        "date",
    ]
    assert page.one("input", name="when-until-year")["value"] == "2022"
    assert "selected" in page.one("option", value="date")


def test_span_without_an_end_asks_for_none() -> None:
    names = [one["name"] for one in field(shaped("span", ends=("open", "unknown"))).all("input")]
    assert names == ["when-since-year"]


def test_times_stand_on_a_clock() -> None:
    typed = {"start": "13:00", "zone": "Asia/Taipei"}
    page = field(shaped("time", zones=[("Asia/Seoul", "Seoul"), ("Asia/Taipei", "Taipei")], typed=typed))
    assert [(one["name"], one["value"]) for one in page.all("input")] == [
        ("when-start", "13:00"),
        ("when-end", ""),
    ]
    assert [one["value"] for one in page.all("option") if "selected" in one] == ["Asia/Taipei"]


def test_record_shows_who_is_chosen() -> None:
    options = {"city": [(f"city/{KEY.hex}", "釜山市 <b>", "韓國"), ("city/0", "Seoul", "")]}
    page = field(shaped("record", kinds=("city",), data=("city", KEY)), options=options)
    assert page.one("select")["data-chooser-url"] == "/search/choose?kinds=city"
    assert [one["value"] for one in page.all("option") if "selected" in one] == [f"city/{KEY.hex}"]
    assert "釜山市 <b>" in page.words


def test_records_of_several_kinds_are_grouped() -> None:
    options = {"city": [("city/0", "Seoul", "")], "person": [(f"person/{KEY.hex}", "Chen", "")]}
    page = field(shaped("records", kinds=("city", "person"), data=(("person", KEY),)), options=options)
    assert "multiple" in page.one("select")
    assert [one["label"] for one in page.all("optgroup")] == ["Cities", "People"]
    assert [one["value"] for one in page.all("option") if "selected" in one] == [f"person/{KEY.hex}"]


def test_rows_have_a_record_and_a_role_each() -> None:
    rows = [SimpleNamespace(record="city/0", role="host"), SimpleNamespace(record="", role="guest")]
    roles = [("guest", "Guest"), ("host", "Host")]
    part = shaped("rows", kinds=("city",), rows=rows, role_choices=roles)
    page = field(part, options={"city": [("city/0", "Seoul", "")]})
    assert page.one("input", name="when-count")["value"] == "2"
    assert [one["name"] for one in page.all("select")] == [
        "when-0-record",
        "when-0-role",
        "when-1-record",
        "when-1-role",
    ]
    assert [one["value"] for one in page.all("option") if "selected" in one] == ["city/0", "host", "guest"]
    assert [one["name"] for one in page.all("input") if one["type"] == "checkbox"] == ["when-0-remove"]


def test_names_have_their_parts_in_each_script() -> None:
    page = field(
        shaped(
            "names", scripts=("zh-Hant-TW", "en"), typed={"en-family": "Chițac", "en-order": "family-first"}
        )
    )
    assert page.one("input", name="when-en-family")["value"] == "Chițac"
    assert {one["name"] for one in page.all("input")} == {
        f"when-{tag}-{part}" for tag in ("zh-Hant-TW", "en") for part in ("family", "given", "reading")
    }
    assert [one["value"] for one in page.all("option") if "selected" in one] == ["family-first"]


def test_conflict_chooses_nothing_but_ones_own() -> None:
    one = SimpleNamespace(
        name="title", label="Title", original="A", theirs="B", yours="", typed="0", is_kept=False
    )
    page = Reader(render("<form id='record-form'></form>{{ form.conflict([one], 6, 7) }}", one=one))
    radios = [found for found in page.all("input") if found["type"] == "radio"]
    assert [(radio["value"], "checked" in radio) for radio in radios] == [
        ("theirs", False),
        ("yours", True),
    ]
    assert page.dangling() == []
    assert "Not recorded" in page.words


def test_conflict_leaves_theirs_where_only_they_changed_it() -> None:
    one = SimpleNamespace(
        name="title", label="Title", original="A", theirs="B", yours="A", typed="0", is_kept=True
    )
    page = Reader(render("<form id='record-form'></form>{{ form.conflict([one], 6, 7) }}", one=one))
    radios = [found for found in page.all("input") if found["type"] == "radio"]
    assert [(radio["value"], "checked" in radio) for radio in radios] == [("theirs", True)]
    assert "You did not change this." in page.words
