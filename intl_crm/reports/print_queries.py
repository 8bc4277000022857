"""How large the print of a year's report will be, asked before it is composed."""

from typing import NamedTuple

from sqlalchemy import func, select

from intl_crm.events.models import Event, EventStatus
from intl_crm.files.models import File
from intl_crm.panels import Viewer
from intl_crm.reports.queries import in_year, printable


class Size(NamedTuple):
    """How many exchanges and photographs a year's report prints."""

    exchanges: int
    photographs: int


def size_of(viewer: Viewer, year: int) -> Size:
    """Return how much a year's report prints."""
    held = (in_year(Event, year), Event.status == EventStatus.HELD.value, printable(viewer, Event))
    exchanges = select(func.count()).select_from(Event).where(*held)
    shown = (File.in_report, File.record_kind == Event.kind, printable(viewer, File))
    photographs = select(func.count()).select_from(File).join(Event, File.record_id == Event.id)
    counted = [viewer.session.scalar(one) for one in (exchanges, photographs.where(*shown, *held))]
    return Size(*(count or 0 for count in counted))
