"""Texts as XML may hold them."""

import re

from intl_crm.printing.glyphs import each_text, plain
from intl_crm.printing.report_data import ReportData

# XML has no place for them, whoever wrote them into a record.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def cleaned(data: ReportData) -> ReportData:
    """Return the report with each of its texts clean, wherever in a file it will stand."""
    return each_text(data, clean)


def clean(text: str) -> str:
    """Return the text without what XML can't hold and nobody sees."""
    return _FORBIDDEN.sub("", plain(text))
