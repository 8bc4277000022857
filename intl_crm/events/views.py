"""The rooms of events, gifts, commitments and links."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint

from intl_crm.cities.queries import home_city
from intl_crm.cities.views import asked_id
from intl_crm.desk.fields import reference_of
from intl_crm.desk.rooms import Action, Room, add_room
from intl_crm.events import forms, gift_pages, listings, pages
from intl_crm.events.models import PARTIES, TAKERS, Commitment, Event, Gift, Link
from intl_crm.events.times import Times
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.panels import Viewer
from intl_crm.parts import InRole

blueprint = Blueprint("events", __name__)
# As what a record takes part if an event is added from its page.
PRESET_ROLES = {
    "person": "guest_of_honour",
    "city": "participant",
    "organisation": "participant",
    "delegation": "guest",
}


def _event_presets(viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    found = ((kind, asked_id(asked, kind, kind)) for kind in TAKERS)
    home = home_city(viewer.session)
    return {
        "taking_part": tuple(InRole(kind, one, PRESET_ROLES[kind]) for kind, one in found if one),
        "times": Times(zone=home.zone if home and home.zone else ""),
        "status": "planned",
        "visibility": "internal",
        "form": asked.get("kind", "video_call"),
    }


def _gift_presets(_viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    found = ((kind, asked_id(asked, kind, kind)) for kind in PARTIES)
    return {
        "event_id": asked_id(asked, "event", "event"),
        "both_sides": tuple(InRole(kind, one, "recipient") for kind, one in found if one),
        "visibility": "internal",
    }


def _commitment_presets(_viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    return {"event_id": asked_id(asked, "event", "event"), "city_id": asked_id(asked, "city", "city")}


def _link_presets(_viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    return {"source": reference_of(asked.get("source", ""), forms.LINKED.split())}


def _event_actions(_viewer: Viewer, event: Event) -> list[Action]:
    call = [Action(_l("Join the call"), "video", event.call_url, is_main=True)] if event.call_url else []
    return [
        *call,
        Action(_l("Briefing sheet"), "printer", f"/events/{event.key}/sheet.pdf", is_main=not call),
    ]


ROOMS = (
    Room(
        "event",
        Event,
        forms.EventForm,
        pages.event_head,
        pages.event_facts,
        listings.EVENTS,
        presets=_event_presets,
        actions=_event_actions,
        empty=_l("Exchanges stand here: calls, visits, signings, anniversaries, exhibitions."),
    ),
    Room(
        "gift",
        Gift,
        forms.GiftForm,
        gift_pages.gift_head,
        gift_pages.gift_facts,
        listings.GIFTS,
        presets=_gift_presets,
        empty=_l("Gifts given and received stand here."),
        place="main",
    ),
    Room(
        "commitment",
        Commitment,
        forms.CommitmentForm,
        pages.commitment_head,
        pages.commitment_facts,
        listings.COMMITMENTS,
        presets=_commitment_presets,
        empty=_l("Commitments from meetings stand here."),
        place="main",
    ),
    Room(
        "link",
        Link,
        forms.LinkForm,
        pages.link_head,
        pages.link_facts,
        listings.LINKS,
        presets=_link_presets,
        empty=_l("Ties between records that no other word covers stand here."),
        place="main",
    ),
)

for room in ROOMS:
    add_room(blueprint, room)
