"""What the database refuses by itself, whatever the program above it lets through."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from intl_crm.db import Database
from tests.factories import ACTOR


def refusal(database: Database, *records: Any) -> str:
    """The reason for which the database refuses to store these records together."""
    with pytest.raises(IntegrityError) as refused, database.transaction(ACTOR) as session:
        session.add_all(records)
        session.flush()
    return str(refused.value.orig)


def accepted(database: Database, *records: Any) -> None:
    """Store records that the database has nothing against."""
    with database.transaction(ACTOR) as session:
        session.add_all(records)


def refused_twice(database: Database, make: Callable[[], Any], *columns: str) -> bool:
    """Whether the second of two equal records is refused, because of these columns."""
    accepted(database, make())
    reason = refusal(database, make())
    return all(column in reason for column in columns)
