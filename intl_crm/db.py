"""The database: engine, session and base class, for SQLite and PostgreSQL."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event, make_url
from sqlalchemy.orm import DeclarativeBase, Session

from intl_crm.columns import as_json

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
BUSY_SECONDS = 15
COMMON: dict[str, Any] = {
    # Whoever opens the file with another program reads the names in it.
    "json_serializer": as_json,
    # Errors are logged, and what a statement was given are records: they stay out of its errors.
    "hide_parameters": True,
}
# The default page cache of SQLite made reads of many ties four times slower.
PRAGMAS = (
    "PRAGMA journal_mode=wal",
    "PRAGMA synchronous=normal",
    "PRAGMA foreign_keys=on",
    "PRAGMA cache_size=-65536",
    "PRAGMA mmap_size=268435456",
)


class Base(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMING)


class Database:
    """One office: an engine, and sessions that say whether they may write."""

    def __init__(self, url: str) -> None:
        """Connect lazily to a SQLite file or to a PostgreSQL database."""
        self.url = url
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(url) if self.is_sqlite else _postgresql_engine(url)

    def session(self, *, writes: bool) -> Session:
        """Return a session in which a writing transaction takes SQLite's lock at its beginning."""
        session = Session(self.engine, expire_on_commit=False)
        if writes:
            # First of all, because a transaction that began with a read can't become one that writes.
            session.connection(execution_options={"writes": True})
        return session

    @contextmanager
    def transaction(self, actor: object) -> Iterator[Session]:
        """Give a writing session of `actor`, committed at the end and rolled back on every error."""
        with self.session(writes=True) as session:
            session.info["actor"] = actor
            yield session
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that only reads."""
        with self.session(writes=False) as session:
            yield session

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def _sqlite_engine(url: str) -> Engine:
    engine = create_engine(url, **COMMON, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "do_connect", _make_private)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql_engine(url: str) -> Engine:
    waiting = {"connect_timeout": BUSY_SECONDS}
    return create_engine(url, **COMMON, pool_pre_ping=True, pool_size=8, connect_args=waiting)


def _make_private(_dialect: object, _record: object, arguments: list[str], _more: object) -> None:
    """Make the file for its owner alone before SQLite makes it as files are usual; its log follows it."""
    path = arguments[0]
    if path == ":memory:" or path.startswith("file:"):
        return
    # Where it can't be made, SQLite says so in the next moment.
    with suppress(OSError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Set what SQLite forgets with each connection; the driver then begins nothing by itself."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)
    if connection.execute("PRAGMA foreign_keys").fetchone() != (1,):
        raise RuntimeError("this SQLite does not hold foreign keys")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
