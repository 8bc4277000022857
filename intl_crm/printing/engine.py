"""Turns a template and data into a PDF, within limits of time, memory and length."""

import atexit
import datetime
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from intl_crm.printing.errors import DoesNotFit, PrintFailed, PrintStopped, PrintsWaiting
from intl_crm.printing.fonts import folders
from intl_crm.printing.glyphs import check, plain_in

SOURCES = Path(__file__).parent / "typst"
# Named by its path, as importing it would load the compiler into the program.
WORKER = Path(__file__).with_name("worker.py")
FONTS_MISSING = 3  # status of a worker that could not load them
MEBIBYTE = 2**20


@dataclass(frozen=True)
class Limits:
    """What a print may cost."""

    seconds: float = 60  # for one print, by the clock
    memory: int = 1536 * MEBIBYTE  # of the worker
    pages: int = 1000
    size: int = 16 * MEBIBYTE  # of the data as JSON
    wait: float = 60  # seconds until it is a print's turn
    line: int = 5  # prints at once, all but one of them waiting: each holds a thread that could serve a page
    idle: float = 300  # seconds that the worker stays when nothing is printed
    retire: int = 384 * MEBIBYTE  # memory past which the worker is replaced between two prints


DEFAULT_LIMITS = Limits()


class _WorkerEnded(Exception):
    """The worker is gone and left no answer."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class _Worker:
    """The process that holds the compiler and the fonts."""

    def __init__(self, limits: Limits) -> None:
        settings = {
            "sources": str(SOURCES),
            "fonts": [str(folder) for folder in folders()],
            "seconds": limits.seconds,
            "fonts_missing": FONTS_MISSING,
            "memory": limits.memory,
            "idle": limits.idle,
            "retire": limits.retire,
        }
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter and a file of ours, no shell
            [sys.executable, "-P", str(WORKER), json.dumps(settings)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            # An interrupt at the terminal is for the program, which then closes the worker.
            start_new_session=True,
        )
        self._jobs = cast(IO[bytes], self._process.stdin)
        self._answers = cast(IO[bytes], self._process.stdout)

    def ask(self, job: bytes) -> tuple[dict[str, Any], bytes]:
        """The head of the answer and the PDF; raises _WorkerEnded where none comes."""
        try:
            self._jobs.write(job + b"\n")
            self._jobs.flush()
        except OSError:
            raise _WorkerEnded(self._status()) from None
        head = json.loads(self._answers.readline() or b"null")
        pdf = self._answers.read(head.get("size", 0)) if head else b""
        if not head or len(pdf) < head.get("size", 0):
            raise _WorkerEnded(self._status())
        return head, pdf

    @property
    def gone(self) -> bool:
        """Whether it has ended between two jobs."""
        if self._process.poll() is None:
            return False
        self._close_pipes()
        return True

    def end(self) -> None:
        """End the worker, whatever it does."""
        self._process.kill()
        self._status()

    def abandon(self) -> None:
        """Let go of the worker of another process."""
        self._process.returncode = 0
        self._close_pipes()

    def _status(self) -> int:
        """How the worker ended: negative is the number of a signal."""
        self._close_pipes()
        return self._process.wait()

    def _close_pipes(self) -> None:
        for pipe in (self._jobs, self._answers):
            with suppress(OSError):
                pipe.close()


def _environment() -> dict[str, str]:
    """What the worker needs of the environment: no key and no address of a database is among it."""
    needed = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT")
    return {name: os.environ[name] for name in needed if name in os.environ} | {"RAYON_NUM_THREADS": "2"}


class Engine:
    """Prints one document at a time; its worker starts with the first one and outlives it."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self.limits = limits
        self._turn, self._line = threading.Lock(), threading.BoundedSemaphore(limits.line)
        self._worker: _Worker | None = None

    def compile_pdf(
        self,
        template: str,
        data: Mapping[str, object],
        *,
        date: datetime.date,
        pictures: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """A tagged PDF/A of the data, the same bytes each time; raises a PrintError where there is none."""
        inputs = self._inputs(data, date)
        with _root(pictures or {}) as root:
            job = {
                "main": str(root / f"{template}.typ"),
                "root": str(root),
                "inputs": inputs,
                "timestamp": _midnight(date),
            }
            head, pdf = self._in_line(template, json.dumps(job, ensure_ascii=False).encode())
        if "error" in head:
            raise _refusal(template, head["error"], tuple(head["hints"]))
        return pdf

    def close(self) -> None:
        """End the worker; the next print starts another one."""
        if self._worker:
            self._worker.end()
        self._worker = None

    def forget(self) -> None:
        """Leave the worker to the parent process, after a fork."""
        if self._worker:
            self._worker.abandon()
        self._worker = None
        self._turn, self._line = threading.Lock(), threading.BoundedSemaphore(self.limits.line)

    def _inputs(self, data: Mapping[str, object], date: datetime.date) -> dict[str, str]:
        check(data)
        text = json.dumps(plain_in(data), ensure_ascii=False)
        if len(text.encode()) > self.limits.size:
            raise PrintStopped("size")
        return {"data": text, "date": date.isoformat(), "pages": str(self.limits.pages)}

    def _in_line(self, template: str, job: bytes) -> tuple[dict[str, Any], bytes]:
        if not self._line.acquire(blocking=False):
            raise PrintsWaiting
        try:
            return self._in_turn(template, job)
        finally:
            self._line.release()

    def _in_turn(self, template: str, job: bytes) -> tuple[dict[str, Any], bytes]:
        if not self._turn.acquire(timeout=self.limits.wait):
            raise PrintsWaiting
        try:
            return self._ask(job)
        except _WorkerEnded as end:
            self._worker = None
            raise _stop(template, end.status) from None
        finally:
            self._turn.release()

    def _ask(self, job: bytes) -> tuple[dict[str, Any], bytes]:
        try:
            return self._working().ask(job)
        except _WorkerEnded as end:
            # Status 0 is one that had gone home, unasked for long or grown large: this job did not end it.
            if end.status != 0:
                raise
            self._worker = None
            return self._working().ask(job)

    def _working(self) -> _Worker:
        if self._worker is None or self._worker.gone:
            self._worker = _Worker(self.limits)
        return self._worker


def _midnight(date: datetime.date) -> int:
    return int(datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC).timestamp())


