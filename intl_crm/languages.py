"""Languages by their tags: what each is called, and what libraries call it."""

from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError

from intl_crm.errors import CrmError
from intl_crm.texts import ALL_LANGUAGES

# As the languages call themselves, for the switch between them.
OWN_NAMES = {
    "zh-Hant-TW": "中文",
    "en": "English",
    "ja": "日本語",
    "ko": "한국어",
    "es": "Español",
    "de": "Deutsch",
    "fr": "Français",
}

FULL_WIDTH = ("zh-Hant-TW", "ja")
SPOKEN = {("zh-Hant-TW", "zh-Hant-TW"): "華語", ("zh-Hant-TW", "en"): "Mandarin"}


class UnknownLanguage(CrmError):
    """A tag that names no language."""

    def __init__(self, tag: str) -> None:
        """Carry the tag."""
        super().__init__(f"{tag!r} is not the tag of a language")
        self.tag = tag


def locale(tag: str) -> Locale:
    """Return the locale data of a language."""
    try:
        return _locale(tag)
    except (ValueError, UnknownLocaleError):
        raise UnknownLanguage(tag) from None


@cache
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


def gettext_name(tag: str) -> str:
    """Return the name of the language's catalogue: zh_Hant_TW for zh-Hant-TW."""
    return tag.replace("-", "_")


def tag_of(gettext_name: str) -> str:
    """Return the tag of a catalogue's language: zh-Hant-TW for zh_Hant_TW."""
    return gettext_name.replace("_", "-")


def language_name(tag: str, language: str) -> str:
    """Return what the language of `tag` is called in `language`, ours without script and country."""
    named = tag.partition("-")[0] if tag in ALL_LANGUAGES else tag
    name = locale(named).get_display_name(locale(language)) or tag
    return _full_width(name) if language in FULL_WIDTH else name


def spoken_name(tag: str, language: str) -> str:
    """Return what the language is called where it is spoken rather than written: 日語 beside 日文."""
    if special := SPOKEN.get((tag, language)):
        return special
    name = language_name(tag, language)
    return f"{name[:-1]}語" if language == "zh-Hant-TW" and name.endswith("文") else name


def _full_width(name: str) -> str:
    return name.replace(" (", "（").replace(")", "）")


def own_name(tag: str) -> str:
    """Return what the language calls itself."""
    return OWN_NAMES.get(tag) or language_name(tag, tag)
