"""Databases with the demo in them, each a copy for one test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from intl_crm import features, migrating
from intl_crm.db import Database
from intl_crm.demo.access import accounts
from intl_crm.demo.loading import DEMO, fill
from tests import postgres


def load_demo(url: str) -> None:
    """Fill the database at an address with the demo and its accounts, and leave it."""
    features.declare()
    database = Database(url)
    migrating.upgrade(database)
    with database.transaction(DEMO) as session:
        fill(session)
        accounts(session)
    database.close()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the demo, to be copied."""
    path = tmp_path_factory.mktemp("template") / "demo.sqlite"
    load_demo(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def demo_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with the demo, of each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{shutil.copy(request.getfixturevalue('demo_file'), tmp_path / 'demo.sqlite')}"
        return
    url = postgres.create_database(postgres.template("demo", load_demo))
    yield url
    postgres.drop_database(url)


@pytest.fixture
def demo(demo_url: str) -> Iterator[Database]:
    """A database with the demo, of each kind in turn."""
    features.declare()
    database = Database(demo_url)
    yield database
    database.close()
