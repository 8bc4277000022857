"""ICU MessageFormat with named arguments, typed."""

from collections.abc import Iterator, Mapping

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
        """Return the pattern with its arguments filled in."""
        values = [icu.Formattable(value) for value in facts.values()]
        return str(self._format.format(list(facts), values))


def arguments(text: str) -> frozenset[str]:
    """Return the names of all arguments of a pattern, those within its branches too."""
    return frozenset(_argument_names(icu.MessagePattern(text)))


def _argument_names(pattern: "icu.MessagePattern") -> Iterator[str]:
    for index in range(pattern.countParts()):
        part = pattern.getPart(index)
        if part.getType() == icu.UMessagePatternPartType.ARG_NAME:
            yield str(pattern.getSubstring(part))
