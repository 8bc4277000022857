"""Exchanges as CSV that a spreadsheet opens and calculates nothing of."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from intl_crm.cells import safe_cell
from intl_crm.permissions import COMMAND
from intl_crm.reports.exchange_rows import fields, report_rows
from intl_crm.reports.printout import Printout

# Without this mark Excel takes UTF-8 for the machine's own encoding, and Chinese is lost.
MARK = "\ufeff"


def csv_of(printout: Printout) -> bytes:
    """Return the exchanges of a report, a row each; what is restricted stands in no report."""
    return table(list(fields()), report_rows(printout.report, COMMAND))


def table(names: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return rows under their names as RFC 4180 has it, in UTF-8 with its mark."""
    written = io.StringIO()
    writer = csv.DictWriter(written, names, extrasaction="ignore")
    writer.writeheader()
    writer.writerows({name: safe_cell(text) for name, text in row.items()} for row in rows)
    return f"{MARK}{written.getvalue()}".encode()
