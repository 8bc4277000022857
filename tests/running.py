"""`intl-crm run` in a process of its own, on loopback, as a user starts it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import build_opener

from intl_crm.config import Settings

# How often a start is asked whether it is over and how often at most; how long last requests may take.
EVERY_SECONDS, TRIES, LAST_SECONDS = 0.05, 1200, 30


@dataclass(frozen=True)
class Running:
    """Where the program answers, the file of what it prints, and its first process."""

    address: str
    printed: Path
    pid: int

    def first_start(self) -> str:
        """Return the one-time address of the first start, as the program printed it."""
        (said,) = (line for line in self.printed.read_text().splitlines() if line.startswith("First start: "))
        return said.removeprefix("First start: ")


@contextmanager
def running(settings: Settings) -> Iterator[Running]:
    """Serve with these settings on a free port until the test is over."""
    address, printed = f"127.0.0.1:{_free_port()}", settings.data / "printed"
    command = [sys.executable, "-m", "intl_crm", "run", "--port", address.rpartition(":")[2]]
    with (
        printed.open("wb") as output,
        subprocess.Popen(command, env=_environment(settings), stdout=output, stderr=output) as process,
    ):
        try:
            _wait_for(f"http://{address}/healthz", process, printed)
            yield Running(f"http://{address}", printed, process.pid)
        finally:
            process.terminate()
            process.wait(LAST_SECONDS)


def _environment(settings: Settings) -> dict[str, str]:
    return {
        **os.environ,
        "INTL_CRM_DATA": str(settings.data),
        "INTL_CRM_DATABASE_URL": settings.database_url,
        "INTL_CRM_SECRET_KEY": settings.secret_key,
    }


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return int(port)


def _wait_for(address: str, process: "subprocess.Popen[bytes]", printed: Path) -> None:
    for _ in range(TRIES):
        try:
            with build_opener().open(address):
                return
        except OSError:
            assert process.poll() is None, printed.read_text()
            time.sleep(EVERY_SECONDS)
    raise AssertionError(f"{address} does not answer: {printed.read_text()}")
