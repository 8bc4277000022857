"""gunicorn's arbiter, which keeps beside its workers the one that does jobs."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from typing import Any

from gunicorn.arbiter import Arbiter

# One that can't start is not started again and again without a pause.
PAUSE_SECONDS, END_SECONDS = 5, 10


class JobsWorker:
    """The process of `intl-crm work`: started, started again where it has died, and ended."""

    def __init__(self) -> None:
        """Begin without a process."""
        self.process: subprocess.Popen[bytes] | None = None
        self.started = float("-inf")

    def keep(self) -> None:
        """Start it unless it runs."""
        # gunicorn waits for every child of this process; where it was first, it has ended all the same.
        runs = self.process is not None and self.process.poll() is None
        if not runs and time.monotonic() - self.started >= PAUSE_SECONDS:
            self.started = time.monotonic()
            self.process = _start()

    def tell_to_end(self) -> None:
        """Ask it to end; what it does is given back."""
        if self.process is not None:
            self.process.terminate()

    def end(self) -> None:
        """End it, if need be without asking."""
        if self.process is not None:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(END_SECONDS)
            self.process.kill()
            self.process.wait()


def _start() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 -- this interpreter and a module of ours, no shell
        [sys.executable, "-P", "-m", "intl_crm", "work", "--parent", str(os.getpid())],
        stdin=subprocess.DEVNULL,
        # An interrupt at the terminal is for the program, which then tells its workers.
        start_new_session=True,
    )


# gunicorn has no annotations.
class ArbiterWithJobs(Arbiter):  # type: ignore[misc]
    """The arbiter of `intl-crm run`."""

    def __init__(self, app: Any) -> None:
        """Begin without workers."""
        self.jobs = JobsWorker()
        super().__init__(app)

    def manage_workers(self) -> None:
        """Keep the number of workers, and the worker of jobs; the arbiter comes here every second."""
        super().manage_workers()
        self.jobs.keep()

    def stop(self, graceful: bool = True) -> None:
        """End the workers, each after what it does now."""
        self.jobs.tell_to_end()
        super().stop(graceful)
        self.jobs.end()
