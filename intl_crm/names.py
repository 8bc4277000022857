"""Names of people: a form in each script, each with its own order, and every other spelling."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Self

import icu

from intl_crm.errors import CrmError
from intl_crm.texts import Found

# Languages that write the family first; their scripts put no blank between the parts.
FAMILY_FIRST = frozenset({"zh-Hant-TW", "ja", "ko"})
# What parts a name that is transcribed in its own order: 艾德里安‧施里納, エイドリアン・シュリナー.
TRANSCRIBED = {"Hant": "‧", "Hans": "·", "Jpan": "・"}
LATIN = "Latn"
# Scripts in which a reader is served where a name lacks the reader's own: who reads Japanese or Korean is not
# expected to read the Chinese name that a foreigner bears in Taiwan.
FALLBACKS = {
    "Hant": ("Hant", "Hans", "Hani", LATIN, "Jpan", "Kore"),
    "Jpan": ("Jpan", LATIN, "Hant", "Kore"),
    "Kore": ("Kore", LATIN, "Hant", "Jpan"),
}
OTHERS = (LATIN, "Hant", "Jpan", "Kore")

_HAN = re.compile(
    r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)


class Order(StrEnum):
    """How the parts of a name follow one another."""

    FAMILY_FIRST = "family-first"
    GIVEN_FIRST = "given-first"
    SINGLE = "single"


class BadName(CrmError, ValueError):
    """A name that says nothing or two things, or two names in one language."""


@dataclass(frozen=True)
class NameForm:
    """A name in one script: its parts in an order, or whole where nobody recorded where they part."""

    tag: str
    family: str = ""
    given: str = ""
    whole: str = ""
    order: Order = Order.SINGLE
    reading: str = ""

    def __post_init__(self) -> None:
        """Refuse a form that has both parts and a whole, or neither, or parts without an order."""
        has_parts = bool(self.family.strip()) and not self.whole
        is_whole = bool(self.whole.strip()) and not (self.family or self.given)
        if not self.tag or has_parts is is_whole or (self.order is Order.SINGLE) is not is_whole:
            raise BadName(f"a name is either whole or has a family part and an order: {self}")

    @property
    def printed(self) -> str:
        """The whole name as its script writes it."""
        if self.whole:
            return self.whole
        parts = (self.family, self.given)
        return self._between.join(
            filter(None, parts if self.order is Order.FAMILY_FIRST else reversed(parts))
        )

    @property
    def second_mention(self) -> str:
        """What stands with the title from the second time on: the family, in Chinese the whole name."""
        return self.printed if self.script in {"Hant", "Hans"} else self.family or self.whole

    @property
    def script(self) -> str:
        """The script in which its language is written, as ISO 15924 has it."""
        return script_of(self.tag)

    @property
    def _between(self) -> str:
        if self.order is Order.FAMILY_FIRST and self.script in {*TRANSCRIBED, "Kore"}:
            return ""
        return TRANSCRIBED.get(self.script, " ")

    def spellings(self) -> Iterator[str]:
        """Go through the ways in which it is looked for: as printed, in the other order, by its sound."""
        yield self.printed
        if self.given:
            yield f"{self.family} {self.given}"
            yield f"{self.given} {self.family}"
        if self.reading:
            yield self.reading

    def as_json(self) -> dict[str, str]:
        """Return a plain object without what is empty."""
        parts = {"family": self.family, "given": self.given, "whole": self.whole, "reading": self.reading}
        order = {} if self.whole else {"order": self.order.value}
        return {"tag": self.tag} | {key: text for key, text in parts.items() if text} | order


@dataclass(frozen=True)
class PersonNames:
    """The forms of a person's name, the person's own first, and other spellings by which search finds it."""

    forms: tuple[NameForm, ...]
    spellings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse somebody without any name, and two forms in one language."""
        tags = [form.tag for form in self.forms]
        if not tags or len(set(tags)) != len(tags):
            raise BadName(f"a person has at least one name, and one in each language: {tags}")

    def form(self, language: str) -> NameForm | None:
        """Return the form in exactly this language."""
        return next((form for form in self.forms if form.tag == language), None)

    def best(self, language: str) -> NameForm:
        """Return the form for a reader of this language, or the one that it falls back to."""
        return next(self._served(language), self.forms[0])

    def _served(self, language: str) -> Iterator[NameForm]:
        yield from (form for form in self.forms if form.tag == language)
        own = script_of(language)
        for script in FALLBACKS.get(own, (own, *OTHERS)):
            yield from (form for form in self.forms if form.script == script)
            if script == own == "Hant":
                # Whoever reads Chinese reads a Japanese name in characters sooner than its romanisation.
                yield from (form for form in self.forms if _HAN.fullmatch(form.printed))

    def printed(self, language: str) -> Found:
        """Return the whole name for a reader of this language, with the language of its script."""
        form = self.best(language)
        return Found(form.tag, form.printed)

    def short(self, language: str) -> Found:
        """Return what stands with the title at a second mention."""
        form = self.best(language)
        return Found(form.tag, form.second_mention)

    def latin(self) -> str | None:
        """Return the name in Latin letters, if one is recorded."""
        return next((form.printed for form in self.forms if form.script == LATIN), None)

    def own(self) -> Found:
        """Return the form that was recorded first."""
        return Found(self.forms[0].tag, self.forms[0].printed)

    def every_spelling(self) -> tuple[str, ...]:
        """Return everything by which the person may be looked for, each once."""
        found = [text for form in self.forms for text in form.spellings()]
        return tuple(dict.fromkeys((*found, *self.spellings)))

    def as_json(self) -> dict[str, Any]:
        """Return a plain object."""
        return {"forms": [form.as_json() for form in self.forms], "spellings": list(self.spellings)}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Return the names of a plain object; one that is none raises BadName."""
        try:
            return cls(tuple(map(_form, value["forms"])), tuple(value.get("spellings", ())))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise BadName(f"not the names of a person: {value}") from error


@cache
def script_of(tag: str) -> str:
    """Return the script in which a language is written: Hant for zh-Hant-TW, Latn for en and the unknown."""
    locale = icu.Locale.forLanguageTag(tag)
    locale.addLikelySubtags()
    return str(locale.getScript()) or LATIN


def _form(value: Mapping[str, str]) -> NameForm:
    order = Order(value.get("order", Order.SINGLE))
    parts = {key: text for key, text in value.items() if key != "order"}
    return NameForm(**parts, order=order)
