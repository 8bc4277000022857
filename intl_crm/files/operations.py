"""Adding a file to a record."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from intl_crm.desk import saving
from intl_crm.files import storage
from intl_crm.files.models import File
from intl_crm.files.print_size import in_print_size
from intl_crm.permissions import Action, Actor, require

LONGEST_NAME = 200


def add_file(
    session: Session, actor: Actor, data: Path, content: bytes, name: str, values: Mapping[str, Any]
) -> File:
    """Return the file that was added; its bytes are kept before its record, so none is without bytes."""
    require(actor, Action.CREATE, "file")
    if values.get("sort") == "photograph" and content.startswith(storage.PDF):
        raise storage.BadUpload("photograph")
    kept = storage.keep(data, content)
    if kept.width and values.get("sort") == "photograph":
        # Drawn now, one at a time: a print of a hundred would wait for all of them.
        in_print_size(data, kept.path)
    known = {**values, **vars(kept), "name": Path(name).name[-LONGEST_NAME:] or kept.path}
    return saving.create(session, actor, File(), known)
