"""The photographs that a report prints with its exchanges."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from intl_crm.cities.rules import best
from intl_crm.events.models import Event
from intl_crm.files.models import File
from intl_crm.files.print_size import in_print_size
from intl_crm.panels import Viewer
from intl_crm.printing.pictures import printed_size
from intl_crm.printing.report_data import Photograph
from intl_crm.printing.values import fallback
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


def on_paper(file: File, language: str) -> Photograph:
    """Return a photograph as a print in one language shows it."""
    caption = best(file.caption, language)
    width, height = printed_size(file.width or 1, file.height or 1)
    return Photograph(
        name=name_in_print(file),
        alt=best(file.alternative, language).text,
        width=width,
        height=height,
        caption=fallback(caption, language) if caption.text else None,
    )


def name_in_print(file: File) -> str:
    """Return the name under which a photograph is handed to a print."""
    return f"{file.id.hex}.jpg"


def bytes_of(files: Iterable[File], data: Path) -> dict[str, Callable[[], bytes]]:
    """Return how the bytes of each photograph are made; MissingBytes is raised where there are none."""
    return {name_in_print(file): partial(in_print_size, data, file.path) for file in files}
