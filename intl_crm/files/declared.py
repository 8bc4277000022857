"""What files declare: their kind."""

from intl_crm.files.models import File
from intl_crm.kinds import Kind, kinds
from intl_crm.texts import Found, fallback_order


def file_name(file: File, language: str) -> Found:
    """Return the caption, else the name that the file came with."""
    found = file.caption.best(*fallback_order(language))
    return found if found.text else Found("", file.name)


def declare() -> None:
    """Register the kind."""
    kinds.register(
        Kind(
            "file", File, "/files/", file_name,
            spellings=lambda file: (file.name, *file.caption.values(), *file.alternative.values()),
            is_listed=False, icon="file-text",
        )
    )  # fmt: skip
