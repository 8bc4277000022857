"""Editions on their way: drafted, checked, issued, corrected, and the same bytes ever after."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from intl_crm.accounts.models import AuditEntry
from intl_crm.db import Database
from intl_crm.desk import saving
from intl_crm.events.models import Event
from intl_crm.kinds import by_key
from intl_crm.panels import Viewer
from intl_crm.permissions import Actor, NotAllowed, Role, Visibility
from intl_crm.reports import edition_errors as errors
from intl_crm.reports import edition_operations as operations
from intl_crm.reports import edition_storage
from intl_crm.reports.document import NothingOnRecord
from intl_crm.reports.edition_paper import SignOff
from intl_crm.reports.editions import Composed, composed
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.models import Edition
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR

ADMIN = Actor(role=Role.ADMIN, name="administrator")
VALUES = {"year": 2021, "form": "kaohsiung", "languages": ("en",), "day": date(2021, 12, 31), "reason": None}
SIGN = SignOff(Texts({"en": "Director Chang"}), date(2022, 1, 15))


@pytest.fixture(autouse=True)
def year(database: Database) -> None:
    """An office with a signing that lacks nothing and a visit without a headcount."""
    with database.transaction(ACTOR) as session:
        session.add(factories.office(name=Texts({"en": "Office"})))
        session.add(factories.event(status="held", slug="koror", text=Texts({"en": "Signed."})))
        session.add(factories.delegation(state="held", slug="visit"))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print what takes no typesetting; how an edition is typeset is tested with its pages."""
    for key in set(FORMATS) - {"json", "html"}:
        monkeypatch.delitem(FORMATS, key)


def drafted(database: Database, **more: object) -> Edition:
    with database.transaction(ACTOR) as session:
        return operations.draft(session, ACTOR, {**VALUES, **more})


def checked(
    database: Database, edition: Edition, remark: str | None = "The visit came unannounced."
) -> Edition:
    with database.reading() as session:
        present = session.get_one(Edition, edition.id)
    return operations.check(database, ACTOR, present.id, remark, present.version)


def issued(database: Database, data: Path, **more: object) -> Edition:
    edition = checked(database, drafted(database, **more))
    return operations.issue(database, ACTOR, data, edition.id, SIGN, edition.version)


def retitle(session: Session, title: str) -> None:
    event = session.scalars(select(Event)).one()
    event.title = Texts({"en": title})


def test_a_draft_says_nothing_yet(database: Database) -> None:
    edition = drafted(database)
    assert (edition.state, edition.number, edition.checked_at) == ("draft", None, None)


def test_a_check_freezes_content_form_and_gaps(database: Database) -> None:
    edition = checked(database, drafted(database, languages=("en", "ja")))
    assert (edition.state, edition.checked_by) == ("checked", "tester")
    english, japanese = edition.contents
    assert "Signing" in str(english.report["sections"])
    assert english.definition["first"] == 4
    gaps = {one["what"]: one for one in english.gaps}
    assert [one["key"] for one in gaps["headcounts"]["records"]] == ["visit"]
    assert "languages" in {one["what"] for one in japanese.gaps}
    assert "languages" not in gaps


def test_gaps_need_a_remark(database: Database) -> None:
    edition = drafted(database)
    with pytest.raises(errors.RemarkNeeded):
        checked(database, edition, None)


