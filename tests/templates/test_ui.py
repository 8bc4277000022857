"""The small parts: languages, states, names, seals, messages."""

import pytest

from intl_crm.words import keys
from tests.naughty import NAMES
from tests.templates.rendering import Reader, context, environment, found, render


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain", "plain"),
        (found("Busan", "en"), "Busan"),
        (found("Busan", ""), "Busan"),
        (found("부산", "ko"), '<span lang="ko" dir="auto">부산</span>'),
    ],
)
def test_words_say_their_language(value: object, expected: str) -> None:
    assert render("{{ ui.words(value) }}", value=value) == expected


@pytest.mark.parametrize("text", NAMES)
def test_text_is_never_markup(text: str) -> None:
    source = (
        "<p>{{ ui.words(value) }}</p><p>{{ ui.name(value, [value]) }}</p><p title='{{ value.text }}'></p>"
    )
    page = Reader(render(source, value=found(text, "ja")))
    assert {tag for tag, _attributes in page.elements} == {"p", "span"}
    assert page.all("p")[2]["title"].split() == text.split()
    assert page.words.count(" ".join(text.split())) >= 1


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("陳其邁", "陳"),
        ("부산", "부"),
        ("Adrian Schrinner", "AS"),
        ("Jean-François de la Tour", "JD"),
        ("x", "X"),
        ("", ""),
    ],
)
def test_seal_shows_first_letters(name: str, letters: str) -> None:
    assert Reader(render("{{ ui.seal(value) }}", value=name)).words == letters


def test_state_has_a_mark_and_a_word() -> None:
    confirmed = render('{{ ui.state("event_status", "confirmed") }}')
    assert confirmed == '<span class="ic-state ic-state-good">Confirmed</span>'
    assert (
        render('{{ ui.state("partnership_states", "proposed", "Asked") }}')
        == '<span class="ic-state">Asked</span>'
    )


@pytest.mark.parametrize("group", ["event_status", "partnership_states", "delegation_states", "tasks"])
def test_every_mark_belongs_to_a_state(group: str) -> None:
    marks = environment().get_template("macros/ui.html").make_module(context()).MARKS[group]
    assert set(marks) <= set(keys(group))


@pytest.mark.parametrize("kind", ["sister", "friendship", "cooperation", "contact", "unconfirmed"])
def test_bond_has_rings_and_a_word(kind: str) -> None:
    page = Reader(render("{{ ui.bond(kind) }}", kind=kind))
    assert page.one("use")["href"].endswith(f"#bond-{kind}")
    assert page.words


def test_icon_alone_is_read_out() -> None:
    alone = Reader(render('{{ ui.icon("x", "Remove") }}')).one("svg")
    assert (alone["role"], alone["aria-label"]) == ("img", "Remove")
    assert "aria-hidden" not in alone
    assert Reader(render('{{ ui.icon("x") }}')).one("svg")["aria-hidden"] == "true"


def test_foreign_link_does_not_tell_where_from() -> None:
    value = found("https://example.org", "")
    value.__dict__.update(flag=None, external=True, address="https://example.org", meta="")
    assert Reader(render("{{ ui.shown(value) }}", value=value)).one("a")["rel"] == "noopener noreferrer"


def test_message_of_a_deletion_offers_undo() -> None:
    page = Reader(render("{{ ui.messages() }}"))
    assert page.one("form") == {"method": "post", "action": "/cities/busan/restore"}
    assert "Gone." in page.words
    assert "Kept." in page.words


def test_strip_of_two_days_says_the_same_in_words() -> None:
    days = [{"place": "高雄", "hours": [(8, 17)]}, {"place": "溫哥華", "hours": [(0, 9), (23.5, 24)]}]
    page = Reader(
        render("{{ time.strip(days, [(8, 9)], 8.4, words) }}", days=days, words="Both at work from 8 to 9")
    )
    assert page.all("svg")[0]["aria-label"] == "Both at work from 8 to 9"
    works = [(one["x"], one["width"]) for one in page.all("rect") if one.get("class") == "ic-day-work"]
    assert works == [("33.333%", "37.5%"), ("0.0%", "37.5%"), ("97.917%", "2.083%")]
    assert [one["x"] for one in page.all("rect") if one.get("class") == "ic-day-both"] == ["33.333%"]
    assert page.all("svg")[1]["x"] == "35.0%"
