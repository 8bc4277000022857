"""An edition that the program issues as it is served, with its worker killed in the middle."""

import os
import signal
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.jobs.models import Job, JobState
from intl_crm.permissions import Actor
from intl_crm.reports import edition_operations as operations
from intl_crm.reports import edition_storage
from intl_crm.reports.edition_jobs import ask_to_issue
from intl_crm.reports.edition_paper import SignOff
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.models import Edition, EditionFile, EditionState
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR
from tests.jobs.test_program import PROCESSES, TEXT, until, worker_of
from tests.running import running

MANY = 60
SIGN = SignOff(Texts({"en": "Director Chang", "ja": "張処長"}), date(2022, 1, 15))

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not PROCESSES.exists(), reason="processes are told by /proc"),
]


@pytest.fixture
def edition(database: Database) -> Edition:
    """A checked edition in two languages, which takes some seconds to print."""
    with database.transaction(ACTOR) as session:
        session.add(factories.office())
        for at in range(MANY):
            day = Span.parse(f"2021-{at % 12 + 1:02}-{at % 28 + 1:02}")
            session.add(factories.event(status="held", slug=f"call-{at}", text=TEXT, when=day))
        session.flush()
        values = {"year": 2021, "form": "kaohsiung", "languages": ("en", "ja"), "day": date(2021, 12, 31)}
        draft = operations.draft(session, ACTOR, values)
    return operations.check(database, ACTOR, draft.id, "Japanese texts follow.", draft.version)


def test_a_worker_that_is_killed_in_the_middle_leaves_nothing_and_another_issues_it(
    database: Database, settings: Settings, actor: Callable[[str], Actor], edition: Edition
) -> None:
    who = actor("officer")
    with database.transaction(who) as session:
        job = ask_to_issue(session, settings.data, who, edition, SIGN)

    def now_of() -> Job:
        with database.reading() as session:
            return session.get_one(Job, job.id)

    with running(settings) as program:
        killed = worker_of(program)
        until(lambda: now_of().done)
        os.kill(killed, signal.SIGKILL)
        with database.reading() as session:
            assert session.get_one(Edition, edition.id).state == EditionState.CHECKED
            assert session.scalars(select(EditionFile)).all() == []
        until(lambda: now_of().state in {JobState.DONE, JobState.FAILED})
    assert (now_of().state, now_of().tries, now_of().error) == (JobState.DONE, 2, None)
    with database.reading() as session:
        issued = session.get_one(Edition, edition.id)
        assert (issued.state, issued.issued_by, issued.number) == (EditionState.ISSUED, who.name, 1)
        kept = {(one.language, one.format): one.sha256 for one in issued.files}
    assert kept.keys() == {(tag, key) for tag in ("en", "ja") for key in FORMATS}
    assert all(edition_storage.read(settings.data, one) for one in kept.values())
