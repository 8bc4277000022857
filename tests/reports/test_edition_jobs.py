"""An edition that is issued by a job: once, whole or not at all, and with words where it could not be."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from intl_crm.accounts.models import AuditEntry
from intl_crm.db import Database
from intl_crm.events.models import Event
from intl_crm.jobs import operations as jobs
from intl_crm.jobs import worker
from intl_crm.jobs.errors import TakenOver
from intl_crm.jobs.models import Job
from intl_crm.jobs.queries import LEASE
from intl_crm.jobs.worker import do_next
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND, Actor
from intl_crm.reports import edition_jobs, prints
from intl_crm.reports import edition_operations as operations
from intl_crm.reports.edition_paper import SignOff
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.models import Edition, EditionFile, EditionState
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.factories import ACTOR
from tests.jobs.test_operations import later

ActorOf = Callable[[str], Actor]
VALUES = {"year": 2021, "form": "kaohsiung", "languages": ("en",), "day": date(2021, 12, 31), "reason": None}
SIGN = SignOff(Texts({"en": "Director Chang"}), date(2022, 1, 15))
PDF = FORMATS["pdf"]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print what takes no typesetting."""
    for key in set(FORMATS) - {"json", "html"}:
        monkeypatch.delitem(FORMATS, key)


@pytest.fixture
def edition(database: Database) -> Edition:
    """An edition of a small year that has been checked."""
    with database.transaction(ACTOR) as session:
        session.add(factories.office(name=Texts({"en": "Office"})))
        session.add(factories.event(status="held", text=Texts({"en": "Signed."})))
        session.flush()
        draft = operations.draft(session, ACTOR, VALUES)
    return operations.check(database, ACTOR, draft.id, "Nothing is missing.", draft.version)


def asked(database: Database, data: Path, actor: Actor, edition: Edition, sign: SignOff = SIGN) -> Job:
    with database.transaction(actor) as session:
        return edition_jobs.ask_to_issue(session, data, actor, edition, sign)


def now_of(database: Database, job: Job) -> Job:
    with database.reading() as session:
        return session.get_one(Job, job.id)


def is_half_issued(database: Database, edition: Edition) -> bool:
    """Whether anything of an issue is on record of an edition that is only checked."""
    with database.reading() as session:
        assert session.get_one(Edition, edition.id).state == EditionState.CHECKED
        return bool(session.scalars(select(EditionFile)).all())


def test_the_worker_issues_it_with_the_name_of_who_asked(
    database: Database, tmp_path: Path, actor: ActorOf, edition: Edition
) -> None:
    job = asked(database, tmp_path, actor("officer"), edition)
    assert do_next(database, tmp_path)
    done = now_of(database, job)
    assert (done.result, done.error) == ({"address": "/reports/2021/editions/2021-kaohsiung-1"}, None)
    assert (done.done, done.total) == (2, 2)
    with database.reading() as session:
        issued = session.get_one(Edition, edition.id)
        assert (issued.state, issued.issued_by, issued.signed_by) == ("issued", "Officer", SIGN.by)
        assert {one.format for one in issued.files} == FORMATS.keys()
        last = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
        assert (last.record_id, last.actor_id) == (edition.id, job.user_id)


def test_it_is_asked_for_once_whoever_signs(
    database: Database, tmp_path: Path, actor: ActorOf, edition: Edition
) -> None:
    first = asked(database, tmp_path, actor("officer"), edition)
    other = SignOff(Texts({"en": "Mayor Lin"}), date(2022, 2, 1))
    assert asked(database, tmp_path, actor("admin"), edition, other).id == first.id
    with database.reading() as session:
        found = edition_jobs.under_way(session, edition)
        assert found is not None
        assert edition_jobs.sign_of(found.facts) == SIGN
    assert do_next(database, tmp_path)
    with database.reading() as session:
        assert edition_jobs.under_way(session, edition) is None
        assert edition_jobs.failed(session, edition) is None


def retitled(session: Session, _edition: Edition) -> None:
    session.scalars(select(Event)).one().title = Texts({"en": "Renamed"})


def changed(session: Session, edition: Edition) -> None:
    present = session.get_one(Edition, edition.id)
    operations.change_draft(session, ACTOR, present, VALUES, present.version)


