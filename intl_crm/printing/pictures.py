"""Pictures for prints: drawn anew, so that the engine reads nothing but pixels."""

import io
from collections.abc import Callable, Iterator, Mapping

from PIL import Image

from intl_crm.printing.report_data import Picture
from intl_crm.sentences import sentence

CREST = "crest.png"
LONGEST_SIDE = 1200  # pixels; enough for 80 mm on any printer
PHOTOGRAPH_SIDE = 1400  # pixels; more than 300 to the inch but where a wide one takes the whole measure
QUALITY = 85
READ = ("PNG", "JPEG", "WEBP")
# What a JPEG may carry beside its pixels and still be printed as it is.
PLAIN = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}


class Pictures(Mapping[str, bytes]):
    """Pictures by their names, each made when it is asked for, so that many are never held at once."""

    def __init__(self, made: Mapping[str, Callable[[], bytes]]) -> None:
        """Carry how each is made; that may happen in several threads."""
        self._made = made

    def __getitem__(self, name: str) -> bytes:
        return self._made[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


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


def photograph(content: bytes) -> bytes:
    """The photograph as a JPEG of its printed size, the same bytes each time; OSError where it is none."""
    with Image.open(io.BytesIO(content), formats=READ) as image:
        size = printed_size(*image.size)
        if image.size == size and _is_plain(image):
            return content
        # A JPEG is read at the half or quarter of its size where that is enough.
        image.draft(None, size)
        drawn = _on_paper(image).resize(size, Image.Resampling.BICUBIC)
    drawn.info.clear()
    written = io.BytesIO()
    drawn.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()


def printed_size(width: int, height: int) -> tuple[int, int]:
    """Width and height in pixels of the photograph that is printed of one of this size."""
    scale = min(1, PHOTOGRAPH_SIDE / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _is_plain(image: Image.Image) -> bool:
    return image.format == "JPEG" and image.mode in {"L", "RGB"} and image.info.keys() <= PLAIN


def _on_paper(image: Image.Image) -> Image.Image:
    """The pixels alone; what can be seen through is the white of the paper."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image.convert("RGBA"))
    return paper.convert("RGB")
