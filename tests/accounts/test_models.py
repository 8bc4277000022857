from uuid import uuid4

from sqlalchemy import select

from intl_crm.accounts.models import AuditEntry, RecordReader, User
from intl_crm.db import Database
from tests.factories import ACTOR
from tests.refusals import accepted, refusal, refused_twice


def user(**facts: str) -> User:
    return User(**{"login": "officer", "name": "Officer", "role": "officer"} | facts)


def test_a_role_that_the_policy_does_not_know_is_refused(database: Database) -> None:
    assert "role_known" in refusal(database, user(role="mayor"))


def test_a_login_name_is_given_once(database: Database) -> None:
    assert refused_twice(database, user, "login")


def test_a_person_is_named_once_to_read_a_record(database: Database) -> None:
    record, reader = uuid4(), user()
    accepted(database, reader)
    assert refused_twice(database, lambda: RecordReader(record_id=record, user_id=reader.id), "record_id")


def test_the_audit_holds_no_secret(database: Database) -> None:
    officer = user()
    accepted(database, officer)
    with database.transaction(ACTOR) as session:
        session.get_one(User, officer.id).password_hash = "a hash"
    with database.reading() as session:
        entries = session.scalars(select(AuditEntry.changes)).all()
    assert "hash" not in str(entries)
