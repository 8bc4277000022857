"""The forms that a value takes on paper: known, open, unknown, to be checked, fallen back."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from intl_crm.texts import Found

State = Literal["open", "unknown", "check"]


class Printed:
    """A data class that becomes the JSON a template reads."""

    def to_json(self) -> dict[str, object]:
        """The fields that say something; what is none, false or empty is left out."""
        # Only data classes inherit from this one.
        return asdict(self, dict_factory=_telling)  # type: ignore[call-overload, no-any-return]


def _telling(pairs: list[tuple[str, Any]]) -> dict[str, object]:
    return {key: value for key, value in pairs if value is not None and value is not False and value != ()}


@dataclass(frozen=True, kw_only=True)
class Value(Printed):
    """A text with what a reader must know of it."""

    text: str
    state: State | None = None  # none is plainly known
    flag: str | None = None  # the word in the box of a value to be checked
    lang: str | None = None  # the text's language where it is not the print's
    fallback: bool = False  # carries the dagger
    mark: str | None = None  # raised behind it, refers to a note
    prio: int = 1  # 1 is never left out, 9 goes first


# A template joins the parts of a tuple without anything between them.
Part = str | Value
Text = Part | tuple[Part, ...]


def known(text: str, *, lang: str | None = None, prio: int = 1, mark: str | None = None) -> Value:
    """A value that is on record."""
    return Value(text=text, lang=lang, prio=prio, mark=mark)


def open_(text: str, *, lang: str | None = None, prio: int = 1) -> Value:
    """A value that is not settled yet, under a dotted line."""
    return Value(text=text, state="open", lang=lang, prio=prio)


def unknown(text: str, *, lang: str | None = None, prio: int = 1) -> Value:
    """The words that say that nothing is on record, in brackets."""
    return Value(text=text, state="unknown", lang=lang, prio=prio)


def check(text: str, flag: str, *, lang: str | None = None, prio: int = 1) -> Value:
    """A value too old to rely on, with the flag's word in a box behind it."""
    return Value(text=text, state="check", flag=flag, lang=lang, prio=prio)


def fallback(found: Found, reader: str, *, prio: int = 1, mark: str | None = None) -> Value:
    """What was found for a reader: plain in the reader's language, else with its language and a dagger."""
    if found.language == reader or not found.text:
        return Value(text=found.text, prio=prio, mark=mark)
    return Value(text=found.text, lang=found.language, fallback=True, prio=prio, mark=mark)


def found_text(found: Found, reader: str) -> Part:
    """What was found for a reader: as it is in the reader's language, else with its language and a dagger."""
    return found.text if found.language == reader else fallback(found, reader)


def in_its_language(found: Found, reader: str) -> Part:
    """A text with its language where that is not the reader's, without a dagger: it is no stand-in."""
    return found.text if found.language == reader else Value(text=found.text, lang=found.language)
