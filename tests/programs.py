"""Programs that Python cannot install: where they are, and what becomes of a test without them; a plugin."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

UNMET = "missing program: "


@dataclass(frozen=True)
class Program:
    """The names a program goes by, and the package of Debian that has it."""

    names: tuple[str, ...]
    package: str


PROGRAMS = {
    "chromium": Program(("chromium", "chromium-browser", "google-chrome", "chrome"), "chromium"),
    "pdffonts": Program(("pdffonts",), "poppler-utils"),
    "pdftoppm": Program(("pdftoppm",), "poppler-utils"),
    "pdftotext": Program(("pdftotext",), "poppler-utils"),
    "soffice": Program(("soffice", "libreoffice"), "libreoffice-writer-nogui"),
}


@cache
def find(name: str) -> Path | None:
    """Where the program of that name is, or None."""
    found = filter(None, map(shutil.which, PROGRAMS[name].names))
    return next(map(Path, found), None)


def require(name: str) -> Path:
    """Where the program is; without it the test that asks is left out, or fails where CI is set."""
    found = find(name)
    if found is None:
        _left_out(name)
    return found


def needs(*names: str) -> pytest.MarkDecorator:
    """A mark for tests that run these programs."""
    for name in names:
        PROGRAMS[name]
    return pytest.mark.needs(*names)


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line(
        "markers", "needs(*names): runs programs that Python cannot install; see tests/programs.py"
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out, or fail, a test whose programs are missing."""
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            require(name)


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say just above the closing line which programs are missing, and of how many tests."""
    missing = Counter(_missing(terminalreporter))
    if missing:
        said = ", ".join(f"{name} ({count} left out)" for name, count in sorted(missing.items()))
        terminalreporter.write_line(f"Tests were left out because programs are missing: {said}.", yellow=True)


def _left_out(name: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{UNMET}{name} (Debian: {PROGRAMS[name].package})", pytrace=False)
    pytest.skip(f"{UNMET}{name} (Debian: {PROGRAMS[name].package})")


def _missing(reporter: pytest.TerminalReporter) -> Iterator[str]:
    for report in reporter.stats.get("skipped", []):
        reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
        if UNMET in reason:
            yield reason.partition(UNMET)[2].partition(" ")[0]
