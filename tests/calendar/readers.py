"""Programs of others that read our calendars; each returns the same shape."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import vobject
from icalendar import Calendar

NODE = Path(sys.executable).with_name("node")
SCRIPT = Path(__file__).with_name("read_with_icaljs.mjs")


class IcalJs:
    """ical.js in one node process."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        """Talk with a process that runs the script."""
        self.process = process

    def read(self, octets: bytes) -> Any:
        """Return the properties of the calendar and of its events as jCal (RFC 7265)."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(octets.decode()) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, "ical.js could not read the calendar; its error is above"
        return json.loads(answer)

    def texts(self, octets: bytes, name: str) -> list[str]:
        """Return the values of one property in all events."""
        return [
            value
            for event in self.read(octets)["events"]
            for key, _, _, *values in event["properties"]
            for value in values
            if key == name.lower()
        ]


@contextmanager
def icaljs() -> Iterator[IcalJs]:
    """Give a running ical.js."""
    with subprocess.Popen(
        [NODE, SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield IcalJs(process)


def icalendar_texts(octets: bytes, name: str) -> list[str]:
    """Return the values of one property in all events as icalendar reads them."""
    events = Calendar.from_ical(octets).walk("VEVENT")
    return [str(value) for event in events for value in _listed(event.get(name))]


def vobject_texts(octets: bytes, name: str) -> list[str]:
    """Return the values of one property in all events as vobject reads them."""
    events = vobject.readOne(octets.decode()).contents.get("vevent", [])
    return [line.value for event in events for line in event.contents.get(name.lower(), [])]


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]
