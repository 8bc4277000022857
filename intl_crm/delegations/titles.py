"""Offices and titles: their words, default rank, and place beside a name and a body."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from intl_crm import data
from intl_crm.errors import CrmError
from intl_crm.texts import LANGUAGES, Texts

# Where a body's last character begins the title, Japanese and Korean write it once: 京都市 + 市長 = 京都市長.
SHARED = frozenset("市都道府県町村区郡州시도주현구군읍면")
# What ties a body to the rest goes with it where no body is given.
_BODY = re.compile(r" of \{body\}|, \{body\}|\{body\}の|\{body\} ?")
_MINISTRY = re.compile(r"(?:the )?Ministry of (?P<of>.+?) of (?P<state>.+)")


class Place(StrEnum):
    """Where an English title stands beside a name."""

    BEFORE = "before"
    AFTER = "after"


class Form(StrEnum):
    """In what sense somebody has a title."""

    IN_OFFICE = "in_text"
    THEN = "then"
    FORMER = "former"
    ELECT = "elect"
    ACTING = "acting"
    HONORARY = "honorary"


class UnknownTitle(CrmError):
    """The list has no such title."""

    def __init__(self, key: str) -> None:
        """Carry the key."""
        super().__init__(f"{key!r} is not a title of the list")
        self.key = key


@dataclass(frozen=True)
class Title:
    """A title: its words, its default rank (lower is earlier), its form of address."""

    key: str
    rank: int
    texts: Texts
    en_place: Place
    class_: str
    address: str | None
    local: str | None


def title(key: str) -> Title:
    """Return the title of this key."""
    try:
        return _titles()[key]
    except KeyError:
        raise UnknownTitle(key) from None


def title_keys() -> tuple[str, ...]:
    """Return the keys of all titles in the order of the list: states, envoys, regions, cities, others."""
    return tuple(_titles())


def placed(
    form: Form,
    language: str,
    *,
    name: str,
    title: str,
    body: str = "",
    latin: str = "",
    en_place: str = Place.BEFORE,
) -> str:
    """Return name and title, with the body if one is given, as they stand in running text."""
    pattern = _pattern(form, language, en_place, with_latin=bool(latin))
    body = _state_of(body, title) if language == "en" else body
    if not body:
        pattern = _BODY.sub("", pattern)
    return pattern.format(name=name, title=title, body=body, latin=latin)


def office(body: str, title: str, language: str) -> str:
    """Return body and title joined, without a name: 京都市市長, Mayor of Kyoto, 京都市長, 교토시장."""
    if not body or not title:
        return body or title
    if language == "zh-Hant-TW":
        return body + _unrepeated(body, title)
    if language in {"ja", "ko"}:
        return _joined(body, title, " " if language == "ko" else "")
    return f"{title} of {_state_of(body, title)}"


def _state_of(body: str, title: str) -> str:
    """Return the state alone where an English title names the ministry: Minister of Economy of Japan."""
    found = _MINISTRY.match(body)
    return found["state"] if found and title.endswith(f" of {found['of']}") else body


def _unrepeated(body: str, title: str) -> str:
    """Return the title without the words in which the body ends: 經濟部 + 經濟部次長 = 經濟部次長."""
    shared = (size for size in range(len(title) - 1, 1, -1) if body.endswith(title[:size]))
    return title[next(shared, 0) :]


def _joined(body: str, title: str, between: str) -> str:
    if body[-1] == title[0] and body[-1] in SHARED:
        return body + title[1:]
    return body + between + title


def _pattern(form: Form, language: str, en_place: str, *, with_latin: bool) -> str:
    written = language if language in LANGUAGES else "en"
    after = written == "en" and en_place == Place.AFTER
    if form is not Form.IN_OFFICE:
        forms = _table()["then_forms"][form][written]
        return str(forms["after" if after else "pattern"])
    patterns = _table()["placement"]["in_text_with_latin" if with_latin else "in_text"]
    return str(patterns["en_after" if after else written])


@cache
def _titles() -> Mapping[str, Title]:
    return {entry["key"]: _title(entry) for entry in _table()["titles"]}


def _title(entry: Mapping[str, Any]) -> Title:
    return Title(
        key=entry["key"],
        rank=entry["rank"],
        texts=Texts({language: entry[language] for language in LANGUAGES}),
        en_place=Place(entry["en_place"]),
        class_=entry["class"],
        address=entry.get("addr"),
        local=entry.get("local"),
    )


@cache
def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = data.read("titles")
    return table
