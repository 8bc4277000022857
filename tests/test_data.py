"""The product's own data: well formed, and quick to read."""

import datetime
from typing import Any

import pytest

from intl_crm import data
from intl_crm.countries import country_codes
from intl_crm.texts import LANGUAGES

OBSERVANCES = data.read("observances")
DAYS: list[dict[str, Any]] = [*OBSERVANCES["national_days"], *OBSERVANCES["city_days"]]


@pytest.mark.parametrize(
    "day", DAYS, ids=lambda day: f"{day.get('country') or day['city']}-{day['date']}-{day['kind']}"
)
def test_every_observance_is_whole(day: dict[str, Any]) -> None:
    assert datetime.date.fromisoformat(f"2024-{day['date']}")
    assert all(day[language] for language in LANGUAGES)
    assert day["letter"] in {"congratulation", "remembrance", "none"}
    assert day["first"] is None or 1000 < day["first"] < 2100
    assert day["source"]


def test_a_citation_is_of_a_source_and_in_every_language() -> None:
    sources = {day["source"] for day in DAYS}
    assert OBSERVANCES["citations"].keys() <= sources
    for texts in OBSERVANCES["citations"].values():
        assert set(LANGUAGES) == {language for language, text in texts.items() if text}


def test_observances_are_of_known_countries() -> None:
    assert {day["country"] for day in OBSERVANCES["national_days"]} <= set(country_codes())


def test_a_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        data.read("no_such_file")