def deleted(session: Session, edition: Edition) -> None:
    operations.delete_draft(session, ACTOR, session.get_one(Edition, edition.id), edition.version)


@pytest.mark.parametrize(
    ("meanwhile", "said"),
    [
        (retitled, "The records have changed since the check"),
        (changed, "The edition was changed or deleted"),
        (deleted, "The edition was changed or deleted"),
    ],
)
def test_what_keeps_it_from_being_issued_is_said_and_nothing_is_lost(
    database: Database,
    tmp_path: Path,
    actor: ActorOf,
    edition: Edition,
    meanwhile: Callable[[Session, Edition], None],
    said: str,
) -> None:
    job = asked(database, tmp_path, actor("officer"), edition)
    with database.transaction(ACTOR) as session:
        meanwhile(session, edition)
    assert do_next(database, tmp_path)
    error = now_of(database, job).error
    assert error is not None
    assert set(error) == set(LANGUAGES)
    assert error["en"].startswith(said)
    with database.reading() as session:
        assert session.scalars(select(EditionFile)).all() == []
        found = edition_jobs.failed(session, edition)
        assert found is not None
        assert edition_jobs.sign_of(found.facts) == SIGN


def test_what_is_changed_while_it_is_printed_is_not_issued(
    database: Database, tmp_path: Path, actor: ActorOf, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def printed_slowly(*given: object) -> operations.Printed:
        found = operations.printed_whole(*given)  # type: ignore[arg-type]
        with database.transaction(ACTOR) as session:
            changed(session, edition)
        return found

    job = asked(database, tmp_path, actor("officer"), edition)
    monkeypatch.setattr(edition_jobs, "printed_whole", printed_slowly)
    assert do_next(database, tmp_path)
    error = now_of(database, job).error
    assert error is not None
    assert error["zh-Hant-TW"].startswith("製作期間此版本已變更或刪除")


def test_a_worker_that_ends_in_the_middle_leaves_no_half_edition(
    database: Database, tmp_path: Path, actor: ActorOf, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last moment is the worst: everything is printed and written, and then the job is another's."""
    job = asked(database, tmp_path, actor("officer"), edition)
    with monkeypatch.context() as patched:
        patched.setattr(jobs, "_change", taken_over)
        with database.transaction(COMMAND) as session:
            taken = jobs.claim(session)
        assert taken is not None
        patched.setattr(worker, "BEAT_SECONDS", 100)
        worker._do(database, tmp_path, taken)
    assert not is_half_issued(database, edition)
    with later(LEASE * 2):
        assert do_next(database, tmp_path)
    assert (now_of(database, job).state, now_of(database, job).tries) == ("done", 2)


def taken_over(_session: Session, _lease: jobs.Lease, **values: object) -> None:
    if "state" in values:
        raise TakenOver


def test_what_an_issue_left_behind_is_removed_and_what_was_issued_stays(
    database: Database, tmp_path: Path, actor: ActorOf, edition: Edition
) -> None:
    asked(database, tmp_path, actor("officer"), edition)
    assert do_next(database, tmp_path)
    (tmp_path / "editions" / ("0" * 64)).write_bytes(b"left behind")
    with later(timedelta(hours=2)), database.transaction(COMMAND) as session:
        jobs.clear(session, tmp_path)
        named = {one.sha256 for one in session.scalars(select(EditionFile))}
    assert {one.name for one in (tmp_path / "editions").iterdir()} == named


@pytest.mark.parametrize(("languages", "is_long"), [(("en",), False), (LANGUAGES, True)])
def test_what_prints_for_over_a_second_is_a_job(
    database: Database,
    edition: Edition,
    monkeypatch: pytest.MonkeyPatch,
    languages: tuple[str, ...],
    is_long: bool,
) -> None:
    monkeypatch.setitem(FORMATS, "pdf", PDF)
    monkeypatch.setitem(prints.SECONDS, "pdf", (0.4, 0.008, 0.07))
    edition.languages = languages
    with database.reading() as session:
        assert edition_jobs.takes_long(Viewer(session, ACTOR, "en"), edition) is is_long
