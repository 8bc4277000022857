"""Pictures for prints: drawn anew, so that the engine reads nothing but pixels."""

import io

from PIL import Image

from intl_crm.printing.report_data import Picture
from intl_crm.sentences import sentence

CREST = "crest.png"
LONGEST_SIDE = 1200  # pixels; enough for 80 mm on any printer
READ = ("PNG", "JPEG", "WEBP")


def crest_on(language: str) -> Picture:
    """The office's crest as the data of a print in one language names it."""
    return Picture(name=CREST, alt=sentence("print_crest", language))


def crest_files(crest: bytes | None) -> dict[str, bytes]:
    """The engine's pictures of a print with a crest, or without one."""
    return {CREST: crest} if crest else {}


def printable(content: bytes) -> bytes:
    """The picture as a PNG of at most LONGEST_SIDE, the same bytes each time; OSError where it is none."""
    with Image.open(io.BytesIO(content), formats=READ) as image:
        drawn = image.convert("RGBA" if image.has_transparency_data else "RGB")
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    drawn.info.clear()
    written = io.BytesIO()
    drawn.save(written, "PNG")
    return written.getvalue()
