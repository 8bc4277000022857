"""The rooms of cities, partnerships, agreements and observances."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint

from intl_crm.cities import forms, listings, pages, queries
from intl_crm.cities.models import Agreement, City, Observance, Office, Partnership
from intl_crm.desk.fields import reference_of
from intl_crm.desk.rooms import Action, Room, add_room
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.panels import Viewer
from intl_crm.permissions import Action as Doing
from intl_crm.permissions import may

blueprint = Blueprint("cities", __name__)


def asked_id(asked: Mapping[str, str], name: str, kind: str) -> UUID | None:
    """Return the id that the address presets, if it is one."""
    reference = reference_of(f"{kind}/{asked.get(name, '')}", (kind,))
    return reference[1] if reference else None


def _city_actions(viewer: Viewer, city: City) -> list[Action]:
    if not may(viewer.actor, Doing.CREATE, "event"):
        return []
    return [Action(_l("Add an exchange"), "plus", f"/events/new?city={city.id.hex}", is_main=True)]


def _partnership_presets(viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    home = queries.home_city(viewer.session)
    return {"city_id": home.id if home else None, "partner_id": asked_id(asked, "city", "city")}


def _agreement_presets(_viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    return {"partnership_id": asked_id(asked, "partnership", "partnership")}


def _observance_presets(_viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    return {"city_id": asked_id(asked, "city", "city")}


ROOMS = (
    Room(
        "city",
        City,
        forms.CityForm,
        pages.city_head,
        pages.city_facts,
        listings.CITIES,
        actions=_city_actions,
        empty=_l("Partner cities stand here once they are recorded."),
    ),
    Room(
        "partnership",
        Partnership,
        forms.PartnershipForm,
        pages.partnership_head,
        pages.partnership_facts,
        listings.PARTNERSHIPS,
        presets=_partnership_presets,
        empty=_l("Ties with partner cities stand here."),
    ),
    Room(
        "agreement",
        Agreement,
        forms.AgreementForm,
        pages.agreement_head,
        pages.agreement_facts,
        listings.AGREEMENTS,
        presets=_agreement_presets,
        empty=_l("Signed documents stand here."),
    ),
    Room(
        "observance",
        Observance,
        forms.ObservanceForm,
        pages.observance_head,
        pages.observance_facts,
        listings.OBSERVANCES,
        presets=_observance_presets,
        empty=_l("National days, city days and memorial days stand here."),
        place="main",
    ),
)

OFFICE = Room(
    "office",
    Office,
    forms.OfficeForm,
    pages.office_head,
    pages.office_facts,
    listings.CITIES,
    place="main",
    pages=frozenset({"show", "edit", "tab"}),
)

for room in (*ROOMS, OFFICE):
    add_room(blueprint, room)
