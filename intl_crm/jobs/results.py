"""What jobs have made: files of the data folder, named by their digest; they can be made anew."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from intl_crm import whole_files

FOLDER = "jobs"


def keep(data: Path, content: bytes) -> str:
    """Keep what was made, whole or not at all, and return its digest."""
    return whole_files.write_by_digest(data / FOLDER, content)


def is_kept(data: Path, digest: str) -> bool:
    """Return whether it is still there."""
    return _path(data, digest).is_file()


def read(data: Path, digest: str) -> bytes | None:
    """Return what was made; None where it is lost."""
    try:
        return _path(data, digest).read_bytes()
    except FileNotFoundError:
        return None


def clear(data: Path, needed: Collection[str], before: datetime) -> None:
    """Remove what no job needs, unfinished files among it, if it was written before a time."""
    whole_files.clear(data / FOLDER, needed, before)


def _path(data: Path, digest: str) -> Path:
    return data / FOLDER / Path(digest).name
