"""What stands in the inputs of a field is what it reads back."""

from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from wtforms import Form

from intl_crm.desk.date_fields import PartialDateField, SpanField
from intl_crm.desk.fields import TextsField, TextsListField
from intl_crm.desk.names_field import NamesField
from intl_crm.desk.plain_fields import CountField, LineField, NumberField, ProseField, StringsField
from intl_crm.names import NameForm, Order, PersonNames
from intl_crm.spans import Span
from intl_crm.texts import ALL_LANGUAGES, Texts
from tests import naughty, strategies


class Every(Form):
    """One field of each shape."""

    date = PartialDateField("Date")
    span = SpanField("Span")
    tie = SpanField("Tie", ends=("open", "date"))
    texts = TextsField("Texts")
    long = TextsField("Long", long=True)
    topics = TextsListField("Topics")
    names = NamesField("Names")
    line = LineField("Line", longest=200)
    prose = ProseField("Prose")
    lines = StringsField("Lines")
    count = CountField("Count")
    number = NumberField("Number")


def sent(field: Any) -> dict[str, str]:
    """What a browser sends for what a field shows."""
    typed = getattr(field, "typed", None)
    if typed is None:
        return {field.name: field._value()}
    return {f"{field.name}-{part}": text for part, text in typed.items()}


def read_back(name: str, value: object) -> object:
    """What a form reads from the inputs that it shows for a value."""
    form = Every(MultiDict({f"{name}-": ""} | sent(Every(data={name: value})[name])))
    assert not form[name].process_errors
    return form[name].data


def wrong(name: str, typed: dict[str, str]) -> list[str]:
    """What a form says of what was typed into a field, whose inputs keep it."""
    form = Every(MultiDict({f"{name}-{part}" if part else name: text for part, text in typed.items()}))
    form.validate()
    shown = sent(form[name])
    assert all(text.strip() in shown.values() for text in typed.values())
    return list(form[name].errors)


@given(strategies.near_dates | strategies.dates)
def test_dates_come_back(app_words: None, date: object) -> None:
    assert read_back("date", date) == date


@given(strategies.near_spans)
def test_spans_come_back(app_words: None, span: Span) -> None:
    assert read_back("span", span) == span
    assert read_back("tie", span) == span


@pytest.mark.parametrize("name", ["texts", "long", "prose", "line"])
@pytest.mark.parametrize("text", naughty.NAMES)
def test_texts_come_back(name: str, text: str) -> None:
    kept = text.replace("\r\n", "\n").strip()
    if name in {"texts", "line"}:
        kept = kept.replace("\n", " ")
    value = Texts(dict.fromkeys(ALL_LANGUAGES, kept)) if name in {"texts", "long"} else kept
    assert read_back(name, value) == value


@given(st.lists(st.builds(Texts, st.dictionaries(st.sampled_from(ALL_LANGUAGES), st.sampled_from("abc")))))
def test_lists_of_texts_come_back(found: list[Texts]) -> None:
    value = tuple(texts for texts in found if texts)
    assert read_back("topics", value) == value


def test_lines_come_back() -> None:
    assert read_back("lines", ("釜山", "a\u2028b", "x y")) == ("釜山", "a\u2028b", "x y")


@pytest.mark.parametrize("number", [None, 0, 1, 200_000, 2**31 - 1])
def test_counts_come_back(number: int | None) -> None:
    assert read_back("count", number) == number


@pytest.mark.parametrize("number", [None, 0.0, -22.5, 25.047811, 1e12])
def test_numbers_come_back(number: float | None) -> None:
    assert read_back("number", number) == number


FORMS = (
    NameForm("en", whole="Dilmei Louisa Olkeriil"),
    NameForm("en", "Park", "Heong-joon", order=Order.FAMILY_FIRST),
    NameForm("en", "Schrinner", "Adrian", order=Order.GIVEN_FIRST, reading="Shrinner"),
    NameForm("zh-Hant-TW", "施里納", "艾德里安", order=Order.GIVEN_FIRST),
    NameForm("zh-Hant-TW", "朴", "亨埈", order=Order.FAMILY_FIRST),
    NameForm("ja", "シュリナー", "エイドリアン", order=Order.GIVEN_FIRST),
    NameForm("ko", "박", "형준", order=Order.FAMILY_FIRST),
    NameForm("es", "García", "Ana", order=Order.GIVEN_FIRST),
)


@given(st.lists(st.sampled_from(FORMS), min_size=1, unique_by=lambda form: form.tag))
def test_names_come_back_in_their_order(forms: list[NameForm]) -> None:
    value = PersonNames(tuple(forms))
    assert read_back("names", value) == value


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("date", {"year": "abc"}),
        ("date", {"year": "0"}),
        ("date", {"year": "?"}),
        ("date", {"year": "9/17/2021"}),
        ("date", {"year": "110年", "month": "9"}),
        ("date", {"year": "9" * 5000}),
        ("date", {"month": "5"}),
        ("date", {"year": "2021", "day": "5"}),
        ("date", {"year": "2021", "month": "2", "day": "30"}),
        ("date", {"year": "2021", "month": "2", "day": "x"}),
        ("span", {"since-year": "2021", "until-year": "2020", "end": "date"}),
        ("span", {"since-year": "2021", "end": "date"}),
        ("span", {"since-year": "0", "since-month": "13"}),
        ("span", {"since-year": "2021", "until-year": "2022"}),
        ("span", {"since-year": "2021", "until-year": "2022", "end": "same"}),
        ("span", {"since-year": "2021", "until-month": "5", "end": "open"}),
        ("span", {"until-year": "2022", "end": "unknown"}),
        ("tie", {"since-year": "2021", "until-year": "2022"}),
        ("texts", {"en": "x" * 4001}),
        ("names", {"en-given": "x" * 201}),
        ("line", {"": "x" * 201}),
        ("prose", {"": "x" * 4001}),
        ("count", {"": "-1"}),
        ("count", {"": "1.5"}),
        ("count", {"": str(2**31)}),
        ("count", {"": "9" * 5000}),
        ("number", {"": "nan"}),
        ("number", {"": "1e999"}),
        ("number", {"": "two"}),
    ],
)
def test_what_is_wrong_is_said_and_stays(app_words: None, name: str, typed: dict[str, str]) -> None:
    assert len(wrong(name, typed)) == 1


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("110", "2021"),
        ("2021", "2021"),
        ("200", "0200"),
        ("0110", "0110"),
        ("110年9月17日", "2021-09-17"),
        ("令和3年9月", "2021-09"),
        ("17 September 2021", "2021-09-17"),
    ],
)
def test_years_of_the_republic_and_whole_dates_are_understood(typed: str, read: str) -> None:
    form = Every(MultiDict({"date-year": typed}))
    assert str(form.date.data) == read


@pytest.fixture(scope="module")
def app_words(program: Flask) -> Any:
    """The words of messages."""
    with program.test_request_context(), program.app_context():
        yield
