"""Composed sentences: facts in, one sentence in the reader's language out.

Each file of data/sentences maps a key to an ICU MessageFormat pattern per language. `args` names the facts:
a `number` takes plural rules and the language's thousands mark, a `text` is printed as it is, so years, codes
and document numbers are texts. A Korean pattern may write 을(를) after an argument: see korean.py.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from intl_crm import data, korean
from intl_crm.errors import CrmError
from intl_crm.message_format import Pattern
from intl_crm.texts import Found

TYPES: Mapping[str, type] = {"text": str, "number": int}


class UnknownSentence(CrmError):
    """No sentence has this key, or it has none in this language."""

    def __init__(self, key: str, language: str) -> None:
        """Carry what was asked for."""
        super().__init__(f"no sentence {key!r} in {language}")
        self.key, self.language = key, language


class WrongFacts(CrmError):
    """The facts given are not those that the sentence speaks of."""

    def __init__(self, key: str, expected: Mapping[str, str], given: Mapping[str, object]) -> None:
        """Carry the sentence, its arguments and what was given instead."""
        wanted = ", ".join(f"{name}: {kind}" for name, kind in expected.items())
        super().__init__(f"sentence {key!r} takes ({wanted}), not {dict(given)!r}")
        self.key, self.expected, self.given = key, expected, given


def sentence(key: str, language: str, /, **facts: str | int | Found) -> str:
    """Return the sentence; an unknown key and missing, extra or mistyped facts raise."""
    return worded(_pattern(key, language), key, language, facts)


def worded(pattern: Pattern, key: str, language: str, facts: Mapping[str, str | int | Found]) -> str:
    """Return the sentence by this pattern; facts that are not those of the sentence raise."""
    values = {name: fact.text if isinstance(fact, Found) else fact for name, fact in facts.items()}
    expected = arguments(key, language)
    if values.keys() != expected.keys() or any(
        type(values[name]) is not TYPES[kind] for name, kind in expected.items()
    ):
        raise WrongFacts(key, expected, values)
    spoken = pattern.format(values)
    return korean.agree(spoken) if language == "ko" else spoken


def arguments(key: str, language: str = "en") -> Mapping[str, str]:
    """Return the names of the sentence's facts with their types, number or text."""
    found: Mapping[str, str] = _entry(key, language)["args"]
    return found


def sentence_keys() -> tuple[str, ...]:
    """Return the keys of all sentences."""
    return tuple(_sentences())


@cache
def _pattern(key: str, language: str) -> Pattern:
    return Pattern(pattern_text(key, language), language)


def pattern_text(key: str, language: str) -> str:
    """Return the pattern as it is written."""
    try:
        return str(_entry(key, language)[language])
    except KeyError:
        raise UnknownSentence(key, language) from None


def _entry(key: str, language: str) -> Mapping[str, Any]:
    try:
        return _sentences()[key]
    except KeyError:
        raise UnknownSentence(key, language) from None


@cache
def _sentences() -> Mapping[str, Mapping[str, Any]]:
    return {key: entry for name in _names() for key, entry in data.read(f"sentences/{name}").items()}


def _names() -> Iterator[str]:
    folder = files(data).joinpath("sentences")
    return iter(
        sorted(path.name.removesuffix(".yaml") for path in folder.iterdir() if path.name.endswith(".yaml"))
    )
