"""intl_crm: relationship record and event planner of a city's international affairs office."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from intl_crm.config import Settings

__version__ = "0.1.0"


def create_app(settings: "Settings | None" = None) -> "Flask":
    """Return the web program; without settings they come from the environment."""
    # Imported here so that `import intl_crm` stays free of Flask for what lies below the views.
    from intl_crm import web  # noqa: PLC0415

    return web.create(settings)
