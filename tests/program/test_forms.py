"""Every form of the program changes its own fields alone, and nothing that another has changed meanwhile."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.kinds import by_key, kinds
from intl_crm.permissions import COMMAND
from intl_crm.records import Record
from intl_crm.tables import metadata
from tests.desk.browsing import Desk
from tests.desk.world import TEXT
from tests.program.addresses import WRITERS_OF
from tests.program.test_matrix import keys_of
from tests.program.test_reading import checksum

Browser = Callable[[str], FlaskClient]
NAME = re.compile(r'name="([^"]+)"')
# A text of each form, to be changed.
CHANGED = TEXT | {
    "file": "caption-en",
    "figure": "source-en",
    "introduction": "text-en",
    "office": "name-en",
    "edition": "reason",
}
# What a form asks for although a record of the demo does without.
ASKED = {"agreement": {"title-en": "Joint declaration"}}
# What a column of each sort could be made to say.
FORGED = {"deleted_at": "1999-01-01", "id": "0" * 32, "deletion": "0" * 32, "role": "admin", "slug": "forged"}


@pytest.fixture
def desk(browser_of: Browser) -> Desk:
    """An administrator, who may fill every form."""
    return Desk(browser_of("admin"))


def address_of(database: Database, kind: str) -> str:
    return f"{kinds[kind].address}{keys_of(database)[kind]}"


def touch(database: Database, kind: str) -> None:
    """Let another save the record, whatever they changed in it."""
    with database.transaction(COMMAND) as session:
        found(session, database, kind).changed_at = now()


def found(session: object, database: Database, kind: str) -> Record:
    record = by_key(session, kinds[kind].model, keys_of(database)[kind])  # type: ignore[arg-type]
    assert record is not None
    return record


def columns_without_a_field(page: str) -> set[str]:
    """Every column of every table that no input of a page is named after."""
    fields = {name.split("-")[0] for name in NAME.findall(page)}
    columns = {column.key for table in metadata().tables.values() for column in table.columns}
    return {one for one in columns if not any(one == name or one.startswith(f"{name}_") for name in fields)}


@pytest.mark.parametrize("kind", WRITERS_OF)
def test_what_no_form_asks_for_changes_nothing(program_database: Database, desk: Desk, kind: str) -> None:
    address = f"{address_of(program_database, kind)}/edit"
    assert desk.fill(address, ASKED.get(kind, {})).status_code == 302
    columns = columns_without_a_field(desk.get(address).text)
    forged = {column: FORGED.get(column, "1") for column in columns}
    assert {"created_by_id", "deleted_at", "password_hash", "token_hash"} <= forged.keys()
    before = checksum(program_database)
    assert desk.fill(address, forged).status_code == 302
    assert checksum(program_database) == before


@pytest.mark.parametrize("kind", WRITERS_OF)
def test_an_outdated_save_is_refused(program_database: Database, desk: Desk, kind: str) -> None:
    address = f"{address_of(program_database, kind)}/edit"
    typed = desk.form(address) | ASKED.get(kind, {})
    touch(program_database, kind)
    before = checksum(program_database)
    answer = desk.post(address, typed | {CHANGED[kind]: "mine"})
    assert answer.status_code == 409
    assert "mine" in answer.text
    assert checksum(program_database) == before


@pytest.mark.parametrize("kind", [kind for kind in WRITERS_OF if kind != "office"])
def test_an_outdated_deletion_is_refused(program_database: Database, desk: Desk, kind: str) -> None:
    address = f"{address_of(program_database, kind)}/delete"
    version = desk.get(address).text.partition('name="version" value="')[2].partition('"')[0]
    touch(program_database, kind)
    before = checksum(program_database)
    for sent in ({"version": version}, {"version": "x"}, {}):
        assert desk.post(address, sent).status_code == 409
    assert checksum(program_database) == before
