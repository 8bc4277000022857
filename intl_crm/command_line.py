"""What commands share: the office's database, options, JSON alone on stdout, and exit codes.

A command that ends well exits with 0, one that failed says so in a sentence on stderr and exits with 1, a
wrong usage with 2; click does the last, `cli.main` the one before for every CrmError. How the database is
opened is told by the command line itself, because the features that it knows are not known here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, cast

import click
from sqlalchemy.orm import Session

from intl_crm.columns import as_json
from intl_crm.db import Database
from intl_crm.errors import CrmError
from intl_crm.permissions import COMMAND
from intl_crm.sentences import sentence

Opener = Callable[..., Database]
BASE_URL = "http://127.0.0.1:5000"


def _web_address(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """Refuse what no browser opens."""
    if not value.startswith(("https://", "http://")):
        raise click.BadParameter("it has to begin with https:// or http://")
    return value


with_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
with_base_url = click.option(
    "--base-url",
    default=BASE_URL,
    show_default=True,
    callback=_web_address,
    help="Where the program is served.",
)


@contextmanager
def office_database(*, migrate: bool = False) -> Iterator[Database]:
    """Give the office's database, closed at the end; where asked, it is brought to today's form first."""
    database = cast(Opener, click.get_current_context().find_root().obj)(migrate=migrate)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def office_session(*, writes: bool = False) -> Iterator[Session]:
    """Give a session of the office's database for the command line, committed at the end if it writes."""
    with office_database() as database:
        if writes:
            with database.transaction(COMMAND) as session:
                yield session
            return
        with database.reading() as session:
            session.info["actor"] = COMMAND
            yield session


class CannotWrite(CrmError):
    """A file that what was made cannot be written to."""

    def __init__(self, file: str, reason: str) -> None:
        """Carry the file and why, in the words of the system."""
        super().__init__(f"{file} cannot be written: {reason}")
        self.file, self.reason = file, reason

    def said(self, language: str) -> str:
        """Return the sentence in this language."""
        return sentence("cannot_write", language, file=self.file, reason=self.reason)


def write_out(out: IO[bytes], made: bytes) -> None:
    """Write what was made, all at once; a file is opened only now, as opening makes it."""
    try:
        out.write(made)
    except click.FileError as error:
        raise CannotWrite(error.ui_filename, error.message) from error


def print_json(value: object) -> None:
    """Print JSON in UTF-8 without escapes, whatever encoding the terminal has."""
    click.echo(as_json(value).encode())
