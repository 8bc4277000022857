"""Names of people in several scripts."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.names import BadName, NameForm, Order, PersonNames, script_of
from intl_crm.texts import ALL_LANGUAGES, Found

FAMILY, GIVEN = Order.FAMILY_FIRST, Order.GIVEN_FIRST
ZH, EN, JA, KO = "zh-Hant-TW", "en", "ja", "ko"

CHEN = PersonNames(
    (
        NameForm(ZH, "陳", "其邁", order=FAMILY),
        NameForm(EN, "Chen", "Chi-mai", order=FAMILY),
        NameForm(JA, "陳", "其邁", order=FAMILY, reading="ちん きまい"),
        NameForm(KO, "천", "치마이", order=FAMILY),
    )
)
SCHRINNER = PersonNames(
    (
        NameForm(EN, "Schrinner", "Adrian", order=GIVEN),
        NameForm(ZH, whole="施里納"),
        NameForm(JA, "シュリナー", "エイドリアン", order=GIVEN),
        NameForm(KO, "슈리너", "에이드리언", order=GIVEN),
    ),
    ("艾德里安‧施里納",),
)
KADOKAWA = PersonNames(
    (NameForm(JA, "門川", "大作", order=FAMILY), NameForm(EN, "Kadokawa", "Daisaku", order=FAMILY))
)
CASABONNE = PersonNames(
    (NameForm(ZH, whole="公孫孟"), NameForm("fr", whole="Jean-François Casabonne-Masonnave"))
)
ABUJI = PersonNames((NameForm(ZH, whole="阿卜極"),))


@pytest.mark.parametrize(
    ("names", "language", "tag", "printed", "short"),
    [
        (CHEN, ZH, ZH, "陳其邁", "陳其邁"),
        (CHEN, EN, EN, "Chen Chi-mai", "Chen"),
        (CHEN, JA, JA, "陳其邁", "陳"),
        (CHEN, KO, KO, "천치마이", "천"),
        (CHEN, "de", EN, "Chen Chi-mai", "Chen"),
        (SCHRINNER, ZH, ZH, "施里納", "施里納"),
        (SCHRINNER, EN, EN, "Adrian Schrinner", "Schrinner"),
        (SCHRINNER, JA, JA, "エイドリアン・シュリナー", "シュリナー"),
        (SCHRINNER, KO, KO, "에이드리언 슈리너", "슈리너"),
        (KADOKAWA, ZH, JA, "門川大作", "門川"),
        (KADOKAWA, KO, EN, "Kadokawa Daisaku", "Kadokawa"),
        (CASABONNE, ZH, ZH, "公孫孟", "公孫孟"),
        (CASABONNE, EN, "fr", "Jean-François Casabonne-Masonnave", "Jean-François Casabonne-Masonnave"),
        (CASABONNE, JA, "fr", "Jean-François Casabonne-Masonnave", "Jean-François Casabonne-Masonnave"),
        (ABUJI, EN, ZH, "阿卜極", "阿卜極"),
        (ABUJI, KO, ZH, "阿卜極", "阿卜極"),
    ],
)
def test_printed_for_a_reader(names: PersonNames, language: str, tag: str, printed: str, short: str) -> None:
    assert names.printed(language) == Found(tag, printed)
    assert names.short(language) == Found(tag, short)


def test_katakana_does_not_stand_for_a_chinese_name() -> None:
    names = PersonNames((NameForm(JA, whole="ヴェルジル・キツァク"), NameForm("ro", whole="Vergil Chițac")))
    assert names.printed(ZH) == Found("ro", "Vergil Chițac")


def test_a_chinese_name_in_the_order_of_its_owner_has_a_dot() -> None:
    assert NameForm(ZH, "施里納", "艾德里安", order=GIVEN).printed == "艾德里安‧施里納"


@pytest.mark.parametrize(
    ("names", "latin", "own"),
    [
        (CHEN, "Chen Chi-mai", Found(ZH, "陳其邁")),
        (SCHRINNER, "Adrian Schrinner", Found(EN, "Adrian Schrinner")),
        (CASABONNE, "Jean-François Casabonne-Masonnave", Found(ZH, "公孫孟")),
        (ABUJI, None, Found(ZH, "阿卜極")),
    ],
)
def test_latin_and_own_form(names: PersonNames, latin: str | None, own: Found) -> None:
    assert names.latin() == latin
    assert names.own() == own


def test_every_spelling_is_there_once() -> None:
    spellings = SCHRINNER.every_spelling()
    assert len(set(spellings)) == len(spellings)
    assert {"Adrian Schrinner", "Schrinner Adrian", "施里納", "艾德里安‧施里納", "에이드리언 슈리너"} <= set(
        spellings
    )
    assert "ちん きまい" in CHEN.every_spelling()


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"whole": " "},
        {"given": "Adrian", "order": GIVEN},
        {"family": "Schrinner", "given": "Adrian"},
        {"family": "Schrinner", "whole": "Adrian Schrinner", "order": GIVEN},
        {"family": "Schrinner", "given": "Adrian", "whole": "Adrian Schrinner", "order": GIVEN},
        {"whole": "Abuji", "given": "Abuji"},
        {"whole": "Abuji", "family": " "},
        {"whole": "Abuji", "order": FAMILY},
    ],
)
def test_a_form_is_either_whole_or_has_parts_in_an_order(parts: dict[str, str]) -> None:
    with pytest.raises(BadName):
        NameForm(EN, **parts)  # type: ignore[arg-type]


def test_a_person_has_a_name_and_one_in_each_language() -> None:
    with pytest.raises(BadName):
        PersonNames(())
    with pytest.raises(BadName):
        PersonNames((NameForm(EN, whole="Dilmei Olkeriil"), NameForm(EN, whole="Dilmei L. Olkeriil")))


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"forms": []},
        {"forms": "Abuji"},
        {"forms": [{"tag": "en", "whole": 5}]},
        {"forms": [{"whole": "Abuji"}]},
        {"forms": [{"tag": "en", "whole": "Abuji", "nick": "A"}]},
        {"forms": [{"tag": "en", "family": "Chen", "order": "last-first"}]},
    ],
)
def test_what_are_no_names_is_refused(value: dict[str, object]) -> None:
    with pytest.raises(BadName):
        PersonNames.from_json(value)


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        (ZH, "Hant"),
        (JA, "Jpan"),
        (KO, "Kore"),
        (EN, "Latn"),
        ("und-Latn", "Latn"),
        ("ru", "Cyrl"),
        ("und", "Latn"),
        ("", "Latn"),
    ],
)
def test_scripts(tag: str, script: str) -> None:
    assert script_of(tag) == script


words = st.text(st.characters(categories=["L"]), min_size=1, max_size=6)
tags = st.sampled_from((*ALL_LANGUAGES, "ro", "und-Latn"))
forms = st.one_of(
    st.builds(NameForm, tags, whole=words, reading=st.just("") | words),
    st.builds(NameForm, tags, words, words, order=st.sampled_from((FAMILY, GIVEN))),
)
person_names = st.builds(
    PersonNames,
    st.lists(forms, min_size=1, max_size=5, unique_by=lambda form: form.tag).map(tuple),
    st.lists(words, max_size=2).map(tuple),
)


@given(person_names)
def test_json_gives_the_same_names(names: PersonNames) -> None:
    assert PersonNames.from_json(json.loads(json.dumps(names.as_json()))) == names


@given(person_names, st.sampled_from(ALL_LANGUAGES))
def test_every_reader_finds_a_name_that_search_knows(names: PersonNames, language: str) -> None:
    assert names.printed(language).text in names.every_spelling()
    assert names.short(language).text in names.printed(language).text
    assert (names.form(language) is None) or names.printed(language).language == language
