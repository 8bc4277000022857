"""The time zones that a place can have, each once, and the city that each is named after."""

from functools import cache
from importlib.resources import files

from babel.core import get_global

from intl_crm.collation import sort_key
from intl_crm.languages import locale

COMMENT = "#"
SEPARATOR = " · "


@cache
def zone_ids() -> tuple[str, ...]:
    """Return the zones of the IANA that are in use somewhere, without other names for the same one."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith(COMMENT))
    return tuple(sorted(row[2] for row in rows))


def zone_city(zone: str, language: str) -> str:
    """Return the city that a zone is named after, as the language calls it."""
    known = locale(language).time_zones
    # What is known of a city stands below the name that its zone had first.
    named = (known.get(name, {}).get("city") for name in (zone, *_former_names().get(zone, ())))
    return next(filter(None, named), zone.rpartition("/")[2].replace("_", " "))


@cache
def _former_names() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for former, present in get_global("zone_aliases").items():
        found.setdefault(present, []).append(former)
    return found


def zone_words(zone: str, language: str) -> str:
    """Return a zone as it is read: its city, and its name in the IANA's list."""
    return SEPARATOR.join((zone_city(zone, language), zone))


def zone_choices(language: str, chosen: str = "") -> list[tuple[str, str]]:
    """Return each zone with its words, in the order of the language; what is chosen is always among them."""
    offered = dict.fromkeys((*zone_ids(), *filter(None, [chosen])))
    named = [(zone, zone_words(zone, language)) for zone in offered]
    return sorted(named, key=lambda pair: sort_key(pair[1], language))
