"""Making and changing records through their forms."""

import pytest
from sqlalchemy import func, select

from intl_crm.accounts.models import AuditEntry
from intl_crm.db import Database
from intl_crm.kinds import by_key, kinds
from intl_crm.records import Record
from tests.desk.browsing import Desk, errors
from tests.desk.world import KINDS, LEAST, ROOMS, TEXT, World


def stored(database: Database, kind: str, address: str) -> Record:
    with database.reading() as session:
        found = by_key(session, ROOMS[kind].model, address.rsplit("/", 1)[1])
        assert found is not None
        return found


def audited(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(AuditEntry)) or 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_is_made_kept_and_changed(database: Database, world: World, desk: Desk, kind: str) -> None:
    made = desk.created(f"{kinds[kind].address}new", LEAST[kind](world))
    assert desk.get(made).status_code == 200
    assert stored(database, kind, made).visibility == "internal"
    before = audited(database)
    assert desk.fill(f"{made}/edit", {}).status_code == 302
    assert stored(database, kind, made).version == 1, desk.get(f"{made}/history").text
    assert audited(database) == before
    assert desk.fill(f"{made}/edit", {TEXT[kind]: "As was told."}).status_code == 302
    assert stored(database, kind, made).version == 2
    history = desk.get(f"{made}/history").text
    assert "As was told." in history
    assert "Officer" in history


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_form_says_what_is_missing(world: World, desk: Desk, kind: str) -> None:
    answer = desk.post(f"{kinds[kind].address}new", {})
    assert answer.status_code == 422
    assert errors(answer.text)
    assert "required" in answer.text or kind == "delegation"
