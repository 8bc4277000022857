"""The signing of an agreement and the agreement itself lead to each other."""

from collections.abc import Sequence

from sqlalchemy import and_, or_, select

from intl_crm.cities.models import Agreement
from intl_crm.cities.rules import agreement_line, agreement_name
from intl_crm.columns import part
from intl_crm.date_words import Style, date_words
from intl_crm.delegations.panels import Rows
from intl_crm.events.models import Event
from intl_crm.events.panels import ROWS, event_row
from intl_crm.events.queries import of_city
from intl_crm.kinds import kinds
from intl_crm.panels import Panel, Viewer
from intl_crm.permissions import Action, may, visible

SIGNING = "signing"


def signed_at(viewer: Viewer, agreement: Agreement) -> Sequence[Event]:
    """Return where an agreement was signed: that day its tie was established, or its partner came to sign."""
    signed = agreement.signed
    if not signed.is_known:
        return ()
    partner = of_city(viewer, agreement.partnership.partner_id)
    query = select(Event).where(
        or_(Event.establishes_id == agreement.partnership_id, and_(Event.form == SIGNING, partner)),
        part(Event, "when_since_first") <= signed.last_day,
        part(Event, "when_until_last") >= signed.first_day,
        visible(viewer.actor, Event),
    )
    found = viewer.session.scalars(query.order_by(Event.id))
    return [event for event in found if event.when.since.is_known]


def signed_there(viewer: Viewer, event: Event) -> Sequence[Agreement]:
    """Return the agreements that were signed at an event."""
    query = select(Agreement).where(
        part(Agreement, "signed_first") <= event.when.last_day,
        part(Agreement, "signed_last") >= event.when.first_day,
        visible(viewer.actor, Agreement),
    )
    that_day = viewer.session.scalars(query.order_by(Agreement.id)).all()
    return [one for one in that_day if event.id in {found.id for found in signed_at(viewer, one)}]


def signing_of(viewer: Viewer, agreement: Agreement) -> Rows:
    """Return the events at which an agreement was signed, and where one records it."""
    found = signed_at(viewer, agreement)
    preset = f"city={agreement.partnership.partner_id.hex}"
    add = f"{kinds['event'].address}new?{preset}" if may(viewer.actor, Action.CREATE, "event") else ""
    rows = [event_row(event, viewer.language, viewer.zone, style=Style.LIST) for event in found]
    return Rows(rows, "" if rows else add)


def agreements_of(viewer: Viewer, event: Event) -> Rows | None:
    """Return the agreements that were signed at an event."""
    language = viewer.language
    rows = [
        {
            "when": date_words(one.signed, language, Style.LIST),
            "title": agreement_name(one, language),
            "url": kinds["agreement"].address_of(one),
            "meta": agreement_line(one, language),
        }
        for one in signed_there(viewer, event)
    ]
    return Rows(rows) if rows else None


PANELS = (
    Panel("agreement", "signing", signing_of, ROWS, order=20),
    Panel("event", "agreements", agreements_of, ROWS, order=35),
)
