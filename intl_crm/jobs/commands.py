"""`intl-crm work`: the worker of jobs, which `intl-crm run` starts and keeps running."""

import os
import signal
import sys
import time
from pathlib import Path
from threading import Thread
from typing import NoReturn

import click
from sqlalchemy.exc import OperationalError

from intl_crm import logs
from intl_crm.command_line import office_database
from intl_crm.config import data_folder
from intl_crm.db import Database
from intl_crm.jobs import operations
from intl_crm.jobs.worker import do_next, log
from intl_crm.permissions import COMMAND

# How long a job waits at most until it is seen, and how long a database is left alone that does not answer.
LOOK_SECONDS, SILENT_SECONDS = 0.5, 5
PARENT_SECONDS, CLEAR_SECONDS = 1, 3600


@click.command(hidden=True)
@click.option("--parent", type=int, help="The process with which this one ends.")
def work(parent: int | None) -> None:
    """Do jobs as they come."""
    logs.configure()
    signal.signal(signal.SIGTERM, _end)
    if parent is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()
    with office_database() as database:
        _work(database, data_folder())


def _work(database: Database, data: Path) -> NoReturn:
    clear_at = time.monotonic()
    while True:
        try:
            if time.monotonic() >= clear_at:
                clear_at = time.monotonic() + CLEAR_SECONDS
                _clear(database, data)
            if not do_next(database, data):
                time.sleep(LOOK_SECONDS)
        except OperationalError as error:
            log.warning("the database does not answer", exc_info=error)
            time.sleep(SILENT_SECONDS)


def _clear(database: Database, data: Path) -> None:
    with database.transaction(COMMAND) as session:
        operations.clear(session, data)


def _end(_number: int, _frame: object) -> NoReturn:
    sys.exit(0)


def _end_with(parent: int) -> None:
    """End this process, whatever it does, once its parent has ended without a word."""
    while os.getppid() == parent:
        time.sleep(PARENT_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
