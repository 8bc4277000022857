"""What every test may ask for: a migrated database of either kind, the program on it, who asks."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from intl_crm import features, migrating
from intl_crm.accounts import sessions
from intl_crm.accounts.actors import actor_of
from intl_crm.accounts.models import User
from intl_crm.accounts.operations import create_user, find_user
from intl_crm.accounts.signed_in import SEEN, TOKEN
from intl_crm.clock import now
from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.permissions import COMMAND, Actor, Role
from intl_crm.tables import metadata
from tests import postgres

pytest_plugins = ["tests.demo_database", "tests.postgres", "tests.programs"]

KINDS = ("sqlite", "postgresql")
OTHERS_END = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
NO_REFERENCES = text("SET LOCAL session_replication_role = replica")


def migrate(url: str) -> None:
    """Bring an empty database to the newest form."""
    database = Database(url)
    migrating.upgrade(database)
    database.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "template.sqlite"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The address of this worker's migrated database, emptied after each test; a new one takes long."""
    url = postgres.create_database(postgres.template("migrated", migrate))
    yield url
    postgres.drop_database(url)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a migrated SQLite file; tests of what no database changes let it be their only one."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'test.sqlite')}"


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a migrated database without a record, of each kind in turn."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    url = request.getfixturevalue("postgresql_url")
    yield url
    _empty(url)


def _empty(url: str) -> None:
    """Remove every row, and whoever is still connected and might hold one."""
    database = Database(url)
    with database.engine.begin() as connection:
        connection.execute(OTHERS_END)
        connection.execute(NO_REFERENCES)
        for table in metadata().tables.values():
            connection.execute(table.delete())
    database.close()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A migrated database without a record; what follows from a change does follow."""
    features.declare()
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Settings of a program on loopback."""
    return settings_of(database_url, tmp_path)


def settings_of(url: str, folder: Path) -> Settings:
    """Settings of a program on loopback."""
    return Settings(data=folder, database_url=url, secret_key="secret of one test" * 3)


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The web program of this worker: made once, because its templates take long to read."""
    from intl_crm import create_app  # noqa: PLC0415 -- tests of values need no web program

    made = create_app(settings_of("sqlite://", tmp_path_factory.mktemp("program")))
    made.testing = True
    return made


@pytest.fixture
def app(program: Flask, settings: Settings) -> Iterator[Flask]:
    """The web program on an empty database; without the hidden field of forms, which has its own tests."""
    database = Database(settings.database_url)
    program.extensions.update(settings=settings, database=database, is_set_up=False)
    program.config["WTF_CSRF_ENABLED"] = False
    yield program
    database.close()


@pytest.fixture
def new_app() -> Iterator[Callable[[Settings], Flask]]:
    """Give a web program of a test's own, for tests that add addresses or have other settings."""
    from intl_crm import create_app  # noqa: PLC0415

    databases = []

    def make(settings: Settings) -> Flask:
        app = create_app(settings)
        app.config["WTF_CSRF_ENABLED"] = False
        databases.append(app.extensions["database"])
        return app

    yield make
    for database in databases:
        database.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that has not signed in."""
    return app.test_client()


@pytest.fixture
def user_of(database: Database) -> Callable[[str], User]:
    """Give the account of a role, made when it is first asked for; its login name is the role."""

    def make(role: str) -> User:
        with database.transaction(COMMAND) as session:
            found = find_user(session, role)
            return found or create_user(session, COMMAND, login=role, name=role.title(), role=Role(role))

    return make


@pytest.fixture
def actor(database: Database, user_of: Callable[[str], User]) -> Callable[[str], Actor]:
    """Give the actor of a role's account."""

    def make(role: str) -> Actor:
        with database.reading() as session:
            return actor_of(session, session.merge(user_of(role), load=False))

    return make


@pytest.fixture
def as_role(
    app: Flask, settings: Settings, database: Database, user_of: Callable[[str], User]
) -> Callable[[str], FlaskClient]:
    """Give a browser that is signed in with a role."""

    def sign_in(role: str) -> FlaskClient:
        user, client = user_of(role), app.test_client()
        with database.transaction(COMMAND) as session:
            token = sessions.begin(session, user, settings)
        with client.session_transaction() as cookie:
            cookie[TOKEN], cookie[SEEN] = token, int(now().timestamp())
        return client

    return sign_in
