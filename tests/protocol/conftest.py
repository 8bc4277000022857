import pytest

from intl_crm.db import Database
from tests.protocol.desk import Desk


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What a sheet says no database changes; what it asks is tested on both, with the demo."""
    return sqlite_url


@pytest.fixture
def desk(database: Database) -> Desk:
    """An office in Kaohsiung with Koror as its partner."""
    return Desk(database)
