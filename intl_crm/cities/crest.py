"""The office's crest: kept with the office, printed on its papers."""

from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from intl_crm.cities.models import Office
from intl_crm.cities.queries import the_office
from intl_crm.files import storage
from intl_crm.files.models import File
from intl_crm.files.operations import add_file
from intl_crm.printing.pictures import printable

# How a PNG and a JPEG begin.
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def keep_crest(session: Session, office: Office, data: Path, content: bytes, name: str) -> UUID:
    """Keep a picture as a file of the office and return its id; BadUpload says what is wrong with it."""
    if not content.startswith(PICTURES):
        raise storage.BadUpload("kind" if content else "empty")
    said = {"record": (office.kind, office.id), "sort": "photograph", "visibility": "public"}
    return add_file(session, session.info["actor"], data, content, name, said).id


def may_be_crest(session: Session, office: Office, file_id: UUID | None) -> bool:
    """Return whether a file can stand as the crest: none, the present one, or an earlier one."""
    if file_id is None or file_id == office.crest_id:
        return True
    file = session.get(File, file_id)
    return file is not None and file.record == (office.kind, office.id)


def printed_crest(session: Session, data: Path) -> bytes | None:
    """Return the crest as prints take it; None where there is none, or no longer."""
    office = the_office(session)
    file = session.get(File, office.crest_id) if office and office.crest_id else None
    if file is None:
        return None
    try:
        return printable(storage.read(data, file.path))
    except (storage.MissingBytes, OSError):
        return None
