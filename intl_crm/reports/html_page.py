"""The report as a page of its own: one file of plain HTML, in which every text is text."""

from base64 import b64encode
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined

from intl_crm.files.models import File
from intl_crm.reports.photographs import name_in_print, on_paper
from intl_crm.reports.printout import Printout
from intl_crm.reports.report_figures import figures_by_section


def html_of(printout: Printout) -> bytes:
    """Return the report as an HTML file that needs nothing else."""
    template, report = _environment().get_template("reports/file.html"), printout.report
    facts = {
        "paper": printout.data,
        "figures_in": figures_by_section(report),
        "on_paper": on_paper,
        "source": partial(_source, printout),
    }
    return template.render(report=report, language=report.language, **facts).encode()


def _source(printout: Printout, file: File) -> str:
    """Return a photograph as an address that holds its bytes: the file needs nothing beside it."""
    return f"data:image/jpeg;base64,{b64encode(printout.pictures[name_in_print(file)]).decode()}"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("intl_crm"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
