"""Which layers a calendar shows, and what stands in those that other rooms declare."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intl_crm import words
from intl_crm.cities.models import City
from intl_crm.cities.queries import cities_named
from intl_crm.kinds import by_ids
from intl_crm.layers import LayerEntry, layers
from intl_crm.panels import Viewer

# The parameter of an address, once for each layer that is shown; without any all are.
LAYER = "layer"
# Exchanges stand in two layers of the calendar's own, each under the word of a record.
OWN = {"exchange": "event", "visit": "delegation"}
OWN_ICONS = {"exchange": "calendar-event", "visit": "plane-arrival"}
COUNTRY, PARTNER = "country", "partner"
# What stands in layers, each with its layer.
Told = Iterable[tuple[str, LayerEntry]]


@dataclass(frozen=True)
class LayerChoice:
    """A layer with its word and its icon, and whether it is shown."""

    key: str
    words: str
    icon: str
    is_shown: bool


def known_layers() -> list[str]:
    """Return the layers in their order: exchanges first."""
    return [*OWN, *layers.known]


def shown_layers(asked: Collection[str]) -> frozenset[str]:
    """Return the layers that an address asks for; all where it asks for none that there is."""
    return frozenset(asked).intersection(known_layers()) or frozenset(known_layers())


def layer_choices(shown: Collection[str], language: str) -> list[LayerChoice]:
    """Return every layer with its word."""
    icons = OWN_ICONS | {layer.key: layer.icon for layer in layers}
    return [
        LayerChoice(key, words.label("records", OWN.get(key, key), language, plural=True), icon, key in shown)
        for key, icon in icons.items()
    ]


def layer_arguments(shown: Collection[str]) -> list[tuple[str, str]]:
    """Return the layers as an address has them: nothing where all are shown."""
    known = known_layers()
    return [] if len(shown) == len(known) else [(LAYER, key) for key in known if key in shown]


def layer_entries(
    viewer: Viewer, shown: Collection[str], first: date, last: date, asked: Mapping[str, str]
) -> Iterator[tuple[str, LayerEntry]]:
    """Go through what may lie between two days in the layers shown, each with its layer.

    The conditions on country and partner hold for every layer, the others for exchanges alone.
    """
    found = (
        (layer.key, one)
        for layer in layers
        if layer.key in shown
        for one in layer.entries(viewer, first, last)
    )
    return _of_partners(viewer, _of_country(found, asked.get(COUNTRY)), asked.get(PARTNER))


def _of_country(found: Told, country: str | None) -> Told:
    return ((key, one) for key, one in found if country in {None, one.country})


def _of_partners(viewer: Viewer, found: Told, named: str | None) -> Iterator[tuple[str, LayerEntry]]:
    """Keep what is of the cities named, and of their countries as a whole."""
    if named is None:
        yield from found
        return
    cities = cities_named(viewer, named)
    countries = _countries(viewer, cities)
    for key, one in found:
        if one.city_id in cities if one.city_id else one.country in countries:
            yield key, one


def _countries(viewer: Viewer, cities: Sequence[UUID]) -> set[str]:
    records = by_ids(viewer, ((City.kind, city_id) for city_id in cities))
    return {city.country for city in records.values() if isinstance(city, City)}
