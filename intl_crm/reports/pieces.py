"""Running text as a report holds it: pieces, each with the language that it is in."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from intl_crm import korean
from intl_crm.languages import FULL_WIDTH
from intl_crm.reports.wording import PRODUCT, Wording
from intl_crm.texts import Found

# They stand for texts while a sentence is composed, so that nothing typed is ever read as a part of it.
FIRST_SIGN = 0xE000
# Chinese and Japanese papers have brackets of their own width, whatever was typed.
BRACKETS = str.maketrans("()", "（）")
PARAGRAPHS = re.compile(r"\s*\n\s*")


class Piece(NamedTuple):
    """A run of text in one language; a mark refers to a note."""

    text: str
    language: str
    mark: str = ""


Paragraph = tuple[Piece, ...]
# What a sentence is told: a word as it is, a number, a text with its language, or what was composed before.
Fact = str | int | Found | Paragraph


def set_text(found: Found) -> Found:
    """Return a recorded text with the brackets of its language."""
    return Found(found.language, found.text.translate(BRACKETS)) if found.language in FULL_WIDTH else found


def paragraphs_of(found: Found) -> tuple[Paragraph, ...]:
    """Return a recorded text as paragraphs, one for each of its lines."""
    language, text = set_text(found)
    return tuple((Piece(line, language),) for line in PARAGRAPHS.split(text) if line)


def spoken(key: str, language: str, facts: Mapping[str, Fact], wording: Wording = PRODUCT) -> Paragraph:
    """Return a sentence whose found texts and paragraphs keep the languages that they are in."""
    said = {name: _said(fact, language) for name, fact in facts.items() if not isinstance(fact, str | int)}
    signs = {name: _stand_in(at, one, language) for at, (name, one) in enumerate(said.items()) if plain(one)}
    composed = wording.sentence(key, language, **{name: _given(name, facts[name], signs) for name in facts})
    found = {sign: said[name] for name, sign in signs.items()}
    runs = re.split(f"({'|'.join(map(re.escape, found))})", composed) if found else [composed]
    return joined(piece for run in runs for piece in found.get(run, (Piece(run, language),)))


def _said(fact: Found | Paragraph, language: str) -> Paragraph:
    return (Piece(fact.text, fact.language or language),) if isinstance(fact, Found) else fact


def _stand_in(at: int, said: Paragraph, language: str) -> str:
    """Return the sign for a text; a Korean particle behind it goes by the text's last sound."""
    return chr(FIRST_SIGN + at) + (korean.last_sound(plain(said)) if language == "ko" else "")


def _given(name: str, fact: Fact, signs: Mapping[str, str]) -> str | int:
    return fact if isinstance(fact, str | int) else signs.get(name, "")


def joined(pieces: Iterable[Piece]) -> Paragraph:
    """Return the pieces with neighbours of one language as one."""
    said = (piece for piece in pieces if piece.text)
    return tuple(_run(list(run)) for _alike, run in groupby(said, key=lambda one: (one.language, one.mark)))


def _run(pieces: list[Piece]) -> Piece:
    return pieces[0]._replace(text="".join(piece.text for piece in pieces))


def between(whole: str, items: Iterable[Paragraph], language: str) -> Paragraph:
    """Return a list that was joined as plain text, its items again in their pieces."""
    found: list[Piece] = []
    at = 0
    for item in items:
        start = whole.index(plain(item), at)
        found += [Piece(whole[at:start], language), *item]
        at = start + len(plain(item))
    return joined((*found, Piece(whole[at:], language)))


def marked(paragraph: Paragraph, mark: str) -> Paragraph:
    """Return the paragraph with a mark at its end."""
    *rest, last = paragraph
    return (*rest, last._replace(mark=mark))


def plain(paragraph: Paragraph) -> str:
    """Return the text alone."""
    return "".join(piece.text for piece in paragraph)
