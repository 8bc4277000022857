"""Prints of a year's report: which one is wanted, how long it takes, and how it is made."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from sqlalchemy.orm import Session

from intl_crm.accounts.audit import state_of_records
from intl_crm.cities.crest import printed_crest
from intl_crm.date_words import year_words
from intl_crm.jobs import operations
from intl_crm.jobs.models import Job
from intl_crm.jobs.works import Facts, Result, Task, Work
from intl_crm.languages import own_name
from intl_crm.panels import Viewer
from intl_crm.permissions import Actor
from intl_crm.reports.document import report_on_record
from intl_crm.reports.form_queries import form_in
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.paper import printout_of
from intl_crm.reports.print_queries import Size, size_of
from intl_crm.sentences import sentence

# A print that takes longer is a job: nobody waits for it without being told how far it is.
MOST_SECONDS = 1.0
# What a print costs, measured on one core of 2.5 GHz with long texts and a compiler that runs already:
# (at all, for an exchange, for a photograph) in seconds. Formats without a layout take what reading takes.
SECONDS_OF_PDF, SECONDS_OF_OTHERS = (0.3, 0.01, 0.05), (0.1, 0.0005, 0.01)


@dataclass(frozen=True)
class Print:
    """Which print is wanted: of which year, by which form, in which language and format."""

    year: int
    form: str
    language: str
    format: str

    @property
    def facts(self) -> Facts:
        """What a job has to know of it."""
        return asdict(self)


def takes_long(viewer: Viewer, wanted: Print) -> bool:
    """Return whether a print is to be a job."""
    return seconds_of(size_of(viewer, wanted.year), wanted.format) > MOST_SECONDS


def seconds_of(size: Size, written: str) -> float:
    """Return how long a print will take, judged by what it prints."""
    at_all, exchange, photograph = SECONDS_OF_PDF if written == "pdf" else SECONDS_OF_OTHERS
    return at_all + exchange * size.exchanges + photograph * size.photographs


def ask_for(session: Session, data: Path, actor: Actor, wanted: Print) -> Job:
    """Return the job of a print; while no record has changed, the same print is one job."""
    state = f"{version('intl-crm')} {state_of_records(session)}"
    return operations.ask(session, data, actor, REPORT, wanted.facts, state)


def made(viewer: Viewer, data: Path, wanted: Print, step: Callable[[], None] = lambda: None) -> Result:
    """Make a print; `step` is called after each of its steps."""
    report = report_on_record(viewer, wanted.year, form_in(viewer.session, wanted.form), wanted.language)
    step()
    printout = printout_of(report, data, printed_crest(viewer.session, data))
    step()
    written = FORMATS[wanted.format]
    content = written.write(printout)
    step()
    return Result(written.file_name(wanted.year, wanted.language), written.media_type, content)


STEPS = 3


def _run(task: Task) -> Result:
    wanted = Print(**task.facts)
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        task.progress(done, STEPS)

    task.progress(done, STEPS)
    return made(Viewer(task.session, task.actor, wanted.language), task.data, wanted, step)


def _title(facts: Facts, language: str) -> str:
    wanted = Print(**facts)
    year, tongue = year_words(wanted.year, language), own_name(wanted.language)
    return sentence("job_report", language, year=year, format=wanted.format.upper(), language=tongue)


def _address(facts: Facts) -> str:
    wanted = Print(**facts)
    return f"/reports/{wanted.year}/report.{wanted.format}?lang={wanted.language}"


def _page(facts: Facts, language: str) -> tuple[str, str]:
    wanted = Print(**facts)
    return year_words(wanted.year, language), f"/reports/{wanted.year}"


REPORT = Work("report", "report", _run, _title, _address, _page)
