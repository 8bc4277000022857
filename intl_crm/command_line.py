"""What commands share: the office's database, options, JSON alone on stdout, and exit codes.

A command that ends well exits with 0, one that failed says so in a sentence on stderr and exits with 1, a
wrong usage with 2; click does the last, `cli.main` the one before for every CrmError. How the database is
opened is told by the command line itself, because the features that it knows are not known here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

import click
from sqlalchemy.orm import Session

from intl_crm.columns import as_json
from intl_crm.db import Database
from intl_crm.permissions import COMMAND

Opener = Callable[..., Database]
BASE_URL = "http://127.0.0.1:5000"

with_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
with_base_url = click.option(
    "--base-url", default=BASE_URL, show_default=True, help="Where the program is served."
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


def print_json(value: object) -> None:
    """Print JSON in UTF-8 without escapes, whatever encoding the terminal has."""
    click.echo(as_json(value).encode())
