"""Compiles what a print was made of with typst alone, and says as JSON how long that took."""

import json
import shutil
import sys
import time
from pathlib import Path

import typst

from intl_crm.printing.engine import SOURCES
from intl_crm.printing.fonts import folders


def main(folder: Path) -> None:
    """Compile once: the fonts are read, the templates, the data and the pictures."""
    shutil.copytree(SOURCES, folder, dirs_exist_ok=True)
    data = (folder / "data.json").read_text()
    began = time.perf_counter()
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[*map(str, folders())]
    )
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    compiler.compile(
        input=str(folder / "report.typ"),
        root=str(folder),
        sys_inputs={"data": data, "date": "2021-12-31"},
        timestamp=0,
        pdf_standards=["ua-1", "a-2a"],
    )
    sys.stdout.write(json.dumps({"seconds": time.perf_counter() - began}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
