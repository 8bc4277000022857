"""Text in several languages."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.texts import ALL_LANGUAGES, NOTHING, Found, Texts, fallback_order

TAGS = (*ALL_LANGUAGES, "ro", "und")
mappings = st.dictionaries(st.sampled_from(TAGS), st.text(max_size=8))

BUSAN = Texts({"ko": "부산", "en": "Busan", "ro": "Busan"})


@pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u3000"])
def test_a_blank_text_is_none(blank: str) -> None:
    assert Texts({"en": blank, "ja": f"{blank}釜山{blank}"}) == Texts({"ja": "釜山"})
    assert not Texts({"en": blank})


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (("en", "ko"), Found("en", "Busan")),
        (("zh-Hant-TW", "ja", "ko"), Found("ko", "부산")),
        (("ja",), Found("en", "Busan")),
        ((), Found("en", "Busan")),
    ],
)
def test_best_goes_through_the_order_then_through_the_rest(order: tuple[str, ...], found: Found) -> None:
    assert BUSAN.best(*order) == found


def test_best_finds_languages_that_no_order_names() -> None:
    assert Texts({"und": "Abuji", "ro": "Chițac"}).best("en") == Found("ro", "Chițac")
    assert Texts().best(*fallback_order("en")) == NOTHING == ("", "")


def test_texts_stay_as_they_are() -> None:
    with pytest.raises(TypeError):
        BUSAN["en"] = "Pusan"  # type: ignore[index]


def test_exactly_one_language() -> None:
    assert BUSAN.exactly("ko") == "부산"
    assert BUSAN.exactly("ja") is None


@pytest.mark.parametrize("language", [*ALL_LANGUAGES, "pl"])
def test_a_reader_comes_first_and_reaches_every_language_once(language: str) -> None:
    order = fallback_order(language)
    assert order[0] == language
    assert set(order) >= set(ALL_LANGUAGES)
    assert len(set(order)) == len(order)


@pytest.mark.parametrize("language", ["ja", "ko", "es", "de", "fr"])
def test_english_comes_before_chinese_for_who_may_not_read_chinese(language: str) -> None:
    assert fallback_order(language)[1] == "en"


@given(mappings)
def test_json_gives_the_same_texts_in_any_order(mapping: dict[str, str]) -> None:
    texts = Texts(mapping)
    again = Texts(json.loads(json.dumps(dict(texts), sort_keys=True)))
    assert again == texts
    assert hash(again) == hash(texts)
    assert list(again.items()) == list(texts.items())


@given(mappings, mappings)
def test_equal_by_content(one: dict[str, str], other: dict[str, str]) -> None:
    assert (Texts(one) == Texts(other)) is (dict(Texts(one)) == dict(Texts(other)))


@given(mappings, st.sampled_from(TAGS))
def test_best_is_empty_only_if_nothing_is_said(mapping: dict[str, str], language: str) -> None:
    texts = Texts(mapping)
    found = texts.best(*fallback_order(language))
    assert bool(found.text) is bool(texts)
    assert not texts or texts[found.language] == found.text
