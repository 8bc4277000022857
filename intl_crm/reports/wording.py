"""The composed sentences of a report, some of them in the words of its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from intl_crm.message_format import Pattern
from intl_crm.sentences import sentence, worded
from intl_crm.texts import Found

# By the key of the sentence and the language: an ICU pattern in place of the product's.
Patterns = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Wording:
    """How a form words the sentences that a report is composed of."""

    patterns: Patterns = field(default_factory=lambda: MappingProxyType({}))

    def sentence(self, key: str, language: str, /, **facts: str | int | Found) -> str:
        """Return the sentence as the form words it, else as the product does."""
        own = self.patterns.get(key, {}).get(language)
        if own is None:
            return sentence(key, language, **facts)
        return worded(_pattern(own, language), key, language, facts)


PRODUCT = Wording()


@cache
def _pattern(text: str, language: str) -> Pattern:
    return Pattern(text, language)
