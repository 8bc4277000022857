"""The rooms of organisations, people, posts and delegations, and the list of envoys."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from intl_crm.cities.views import asked_id
from intl_crm.delegations import forms, listings, pages
from intl_crm.delegations.models import Delegation, Organisation, Person, Post
from intl_crm.desk.rooms import Action, Room, add_room
from intl_crm.desk.views import list_page
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.names import NameForm, PersonNames
from intl_crm.panels import Viewer
from intl_crm.parts import InRole

blueprint = Blueprint("delegations", __name__)


def _person_presets(_viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    name = asked.get("name", "").strip()
    return {"names": PersonNames((NameForm("zh-Hant-TW", whole=name),))} if name else {}


def _post_presets(_viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    return {f"{kind}_id": asked_id(asked, kind, kind) for kind in ("person", "city", "organisation")}


def _delegation_presets(_viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    head = asked_id(asked, "person", "person")
    return {
        "city_id": asked_id(asked, "city", "city"),
        "organisation_id": asked_id(asked, "organisation", "organisation"),
        "party": (InRole("person", head, "head"),) if head else (),
    }


def _sheet_action(_viewer: Viewer, delegation: Delegation) -> list[Action]:
    return [Action(_l("Briefing sheet"), "printer", f"/delegations/{delegation.key}/sheet.pdf", is_main=True)]


def _organisation_presets(_viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    return {"city_id": asked_id(asked, "city", "city")}


ROOMS = (
    Room(
        "organisation",
        Organisation,
        forms.OrganisationForm,
        pages.organisation_head,
        pages.organisation_facts,
        listings.ORGANISATIONS,
        presets=_organisation_presets,
        empty=_l("Embassies, offices, museums and companies stand here."),
    ),
    Room(
        "person",
        Person,
        forms.PersonForm,
        pages.person_head,
        pages.person_facts,
        listings.PEOPLE,
        presets=_person_presets,
        empty=_l("The people the office deals with stand here."),
    ),
    Room(
        "post",
        Post,
        forms.PostForm,
        pages.post_head,
        pages.post_facts,
        listings.POSTS,
        presets=_post_presets,
        empty=_l("Who holds which office, from when to when, stands here."),
        place="main",
    ),
    Room(
        "delegation",
        Delegation,
        forms.DelegationForm,
        pages.delegation_head,
        pages.delegation_facts,
        listings.DELEGATIONS,
        presets=_delegation_presets,
        actions=_sheet_action,
        empty=_l("Visits, inbound and outbound, in person and by video, stand here."),
    ),
)

for room in ROOMS:
    add_room(blueprint, room)


@blueprint.get("/envoys/")
def envoys() -> ResponseReturnValue:
    """Show who heads an embassy or a representative office."""
    return list_page(listings.ENVOYS, "delegations/envoys.html")
