"""Six generated years against the sums that were kept while making them: queries, page, PDF and data."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from intl_crm import features
from intl_crm.db import Database
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports.tally_queries import year_records
from intl_crm.reports.year_tallies import tallies_of
from tests.factories import ACTOR
from tests.reports.generator import YEARS, generated
from tests.reports.sums import Place, Sums


@pytest.fixture(scope="module")
def six_years(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Database, Sums]]:
    """A database with all that was generated, which nothing here changes."""
    features.declare()
    path = tmp_path_factory.mktemp("years") / "years.sqlite"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    records, sums = generated()
    with database.transaction(ACTOR) as session:
        session.add_all(records)
    yield database, sums
    database.close()


def numbers(database: Database, year: int) -> dict[Place, tuple[int | None, int]]:
    """What the program counts, in every row and column of every table."""
    with database.reading() as session:
        tallies = tallies_of(year_records(Viewer(session, COMMAND, "en"), year))
    return {
        (year, tally.key, row, column.key): (cell.number, cell.unknown)
        for tally in tallies
        for row in (*tally.rows, None)
        for column in tally.columns
        for cell in [tally.cell(row, column)]
    }


@pytest.mark.parametrize("year", YEARS)
def test_every_number_is_the_sum_that_was_kept(six_years: tuple[Database, Sums], year: int) -> None:
    database, sums = six_years
    found = numbers(database, year)
    assert found == {place: sums.number(place) for place in found}
    assert sums.places(year) - found.keys() == set()
