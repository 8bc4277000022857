"""Countries and regions: what each is called in each language, and in which part of the world it lies."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import icu

from intl_crm import data
from intl_crm.collation import sort_key
from intl_crm.errors import CrmError
from intl_crm.languages import locale


class UnknownCountry(CrmError):
    """A code that names no country or region of the list."""

    def __init__(self, code: str) -> None:
        """Carry the code."""
        super().__init__(f"{code!r} is not the code of a country or region")
        self.code = code


def country_codes() -> tuple[str, ...]:
    """Return the codes of all countries and regions, in alphabetical order."""
    return tuple(sorted(_regions()))


def country_name(code: str, language: str) -> str:
    """Return what offices here call it in this language."""
    if code not in _regions():
        raise UnknownCountry(code)
    own: str | None = _table()["names"].get(code, {}).get(language)
    return own or locale(language).territories[code]


def country_choices(language: str) -> list[tuple[str, str]]:
    """Return each code with its name, in the order of the language."""
    named = [(code, country_name(code, language)) for code in country_codes()]
    return sorted(named, key=lambda pair: sort_key(pair[1], language))


def world_region(code: str) -> str:
    """Return the key of its part of the world, one of the terms `world_regions`."""
    try:
        return _regions()[code]
    except KeyError:
        raise UnknownCountry(code) from None


def first_weekday(code: str) -> int:
    """Return on which day a week begins there, 0 for Monday to 6 for Sunday, as CLDR has it."""
    # ICU counts from Sunday as 1; it knows each country by itself, where Babel asks its main language.
    return int(icu.Calendar.createInstance(icu.Locale("und", code)).getFirstDayOfWeek() - 2) % 7


@cache
def _regions() -> Mapping[str, str]:
    return {code: region for region, codes in _table()["regions"].items() for code in codes}


@cache
def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = data.read("countries")
    return table
