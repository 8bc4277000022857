"""Lists as each language writes them."""

from collections.abc import Iterable, Mapping
from functools import cache

from intl_crm import data


def join(items: Iterable[str], language: str, *, others: bool = False) -> str:
    """Return the items as one text; with `others` it says that there are more."""
    given = [item for item in items if item]
    if not given:
        return ""
    marks = _marks()[language]
    return _joined(given, marks) + (marks["and_others"] if others else "")


def _joined(items: list[str], marks: Mapping[str, str]) -> str:
    if any(marks["middle"].strip() in item for item in items):
        return marks["parted"].join(items)
    *first, last = items
    between = marks["pair"] if len(first) == 1 else marks["last"]
    return marks["middle"].join(first) + between + last if first else last


@cache
def _marks() -> Mapping[str, Mapping[str, str]]:
    return dict(data.read("lists"))
