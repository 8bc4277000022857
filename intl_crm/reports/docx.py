"""The report as a file for Word and other programs that write."""

from intl_crm.printing.docx_document import docx_document
from intl_crm.reports.printout import Printout


def docx_of(printout: Printout) -> bytes:
    """Return the report as a DOCX, the same bytes for the same records."""
    return docx_document(printout.data, printout.pictures, printout.report.day)
