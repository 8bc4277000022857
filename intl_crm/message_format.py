"""ICU MessageFormat with named arguments, typed."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

import icu


class Pattern:
    """One compiled pattern of one language."""

    def __init__(self, text: str, language: str) -> None:
        """Compile the pattern; a broken one raises ValueError."""
        try:
            self._format = icu.MessageFormat(text, icu.Locale.forLanguageTag(language))
        except icu.ICUError as error:
            raise ValueError(f"not an ICU pattern: {text!r}") from error

    def format(self, facts: Mapping[str, str | int]) -> str:
        """Return the pattern with its arguments filled in; facts of another type raise ValueError."""
        values = [icu.Formattable(value) for value in facts.values()]
        try:
            return str(self._format.format(list(facts), values))
        except icu.ICUError as error:
            raise ValueError("these facts do not fit the pattern") from error


def arguments(text: str) -> frozenset[str]:
    """Return the names of all arguments of a pattern, those within its branches too."""
    return frozenset(name for name, _type in _arguments(icu.MessagePattern(text)))


def plural_arguments(text: str) -> frozenset[str]:
    """Return the arguments by whose number a pattern chooses its words."""
    plurals = (icu.UMessagePatternArgType.PLURAL, icu.UMessagePatternArgType.SELECTORDINAL)
    return frozenset(name for name, type_ in _arguments(icu.MessagePattern(text)) if type_ in plurals)


def _arguments(pattern: "icu.MessagePattern") -> Iterator[tuple[str, int]]:
    names = (icu.UMessagePatternPartType.ARG_NAME, icu.UMessagePatternPartType.ARG_NUMBER)
    parts = [pattern.getPart(index) for index in range(pattern.countParts())]
    for before, part in pairwise(parts):
        if part.getType() in names:
            yield str(pattern.getSubstring(part)), before.getArgType()
