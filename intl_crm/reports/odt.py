"""The report as a file for LibreOffice and other programs that write."""

from intl_crm.printing.odt_document import odt_document
from intl_crm.reports.printout import Printout


def odt_of(printout: Printout) -> bytes:
    """Return the report as an ODT, the same bytes for the same records."""
    return odt_document(printout.data, printout.pictures, printout.report.day)
