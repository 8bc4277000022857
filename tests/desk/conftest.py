"""What tests of pages ask for."""

import pytest

from intl_crm.db import Database
from tests.desk.browsing import Browser, Desk
from tests.desk.world import World, make_world


@pytest.fixture
def world(database: Database) -> World:
    """A small office."""
    return make_world(database)


@pytest.fixture
def desk(as_role: Browser) -> Desk:
    """An officer at the desk."""
    return Desk(as_role("officer"))
