"""Bytes in the data folder: judged by content, without what a camera wrote into them, randomly named."""

import hashlib
import io
import secrets
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.Image import DecompressionBombError, DecompressionBombWarning

from intl_crm.errors import CrmError
from intl_crm.whole_files import write_whole

FOLDER = "files"
MOST_PIXELS = 60_000_000
PDF = b"%PDF-"
MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "application/pdf": ".pdf"}


class BadUpload(CrmError):
    """What was uploaded is not a file that is kept here; `why` is empty, kind, photograph or pixels."""

    def __init__(self, why: str) -> None:
        """Carry what is wrong with it."""
        super().__init__(f"this file is not kept: {why}")
        self.why = why


class MissingBytes(CrmError):
    """A file is on record, and nothing lies under its name: a backup without its folder, for instance."""


@dataclass(frozen=True)
class Kept:
    """What is known of bytes that have been kept."""

    media_type: str
    size: int
    sha256: str
    path: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class _Judged:
    content: bytes
    media_type: str
    width: int | None = None
    height: int | None = None


def keep(data: Path, content: bytes) -> Kept:
    """Keep an image or a PDF below the data folder and return what is known of it."""
    judged = _judged(content)
    path = f"{secrets.token_hex(16)}{ENDINGS[judged.media_type]}"
    write_whole(data / FOLDER, path, judged.content)
    digest = hashlib.sha256(judged.content).hexdigest()
    return Kept(judged.media_type, len(judged.content), digest, path, judged.width, judged.height)


def _judged(content: bytes) -> _Judged:
    if not content:
        raise BadUpload("empty")
    if content.startswith(PDF):
        return _Judged(content, "application/pdf")
    try:
        return _image(content)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise BadUpload("kind") from error
    except (DecompressionBombError, DecompressionBombWarning) as error:
        raise BadUpload("pixels") from error


def _image(content: bytes) -> _Judged:
    """Return the image drawn anew, so that places, cameras and hidden texts stay behind."""
    with Image.open(io.BytesIO(content), formats=tuple(MEDIA_TYPES)) as image:
        # A camera may put several pictures into what else is a JPEG; the first of them is kept.
        form = "JPEG" if image.format == "MPO" else str(image.format)
        if image.width * image.height > MOST_PIXELS:
            raise BadUpload("pixels")
        turned = _upright(image)
        clean = io.BytesIO()
        turned.save(clean, form)
        return _Judged(clean.getvalue(), MEDIA_TYPES[form], turned.width, turned.height)


def _upright(image: Image.Image) -> Image.Image:
    """Return the pixels alone, turned as the camera meant them."""
    pixels = ImageOps.exif_transpose(image)
    pixels.info.clear()
    return pixels


def read(data: Path, path: str) -> bytes:
    """Return the bytes that were kept under a name, or raise MissingBytes."""
    try:
        return (data / FOLDER / Path(path).name).read_bytes()
    except FileNotFoundError as error:
        raise MissingBytes(f"nothing is kept under {path}") from error
