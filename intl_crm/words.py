"""The product's vocabulary: one key is one idea, one word in each language."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from intl_crm import data
from intl_crm.errors import CrmError

# These write their nouns with letters that have an upper case; a label begins with one.
CAPITALISED = frozenset({"en", "es", "de", "fr"})
# Partners' languages have words only where partners meet them; English stands in for the others.
STAND_IN = {"es": "en", "de": "en", "fr": "en"}
NOT_GROUPS = ("meta", "sources")


class UnknownWord(CrmError):
    """The vocabulary has no such word."""

    def __init__(self, group: str, key: str | None = None, language: str | None = None) -> None:
        """Carry which word was asked for."""
        super().__init__(f"no word for {'/'.join(filter(None, (group, key, language)))}")
        self.group, self.key, self.language = group, key, language


class EventKindFacts(NamedTuple):
    """What follows from a kind of event: its family, what it counts as, how it is usually held."""

    family: str
    counts: str
    mode: str


def term(group: str, key: str, language: str, *, plural: bool = False) -> str:
    """Return the word as it stands in running text; only English has plurals of its own."""
    words = _entry(group, key)
    if plural and language == "en":
        return words.get("pl") or f"{words['en']}s"
    found = words.get(language) or words.get(STAND_IN.get(language, ""))
    if found is None:
        raise UnknownWord(group, key, language)
    return found


def label(group: str, key: str, language: str, *, plural: bool = False) -> str:
    """Return the word as it stands alone, on a button or at the head of a column."""
    return capitalised(term(group, key, language, plural=plural), language)


def capitalised(text: str, language: str) -> str:
    """Return the text with a capital at its beginning where the language has capitals."""
    return text[:1].upper() + text[1:] if language in CAPITALISED else text


def keys(group: str) -> tuple[str, ...]:
    """Return the keys of a group in the order in which they are offered."""
    return tuple(_group(group))


def choices(group: str, language: str) -> list[tuple[str, str]]:
    """Return each key of a group with its label, in the order in which they are offered."""
    return [(key, label(group, key, language)) for key in keys(group)]


def groups() -> tuple[str, ...]:
    """Return the names of all groups."""
    return tuple(_vocabulary())


def event_kind(key: str) -> EventKindFacts:
    """Return what follows from a kind of event."""
    facts = _entry("event_kinds", key)
    return EventKindFacts(facts["family"], facts["counts"], facts["mode"])


def _entry(group: str, key: str) -> Mapping[str, str]:
    try:
        return _group(group)[key]
    except KeyError:
        raise UnknownWord(group, key) from None


def _group(group: str) -> Mapping[str, Mapping[str, str]]:
    try:
        return _vocabulary()[group]
    except KeyError:
        raise UnknownWord(group) from None


@cache
def _vocabulary() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return {group: entries for group, entries in data.read("terms").items() if group not in NOT_GROUPS}
