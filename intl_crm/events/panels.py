"""What events show on the pages of other records, and on their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from intl_crm import words
from intl_crm.calendars import era_year, roc_year
from intl_crm.cities.clock_panels import Clocks, clocks_of
from intl_crm.cities.models import City, Partnership
from intl_crm.cities.queries import home_city
from intl_crm.cities.rules import best
from intl_crm.clock import today
from intl_crm.date_words import Style, date_words, span_words
from intl_crm.dates import PartialDate
from intl_crm.delegations.models import Organisation, Person
from intl_crm.delegations.panels import Rows
from intl_crm.desk.cells import restricted_mark
from intl_crm.events import queries, rules
from intl_crm.events.models import Commitment, Event, Gift, Link
from intl_crm.events.takers import taking_part
from intl_crm.i18n import gettext as _
from intl_crm.kinds import by_ids, kinds, name_of
from intl_crm.panels import Panel, Viewer
from intl_crm.permissions import Action, may
from intl_crm.records import Record
from intl_crm.texts import Found


@dataclass(frozen=True)
class EventRow:
    """An event in a list on another page."""

    when: str
    title: Found
    url: str
    state: tuple[str, str]
    meta: str = ""
    text: Found | str = ""
    mark: tuple[str, str] | None = None


@dataclass(frozen=True)
class Year:
    """The events of one year."""

    year: str
    other: str
    rows: Sequence[EventRow]


@dataclass(frozen=True)
class Both:
    """Gifts both ways."""

    given: Sequence[EventRow]
    received: Sequence[EventRow]
    add_url: str


@dataclass(frozen=True)
class Related:
    """One tie to another record, seen from here."""

    words: str
    title: Found
    url: str
    meta: str = ""


@dataclass(frozen=True)
class Relations:
    """All ties of a record that no other panel shows."""

    rows: Sequence[Related]
    add_url: str = ""


@dataclass(frozen=True)
class CommitmentRow:
    """A commitment with whose it is and when it is due."""

    side: str
    what: Found
    url: str
    due: str
    is_done: bool


@dataclass(frozen=True)
class Commitments:
    """Commitments, and where one adds another."""

    rows: Sequence[CommitmentRow]
    add_url: str = ""


def event_row(event: Event, language: str, zone: str, *, style: Style = Style.ROW) -> EventRow:
    """Return an event with its date and status."""
    return EventRow(
        span_words(event.when, language, style),
        rules.event_name(event, language),
        kinds["event"].address_of(event),
        ("event_status", rules.status_on(event, today(zone))),
        meta=rules.event_line(event, language),
        mark=restricted_mark(event, language),
    )


def exchanges_by_year(viewer: Viewer, record: Record) -> list[Year] | None:
    """Return the events in which a record takes part, by year; our own city takes part in all."""
    if _is_home(viewer, record):
        return None
    # Those of an unknown year come last.
    found = sorted(queries.events_of(viewer, record), key=lambda event: -(event.when.since.year or 0))
    by_year = groupby(found, key=lambda event: event.when.since.year)
    return [
        _year(year, [event_row(event, viewer.language, viewer.zone) for event in events], viewer.language)
        for year, events in by_year
    ]


def exchanges_of_tie(viewer: Viewer, tie: Partnership) -> list[Year] | None:
    """Return the events in which the partner takes part, by year."""
    return exchanges_by_year(viewer, tie.partner)


def gifts_of_tie(viewer: Viewer, tie: Partnership) -> Both | None:
    """Return the gifts to and from the partner."""
    return gifts_of(viewer, tie.partner)


def _is_home(viewer: Viewer, record: Record) -> bool:
    home = home_city(viewer.session)
    return home is not None and home.id == record.id


def _year(year: int | None, rows: Sequence[EventRow], language: str) -> Year:
    if year is None:
        return Year(words.label("ui_states", "unknown", language), "", rows)
    calendars = {"zh-Hant-TW": roc_year(year), "ja": era_year(PartialDate.year_of(year).last_day)}
    return Year(str(year), calendars.get(language, ""), rows)


def event_rows(viewer: Viewer, record: Record) -> Rows:
    """Return the events of a delegation's programme."""
    rows = [
        event_row(event, viewer.language, viewer.zone, style=Style.LIST)
        for event in queries.events_of(viewer, record)
    ]
    return Rows(rows, _add(viewer, "event", f"{record.kind}={record.id.hex}"))


def _add(viewer: Viewer, kind: str, preset: str) -> str:
    return f"{kinds[kind].address}new?{preset}" if may(viewer.actor, Action.CREATE, kind) else ""


def gifts_of(viewer: Viewer, record: City | Organisation | Person) -> Both | None:
    """Return the gifts to and from a record, side by side; our own city is on the other side."""
    if _is_home(viewer, record):
        return None
    groups = queries.gift_groups_of(viewer, record)
    found = queries.gifts_with(viewer, record, groups)
    rows = {
        way: [_gift_row(gift, viewer.language) for gift in found if gift.direction == way]
        for way in ("given", "received")
    }
    return Both(rows["given"], rows["received"], _add(viewer, "gift", f"{record.kind}={record.id.hex}"))


