"""Prints one year as the command line does, and says as JSON what it cost."""

import json
import resource
import sys
import time
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from intl_crm import features
from intl_crm.cities.crest import printed_crest
from intl_crm.db import Database
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.printing import engine
from intl_crm.reports.document import report_on_record
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.paper import printout_of
from intl_crm.reports.printout import Printout
from intl_crm.reports.report_form import form
from tests.bench.large_year import YEAR, url_of


def main(data: Path, bare: Path, language: str) -> None:
    """Print, and keep what the engine was given for a bare typst."""
    features.declare()
    database = Database(url_of(data))
    with database.reading() as session:
        session.info["actor"] = COMMAND
        began = time.perf_counter()
        report = report_on_record(Viewer(session, COMMAND, language), YEAR, form("kaohsiung"), language)
        printout = printout_of(report, data, printed_crest(session, data))
        composed = time.perf_counter()
        pdf = FORMATS["pdf"].write(printout)
        printed = time.perf_counter()
    database.close()
    engine._engine.close()
    cost = {
        "compose": composed - began,
        "print": printed - composed,
        "program": _own_mebibytes(),
        "worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "file": len(pdf) / 2**20,
        "pages": len(PdfReader(BytesIO(pdf)).pages),
    }
    _keep(bare, printout)
    sys.stdout.write(json.dumps(cost))


def _own_mebibytes() -> float:
    """The most that this process held; its resource usage begins with that of who started it."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _keep(folder: Path, printout: Printout) -> None:
    (folder / "data.json").write_text(json.dumps(printout.data.to_json(), ensure_ascii=False))
    (folder / "pictures").mkdir()
    for name, content in printout.pictures.items():
        (folder / "pictures" / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
