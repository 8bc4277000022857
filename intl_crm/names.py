"""Names of people: a form in each script, each with its own order, and every other spelling."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from intl_crm.errors import CrmError
from intl_crm.texts import Found, fallback_order

# Languages whose names are written in characters or in Hangul, the family first and without a blank.
FAMILY_FIRST = frozenset({"zh-Hant-TW", "ja", "ko"})
LATIN = ("en", "es", "de", "fr")


class Order(StrEnum):
    """How the parts of a name follow one another."""

    FAMILY_FIRST = "family-first"
    GIVEN_FIRST = "given-first"
    SINGLE = "single"


class BadName(CrmError):
    """A name that says nothing, or the same script twice."""


@dataclass(frozen=True)
class NameForm:
    """A name in one script: its parts, or whole where nobody recorded where they part."""

    tag: str
    family: str = ""
    given: str = ""
    whole: str = ""
    order: Order = Order.SINGLE
    reading: str = ""

    def __post_init__(self) -> None:
        """Refuse a form that has both parts and a whole, or neither."""
        if bool(self.whole) == bool(self.family or self.given):
            raise BadName(f"a name has either parts or a whole: {self}")

    @property
    def printed(self) -> str:
        """The whole name as its script writes it."""
        if self.whole:
            return self.whole
        parts = (self.family, self.given) if self.order is not Order.GIVEN_FIRST else (self.given, self.family)
        return self._between.join(filter(None, parts))

    @property
    def _between(self) -> str:
        return "" if self.tag in FAMILY_FIRST else " "

    @property
    def second_mention(self) -> str:
        """The family name; a name recorded whole, or without one, stays whole."""
        return self.family or self.printed

    def as_json(self) -> dict[str, str]:
        """Return a plain object without what is empty."""
        named = {"tag": self.tag, "family": self.family, "given": self.given, "whole": self.whole, "reading": self.reading}
        return {key: text for key, text in named.items() if text} | ({} if self.whole else {"order": self.order.value})


@dataclass(frozen=True)
class PersonNames:
    """The forms of a person's name, the person's own first, and spellings by which search finds it."""

    forms: tuple[NameForm, ...]
    spellings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse somebody without any name, and two forms in one script."""
        tags = [form.tag for form in self.forms]
        if not tags or len(set(tags)) != len(tags):
            raise BadName("a person has one name in each script, and at least one")

    def form(self, language: str) -> NameForm | None:
        """Return the form in exactly this language."""
        return next((form for form in self.forms if form.tag == language), None)

    def best(self, language: str) -> NameForm:
        """Return the form for a reader of this language, or the one that it falls back to."""
        found = (form for tag in fallback_order(language) if (form := self.form(tag)))
        return next(found, self.forms[0])

    def printed(self, language: str) -> Found:
        """Return the whole name for a reader of this language, with the language of its script."""
        form = self.best(language)
        return Found(form.tag, form.printed)

    def short(self, language: str) -> Found:
        """Return the name of a second mention."""
        form = self.best(language)
        return Found(form.tag, form.second_mention)

    def latin(self) -> str | None:
        """Return the name in Latin letters, if one is recorded."""
        return next((form.printed for tag in LATIN if (form := self.form(tag))), None)

    def own(self) -> Found:
        """Return the form that was recorded first."""
        return Found(self.forms[0].tag, self.forms[0].printed)

    def every_spelling(self) -> Iterator[str]:
        """Go through everything by which the person may be looked for."""
        for form in self.forms:
            yield form.printed
            yield from filter(None, (form.reading,))
        yield from self.spellings

    def as_json(self) -> dict[str, Any]:
        """Return a plain object."""
        return {"forms": [form.as_json() for form in self.forms], "spellings": list(self.spellings)}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "PersonNames":
        """Return the names of a plain object."""
        return cls(tuple(_form(form) for form in value["forms"]), tuple(value.get("spellings", ())))


def _form(value: Mapping[str, str]) -> NameForm:
    return NameForm(**{**value, "order": Order(value.get("order", Order.SINGLE))})  # type: ignore[arg-type]


def whole_names(texts: Mapping[str, str], spellings: Sequence[str] = ()) -> PersonNames:
    """Return names of which nobody recorded where family and given part."""
    return PersonNames(tuple(NameForm(tag, whole=text) for tag, text in texts.items()), tuple(spellings))
