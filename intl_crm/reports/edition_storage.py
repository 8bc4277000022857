"""Bytes of issued editions in the data folder, named by their digest, by which they are proved unchanged."""

import hashlib
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from intl_crm import whole_files
from intl_crm.files.storage import MissingBytes

FOLDER = "editions"


def keep(data: Path, content: bytes) -> str:
    """Keep the bytes of one print below the data folder, anew where a disk has damaged them; their digest."""
    return whole_files.write_by_digest(data / FOLDER, content)


def read(data: Path, digest: str) -> bytes:
    """Return the bytes of a digest; MissingBytes where they are gone or are others by now."""
    try:
        content = (data / FOLDER / digest).read_bytes()
    except FileNotFoundError as error:
        raise MissingBytes(f"nothing is kept under {FOLDER}/{digest}") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise MissingBytes(f"what is kept under {FOLDER}/{digest} is not what was issued")
    return content


def clear(data: Path, named: Collection[str], before: datetime) -> None:
    """Remove the bytes that no edition names, if they were written before a time."""
    whole_files.clear(data / FOLDER, named, before)
