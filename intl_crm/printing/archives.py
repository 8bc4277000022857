"""Zip archives that are the same bytes for the same content."""

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that an archive can name
FIRST = ("mimetype", "[Content_Types].xml")  # what tells the kind of a file stands before all else


def settled(archive: bytes) -> bytes:
    """Return the archive with its entries in order and without the moment when it was made."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(written, "w") as made:
        for name in sorted(given.namelist(), key=_place):
            made.writestr(_entry(name), given.read(name))
    return written.getvalue()


def _place(name: str) -> tuple[int, str]:
    return (FIRST.index(name) if name in FIRST else len(FIRST), name)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    # Programs read the kind of an OpenDocument file at a fixed place, uncompressed.
    entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
