"""Prints of a year's report: which one is wanted, how long it takes, and how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from sqlalchemy.orm import Session

from intl_crm.accounts.audit import state_of_records
from intl_crm.cities.crest import printed_crest
from intl_crm.date_words import year_words
from intl_crm.jobs import operations
from intl_crm.jobs.models import Job
from intl_crm.jobs.works import Facts, Progress, Result, Task, Work
from intl_crm.languages import language_name
from intl_crm.panels import Viewer
from intl_crm.permissions import Actor
from intl_crm.printing.pictures import Pictures
from intl_crm.reports.characters import Unprintable, places_of
from intl_crm.reports.document import Report, report_on_record
from intl_crm.reports.form_queries import form_in
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.paper import printout_of
from intl_crm.reports.print_queries import Size, size_of
from intl_crm.sentences import sentence

PDF = "pdf"
# A print that takes longer is a job: nobody waits for it without being told how far it is.
MOST_SECONDS = 1.0
# What a print costs at all, for an exchange and for a photograph, in seconds: measured with texts as long as
# the published ones and photographs of 12 megapixels, while the other of two cores had work of its own.
SECONDS = {PDF: (0.4, 0.008, 0.07), "csv": (0.1, 0.0005, 0), "json": (0.1, 0.0005, 0)}
SECONDS_OF_OTHERS = (0.1, 0.001, 0.07)


@dataclass(frozen=True)
class Print:
    """Which print is wanted: of which year, by which form, in which language and format."""

    year: int
    form: str
    language: str
    format: str
    # Whether a mark stands for what no font of the prints has; whoever reads another format brings the fonts.
    without_missing: bool = False

    @property
    def facts(self) -> Facts:
        """What a job has to know of it."""
        return asdict(self)


def takes_long(viewer: Viewer, wanted: Print) -> bool:
    """Return whether a print is to be a job."""
    return seconds_of(size_of(viewer, wanted.year), wanted.format) > MOST_SECONDS


def seconds_of(size: Size, written: str) -> float:
    """Return how long a print will take, judged by what it prints."""
    at_all, exchange, photograph = SECONDS.get(written, SECONDS_OF_OTHERS)
    return at_all + exchange * size.exchanges + photograph * size.photographs


def ask_for(session: Session, data: Path, actor: Actor, wanted: Print) -> Job:
    """Return the job of a print; while no record has changed, the same print is one job."""
    state = f"{version('intl-crm')} {state_of_records(session)}"
    return operations.ask(session, data, actor, REPORT, wanted.facts, state)


def made(viewer: Viewer, data: Path, wanted: Print, step: Callable[[], None] = lambda: None) -> Result:
    """Make a print; `step` is called after each of its steps, of which every photograph is one."""
    report = _report(viewer, wanted)
    step()
    printout = printout_of(report, data, printed_crest(viewer.session, data))
    step()
    written = FORMATS[wanted.format]
    pictures = _counted(printout.pictures, step)
    content = written.write(replace(printout, pictures=pictures, without_missing=wanted.without_missing))
    return Result(written.file_name(wanted.year, wanted.language), written.media_type, content)


def refuse_missing(viewer: Viewer, data: Path, wanted: Print) -> None:
    """Raise Unprintable where a print would hold characters that no font has, before anybody waits for it."""
    if wanted.format != PDF or wanted.without_missing:
        return
    if places := places_of(printout_of(_report(viewer, wanted), data)):
        raise Unprintable(places)


def _report(viewer: Viewer, wanted: Print) -> Report:
    return report_on_record(viewer, wanted.year, form_in(viewer.session, wanted.form), wanted.language)


def _counted(pictures: Mapping[str, bytes], step: Callable[[], None]) -> Pictures:
    """Return the pictures, each a step when it is drawn."""

    def drawn(name: str) -> bytes:
        content = pictures[name]
        step()
        return content

    return Pictures({name: partial(drawn, name) for name in pictures})


class Steps:
    """Tells how many steps are done; the last one is over with the print itself."""

    def __init__(self, tell: Progress, total: int) -> None:
        """Begin with none of them."""
        self._tell, self._total, self._done = tell, total, 0
        # Pictures are drawn by several threads.
        self._lock = Lock()
        tell(0, total)

    def step(self) -> None:
        """Tell that one more is done."""
        with self._lock:
            self._done = min(self._done + 1, self._total - 1)
            self._tell(self._done, self._total)


def _run(task: Task) -> Result:
    wanted = Print(**task.facts)
    viewer = Viewer(task.session, task.actor, wanted.language)
    # Records are read, words decided, photographs drawn, pages set.
    steps = Steps(task.progress, 3 + size_of(viewer, wanted.year).photographs)
    return made(viewer, task.data, wanted, steps.step)


def _title(facts: Facts, language: str) -> str:
    wanted = Print(**facts)
    year, tongue = year_words(wanted.year, language), language_name(wanted.language, language)
    return sentence("job_report", language, year=year, format=wanted.format.upper(), language=tongue)


def _address(facts: Facts) -> str:
    wanted = Print(**facts)
    without = "&without=missing" if wanted.without_missing else ""
    asked = f"lang={wanted.language}&form={wanted.form}{without}"
    return f"/reports/{wanted.year}/report.{wanted.format}?{asked}"


def _page(facts: Facts, language: str) -> tuple[str, str]:
    wanted = Print(**facts)
    return year_words(wanted.year, language), f"/reports/{wanted.year}?form={wanted.form}"


REPORT = Work("report", "report", _run, _title, _address, _page)
