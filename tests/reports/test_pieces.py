"""Running text in pieces: nothing is lost, nothing typed is read as anything but text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.listing import join
from intl_crm.reports import pieces
from intl_crm.reports.pieces import Piece
from intl_crm.texts import LANGUAGES, Found
from tests.naughty import NAMES

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
# Among them the signs that stand for texts while a sentence is composed.
TYPED = st.one_of(WORDS, st.sampled_from([*NAMES, "\ue000", "x\ue001y", "\ue0ff"]))
FOUND = st.builds(Found, st.sampled_from(LANGUAGES), TYPED)
RUNS = st.lists(st.builds(Piece, TYPED, st.sampled_from(LANGUAGES), st.just("")), max_size=6)


@given(RUNS)
def test_joining_loses_no_text(runs: list[Piece]) -> None:
    joined = pieces.joined(runs)
    assert pieces.plain(joined) == "".join(run.text for run in runs)
    assert all(one.language != next_.language for one, next_ in pairwise(joined))


@given(FOUND, FOUND)
def test_what_is_typed_stands_in_a_sentence_as_it_was_typed(name: Found, title: Found) -> None:
    facts = {"has_body": "no", "body": "", "has_latin": "no", "latin": "", "then": "no", "video": "no"}
    said = pieces.spoken("head_partly", "en", facts | {"name": name, "title": title, "has_title": "yes"})
    assert pieces.plain(said) == f"{title.text} {name.text}"


def test_a_text_in_another_language_keeps_it() -> None:
    said = pieces.spoken("report_text_of", "ja", {"title": Found("en", "World Art Festival")})
    assert said == (Piece("World Art Festival", "en"), Piece("（本文）", "ja"))


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Found("ko", "구마모토현"), "구마모토현을 방문하였다."),
        (Found("ko", "고베시(일본)"), "고베시(일본)를 방문하였다."),
        (Found("en", "Brisbane"), "Brisbane를 방문하였다."),
        (Found("en", "Berlin"), "Berlin을 방문하였다."),
    ],
)
def test_a_korean_particle_goes_by_the_text_that_it_follows(place: Found, said: str) -> None:
    facts = {"head": Found("ko", "시장"), "start": "9월 1일", "end": "9월 5일", "count": 12}
    assert pieces.plain(pieces.spoken("our_mission", "ko", facts | {"place": place})).endswith(said)


def test_a_composed_paragraph_stands_in_another_sentence_in_its_pieces() -> None:
    named = (Piece("then ", "ja"), Piece("Mayor", "en"))
    said = pieces.spoken("report_text_of", "ja", {"title": named})
    assert said == (Piece("then ", "ja"), Piece("Mayor", "en"), Piece("（本文）", "ja"))


@given(st.lists(RUNS.map(pieces.joined).filter(lambda one: pieces.plain(one) != ""), max_size=5))
def test_a_list_of_pieces_reads_as_the_list_of_texts(items: list[pieces.Paragraph]) -> None:
    whole = join(map(pieces.plain, items), "en")
    assert pieces.plain(pieces.between(whole, items, "en")) == whole


@pytest.mark.parametrize(
    ("found", "paragraphs"),
    [
        (Found("en", "One.\nTwo."), [("One.", "en"), ("Two.", "en")]),
        (Found("en", "One. \r\n\r\n\n Two.\n"), [("One.", "en"), ("Two.", "en")]),
        (Found("zh-Hant-TW", "歐克麗(Dilmei)"), [("歐克麗（Dilmei）", "zh-Hant-TW")]),
        (Found("ko", "시장(화상)"), [("시장(화상)", "ko")]),
        (Found("", ""), []),
    ],
)
def test_paragraphs_of_a_recorded_text(found: Found, paragraphs: list[tuple[str, str]]) -> None:
    assert [(piece.text, piece.language) for (piece,) in pieces.paragraphs_of(found)] == paragraphs


def test_a_mark_stands_at_the_end() -> None:
    marked = pieces.marked((Piece("a", "en"), Piece("b", "ja")), "1")
    assert [piece.mark for piece in marked] == ["", "1"]
