"""LibreOffice as who opens a file has it: turns one into a PDF, with fonts and a profile of its own."""

import os
import subprocess
from pathlib import Path

from tests.printing.static_fonts import FAMILIES, write_fonts
from tests.programs import require

FONT_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


class Office:
    """LibreOffice in a folder, which holds the fonts for some text."""

    def __init__(self, folder: Path, text: str) -> None:
        self.folder, self.fonts = folder, folder / "fonts"
        self.fonts.mkdir()
        write_fonts(text, tuple(FAMILIES), self.fonts)
        config = FONT_CONFIG.format(fonts=self.fonts, cache=folder / "cache")
        (folder / "fonts.conf").write_text(config, encoding="utf-8")

    def to_pdf(self, name: str, content: bytes) -> bytes:
        """Return a file as the PDF that LibreOffice makes of it."""
        given = self.folder / name
        given.write_bytes(content)
        profile = f"-env:UserInstallation=file://{self.folder / 'profile'}"
        subprocess.run(
            [require("soffice"), profile, "--headless", "--norestore",
             "--convert-to", "pdf", "--outdir", self.folder, given],
            env={**os.environ, "FONTCONFIG_FILE": str(self.folder / "fonts.conf"), "HOME": str(self.folder)},
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return given.with_suffix(".pdf").read_bytes()
