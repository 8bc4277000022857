"""What files declare: their kind."""

from intl_crm.files.models import File
from intl_crm.files.panels import PANELS
from intl_crm.files.rules import file_name
from intl_crm.kinds import Kind, kinds
from intl_crm.panels import panels


def declare() -> None:
    """Register the kind and the panels."""
    panels.register(*PANELS)
    kinds.register(
        Kind(
            "file", File, "/files/", file_name,
            spellings=lambda file: (file.name, *file.caption.values(), *file.alternative.values()),
            icon="file-text",
        )
    )  # fmt: skip
