"""The whole program on the demo, with a record of every kind, and a browser for each who may ask."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from intl_crm import create_app, kinds
from intl_crm.accounts import sessions
from intl_crm.accounts.models import User
from intl_crm.accounts.signed_in import SEEN, TOKEN
from intl_crm.clock import now
from intl_crm.config import Settings
from intl_crm.dates import UNKNOWN
from intl_crm.db import Database
from intl_crm.demo.loading import DEMO
from intl_crm.events.models import Commitment
from intl_crm.files.operations import add_file
from intl_crm.permissions import COMMAND, Role
from intl_crm.texts import Texts
from tests import factories
from tests.files.test_storage import picture

ROLES = ("viewer", "protocol", "officer", "admin")
NOBODY, DISABLED = "nobody", "disabled"
EVERYBODY = (NOBODY, DISABLED, *ROLES)


@pytest.fixture(scope="module")
def program_settings(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a program on a copy of the demo; the tests of one file share it."""
    folder = tmp_path_factory.mktemp("program")
    (folder / "demo.sqlite").write_bytes(demo_file.read_bytes())
    return Settings(data=folder, database_url=f"sqlite:///{folder / 'demo.sqlite'}", secret_key="secret" * 8)


@pytest.fixture(scope="module")
def program(program_settings: Settings) -> Iterator[Flask]:
    """The web program with a record of every kind."""
    app = create_app(program_settings)
    app.testing = True
    app.config["WTF_CSRF_ENABLED"] = False
    with app.extensions["database"].transaction(DEMO) as session:
        _add_what_the_demo_lacks(session, program_settings)
    yield app
    app.extensions["database"].close()


def _add_what_the_demo_lacks(session: Session, settings: Settings) -> None:
    city = kinds.by_key(session, kinds.kinds["city"].model, "busan")
    assert city is not None
    owner = {"record": ("city", city.id), "sort": "photograph", "visibility": "internal"}
    add_file(session, COMMAND, settings.data, picture("PNG"), "photo.png", {**owner, "slug": "photo"})
    session.add(factories.edition(slug="draft"))
    session.add(User(login=DISABLED, name="Gone", role=Role.ADMIN.value, disabled_at=now()))
    session.add(
        Commitment(slug="promise", what=Texts({"en": "a promise"}), side="ours", due=UNKNOWN, done=UNKNOWN)
    )


@pytest.fixture(scope="module")
def program_database(program: Flask) -> Database:
    """The database of the program."""
    database: Database = program.extensions["database"]
    return database


@pytest.fixture(scope="module")
def browser_of(program: Flask, program_settings: Settings) -> Callable[[str], FlaskClient]:
    """Give a browser of a role, of a disabled account, or of nobody."""

    def sign_in(who: str) -> FlaskClient:
        browser = program.test_client()
        if who == NOBODY:
            return browser
        database: Database = program.extensions["database"]
        with database.transaction(COMMAND) as session:
            user = session.scalars(select(User).where(User.login == who)).one()
            token = sessions.begin(session, user, program_settings)
        with browser.session_transaction() as cookie:
            cookie[TOKEN], cookie[SEEN] = token, int(now().timestamp())
        return browser

    return sign_in
