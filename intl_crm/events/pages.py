"""What the pages of events, gifts, commitments and links say of them."""

from intl_crm import words
from intl_crm.cities.clock_panels import offset_words
from intl_crm.cities.queries import home_city
from intl_crm.cities.rules import best, told_name
from intl_crm.clock import today
from intl_crm.date_words import Style, date_words, span_words
from intl_crm.dates import Precision
from intl_crm.desk.cells import visibility_chip
from intl_crm.desk.facts import (
    Fact,
    Head,
    Shown,
    other_names,
    shown,
    shown_link,
    shown_record,
    shown_texts,
)
from intl_crm.events import rules
from intl_crm.events.models import Commitment, Event, EventMark, Link
from intl_crm.i18n import gettext as _
from intl_crm.kinds import by_id
from intl_crm.listing import join
from intl_crm.panels import Viewer


def event_head(viewer: Viewer, event: Event) -> Head:
    """Return the event's title, date, status, mode and who can see it."""
    language = viewer.language
    title = rules.event_name(event, language)
    home = home_city(viewer.session)
    status = rules.status_on(event, today(viewer.zone))
    partner = rules.first_partner(event, home, viewer.actor)
    return Head(
        title,
        other_names(event.title, title),
        flag=partner.country.lower() if partner else None,
        states=(("event_status", status, ""),),
        when=span_words(event.when, language, Style.PAGE, "short"),
        chips=(
            (
                "video" if rules.mode_of(event) == "video" else "users",
                words.label("modes", rules.mode_of(event), language),
            ),
            visibility_chip(event, language),
        ),
    )


def event_facts(viewer: Viewer, event: Event) -> list[Fact]:
    """Return what is recorded of an event beside its panels; what few events have, only of those."""
    language, is_call = viewer.language, rules.mode_of(event) == "video"
    topics = join([best(topic, language).text for topic in event.topics], language)
    facts = [
        (True, Fact(_("Kind"), shown(rules.event_line(event, language)))),
        (event.starts is None, Fact(_("Time"))),
        (False, Fact(_("Time difference in hours"), _offset(viewer, event))),
        (True, Fact(_("Venue"), shown_texts(event.place, language))),
        (is_call, Fact(_("Address of the call"), shown_link(event.call_url))),
        (True, Fact(_("Topics"), shown(topics))),
        (False, Fact(_("Commemorates"), _marks(event, language))),
        (True, Fact(_("Our participants"), shown(str(event.our_headcount) if event.our_headcount else ""))),
        (False, Fact(_("Establishes the partnership"), shown_record(viewer, event.establishes))),
        (True, Fact(_("Source"), shown_texts(event.source, language))),
    ]
    return [fact for is_told, fact in facts if is_told or fact.values]


def _offset(viewer: Viewer, event: Event) -> tuple[Shown, ...]:
    """Return how far the partner’s clock is from ours that day, where only the time is not known."""
    home = home_city(viewer.session)
    partner = rules.first_partner(event, home, viewer.actor)
    since = event.when.since
    if event.starts or home is None or partner is None or since.precision is not Precision.DAY:
        return ()
    return shown(offset_words(home, partner, since.first_day, viewer.language))


def _marks(event: Event, language: str) -> tuple[Shown, ...]:
    return tuple(
        Shown(_("%(what)s, %(years)s years", what=what, years=mark.years))
        for mark in event.marks
        if (what := best(mark.what, language).text or _partner_of(mark, language))
    )


def _partner_of(mark: EventMark, language: str) -> str:
    return told_name(mark.partnership.partner, language).text if mark.partnership else ""


def commitment_head(viewer: Viewer, one: Commitment) -> Head:
    """Return the commitment, whose it is and whether it is kept."""
    title = rules.commitment_name(one, viewer.language)
    state = "done" if one.done.is_known else "open"
    return Head(
        title,
        other_names(one.what, title),
        states=(("tasks", state, ""),),
        chips=(visibility_chip(one, viewer.language),),
    )


def commitment_facts(viewer: Viewer, one: Commitment) -> list[Fact]:
    """Return what is recorded of a commitment."""
    language = viewer.language
    due, done = (
        date_words(when, language, Style.PAGE) if when.is_known else "" for when in (one.due, one.done)
    )
    return [
        Fact(_("Whose commitment"), shown(rules.commitment_line(one, language))),
        Fact(_("Responsible"), shown(one.owner)),
        Fact(_("Due"), shown(due)),
        Fact(_("Done"), shown(done)),
        Fact(_("Made at the event"), shown_record(viewer, one.event)),
        Fact(_("Partner"), shown_record(viewer, one.city)),
        Fact(_("Source"), shown_texts(one.source, language)),
    ]


def link_head(viewer: Viewer, link: Link) -> Head:
    """Return the word for the tie."""
    return Head(rules.link_name(link, viewer.language), chips=(visibility_chip(link, viewer.language),))


def link_facts(viewer: Viewer, link: Link) -> list[Fact]:
    """Return both ends of a link, each only if the viewer may see it."""
    source, target = (by_id(viewer.session, *end) for end in (link.source, link.target))
    when = span_words(link.when, viewer.language, Style.PAGE) if link.when.since.is_known else ""
    return [
        Fact(_("Record"), shown_record(viewer, source)),
        Fact(_("Linked to"), shown_record(viewer, target)),
        Fact(_("Date"), shown(when)),
        Fact(_("Note"), shown_texts(link.note, viewer.language), is_text=True),
    ]
