"""The rooms of cities, partnerships, agreements and observances."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint

from intl_crm import edge
from intl_crm.cities import forms, listings, pages, queries
from intl_crm.cities.crest import keep_crest, may_be_crest
from intl_crm.cities.models import Agreement, City, Observance, Office, Partnership
from intl_crm.cities.office_forms import OfficeForm, crest_refusal
from intl_crm.desk import saving
from intl_crm.desk.fields import reference_of
from intl_crm.desk.rooms import Action, Room, add_room
from intl_crm.files.storage import BadUpload
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


def _change_office(viewer: Viewer, form: OfficeForm, office: Office) -> Office | None:
    """Return the changed office, or None with what is wrong with its crest written at the field."""
    read, values = form.read_versions(office), form.values()
    try:
        if upload := form.crest_id.upload:
            saving.refuse_outdated(read)
            content = upload.stream.read()
            values["crest_id"] = keep_crest(
                viewer.session, office, edge.settings().data, content, upload.filename or ""
            )
        elif not may_be_crest(viewer.session, office, values["crest_id"]):
            raise BadUpload("kind")
    except BadUpload as error:
        viewer.session.rollback()
        form.crest_id.errors = [crest_refusal(error.why)]
        return None
    for record, version in read:
        saving.expect(record, version)
    return saving.change(viewer.session, viewer.actor, office, values)


OFFICE = Room(
    "office",
    Office,
    OfficeForm,
    pages.office_head,
    pages.office_facts,
    listings.CITIES,
    place="main",
    pages=frozenset({"show", "edit", "tab"}),
    change=_change_office,
)

for room in (*ROOMS, OFFICE):
    add_room(blueprint, room)
