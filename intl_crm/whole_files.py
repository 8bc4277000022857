"""Files of the data folder that are there whole or not at all, for their owner alone."""

import os
import secrets
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
