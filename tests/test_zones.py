"""Time zones: each once, under the name of its city in every language."""

from zoneinfo import ZoneInfo, available_timezones

import pytest

from intl_crm.texts import LANGUAGES
from intl_crm.zones import zone_choices, zone_city, zone_ids, zone_words


@pytest.mark.parametrize(
    ("zone", "cities"),
    [
        ("Asia/Taipei", ("台北", "Taipei", "台北", "타이베이")),
        ("Asia/Seoul", ("首爾", "Seoul", "ソウル", "서울")),
        ("Asia/Kolkata", ("加爾各答", "Kolkata", "コルカタ", "콜카타")),
        ("Europe/Bucharest", ("布加勒斯特", "Bucharest", "ブカレスト", "부쿠레슈티")),
        ("America/Argentina/Salta", ("薩爾塔", "Salta", "サルタ", "살타")),
    ],
)  # fmt: skip
def test_zones_are_named_after_their_cities(zone: str, cities: tuple[str, ...]) -> None:
    assert tuple(zone_city(zone, language) for language in LANGUAGES) == cities


def test_each_zone_is_offered_once() -> None:
    assert set(zone_ids()) <= available_timezones()
    assert not {"ROC", "Asia/Chongqing", "US/Pacific", "Asia/Calcutta", "Etc/UTC"} & set(zone_ids())
    assert all(ZoneInfo(zone) for zone in zone_ids())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_zones_read_the_same(language: str) -> None:
    words = [words for _zone, words in zone_choices(language)]
    assert len(set(words)) == len(words) == len(zone_ids())


def test_what_is_chosen_stays_offered() -> None:
    assert dict(zone_choices("en", "ROC"))["ROC"] == "ROC · ROC"
    assert len(zone_choices("en", "Asia/Taipei")) == len(zone_choices("en"))
    assert zone_words("Asia/Taipei", "en") == "Taipei · Asia/Taipei"
