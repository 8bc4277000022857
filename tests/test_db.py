import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Table, func, select, text
from sqlalchemy.exc import IntegrityError

from intl_crm import db
from intl_crm.cities.models import City
from intl_crm.db import Database
from intl_crm.tables import metadata
from tests import factories
from tests.factories import ACTOR


def count(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(City)) or 0


def test_a_transaction_is_committed_at_its_end(database: Database) -> None:
    with database.transaction(ACTOR) as session:
        session.add(factories.city())
        assert count(database) == 0
    assert count(database) == 1


def test_a_transaction_is_rolled_back_on_any_error(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.transaction(ACTOR) as session:
        session.add(factories.city())
        session.flush()
        session.add(factories.city(latitude=1 / 0))
    assert count(database) == 0


def test_reading_keeps_nothing(database: Database) -> None:
    with database.reading() as session:
        session.info["actor"] = ACTOR
        session.add(factories.city())
        session.flush()
    assert count(database) == 0


def test_references_are_held(database: Database) -> None:
    city = factories.city()
    with database.transaction(ACTOR) as session:
        session.add(factories.organisation(city=city))
    with pytest.raises(IntegrityError), database.engine.begin() as connection:
        connection.execute(text("DELETE FROM city"))


def test_one_writer_waits_for_the_other(database: Database) -> None:
    order: list[str] = []

    def write(name: str) -> None:
        with database.transaction(ACTOR) as session:
            present = session.scalar(select(func.count()).select_from(City))
            order.append(f"{name} found {present}")
            session.add(factories.city())

    with database.transaction(ACTOR) as session:
        session.add(factories.city())
        session.flush()
        other = threading.Thread(target=write, args=("the other",))
        other.start()
        time.sleep(0.2)
        if database.is_sqlite:
            # It took the lock at its beginning, so that it can't have read what is about to change.
            assert order == []
    other.join()
    assert count(database) == 2
    if database.is_sqlite:
        assert order == ["the other found 1"]


def test_sqlite_has_its_settings(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.sqlite'}")
    with database.engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    database.close()
    assert found == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 1,
        "busy_timeout": db.BUSY_SECONDS * 1000,
    }


def test_every_constraint_has_a_name() -> None:
    nameless = [
        f"{table}: {constraint!r}"
        for table in metadata().tables.values()
        for constraint in (*table.constraints, *table.indexes)
        if not constraint.name
    ]
    assert nameless == []


def test_every_column_that_refers_is_indexed() -> None:
    bare = [
        str(column)
        for table in metadata().tables.values()
        for column in table.columns
        if column.foreign_keys and not any(keys[0] is column for keys in _sorted_by(table))
    ]
    assert bare == []


def _sorted_by(table: Table) -> Iterator[list[Column[Any]]]:
    """Go through the columns of each index of a table, that of its primary key among them."""
    yield list(table.primary_key.columns)
    yield from (list(index.columns.values()) for index in table.indexes)


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    database = Database(f"sqlite:///{tmp_path / 'new.sqlite'}")
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE secret (id INTEGER)"))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    database.close()
    assert modes == dict.fromkeys(("new.sqlite", "new.sqlite-shm", "new.sqlite-wal"), 0o600)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_without_a_file_none_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.chdir(tmp_path)
    database = Database(url)
    with database.reading() as session:
        session.execute(text("SELECT 1"))
    database.close()
    assert list(tmp_path.iterdir()) == []