@contextmanager
def _root(pictures: Mapping[str, bytes]) -> Iterator[Path]:
    """The folder that the compiler may read: the sources and the print's pictures, nothing else."""
    if not pictures:
        yield SOURCES
        return
    with tempfile.TemporaryDirectory(prefix="intl-crm-print-") as folder:
        root = Path(folder)
        shutil.copytree(SOURCES, root, dirs_exist_ok=True)
        _write_pictures(root / "pictures", pictures)
        yield root


def _write_pictures(folder: Path, pictures: Mapping[str, bytes]) -> None:
    """Write the pictures, two at a time, as some are only drawn when they are asked for."""
    folder.mkdir()
    for name in pictures:
        if not re.fullmatch(r"[\w-]+\.(png|jpg|gif|webp|svg)", name):
            raise ValueError(f"not a name of a picture: {name}")
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda name: (folder / name).write_bytes(pictures[name]), pictures))


def _refusal(template: str, message: str, hints: tuple[str, ...]) -> Exception:
    if found := re.search(r"does not fit: (\w+)", message):
        return DoesNotFit(found[1])
    if "too many pages" in message:
        return PrintStopped("pages")
    return PrintFailed(template, message, hints)


def _stop(template: str, status: int) -> Exception:
    if status == -signal.SIGALRM:
        return PrintStopped("time")
    # The compiler aborts where it gets no memory; the system kills whom it has none left for.
    if status in (-signal.SIGABRT, -signal.SIGKILL):
        return PrintStopped("memory")
    if status == FONTS_MISSING:
        return PrintFailed(template, "the fonts could not be loaded")
    return PrintFailed(template, f"the worker ended with {status}")


_engine = Engine()
compile_pdf = _engine.compile_pdf
os.register_at_fork(after_in_child=_engine.forget)
atexit.register(_engine.close)
