"""Names and texts of every sort go through every form and stand on every page as they were typed."""

from html import unescape

import pytest

from intl_crm.kinds import kinds
from intl_crm.texts import ALL_LANGUAGES
from tests import naughty
from tests.desk.browsing import Desk, FormReader, errors
from tests.desk.world import KINDS, LEAST, World

# A text of each kind in every language; what is a name stands on the page in all of them.
FIELDS = {
    "city": "name",
    "partnership": "note",
    "agreement": "title",
    "observance": "name",
    "organisation": "name",
    "person": "note",
    "post": "own_title",
    "delegation": "name",
    "event": "title",
    "gift": "what",
    "commitment": "what",
    "link": "note",
}
NAMES = {"name", "title", "what"}
TEXTS = [text for text in naughty.NAMES if text.strip("\u200e\u200f")]
DANGERS = ("<script>alert", "<img src=x", "<svg onload")


def one_line(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip().replace("\n", " ")


def typed_for(kind: str) -> dict[str, str]:
    """Seven strings, a language each; all kinds together go through all of them."""
    start = KINDS.index(kind) * len(ALL_LANGUAGES)
    texts = [TEXTS[(start + at) % len(TEXTS)] for at in range(len(ALL_LANGUAGES))]
    return {f"{FIELDS[kind]}-{tag}": one_line(text) for tag, text in zip(ALL_LANGUAGES, texts, strict=True)}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_typed_is_shown_and_stays(world: World, desk: Desk, kind: str) -> None:
    typed = typed_for(kind)
    made = desk.created(f"{kinds[kind].address}new", LEAST[kind](world) | typed)
    page = desk.get(made).text
    assert not any(danger in page for danger in DANGERS)
    shown = " ".join(unescape(page).split())
    if FIELDS[kind] in NAMES:
        assert [text for text in typed.values() if " ".join(text.split()) not in shown] == []
    form = desk.form(f"{made}/edit")
    assert {name: form[name].replace("\r\n", " ") for name in typed} == typed
    assert desk.fill(f"{made}/edit", {}).status_code == 302
    assert desk.form(f"{made}/edit")["version"] == "1"
    listed = desk.get(kinds[kind].address).text
    assert not any(danger in listed for danger in DANGERS)


@pytest.mark.parametrize(
    ("kind", "name"),
    [("event", "text-en"), ("delegation", "purpose-en"), ("partnership", "note-en"), ("gift", "note-en")],
)
def test_long_texts_keep_their_lines(world: World, desk: Desk, kind: str, name: str) -> None:
    made = desk.created(f"{kinds[kind].address}new", LEAST[kind](world) | {name: "One\r\n\r\nTwo "})
    assert desk.form(f"{made}/edit")[name] == "One\r\n\r\nTwo"
    assert "One\n\nTwo" in desk.get(made).text


def test_what_no_database_keeps_is_left_out(world: World, desk: Desk) -> None:
    typed = {"name-en": "nul\0here", "spellings": "a\0b", "website": "https://a.example/\0"}
    made = desk.created("/cities/new", LEAST["city"](world) | typed)
    form = desk.form(f"{made}/edit")
    assert [form[name] for name in typed] == ["nulhere", "ab", "https://a.example/"]


def test_nothing_typed_is_lost_where_something_is_wrong(world: World, desk: Desk) -> None:
    typed = {
        "title-en": "", "title-ko": "", "when-since-year": "2021", "when-since-month": "9",
        "when-end": "date",
        "when-until-year": "2020",
        "times-start": "25:99", "times-zone": "Asia/Taipei", "call_url": "javascript:",
        "taking_part-0-record": f"city/{world.city.id.hex}", "taking_part-0-role": "host",
        "taking_part-1-record": f"person/{world.person.id.hex}",
        "taking_part-1-role": "guest",
        "our_headcount": "many", "topics-en": "\r\ntrade", "text-ja": "一行\r\n二行", "report_order": "0",
    }  # fmt: skip
    answer = desk.fill("/events/new", typed)
    assert answer.status_code == 422
    sent = FormReader(answer.text).sent
    assert {name: sent.get(name) for name in typed} == typed
    assert len(errors(answer.text)) >= 5
