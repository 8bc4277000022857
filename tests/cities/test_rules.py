"""Names of cities."""

import pytest

from intl_crm.cities.rules import short_city_name
from intl_crm.texts import Texts
from tests import factories


@pytest.mark.parametrize(
    ("language", "name", "short"),
    [
        ("zh-Hant-TW", "高雄市", "高雄"),
        ("zh-Hant-TW", "屏東縣", "屏東"),
        ("zh-Hant-TW", "成都", "成都"),
        ("zh-Hant-TW", "廣州", "廣州"),
        ("zh-Hant-TW", "東京都", "東京"),
        ("en", "Kaohsiung", "Kaohsiung"),
        ("en", "Mexico City", "Mexico City"),
        ("ja", "京都市", "京都"),
        ("ja", "京都府", "京都"),
        ("ja", "京都", "京都"),
        ("ja", "四日市市", "四日市"),
        ("ja", "津市", "津市"),
        ("ko", "가오슝시", "가오슝"),
        ("ko", "부산광역시", "부산"),
        ("ko", "세종특별자치시", "세종"),
        ("ko", "대구광역시", "대구"),
        ("ko", "대구", "대구"),
        ("fr", "Mexico", ""),
    ],
)
def test_a_short_name_has_no_word_for_what_the_city_is(language: str, name: str, short: str) -> None:
    names = {"en": "Other"} | {tag: name for tag in (language,) if tag != "fr"}
    assert short_city_name(factories.city(name=Texts(names)), language) == short