def _gift_row(gift: Gift, language: str) -> EventRow:
    return EventRow(
        span_words(gift.when, language, Style.LIST),
        rules.gift_name(gift, language),
        kinds["gift"].address_of(gift),
        ("gifts", gift.direction),
        meta=rules.quantity_words(gift, language) or _("Quantity not recorded"),
        mark=restricted_mark(gift, language),
    )


def gifts_at(viewer: Viewer, event: Event) -> Rows:
    """Return the gifts of an event."""
    found = queries.gifts_at(viewer, event)
    return Rows(
        [_gift_row(gift, viewer.language) for gift in found], _add(viewer, "gift", f"event={event.id.hex}")
    )


def commitments_of(viewer: Viewer, record: Record) -> Commitments:
    """Return the commitments of an event, or with a partner."""
    rows = [_commitment(one, viewer.language) for one in queries.commitments_of(viewer, record)]
    return Commitments(rows, _add(viewer, "commitment", f"{record.kind}={record.id.hex}"))


def _commitment(one: Commitment, language: str) -> CommitmentRow:
    due = date_words(one.due, language, Style.LIST) if one.due.is_known else ""
    return CommitmentRow(
        words.label("tasks", one.side, language),
        rules.commitment_name(one, language),
        kinds["commitment"].address_of(one),
        due,
        one.done.is_known,
    )


def relations_of(viewer: Viewer, record: Record) -> Relations | None:
    """Return the links of a record both ways."""
    links = queries.links_of(viewer, record)
    found = by_ids(viewer, (end for link in links for end in (link.source, link.target)))
    rows = [row for link in links if (row := _related(viewer, record, link, found))]
    add = _add(viewer, "link", f"source={record.kind}/{record.id.hex}")
    return Relations(rows, add) if rows or add else None


def _related(viewer: Viewer, record: Record, link: Link, found: Mapping[UUID, Record]) -> Related | None:
    is_source = link.source_id == record.id
    kind, other_id = link.target if is_source else link.source
    other = found.get(other_id)
    if other is None:
        return None
    tie = words.label("link_kinds", link.tie, viewer.language)
    direction = f"→ {tie}" if is_source else f"← {tie}"
    return Related(
        direction,
        name_of(other, viewer.language),
        kinds[kind].address_of(other),
        kinds[kind].line(other, viewer.language),
    )


def clocks_at(viewer: Viewer, event: Event) -> Clocks | None:
    """Return the event's times at home and with the partner; None where no time is recorded."""
    if event.starts is None:
        return None
    queries.load_takers(viewer, event)
    home = home_city(viewer.session)
    partner = rules.first_partner(event, home, viewer.actor)
    return clocks_of([one for one in (home, partner) if one], event.starts, event.ends, viewer.language)


def printed_text(viewer: Viewer, event: Event) -> Found | None:
    """Return the text for print."""
    return best(event.text, viewer.language) if event.text else None


def parts_of(viewer: Viewer, event: Event) -> Rows | None:
    """Return the parts of an event."""
    language = viewer.language
    rows = [
        {
            "when": span_words(one.when, language, Style.LIST),
            "title": best(one.title, language),
            "meta": words.label("event_kinds", one.form, language),
        }
        for one in queries.parts_of(viewer, event)
    ]
    return Rows(rows) if rows else None


def established_at(viewer: Viewer, tie: Partnership) -> Relations | None:
    """Return the event at which a partnership was established."""
    found = queries.establishing(viewer, tie.id)
    rows = [
        Related(_("Established at"), name_of(event, viewer.language), kinds["event"].address_of(event),
                span_words(event.when, viewer.language, Style.LIST))
        for event in found
    ]  # fmt: skip
    return Relations(rows) if rows else None


YEARS, ROWS, GIFTS = "events/years.html", "events/rows.html", "events/gifts.html"
RELATED, COMMITMENTS, TAKERS, TEXT = (
    "events/related.html",
    "events/commitments.html",
    "events/takers.html",
    "events/text.html",
)

PANELS = (
    *(
        panel
        for kind in ("city", "person", "organisation")
        for panel in (
            Panel(kind, "exchanges", exchanges_by_year, YEARS, order=30),
            Panel(
                kind, "exchanges_tab", exchanges_by_year, YEARS, tab="exchanges", count=queries.count_events
            ),
            Panel(kind, "gifts", gifts_of, GIFTS, order=50),
        )
    ),
    *(
        Panel(kind, "relations", relations_of, RELATED, place="rail", order=70)
        for kind in ("city", "person", "organisation", "delegation", "event", "gift", "agreement")
    ),
    Panel("delegation", "programme", event_rows, ROWS, order=20),
    Panel("city", "commitments", commitments_of, COMMITMENTS, order=55),
    Panel("event", "clocks", clocks_at, "events/clocks.html", place="band"),
    Panel("event", "taking_part", taking_part, TAKERS, order=10),
    Panel("event", "text", printed_text, TEXT, order=20),
    Panel("event", "parts", parts_of, ROWS, order=30),
    Panel("event", "commitments", commitments_of, COMMITMENTS, order=40),
    Panel("event", "gifts", gifts_at, ROWS, place="rail", order=40),
    Panel("partnership", "established", established_at, RELATED, place="rail", order=10),
    Panel("partnership", "exchanges", exchanges_of_tie, YEARS, order=30),
    Panel("partnership", "gifts", gifts_of_tie, GIFTS, order=50),
)
