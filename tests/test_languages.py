"""Languages and what they are called."""

import pytest

from intl_crm.languages import (
    OWN_NAMES,
    UnknownLanguage,
    gettext_name,
    language_name,
    locale,
    own_name,
    spoken_name,
    tag_of,
)
from intl_crm.texts import ALL_LANGUAGES


@pytest.mark.parametrize(
    ("tag", "language", "name"),
    [
        ("zh-Hant-TW", "zh-Hant-TW", "中文"),
        ("zh-Hant-TW", "en", "Chinese"),
        ("ja", "zh-Hant-TW", "日文"),
        ("ko", "ja", "韓国語"),
        ("en", "ko", "영어"),
        ("es", "de", "Spanisch"),
        ("zh-Hans", "zh-Hant-TW", "中文（簡體）"),
        ("pt-BR", "ja", "ポルトガル語（ブラジル）"),
        ("pt-BR", "en", "Portuguese (Brazil)"),
    ],
)
def test_language_name(tag: str, language: str, name: str) -> None:
    assert language_name(tag, language) == name


@pytest.mark.parametrize(
    ("tag", "language", "name"),
    [
        ("ja", "zh-Hant-TW", "日語"),
        ("zh-Hant-TW", "zh-Hant-TW", "華語"),
        ("zh-Hant-TW", "en", "Mandarin"),
        ("zh-Hant-TW", "ja", "中国語"),
        ("yue", "zh-Hant-TW", "粵語"),
        ("en", "ko", "영어"),
    ],
)
def test_spoken_name(tag: str, language: str, name: str) -> None:
    assert spoken_name(tag, language) == name


@pytest.mark.parametrize("tag", ["", "q", "xx-bad", "i n", "zz"])
def test_what_is_no_language_is_refused(tag: str) -> None:
    with pytest.raises(UnknownLanguage) as refused:
        language_name(tag, "en")
    assert refused.value.tag == tag


@pytest.mark.parametrize("tag", ALL_LANGUAGES)
def test_every_language_has_a_catalogue_name_and_a_name_of_its_own(tag: str) -> None:
    assert tag_of(gettext_name(tag)) == tag
    assert str(locale(tag)) == gettext_name(tag)
    assert own_name(tag) == OWN_NAMES[tag]


def test_another_language_calls_itself_by_the_locale_data() -> None:
    assert own_name("id") == "Indonesia"