def test_a_check_is_refused_where_a_record_was_changed_while_it_was_composed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it would keep would be of no moment at all."""

    def composed_slowly(viewer: Viewer, edition: Edition) -> list[Composed]:
        found = composed(viewer, edition)
        with database.transaction(ACTOR) as session:
            retitle(session, "Renamed")
        return found

    edition = drafted(database)
    monkeypatch.setattr(operations, "composed", composed_slowly)
    with pytest.raises(errors.ChangedMeanwhile):
        checked(database, edition)
    with database.reading() as session:
        present = session.get_one(Edition, edition.id)
        assert (present.state, present.contents) == ("draft", [])


def test_an_edition_is_not_issued_under_a_number_that_is_taken_meanwhile(
    database: Database, tmp_path: Path
) -> None:
    first, second = checked(database, drafted(database)), checked(database, drafted(database))
    with database.reading() as session:
        viewer = Viewer(session, ACTOR, "")
        printed = operations.printed_whole(viewer, tmp_path, second.id, SIGN, second.version)
    operations.issue(database, ACTOR, tmp_path, first.id, SIGN, first.version)
    with pytest.raises(StaleDataError), database.transaction(ACTOR) as session:
        operations.freeze(session, ACTOR, second.id, SIGN, second.version, printed)


def test_an_empty_year_is_not_checked(database: Database) -> None:
    with pytest.raises(NothingOnRecord):
        checked(database, drafted(database, year=1990))


def test_a_change_of_the_draft_takes_the_check_back(database: Database) -> None:
    edition = checked(database, drafted(database))
    with database.transaction(ACTOR) as session:
        present = session.get_one(Edition, edition.id)
        values = {**VALUES, "languages": ("en", "ko")}
        operations.change_draft(session, ACTOR, present, values, present.version)
    with database.reading() as session:
        present = session.get_one(Edition, edition.id)
        assert (present.state, present.checked_at, present.remark, present.contents) == (
            "draft",
            None,
            None,
            [],
        )


def test_an_issued_edition_is_numbered_signed_and_printed(database: Database, tmp_path: Path) -> None:
    edition = issued(database, tmp_path)
    assert (edition.state, edition.number, edition.key) == ("issued", 1, "2021-kaohsiung-1")
    assert (edition.signed_by, edition.signed_on) == (SIGN.by, SIGN.on)
    assert (edition.issued_by, edition.program) == ("tester", "intl-crm 0.1.0")
    with database.reading() as session:
        files = session.get_one(Edition, edition.id).files
        assert {one.format for one in files} == FORMATS.keys()
        for file in files:
            content = edition_storage.read(tmp_path, file.sha256)
            assert (len(content), hashlib.sha256(content).hexdigest()) == (file.size, file.sha256)
            assert "Edition 1, issued on 15 January 2022 (Director Chang)." in content.decode()


@pytest.mark.parametrize("role", [Role.VIEWER, Role.PROTOCOL])
def test_only_who_may_publish_issues(database: Database, tmp_path: Path, role: Role) -> None:
    edition = checked(database, drafted(database))
    with pytest.raises(NotAllowed):
        operations.issue(database, Actor(role, "other"), tmp_path, edition.id, SIGN, edition.version)


def test_what_was_not_checked_is_not_issued(database: Database, tmp_path: Path) -> None:
    edition = drafted(database)
    with pytest.raises(errors.NotChecked):
        operations.issue(database, ACTOR, tmp_path, edition.id, SIGN, edition.version)


def test_who_signs_is_said_in_every_language(database: Database, tmp_path: Path) -> None:
    edition = checked(database, drafted(database, languages=("en", "ja")))
    with pytest.raises(errors.SignatureNeeded):
        operations.issue(database, ACTOR, tmp_path, edition.id, SIGN, edition.version)


def test_records_that_changed_since_the_check_are_checked_again(database: Database, tmp_path: Path) -> None:
    edition = checked(database, drafted(database))
    with database.transaction(ACTOR) as session:
        retitle(session, "Renamed")
    with pytest.raises(errors.ChangedSinceCheck) as refused:
        operations.issue(database, ACTOR, tmp_path, edition.id, SIGN, edition.version)
    assert [(one.what, one.before, one.after) for one in refused.value.changes["en"]] == [
        ("title", "Signing", "Renamed")
    ]
    again = checked(database, edition)
    assert operations.issue(database, ACTOR, tmp_path, edition.id, SIGN, again.version).number == 1


def test_what_is_restricted_changes_no_edition(database: Database, tmp_path: Path) -> None:
    edition = checked(database, drafted(database))
    with database.transaction(ADMIN) as session:
        hidden = factories.event(
            status="held", title=Texts({"en": "Hidden"}), visibility=Visibility.RESTRICTED
        )
        session.add(hidden)
    done = operations.issue(database, ADMIN, tmp_path, edition.id, SIGN, edition.version)
    with database.reading() as session:
        assert "Hidden" not in str(session.get_one(Edition, done.id).contents[0].report)


def test_whoever_saw_another_version_issues_nothing(database: Database, tmp_path: Path) -> None:
    edition = checked(database, drafted(database))
    with pytest.raises(StaleDataError):
        operations.issue(database, ACTOR, tmp_path, edition.id, SIGN, edition.version - 1)


def test_the_bytes_stay_whatever_becomes_of_the_records(database: Database, tmp_path: Path) -> None:
    edition = issued(database, tmp_path)
    with database.reading() as session:
        before = {one.format: one.sha256 for one in session.get_one(Edition, edition.id).files}
    with database.transaction(ACTOR) as session:
        retitle(session, "Renamed")
        saving.delete(session, ACTOR, session.scalars(select(Event)).one())
    with database.reading() as session:
        files = session.get_one(Edition, edition.id).files
        assert {one.format: one.sha256 for one in files} == before
        assert b"Renamed" not in b"".join(edition_storage.read(tmp_path, one.sha256) for one in files)


def test_an_issued_edition_is_neither_checked_nor_changed_nor_deleted(
    database: Database, tmp_path: Path
) -> None:
    edition = issued(database, tmp_path)
    with database.reading() as session:
        present = session.get_one(Edition, edition.id)
        for attempt in (
            lambda: operations.check(database, ACTOR, present.id, "again", present.version),
            lambda: operations.change_draft(session, ACTOR, present, VALUES, present.version),
            lambda: operations.delete_draft(session, ACTOR, present, present.version),
            lambda: operations.ready(Viewer(session, ACTOR, "en"), present),
        ):
            with pytest.raises(errors.AlreadyIssued):
                attempt()
    with pytest.raises(saving.Refused, match="stays_as_issued"), database.transaction(ACTOR) as session:
        saving.delete(session, ACTOR, session.get_one(Edition, edition.id))


def test_a_correction_needs_a_reason_and_lists_what_changed(database: Database, tmp_path: Path) -> None:
    issued(database, tmp_path)
    with pytest.raises(errors.ReasonNeeded):
        drafted(database)
    with database.transaction(ACTOR) as session:
        retitle(session, "Renamed")
    second = issued(database, tmp_path, reason="A title was wrong.")
    assert second.number == 2
    with database.reading() as session:
        file = next(one for one in session.get_one(Edition, second.id).files if one.format == "html")
    page = edition_storage.read(tmp_path, file.sha256).decode()
    assert "Edition 2" in page
    assert "Signing" in page[page.index("Changes") :]


def test_forms_and_years_are_numbered_apart(database: Database, tmp_path: Path) -> None:
    issued(database, tmp_path)
    with database.transaction(ACTOR) as session:
        session.add(factories.event(status="held", when=factories.Span.parse("2020-05-01")))
    assert issued(database, tmp_path, year=2020).number == 1


def test_a_deleted_draft_comes_back_with_what_was_checked(database: Database) -> None:
    edition = checked(database, drafted(database))
    with database.transaction(ACTOR) as session:
        operations.delete_draft(session, ACTOR, session.get_one(Edition, edition.id), edition.version)
    with database.transaction(ACTOR) as session:
        gone = by_key(session, Edition, edition.key, with_deleted=True)
        assert gone
        saving.restore(session, ACTOR, gone)
    with database.reading() as session:
        assert len(session.get_one(Edition, edition.id).contents) == 1


def test_the_audit_tells_who_did_what_without_the_content(database: Database, tmp_path: Path) -> None:
    edition = issued(database, tmp_path)
    with database.reading() as session:
        query = select(AuditEntry).where(AuditEntry.record_id == edition.id).order_by(AuditEntry.id)
        entries = session.scalars(query).all()
    assert [entry.changes["state"] for entry in entries] == [
        [None, "draft"], ["draft", "checked"], ["checked", "issued"]
    ]  # fmt: skip
    assert all("Signing" not in str(entry.changes) for entry in entries)
