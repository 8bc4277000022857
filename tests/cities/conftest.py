"""The pages of cities are looked at from the desk."""

from tests.desk.conftest import desk, world

__all__ = ["desk", "world"]
