from uuid import uuid4

import pytest
from sqlalchemy import TextClause, delete, insert, text, update

from intl_crm.db import Database
from intl_crm.search.models import SearchEntry

SQLITE = text("SELECT rowid FROM search_text WHERE search_text MATCH :terms")
POSTGRESQL = text("SELECT id FROM search_entry WHERE tsv @@ plainto_tsquery('simple', :terms)")


def found(database: Database, terms: str) -> list[int]:
    """The entries that each database's own index gives."""
    query: TextClause = SQLITE if database.is_sqlite else POSTGRESQL
    with database.engine.connect() as connection:
        return [row[0] for row in connection.execute(query, {"terms": terms})]


@pytest.fixture
def entry(database: Database) -> int:
    """The entry of Busan, with the terms that the tokenizer makes."""
    with database.engine.begin() as connection:
        made = insert(SearchEntry).values(kind="city", record_id=uuid4(), terms="釜山 山市 busan 부산")
        return int(connection.execute(made.returning(SearchEntry.id)).scalar_one())


@pytest.mark.parametrize("terms", ["釜山", "busan", "부산", "山市 busan"])
def test_a_new_entry_is_found(database: Database, entry: int, terms: str) -> None:
    assert found(database, terms) == [entry]


def test_a_changed_entry_is_found_by_its_new_terms_alone(database: Database, entry: int) -> None:
    with database.engine.begin() as connection:
        connection.execute(update(SearchEntry).values(terms="大邱 邱市 daegu"))
    assert found(database, "daegu") == [entry]
    assert found(database, "busan") == []


def test_a_removed_entry_is_not_found(database: Database, entry: int) -> None:
    with database.engine.begin() as connection:
        connection.execute(delete(SearchEntry).where(SearchEntry.id == entry))
    assert found(database, "busan") == []
