"""A report ready to be written in any format: the document, its words and its pictures."""

from collections.abc import Mapping
from dataclasses import dataclass

from intl_crm.printing.report_data import ReportData
from intl_crm.reports.document import Report


@dataclass(frozen=True)
class Printout:
    """One report in one language: what it is made of, and what every format is written from."""

    report: Report
    data: ReportData
    # The bytes of every picture that the data names: the crest, the photographs.
    pictures: Mapping[str, bytes]
    # Whether a mark stands for each character that no font of the PDF has; other formats hold it as it is.
    without_missing: bool = False
