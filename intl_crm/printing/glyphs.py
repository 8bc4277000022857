"""Which text can be printed, known before the engine is asked."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

import icu

from intl_crm.printing.errors import MissingGlyph, MissingGlyphs
from intl_crm.printing.fonts import code_points

Printed = TypeVar("Printed")
# A byte order mark is forbidden in PDF/A, and controls of direction would turn the text behind a name around.
_UNPRINTED = re.compile("[\ufeff\u202a-\u202e\u2066-\u2069]")
# What printers in East Asia set for a character that they do not have.
GETA = "〓"
_LINE_BREAK = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")


def plain(text: str) -> str:
    """The text with one kind of line break, blanks for tabulators and none of the marks that nobody sees."""
    return _LINE_BREAK.sub("\n", _UNPRINTED.sub("", text)).replace("\t", " ")


def plain_in(data: object) -> object:
    """The data with each of its texts plain."""
    if isinstance(data, str):
        return plain(data)
    if isinstance(data, Mapping):
        return {key: plain_in(value) for key, value in data.items()}
    return [plain_in(value) for value in data] if isinstance(data, list | tuple) else data


def missing(text: str) -> list[str]:
    """The characters that no shipped font has, each once, in the order of the text."""
    return [c for c in dict.fromkeys(plain(text)) if not _drawable(c)]


def missing_in(data: object) -> list[MissingGlyph]:
    """The characters of all texts in the data that no shipped font has, with the path of each."""
    return [MissingGlyph(c, path) for path, text in _texts(data) for c in missing(text)]


def without(characters: Iterable[str], data: Printed) -> Printed:
    """The data, made of data classes and tuples, with the mark in the place of each of these characters."""
    marks = {ord(c): GETA for c in characters}
    return each_text(data, lambda text: text.translate(marks)) if marks else data


def each_text(data: Printed, change: Callable[[str], str]) -> Printed:
    """The data, made of data classes and tuples, with each of its texts changed."""
    changed: Printed = _changed(data, change)
    return changed


def _changed(data: Any, change: Callable[[str], str]) -> Any:
    if isinstance(data, str):
        return change(data)
    if isinstance(data, tuple):
        return tuple(_changed(one, change) for one in data)
    if not is_dataclass(data) or isinstance(data, type):
        return data
    return replace(data, **{one.name: _changed(getattr(data, one.name), change) for one in fields(data)})


def holds(data: object, character: str) -> bool:
    """Whether a character stands in any text of the data."""
    if isinstance(data, str):
        return character in data
    if isinstance(data, Mapping):
        return any(holds(value, character) for value in data.values())
    if isinstance(data, list | tuple):
        return any(holds(value, character) for value in data)
    if not is_dataclass(data) or isinstance(data, type):
        return False
    return any(holds(getattr(data, one.name), character) for one in fields(data))


def check(data: object) -> None:
    """Raise MissingGlyphs where the data holds a character that cannot be drawn."""
    if found := missing_in(data):
        raise MissingGlyphs(tuple(found))


def _drawable(c: str) -> bool:
    known = code_points()
    if c == "\0":
        return False
    return ord(c) in known or c == "\n" or _ignorable(c) or _composed_of(c, known)


def _ignorable(c: str) -> bool:
    return bool(icu.Char.hasBinaryProperty(ord(c), icu.UProperty.DEFAULT_IGNORABLE_CODE_POINT))


def _composed_of(c: str, known: frozenset[int]) -> bool:
    """Whether the shaper can build the character of others, as it does for letters but not for signs."""
    parts = unicodedata.normalize("NFD", c)
    return parts != c and unicodedata.category(c) != "Sm" and all(ord(p) in known for p in parts)


def _texts(data: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _texts(value, f"{path}.{key}" if path else str(key))
    elif isinstance(data, list | tuple):
        for i, value in enumerate(data):
            yield from _texts(value, f"{path}[{i}]")
