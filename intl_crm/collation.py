"""The order of names: by strokes in zh-Hant-TW, by kana in ja, by hangul in ko, else by letters."""

from functools import cache

import icu


def sort_key(text: str, language: str) -> bytes:
    """Return bytes that stand in the order of the language; numbers within a text count by their value."""
    return bytes(_collator(language).getSortKey(text))


@cache
def _collator(language: str) -> "icu.Collator":
    return icu.Collator.createInstance(icu.Locale.forLanguageTag(f"{language}-u-kn-true"))
