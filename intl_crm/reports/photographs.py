"""The photographs that a report prints with its exchanges."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select

from intl_crm.events.models import Event
from intl_crm.files.models import File
from intl_crm.panels import Viewer
from intl_crm.reports.queries import printable

Photographs = Mapping[UUID, tuple[File, ...]]


def photographs_of(viewer: Viewer, events: Collection[Event]) -> Photographs:
    """Return the photographs chosen for the report, oldest first, by the exchange that they show."""
    query = select(File).where(File.in_report, File.record_kind == Event.kind, printable(viewer, File))
    wanted = {event.id for event in events}
    found: dict[UUID, list[File]] = defaultdict(list)
    # Few files are chosen at all, and more exchanges than a query takes parameters may be asked for.
    for file in viewer.session.scalars(query.order_by(File.id)):
        if file.record_id in wanted:
            found[file.record_id].append(file)
    return {event_id: tuple(files) for event_id, files in found.items()}
