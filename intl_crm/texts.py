"""Text in several languages: one immutable value with a stated order of fallback."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

LANGUAGES = ("zh-Hant-TW", "en", "ja", "ko")
PARTNER_LANGUAGES = ("es", "de", "fr")
ALL_LANGUAGES = LANGUAGES + PARTNER_LANGUAGES

# English is the second language of every reader, then the original, which an office in Taiwan writes in
# Chinese; readers of Latin letters try the other languages that have them first.
FALLBACKS = {
    "zh-Hant-TW": ("zh-Hant-TW", "en", "ja", "ko", "es", "de", "fr"),
    "en": ("en", "zh-Hant-TW", "ja", "ko", "es", "de", "fr"),
    "ja": ("ja", "en", "zh-Hant-TW", "ko", "es", "de", "fr"),
    "ko": ("ko", "en", "zh-Hant-TW", "ja", "es", "de", "fr"),
    "es": ("es", "en", "fr", "de", "zh-Hant-TW", "ja", "ko"),
    "de": ("de", "en", "fr", "es", "zh-Hant-TW", "ja", "ko"),
    "fr": ("fr", "en", "es", "de", "zh-Hant-TW", "ja", "ko"),
}


class Found(NamedTuple):
    """A text with the language in which it was found; both are empty where there is none."""

    language: str
    text: str


NOTHING = Found("", "")


class Texts(Mapping[str, str]):
    """Texts by language tag; blank ones are as good as absent."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str] = MappingProxyType({})) -> None:
        """Keep every text that says something, without blanks around it."""
        said = {tag: clean for tag, text in texts.items() if (clean := text.strip())}
        # One order whatever the database makes of an object's: the interface's languages first.
        self._texts = {tag: said[tag] for tag in (*ALL_LANGUAGES, *sorted(said)) if tag in said}

    def __getitem__(self, language: str) -> str:
        """Return the text of exactly this language."""
        return self._texts[language]

    def __iter__(self) -> Iterator[str]:
        """Go through the language tags."""
        return iter(self._texts)

    def __len__(self) -> int:
        """Return in how many languages there is a text."""
        return len(self._texts)

    def __hash__(self) -> int:
        """Return the same number for equal texts."""
        return hash(frozenset(self._texts.items()))

    def __repr__(self) -> str:
        """Return how it is written in a program."""
        return f"Texts({self._texts!r})"

    def exactly(self, language: str) -> str | None:
        """Return the text of this language, or None."""
        return self._texts.get(language)

    def best(self, *order: str) -> Found:
        """Return the first text in the given order, then in any other language."""
        tag = next((tag for tag in (*order, *self._texts) if tag in self._texts), None)
        return NOTHING if tag is None else Found(tag, self._texts[tag])


def fallback_order(language: str) -> tuple[str, ...]:
    """Return the languages in which a reader of `language` is served, best first."""
    return FALLBACKS.get(language, (language, *FALLBACKS["en"]))
