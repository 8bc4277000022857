"""Running text as a report holds it: pieces, each with the language that it is in."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from intl_crm.languages import FULL_WIDTH
from intl_crm.sentences import sentence
from intl_crm.texts import Found

# They stand for texts while a sentence is composed, so that nothing typed is ever read as a part of it.
FIRST_SIGN = 0xE000
SIGN = re.compile("([\ue000-\ue0ff])")
# Chinese and Japanese papers have brackets of their own width, whatever was typed.
BRACKETS = str.maketrans("()", "（）")
PARAGRAPHS = re.compile(r"\s*\n\s*")


class Piece(NamedTuple):
    """A run of text in one language; a mark refers to a note."""

    text: str
    language: str
    mark: str = ""


Paragraph = tuple[Piece, ...]


def set_text(found: Found) -> Found:
    """Return a recorded text with the brackets of its language."""
    return Found(found.language, found.text.translate(BRACKETS)) if found.language in FULL_WIDTH else found


def paragraphs_of(found: Found) -> tuple[Paragraph, ...]:
    """Return a recorded text as paragraphs, one for each of its lines."""
    language, text = set_text(found)
    return tuple((Piece(line, language),) for line in PARAGRAPHS.split(text) if line)


def spoken(key: str, language: str, facts: Mapping[str, str | int | Found]) -> Paragraph:
    """Return a sentence whose found texts keep the language in which they were found."""
    texts = {chr(FIRST_SIGN + at): (name, fact) for at, (name, fact) in enumerate(facts.items())}
    given = {
        name: sign if isinstance(fact, Found) and fact.text else _plain(fact)
        for sign, (name, fact) in texts.items()
    }
    composed = sentence(key, language, **given)
    found = {sign: fact for sign, (_name, fact) in texts.items() if isinstance(fact, Found)}
    return joined(_piece(run, found, language) for run in SIGN.split(composed))


def _plain(fact: str | int | Found) -> str | int:
    return fact.text if isinstance(fact, Found) else fact


def _piece(run: str, found: Mapping[str, Found], language: str) -> Piece:
    if run in found:
        return Piece(found[run].text, found[run].language or language)
    return Piece(run, language)


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
