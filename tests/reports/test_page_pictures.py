"""The pages of docs/report.md as pictures, printed from the demo; `make screenshots` keeps them."""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from intl_crm.db import Database
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports.document import year_report
from intl_crm.reports.paper import pdf_of, printout_of
from intl_crm.reports.report_form import form
from tests.pictures import NOWHERE
from tests.programs import needs, require

ROOT = Path(__file__).parents[2]
DOCUMENT, KEPT = ROOT / "docs" / "report.md", ROOT / "docs" / "pages"
# Where set, the pictures are kept; otherwise they are made, looked at and thrown away.
KEEP = "KEEP_SCREENSHOTS"
DOTS_TO_AN_INCH, LARGEST, COLOURS = 70, 120_000, 64
ON_PAPER = 210 / 297


@dataclass(frozen=True)
class Pages:
    """Which pages of a report are pictured."""

    form: str
    language: str
    pages: tuple[int, ...]

    def name(self, page: int) -> str:
        """Name the picture of a page."""
        return f"{self.form}.{self.language}-{page}.png"


PICTURED = (
    Pages("kaohsiung", "zh-Hant-TW", (1, 2, 3, 8)),
    Pages("general", "en", (1, 3, 12, 13)),
)


def pictures(database: Database, wanted: Pages, folder: Path) -> Iterator[Path]:
    """Draw the pages of a print, with few colours so that they stay small."""
    with database.reading() as session:
        viewer = Viewer(session, COMMAND, wanted.language)
        report = year_report(viewer, 2021, form(wanted.form), wanted.language)
        made = pdf_of(printout_of(report, NOWHERE))
    for page in wanted.pages:
        path = folder / wanted.name(page)
        asked = ["-f", str(page), "-l", str(page), "-r", str(DOTS_TO_AN_INCH), "-png", "-singlefile", "-"]
        command = [require("pdftoppm"), *asked, path.with_suffix("")]
        subprocess.run(command, input=made, check=True)
        with Image.open(path) as picture:
            picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
        yield path


@needs("pdftoppm")
@pytest.mark.parametrize("wanted", PICTURED, ids=lambda one: one.form)
def test_a_page_is_pictured(demo_file: Path, tmp_path: Path, wanted: Pages) -> None:
    database = Database(f"sqlite:///{demo_file}")
    for path in pictures(database, wanted, KEPT if os.environ.get(KEEP) else tmp_path):
        assert path.stat().st_size <= LARGEST
        with Image.open(path) as picture:
            assert abs(picture.width / picture.height - ON_PAPER) < 0.01
            assert len(picture.convert("L").getcolors() or ()) > 2
    database.close()


def test_the_document_shows_every_picture_and_no_other() -> None:
    shown = re.findall(r"\]\(pages/([^)]+)\)|src=\"pages/([^\"]+)\"", DOCUMENT.read_text(encoding="utf-8"))
    names = {one or other for one, other in shown}
    assert names == {path.name for path in KEPT.iterdir()}
    assert names == {wanted.name(page) for wanted in PICTURED for page in wanted.pages}
