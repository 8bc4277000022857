"""Issuing an edition as a job: printed by the worker, then frozen in the transaction that ends it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version as version_of_package
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from intl_crm.clock import now
from intl_crm.date_words import year_words
from intl_crm.jobs import operations as jobs
from intl_crm.jobs.models import Job, JobState
from intl_crm.jobs.operations import JUST_WRITTEN
from intl_crm.jobs.queries import latest_with
from intl_crm.jobs.works import Facts, Task, Work, Written
from intl_crm.kinds import UnknownRecord, kinds
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, Actor
from intl_crm.reports import edition_storage
from intl_crm.reports.characters import Unprintable, places_of
from intl_crm.reports.edition_errors import Outdated
from intl_crm.reports.edition_operations import PROGRAM, freeze, printed_whole
from intl_crm.reports.edition_paper import Imprint, SignOff, as_edition
from intl_crm.reports.edition_queries import edition_by_id, named_digests
from intl_crm.reports.editions import Composed
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.models import Edition
from intl_crm.reports.paper import printout_of
from intl_crm.reports.print_queries import size_of
from intl_crm.reports.prints import MOST_SECONDS, Steps, seconds_of
from intl_crm.sentences import sentence
from intl_crm.texts import Texts


def takes_long(viewer: Viewer, edition: Edition) -> bool:
    """Return whether an edition is to be issued by a job, judged by all the files that it prints."""
    size = size_of(viewer, edition.year)
    seconds = sum(seconds_of(size, written) for written in FORMATS)
    return seconds * len(edition.languages) > MOST_SECONDS


def ask_to_issue(session: Session, data: Path, actor: Actor, edition: Edition, sign: SignOff) -> Job:
    """Return the job that issues an edition: the one that is under way, whoever signs, else a new one."""
    if found := under_way(session, edition):
        return found
    facts = {
        "edition": edition.id.hex,
        "year": edition.year,
        "version": edition.version,
        "by": dict(sign.by),
        "on": sign.on.isoformat(),
        "without_missing": sign.without_missing,
    }
    return jobs.ask(session, data, actor, EDITION, facts, version_of_package(PROGRAM))


def under_way(session: Session, edition: Edition) -> Job | None:
    """Return the job that issues an edition now."""
    found = _latest(session, edition)
    return found if found and found.state in {JobState.WAITING, JobState.RUNNING} else None


def failed(session: Session, edition: Edition) -> Job | None:
    """Return the job that was to issue an edition last, if it could not."""
    found = _latest(session, edition)
    return found if found and found.state == JobState.FAILED else None


def _latest(session: Session, edition: Edition) -> Job | None:
    return latest_with(session, EDITION.key, "edition", edition.id.hex)


def sign_of(facts: Facts) -> SignOff:
    """Return who was to sign, as it was typed."""
    return SignOff(Texts(facts["by"]), date.fromisoformat(facts["on"]), facts["without_missing"])


def undrawn(viewer: Viewer, data: Path, edition: Edition, present: Sequence[Composed]) -> str:
    """Return the characters that no font has, where they may be why an edition could not be issued."""
    job = failed(viewer.session, edition)
    sign = sign_of(job.facts) if job else None
    if sign is None or sign.without_missing:
        return ""
    # A language that was added since has no name to be printed yet.
    reports = [one.report for one in present if one.report.language in sign.by]
    prints = [as_edition(printout_of(one, data), Imprint(0, sign)) for one in reports]
    signs = [Unprintable([place]).signs(viewer.language) for one in prints for place in places_of(one)]
    # What stands in the prints of several languages is said once.
    return "; ".join(dict.fromkeys(signs))


def _run(task: Task) -> Written:
    """Print every file, each a step; what is frozen is written when the job ends."""
    key, sign, version = UUID(task.facts["edition"]), sign_of(task.facts), task.facts["version"]
    viewer = Viewer(task.session, task.actor, "")
    with _said():
        count = len(edition_by_id(task.session, key).languages) * len(FORMATS)
        steps = Steps(task.progress, count)
        printed = printed_whole(viewer, task.data, key, sign, version, steps.step)

    def write(session: Session) -> str:
        with _said():
            edition = freeze(session, task.actor, key, sign, version, printed)
        return kinds[Edition.kind].address_of(edition)

    return Written(write)


@contextmanager
def _said() -> Iterator[None]:
    """Say in words that the edition is another one by now, or gone."""
    try:
        yield
    except (StaleDataError, UnknownRecord) as error:
        raise Outdated from error


def _clear(session: Session, data: Path) -> None:
    """Remove the bytes that an issue has left behind which was not brought to its end."""
    edition_storage.clear(data, named_digests(session), now() - JUST_WRITTEN)


def _title(facts: Facts, language: str) -> str:
    return sentence("job_edition", language, year=year_words(facts["year"], language))


def _address(facts: Facts) -> str:
    return f"{_at(facts)}/issue"


def _page(facts: Facts, language: str) -> tuple[str, str]:
    return sentence("job_edition_page", language, year=year_words(facts["year"], language)), _at(facts)


def _at(facts: Facts) -> str:
    return f"/reports/{facts['year']}/editions/{facts['edition']}"


def _done(language: str) -> str:
    return sentence("job_edition_done", language)


EDITION = Work(
    "edition", Edition.kind, _run, _title, _address, _page, action=Action.PUBLISH, done=_done, clear=_clear
)
