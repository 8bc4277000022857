"""Photographs in the size of print: drawn once, when they are added or else when they are first printed."""

from pathlib import Path

from intl_crm.files import storage
from intl_crm.printing.pictures import PHOTOGRAPH_SIDE, photograph
from intl_crm.whole_files import write_whole

# All in it can be drawn anew from what was uploaded.
FOLDER = "printed"


def in_print_size(data: Path, path: str) -> bytes:
    """Return a kept photograph as prints take it; MissingBytes where nothing lies under its name."""
    try:
        return (data / FOLDER / _name(path)).read_bytes()
    except FileNotFoundError:
        return _drawn(data, path)


def _drawn(data: Path, path: str) -> bytes:
    kept = storage.read(data, path)
    drawn = photograph(kept)
    if drawn is not kept:
        write_whole(data / FOLDER, _name(path), drawn)
    return drawn


def _name(path: str) -> str:
    return f"{Path(path).stem}-{PHOTOGRAPH_SIDE}.jpg"
