"""Lists as each language writes them."""

from collections.abc import Iterable, Mapping
from functools import cache

from intl_crm import data
from intl_crm.languages import FULL_WIDTH


def join(items: Iterable[str], language: str, *, others: bool = False) -> str:
    """Return the items as one text; with `others` it says that there are more."""
    given = [item for item in items if item]
    if not given:
        return ""
    marks = _marks()[language]
    return _joined(given, marks) + (marks["and_others"] if others else "")


def in_a_row(sentences: Iterable[str], language: str) -> str:
    """Return sentences as one text, parted as the language does."""
    return blank_of(language).join(sentences)


def blank_of(language: str) -> str:
    """Return what stands between two sentences: nothing behind the wide full stop of Chinese and Japanese."""
    return "" if language in FULL_WIDTH else " "


def _joined(items: list[str], marks: Mapping[str, str]) -> str:
    if any(marks["middle"].strip() in item for item in items):
        return marks["parted"].join(items)
    *first, last = items
    between = marks["pair"] if len(first) == 1 else marks["last"]
    return marks["middle"].join(first) + between + last if first else last


@cache
def _marks() -> Mapping[str, Mapping[str, str]]:
    return dict(data.read("lists"))
