"""What events declare: their kinds, their panels and their ties."""

from intl_crm.columns import part
from intl_crm.delegations.sightings import sightings
from intl_crm.events import rules, signing_panels
from intl_crm.events.models import PARTIES, TAKERS, Commitment, Event, Gift, GiftParty, Link, Participation
from intl_crm.events.panels import PANELS
from intl_crm.events.queries import seen_at_events
from intl_crm.kinds import Kind, kinds
from intl_crm.panels import panels
from intl_crm.ties import End, Tie, ties


def declare() -> None:
    """Register the kinds, the panels and the ties."""
    for kind in KINDS:
        kinds.register(kind)
    panels.register(*PANELS, *signing_panels.PANELS)
    ties.register(*TIES)
    sightings.register(seen_at_events)


KINDS = (
    Kind(
        "event",
        Event,
        "/events/",
        rules.event_name,
        spellings=lambda event: (*event.title.values(), *event.text.values(), *event.place.values()),
        line=rules.event_line,
        icon="calendar-event",
    ),
    Kind(
        "gift",
        Gift,
        "/gifts/",
        rules.gift_name,
        spellings=lambda gift: (*gift.what.values(), *gift.note.values()),
        line=rules.gift_line,
        icon="gift",
    ),
    Kind(
        "commitment",
        Commitment,
        "/commitments/",
        rules.commitment_name,
        spellings=lambda one: (*one.what.values(), one.owner or ""),
        line=rules.commitment_line,
        icon="checklist",
    ),
    Kind(
        "link",
        Link,
        "/links/",
        rules.link_name,
        spellings=lambda link: link.note.values(),
        is_listed=False,
        icon="link",
    ),
)

TIES = (
    *(
        Tie(
            "participation",
            End(kind, part(Participation, f"{kind}_id")),
            End("event", part(Participation, "event_id")),
        )
        for kind in TAKERS
    ),
    *(
        Tie("gift", End(kind, part(GiftParty, f"{kind}_id")), End("gift", part(GiftParty, "gift_id")))
        for kind in PARTIES
    ),
    Tie("gift_event", End("gift", part(Gift, "id")), End("event", part(Gift, "event_id"))),
    Tie("establishes", End("event", part(Event, "id")), End("partnership", part(Event, "establishes_id"))),
    Tie("commitment", End("commitment", part(Commitment, "id")), End("event", part(Commitment, "event_id"))),
)
