"""Bring a database to the newest form, whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from intl_crm.db import Database
from intl_crm.tables import metadata

FOLDER = Path(__file__).parent / "migrations"
# What the databases keep for themselves over the search entries, without a model.
FULL_TEXT = ("search_text", "tsv", "ix_search_entry_tsv")
# One process at a time migrates a PostgreSQL database; the number only has to be always the same.
LOCK = 1_637_200_917


def is_ours(_object: object, name: str | None, _kind: str, _reflected: bool, _compared: object) -> bool:
    """Return whether the models say what this part of a database looks like."""
    return name is None or not name.startswith(FULL_TEXT)


def _config(folder: Path, connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def newest(folder: Path = FOLDER) -> str | None:
    """Return the newest revision that this program knows."""
    return ScriptDirectory.from_config(_config(folder)).get_current_head()


def revision(database: Database) -> str | None:
    """Return the revision of a database, or None where there is nothing yet."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(database: Database, target: str = "head", folder: Path = FOLDER) -> None:
    """Migrate in one transaction: after a failure the former form and its data are there unchanged."""
    if target == "head" and revision(database) == newest(folder):
        return
    with _alone(database) as connection:
        command.upgrade(_config(folder, connection), target)


@contextmanager
def _alone(database: Database) -> Iterator[Connection]:
    """Give a transaction in which nobody else writes; other processes wait for its end."""
    with database.engine.connect().execution_options(writes=True) as connection:
        if database.is_sqlite:
            # A table that is made anew under its old name would take with it what refers to it.
            _let_go_of_references(connection)
        with connection.begin():
            if not database.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            yield connection
            _check_references(connection, database)


def _let_go_of_references(connection: Connection) -> None:
    """Hold no foreign keys on this connection, which is closed instead of going back to its pool."""
    connection.detach()
    driver = connection.connection.dbapi_connection
    assert driver is not None  # noqa: S101 -- a connection that was just opened has its driver's
    driver.cursor().execute("PRAGMA foreign_keys=off")


def _check_references(connection: Connection, database: Database) -> None:
    if database.is_sqlite and (broken := connection.execute(text("PRAGMA foreign_key_check")).fetchall()):
        raise BrokenReferences([str(row[0]) for row in broken])


class BrokenReferences(RuntimeError):
    """A migration would leave rows that refer to nothing."""

    def __init__(self, tables: list[str]) -> None:
        """Carry the tables that they are in."""
        super().__init__(f"rows of {', '.join(sorted(set(tables)))} would refer to nothing")
        self.tables = tables


def differences(database: Database) -> list[object]:
    """Return what differs between the database and the models; empty where they agree."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours})
        return list(compare_metadata(context, metadata()))
