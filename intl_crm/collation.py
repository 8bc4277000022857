"""The order of names: by strokes in zh-Hant-TW, by kana in ja, by hangul in ko, else by letters."""

from functools import cache

import icu

# Raised whenever the same text gets another key than before, so that stored keys are made anew.
SCHEME = 1


def sort_key(text: str, language: str) -> bytes:
    """Return bytes that stand in the order of the language; numbers within a text count by their value."""
    return bytes(_collator(language).getSortKey(text))


def icu_version() -> str:
    """Return what stored keys depend on: keys made under another version are not to be compared with."""
    return f"{icu.ICU_VERSION}/{SCHEME}"


@cache
def _collator(language: str) -> "icu.Collator":
    return icu.Collator.createInstance(icu.Locale.forLanguageTag(f"{language}-u-kn-true"))
