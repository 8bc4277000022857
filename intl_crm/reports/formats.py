"""The formats of a report: each is written from the same printout."""

from collections.abc import Callable
from dataclasses import dataclass

from intl_crm.columns import as_json
from intl_crm.reports.as_csv import csv_of
from intl_crm.reports.as_json import json_of
from intl_crm.reports.docx import docx_of
from intl_crm.reports.html_page import html_of
from intl_crm.reports.odt import odt_of
from intl_crm.reports.paper import pdf_of
from intl_crm.reports.printout import Printout


@dataclass(frozen=True)
class Format:
    """How a report is written: ending of the file, media type, and the writer."""

    key: str
    media_type: str
    write: Callable[[Printout], bytes]

    def file_name(self, year: int, language: str) -> str:
        """Return the name of a file with the report of a year."""
        return f"report-{year}.{language}.{self.key}"


def _json(printout: Printout) -> bytes:
    said = {**json_of(printout.report), "edition": printout.data.edition}
    return f"{as_json(said)}\n".encode()


FORMATS = {
    one.key: one
    for one in (
        Format("pdf", "application/pdf", pdf_of),
        Format("odt", "application/vnd.oasis.opendocument.text", odt_of),
        Format("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx_of),
        Format("html", "text/html", html_of),
        Format("csv", "text/csv", csv_of),
        Format("json", "application/json", _json),
    )
}
