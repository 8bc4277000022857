"""The report as a page of its own: one file of plain HTML, in which every text is text."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from intl_crm.reports.printout import Printout


def html_of(printout: Printout) -> bytes:
    """Return the report as an HTML file that needs nothing else."""
    template, report = _environment().get_template("reports/file.html"), printout.report
    return template.render(report=report, paper=printout.data, language=report.language).encode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("intl_crm"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
