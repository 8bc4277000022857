import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import MetaData, inspect, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from intl_crm import features, migrating
from intl_crm.cities.models import City
from intl_crm.db import Database
from intl_crm.files.models import File
from intl_crm.tables import metadata
from intl_crm.texts import Texts
from tests import factories, postgres
from tests.conftest import KINDS, migrate
from tests.factories import ACTOR

STEP = """
revision = "later"
down_revision = "{newest}"
branch_labels = depends_on = None


def upgrade():
    import sqlalchemy as sa
    from alembic import op

    op.create_table("addition", sa.Column("id", sa.Integer(), primary_key=True))
    with op.batch_alter_table("city") as city:
        city.add_column(sa.Column("motto", sa.String(80)))
    op.execute("UPDATE city SET country = 'XX'")
    {last}
"""
FAILURES = ["raise RuntimeError('half way')", "op.execute('SELECT nonsense')", "op.drop_table('nowhere')"]


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of database of a test."""
    return str(request.param)


@pytest.fixture
def database(kind: str, tmp_path: Path, sqlite_template: Path) -> Iterator[Database]:
    """A migrated database of the test's own, because the test changes more than its rows."""
    if kind == "sqlite":
        yield from used(f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'own.sqlite')}")
    else:
        yield from used(postgres.create_database(postgres.template("migrated", migrate)))


@pytest.fixture
def empty(kind: str, tmp_path: Path) -> Iterator[Database]:
    """A database of the same kind in which nothing is yet."""
    yield from used(
        f"sqlite:///{tmp_path / 'empty.sqlite'}" if kind == "sqlite" else postgres.create_database()
    )


def used(url: str) -> Iterator[Database]:
    """Give a database, and drop it afterwards."""
    features.declare()
    database = Database(url)
    yield database
    database.close()
    if not database.is_sqlite:
        postgres.drop_database(url)


def with_a_step(folder: Path, last: str) -> Path:
    """The program's migrations, and one more after them."""
    shutil.copytree(migrating.FOLDER, folder / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    step = STEP.format(newest=migrating.newest(), last=last)
    (folder / "migrations" / "versions" / "later.py").write_text(step)
    return folder / "migrations"


def schema(database: Database) -> dict[str, object]:
    """Every table with its columns and all that holds them together."""
    there = inspect(database.engine)
    return {
        table: {
            "columns": sorted((column["name"], column["nullable"]) for column in there.get_columns(table)),
            "checks": sorted(
                (str(check["name"]), check["sqltext"]) for check in there.get_check_constraints(table)
            ),
            "unique": sorted(str(unique["name"]) for unique in there.get_unique_constraints(table)),
            "keys": sorted(str(key["name"]) for key in there.get_foreign_keys(table)),
            "primary": there.get_pk_constraint(table)["name"],
            "indexes": sorted(
                (str(index["name"]), index["unique"], _condition(index.get("dialect_options", {})))
                for index in there.get_indexes(table)
                if "duplicates_constraint" not in index
            ),
        }
        for table in there.get_table_names()
        if not table.startswith(("search_", "alembic_"))
    }


def _condition(options: dict[str, object]) -> str:
    return str(options.get("sqlite_where", options.get("postgresql_where", "")))


def test_a_new_database_gets_the_newest_form(empty: Database) -> None:
    assert migrating.revision(empty) is None
    migrating.upgrade(empty)
    assert migrating.revision(empty) == migrating.newest()


def test_migrating_twice_does_nothing(database: Database) -> None:
    migrating.upgrade(database)
    assert migrating.revision(database) == migrating.newest()


def test_migrations_and_models_agree(database: Database) -> None:
    assert migrating.differences(database) == []


def test_a_difference_is_found(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("ALTER TABLE city ADD COLUMN forgotten INTEGER"))
    assert "forgotten" in str(migrating.differences(database))


def test_constraints_of_migrations_are_those_of_the_models(database: Database, empty: Database) -> None:
    metadata().create_all(empty.engine)
    assert schema(database) == schema(empty)


def test_constraints_have_their_stated_names(database: Database) -> None:
    stated = {
        str(constraint.name)
        for table in metadata().tables.values()
        for constraint in (*table.constraints, *table.indexes)
        if table.name != "search_entry"
    }
    found = {
        name[0] if isinstance(name, tuple) else name
        for table in schema(database).values()
        for kind in ("checks", "unique", "keys", "indexes")
        for name in table[kind]  # type: ignore[index]
    } | {str(table["primary"]) for table in schema(database).values()}  # type: ignore[index]
    assert found == stated


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failing_migration_leaves_everything_as_it_was(
    database: Database, tmp_path: Path, failure: str
) -> None:
    with database.transaction(ACTOR) as session:
        session.add(factories.organisation(city=factories.city(slug="koror")))
    before = schema(database)
    with pytest.raises((RuntimeError, DBAPIError)):
        migrating.upgrade(database, folder=with_a_step(tmp_path / "more", failure))
    assert schema(database) == before
    assert migrating.revision(database) == migrating.newest()
    with database.reading() as session:
        assert session.scalars(select(City.country)).one() == "PW"
    with database.transaction(ACTOR) as session:
        session.add(factories.city())


def test_a_later_migration_keeps_the_data(database: Database, tmp_path: Path) -> None:
    with database.transaction(ACTOR) as session:
        session.add(factories.organisation(city=factories.city(slug="koror")))
    folder = with_a_step(tmp_path / "more", "")
    migrating.upgrade(database, folder=folder)
    assert migrating.revision(database) == migrating.newest(folder) == "later"
    with database.engine.connect() as connection:
        found = connection.execute(text("SELECT slug, country, motto FROM city")).one()
        assert tuple(found) == ("koror", "XX", None)
        assert connection.execute(text("SELECT count(*) FROM organisation")).scalar_one() == 1


def test_rows_may_not_be_left_referring_to_nothing(database: Database, tmp_path: Path) -> None:
    with database.transaction(ACTOR) as session:
        session.add(factories.organisation(city=factories.city()))
    folder = with_a_step(tmp_path / "more", "op.execute('DELETE FROM city')")
    with pytest.raises((migrating.BrokenReferences, IntegrityError), match="organisation"):
        migrating.upgrade(database, folder=folder)
    assert migrating.revision(database) == migrating.newest()


def test_references_are_held_again_after_migrating(empty: Database) -> None:
    migrating.upgrade(empty)
    with pytest.raises(DBAPIError), empty.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO sign_in_session (id, token_hash, user_id, created_at, ends_at)"
                " VALUES (:id, 'x', :id, '2021-09-17', '2021-09-17')"
            ),
            {"id": "00000000000000000000000000000000"},
        )


