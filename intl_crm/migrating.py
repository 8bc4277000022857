"""Bring a database to the newest form, whole or not at all."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from intl_crm.db import Database
from intl_crm.tables import metadata

FOLDER = Path(__file__).parent / "migrations"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def newest() -> str:
    """Return the newest revision that this program knows."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None  # noqa: S101 -- the first revision is part of the program
    return head


def revision(database: Database) -> str | None:
    """Return the revision of a database, or None where there is nothing yet."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(database: Database, target: str = "head") -> None:
    """Migrate in one transaction: after a failure the former form and its data are there unchanged."""
    if target == "head" and revision(database) == newest():
        return
    connection = database.engine.connect().execution_options(writes=True)
    with connection, connection.begin():
        command.upgrade(_config(connection), target)


def differences(database: Database) -> list[object]:
    """Return what differs between the database and the models; empty where they agree."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_object": lambda _o, name, kind, _r, _c: not (kind == "table" and "search_text" in name)},
        )
        return list(compare_metadata(context, metadata()))
