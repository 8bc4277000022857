"""Rules of files: what they are called."""

from intl_crm.files.models import File
from intl_crm.texts import Found, fallback_order


def file_name(file: File, language: str) -> Found:
    """Return the caption, else the name that the file came with."""
    found = file.caption.best(*fallback_order(language))
    return found if found.text else Found("", file.name)
