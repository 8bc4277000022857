"""The page of a record: its head, its tabs, its facts, and the panels that features show on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from intl_crm.desk.facts import Fact, Head, Shown
from intl_crm.desk.history import Entry, history
from intl_crm.desk.readers import readers_of, users_of
from intl_crm.desk.readers_field import name_of_reader
from intl_crm.i18n import gettext as _
from intl_crm.kinds import Kind, kinds
from intl_crm.panels import Panel, Viewer, panels
from intl_crm.permissions import Action, may
from intl_crm.records import Record

if TYPE_CHECKING:
    from intl_crm.desk.rooms import Action as PageAction
    from intl_crm.desk.rooms import Room

# Where a panel stands: beside the head, in a band below it, or in one of the two columns.
PLACES = ("top", "band", "main", "rail")
TABS = ("overview", "exchanges", "people", "papers", "history")


@dataclass(frozen=True)
class Tab:
    """One tab of a record's page."""

    key: str
    address: str
    is_current: bool
    count: int | None = None


@dataclass(frozen=True)
class ShownPanel:
    """A panel with what its query found."""

    panel: Panel
    found: Any


@dataclass(frozen=True)
class RecordPage:
    """What the template shows."""

    room: "Room"
    kind: Kind
    record: Record
    head: Head
    facts: Sequence[Fact]
    tab: str
    tabs: Sequence[Tab]
    main: Sequence[ShownPanel]
    rail: Sequence[ShownPanel]
    top: Sequence[ShownPanel]
    band: Sequence[ShownPanel]
    actions: "Sequence[PageAction]"
    history: Sequence[Entry]
    can_edit: bool
    can_delete: bool


def record_page(viewer: Viewer, room: "Room", record: Record, tab: str) -> RecordPage:
    """Return one tab of a record's page as this viewer sees it."""
    found = [ShownPanel(panel, panel.query(viewer, record)) for panel in panels.of(room.kind, tab)]
    present = [one for one in found if one.found is not None]
    places = {place: [one for one in present if one.panel.place == place] for place in PLACES}
    return RecordPage(
        room=room,
        kind=kinds[room.kind],
        record=record,
        head=room.head(viewer, record),
        facts=_facts(viewer, room, record) if tab == "overview" else (),
        tab=tab,
        tabs=_tabs(viewer, room.kind, record, tab),
        actions=room.actions(viewer, record),
        history=history(viewer, record, room.form(formdata=None), viewer.zone) if tab == "history" else (),
        can_edit=may(viewer.actor, Action.EDIT, room.kind),
        can_delete=may(viewer.actor, Action.DELETE, room.kind),
        **places,
    )


def _facts(viewer: Viewer, room: "Room", record: Record) -> list[Fact]:
    """Return what is recorded; a gap is said only to who can fill it."""
    can_edit = may(viewer.actor, Action.EDIT, room.kind)
    recorded = [fact for fact in room.facts(viewer, record) if fact.values or can_edit]
    return [*recorded, *_readers(viewer, record)]


def _readers(viewer: Viewer, record: Record) -> Iterator[Fact]:
    """Tell who is named to see the record, if anybody is: nobody is missing there."""
    if named := users_of(viewer.session, readers_of(record), viewer.language):
        words = tuple(Shown(name_of_reader(user)) for user in named)
        yield Fact(_("Who may see it when restricted"), words)


def _tabs(viewer: Viewer, kind: str, record: Record, current: str) -> list[Tab]:
    address = kinds[kind].address_of(record)
    tabs = []
    for key in TABS:
        offered = [panel for panel in panels.of(kind, key)]
        count = sum(panel.count(viewer, record) for panel in offered if panel.count) if offered else None
        if key in {"overview", "history", current} or count or _can_begin(viewer, offered):
            tabs.append(
                Tab(key, address if key == "overview" else f"{address}/{key}", key == current, count or None)
            )
    return tabs


def _can_begin(viewer: Viewer, offered: Sequence[Panel]) -> bool:
    """Return whether a tab leads to where its first record can be added."""
    return any(panel.adds and may(viewer.actor, Action.CREATE, panel.adds) for panel in offered)
