"""Folding of iCalendar lines (RFC 5545, 3.1) where no reader can notice it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from icu import BreakIterator, Locale

LONGEST = 75
# Everything up to a sign that opens an escape and still waits for what it escapes.
OPEN_ESCAPE = re.compile(r"(?:[^\\^]|[\\^].)*[\\^]", re.DOTALL)


def fold(line: str) -> bytes:
    """Return one line as UTF-8 with CRLF, at most 75 octets apart, whole characters, escapes and emoji."""
    octets = line.encode()
    return octets + b"\r\n" if len(octets) <= LONGEST else b"".join(_physical_lines(line))


def _physical_lines(line: str) -> Iterator[bytes]:
    current = b""
    for unit in _units(line):
        if len(current) + len(unit) > LONGEST:
            yield current + b"\r\n"
            current = b" "
        current += unit
    yield current + b"\r\n"


def _units(line: str) -> Iterator[bytes]:
    """Yield what must stay together; a cluster that fits on no line gives its characters singly."""
    held = ""
    for cluster in _clusters(line):
        held += cluster
        if OPEN_ESCAPE.fullmatch(held) is None:
            yield from _fitting(held)
            held = ""
    yield from _fitting(held)


def _fitting(text: str) -> Iterator[bytes]:
    octets = text.encode()
    if len(octets) < LONGEST:
        yield octets
    else:
        yield from (character.encode() for character in re.findall(r"[\\^]?.", text, re.DOTALL))


def _clusters(line: str) -> Iterator[str]:
    """Yield the characters as a reader sees them: with their marks, and a family of emoji as one."""
    breaks = BreakIterator.createCharacterInstance(Locale.getRoot())
    breaks.setText(line)
    # ICU counts in units of UTF-16.
    units = line.encode("utf-16-le")
    for start, end in pairwise([0, *breaks]):
        yield units[2 * start : 2 * end].decode("utf-16-le")
