"""`make bench`: what large prints cost, beside a bare typst that compiles the same. Nothing is asserted."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import click

from tests.bench.large_year import large_year, year_of_the_demo

ROOT = Path(__file__).parents[2]


class Row(NamedTuple):
    """What one print cost: seconds, MiB of memory at most, and the seconds of a bare typst."""

    what: str
    compose: float
    print: float
    program: float
    worker: float
    file: float
    pages: int
    bare: float

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it is shown."""
        whole = self.compose + self.print
        seconds = (self.compose, self.print, whole, self.bare)
        return (
            self.what,
            *(f"{one:.2f}" for one in seconds),
            f"{whole / self.bare:.1f}",
            *(f"{one:.0f}" for one in (self.program, self.worker, self.program + self.worker)),
            f"{self.file:.1f}",
            str(self.pages),
        )


HEAD = (
    "print",
    "compose s",
    "print s",
    "sum s",
    "bare s",
    "ratio",
    "program MiB",
    "worker MiB",
    "sum MiB",
    "PDF MiB",
    "pages",
)
# A further print to measure is a name and a function that fills a data folder with its year.
YEARS: dict[str, Callable[[Path], None]] = {
    "2021 of the demo": year_of_the_demo,
    "1,000 exchanges, 100 photographs": large_year,
}


@click.command()
@click.option("--language", default="zh-Hant-TW", show_default=True)
def bench(language: str) -> None:
    """Print a table of what each print costs."""
    rows = [_row(what, fill, language) for what, fill in YEARS.items()]
    cells = [HEAD, *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        first, *rest = (cell.rjust(width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join((first.strip().ljust(widths[0]), *rest)))


def _row(what: str, fill: Callable[[Path], None], language: str) -> Row:
    click.echo(f"{what} …", err=True)
    with tempfile.TemporaryDirectory(prefix="intl-crm-bench-") as folder:
        data, bare = Path(folder) / "data", Path(folder) / "bare"
        for made in (data, bare):
            made.mkdir()
        fill(data)
        measured = _run("print_year", str(data), str(bare), language)
        return Row(what, **measured, bare=_run("bare_typst", str(bare))["seconds"])


def _run(module: str, *arguments: str) -> dict[str, float]:
    """Measure in a process of its own, so that neither memory nor what has been imported is another one's."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


bench()
