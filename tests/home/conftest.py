"""The dashboard is looked at from the desk."""

from tests.calendar.conftest import keep
from tests.desk.conftest import desk, world

__all__ = ["desk", "keep", "world"]
