"""Files of the data folder that are there whole or not at all, for their owner alone."""

import hashlib
import os
import secrets
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

# Begins the name of a file that is not whole yet; whoever is ended in the middle leaves it behind.
UNFINISHED = "."


def write_whole(folder: Path, name: str, content: bytes) -> None:
    """Write the whole file or none: it gets its name only when its bytes are on the disk."""
    folder.mkdir(mode=0o700, exist_ok=True)
    unfinished = folder / f"{UNFINISHED}{secrets.token_hex(8)}"
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(folder / name)


def write_by_digest(folder: Path, content: bytes) -> str:
    """Write the file under the digest of its bytes, anew where it is there already, and return the digest."""
    digest = hashlib.sha256(content).hexdigest()
    write_whole(folder, digest, content)
    return digest


def clear(folder: Path, needed: Collection[str], before: datetime) -> None:
    """Remove what is not needed, unfinished files among it, if it was written before a time."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in needed and path.stat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)
