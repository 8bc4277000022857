"""What the page of a file says of it, and the files of other records."""

from dataclasses import dataclass

from sqlalchemy import func, select

from intl_crm.desk.facts import Fact, Head, other_names, shown, shown_record, shown_texts
from intl_crm.files.forms import SORTS
from intl_crm.files.listings import size_words
from intl_crm.files.models import File
from intl_crm.files.rules import file_name
from intl_crm.i18n import gettext as _
from intl_crm.kinds import by_id, kinds
from intl_crm.panels import Viewer
from intl_crm.permissions import visible
from intl_crm.records import Record
from intl_crm.texts import Found, fallback_order


@dataclass(frozen=True)
class Shot:
    """A file as the page of its record shows it."""

    title: Found
    url: str
    content_url: str
    is_image: bool
    alternative: Found


def file_head(viewer: Viewer, file: File) -> Head:
    """Return the file's caption or name."""
    title = file_name(file, viewer.language)
    return Head(title, other_names(file.caption, title))


def file_facts(viewer: Viewer, file: File) -> list[Fact]:
    """Return what is recorded of a file."""
    owner = by_id(viewer.session, *file.record)
    pixels = f"{file.width} × {file.height}" if file.width else ""
    return [
        Fact(_("Belongs to"), shown_record(viewer, owner)),
        Fact(_("Kind"), shown({key: str(label) for key, label in SORTS}[file.sort])),
        Fact(_("Name"), shown(file.name)),
        Fact(_("Size"), shown(" · ".join(filter(None, (size_words(file.size), pixels))))),
        Fact(_("Alternative text"), shown_texts(file.alternative, viewer.language)),
        *([Fact(_("In the year’s report"), shown(_("Printed with its exchange")))] if file.in_report else []),
    ]


def shot(file: File, language: str) -> Shot:
    """Return a file with the address of its bytes."""
    address = kinds["file"].address_of(file)
    alternative = file.alternative.best(*fallback_order(language))
    return Shot(
        file_name(file, language),
        address,
        f"{address}/content",
        file.media_type.startswith("image/"),
        alternative,
    )


def file_itself(viewer: Viewer, file: File) -> list[Shot]:
    """Return the file for its own page."""
    return [shot(file, viewer.language)]


def files_of(viewer: Viewer, record: Record) -> list[Shot]:
    """Return the files of a record."""
    query = select(File).where(File.record_id == record.id, visible(viewer.actor, File)).order_by(File.id)
    return [shot(file, viewer.language) for file in viewer.session.scalars(query)]


def count_files(viewer: Viewer, record: Record) -> int:
    """Return how many files of a record the viewer may see."""
    query = select(func.count()).select_from(File)
    return viewer.session.scalar(query.where(File.record_id == record.id, visible(viewer.actor, File))) or 0
