"""What can be wrong with a form of report, and the words for it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from intl_crm.errors import CrmError
from intl_crm.message_format import Pattern, arguments, plural_arguments
from intl_crm.sentences import arguments as facts_of
from intl_crm.sentences import pattern_text, sentence

KEY = re.compile(r"[a-z][a-z0-9_]*")
LONGEST_KEY, LONGEST_TITLE, LONGEST_PATTERN = 40, 400, 4000
PLACEHOLDER = re.compile(r"\{[^{}]*\}|[{}]")
# What a title of the cover and one of a section may speak of.
OF_COVER, OF_SECTION = ("{year}", "{number}"), ("{home}",)
# Numbers with which a pattern is tried.
COUNTS = (0, 1, 2, 5, 1000)


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, as the key of a sentence and its facts."""

    key: str
    facts: Mapping[str, str] = field(default_factory=dict)

    def said(self, language: str) -> str:
        """Return what is wrong in this language."""
        return sentence(self.key, language, **self.facts)


@dataclass(frozen=True)
class Problem:
    """A fault with the line of the text in which it stands."""

    line: int
    fault: Fault

    def said(self, language: str) -> str:
        """Return the line and what is wrong with it."""
        return sentence("form_line", language, line=str(self.line), says=self.fault.said(language))


class BadForm(CrmError):
    """A text is no form of report; all that is wrong with it, in the order of its lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Carry what is wrong."""
        self.problems = tuple(sorted(problems, key=lambda one: one.line))
        super().__init__(self.said("en"))

    def said(self, language: str) -> str:
        """Return all that is wrong, one problem a line."""
        return "\n".join(one.said(language) for one in self.problems)


def unknown_value(value: str, known: Iterable[str]) -> Fault:
    """Return that a value is none of those that there are."""
    return Fault("form_unknown_value", {"value": value, "known": ", ".join(known)})


def fault_of_key(key: str) -> Fault | None:
    """Return what is wrong with the key of a section, if anything is."""
    is_right = KEY.fullmatch(key) and len(key) <= LONGEST_KEY
    return None if is_right else Fault("form_bad_key", {"key": key, "most": str(LONGEST_KEY)})


def fault_of_title(text: str, known: Sequence[str]) -> Fault | None:
    """Return what is wrong with a title: a placeholder that it does not know, or its length."""
    if len(text) > LONGEST_TITLE:
        return Fault("form_too_long", {"most": str(LONGEST_TITLE)})
    wrong = next((sign for sign in PLACEHOLDER.findall(text) if sign not in known), None)
    facts = {"sign": wrong or "", "known": " ".join(known) or "none"}
    return Fault("form_bad_placeholder", facts) if wrong else None


def fault_of_pattern(key: str, language: str, text: str) -> Fault | None:
    """Return what is wrong with the pattern of a sentence: its length, form, arguments or plurals."""
    if len(text) > LONGEST_PATTERN:
        return Fault("form_too_long", {"most": str(LONGEST_PATTERN)})
    known = facts_of(key, language)
    try:
        _try(Pattern(text, language), known)
    except ValueError:
        return Fault("form_bad_pattern")
    return _fault_of_arguments(text, known) or _fault_of_numbers(text, pattern_text(key, language))


def _try(pattern: Pattern, known: Mapping[str, str]) -> None:
    """Speak a pattern with every kind of number; ValueError where it can't be."""
    for count in COUNTS:
        pattern.format({name: count if kind == "number" else "–" for name, kind in known.items()})


def _fault_of_arguments(text: str, known: Mapping[str, str]) -> Fault | None:
    unknown = sorted(arguments(text) - known.keys())
    return Fault("form_bad_argument", {"name": unknown[0], "known": ", ".join(known)}) if unknown else None


def _fault_of_numbers(text: str, product: str) -> Fault | None:
    """Return which number stands without its plurals, where the product's pattern has some for it."""
    counted = plural_arguments(product) & arguments(text)
    unsafe = sorted(counted - plural_arguments(text))
    return Fault("form_unplural", {"name": unsafe[0]}) if unsafe else None