def tables_of(database: Database) -> MetaData:
    """The tables as they are there, without those that are made anew from the records."""
    there = MetaData()
    there.reflect(database.engine, only=lambda name, _there: not name.startswith(("search_", "alembic_")))
    return there


def rows_of(database: Database) -> dict[str, list[dict[str, object]]]:
    """Every row of every table that has some."""
    with database.engine.connect() as connection:
        found = {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in tables_of(database).sorted_tables
        }
    return {name: sorted(rows, key=str) for name, rows in found.items() if rows}


def fill_as_before(database: Database, rows: dict[str, list[dict[str, object]]]) -> None:
    """Store rows in the columns that there were at the time."""
    with database.engine.execution_options(writes=True).begin() as connection:
        for table in tables_of(database).sorted_tables:
            for row in rows.get(table.name, ()):
                known = {name: value for name, value in row.items() if name in table.columns}
                connection.execute(table.insert().values(known))


def test_the_reports_step_keeps_what_was_recorded_before(database: Database, empty: Database) -> None:
    with database.transaction(ACTOR) as session:
        event = factories.event(status="held", slug="koror")
        session.add_all([factories.office(), event, factories.delegation(), factories.figure()])
        session.flush()
        session.add(factories.file(record_id=event.id, caption=Texts({"en": "Signing"})))
    rows = rows_of(database)
    migrating.upgrade(empty, "0005")
    fill_as_before(empty, rows)
    before = rows_of(empty)
    assert {"office", "file", "event", "delegation", "figure", "audit_entry"} <= before.keys()
    migrating.upgrade(empty)
    after = rows_of(empty)
    assert {
        name: [{key: row[key] for key in before[name][0]} for row in rows] for name, rows in after.items()
    } == before
    assert [row["in_report"] for row in after["file"]] == [False]
    assert [row["licence"] for row in after["office"]] == ["ogdl-taiwan-1.0"]
    with empty.transaction(ACTOR) as session:
        session.scalars(select(File)).one().in_report = True
