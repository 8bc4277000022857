"""Countries and regions and their names."""

import pytest
from babel import Locale

from intl_crm.countries import (
    UnknownCountry,
    country_choices,
    country_codes,
    country_name,
    first_weekday,
    world_region,
)
from intl_crm.texts import ALL_LANGUAGES, LANGUAGES
from intl_crm.words import keys


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("TW", "zh-Hant-TW", "台灣"),
        ("TW", "en", "Taiwan"),
        ("KR", "zh-Hant-TW", "韓國"),
        ("KR", "de", "Südkorea"),
        ("PW", "zh-Hant-TW", "帛琉"),
        ("NO", "ko", "노르웨이"),
        ("NZ", "zh-Hant-TW", "紐西蘭"),
        ("LA", "zh-Hant-TW", "寮國"),
        ("BN", "zh-Hant-TW", "汶萊"),
        ("IT", "zh-Hant-TW", "義大利"),
        ("HK", "en", "Hong Kong"),
        ("XS", "fr", "Somaliland"),
        ("VA", "en", "Holy See"),
        ("TR", "en", "Türkiye"),
        ("GB", "ja", "英国"),
        ("KE", "zh-Hant-TW", "肯亞"),
    ],
)
def test_country_name(code: str, language: str, name: str) -> None:
    assert country_name(code, language) == name


@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_every_country_has_a_name_of_its_own(language: str) -> None:
    names = [country_name(code, language) for code in country_codes()]
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_belongs_to_a_rejected_form(language: str) -> None:
    for code in country_codes():
        name = country_name(code, language)
        assert not {"中國香港", "Province", "SAR", "특별행정구", "特別行政区", " & "} & {name, *name.split()}
        assert "China" not in name or code == "CN"


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("TW", "asia"),
        ("JP", "asia"),
        ("TR", "asia"),
        ("RU", "europe"),
        ("RO", "europe"),
        ("PW", "oceania"),
        ("US", "north_america"),
        ("MX", "central_america"),
        ("VC", "central_america"),
        ("PY", "south_america"),
        ("SZ", "africa"),
        ("XS", "africa"),
    ],
)
def test_world_region(code: str, region: str) -> None:
    assert world_region(code) == region


def test_every_region_has_a_word() -> None:
    assert {world_region(code) for code in country_codes()} == set(keys("world_regions"))


@pytest.mark.parametrize("code", ["", "EU", "ZZ", "tw", "False"])
def test_what_is_no_country_is_refused(code: str) -> None:
    with pytest.raises(UnknownCountry) as refused:
        country_name(code, "en")
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("language", "first"),
    [("en", "Afghanistan"), ("ja", "アイスランド"), ("ko", "가나"), ("de", "Afghanistan")],
)
def test_choices_stand_in_the_order_of_the_language(language: str, first: str) -> None:
    offered = country_choices(language)
    assert offered[0][1] == first
    assert sorted(code for code, _ in offered) == list(country_codes())


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("TW", 6),
        ("JP", 6),
        ("KR", 6),
        ("US", 6),
        ("PW", 0),
        ("GB", 0),
        ("DE", 0),
        ("FR", 0),
        ("EG", 5),
        ("XS", 0),
    ],
)
def test_the_day_with_which_a_week_begins(code: str, day: int) -> None:
    assert first_weekday(code) == day


@pytest.mark.parametrize("tag", ["zh_Hant_TW", "ja_JP", "ko_KR", "en_US", "en_GB", "de_DE", "ar_EG"])
def test_weeks_begin_as_another_reader_of_the_same_data_says(tag: str) -> None:
    known = Locale.parse(tag)
    assert first_weekday(str(known.territory)) == known.first_week_day
