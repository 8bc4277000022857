"""The command line: `intl-crm COMMAND`; each command's module is loaded only when it is asked for."""

import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from typing import Any, NoReturn

import click

from intl_crm import __version__
from intl_crm.errors import CrmError
from intl_crm.sentences import sentence
from intl_crm.texts import LANGUAGES

# name → (module, attribute, one line of help)
COMMANDS = {
    "run": ("intl_crm.serving", "run", "Migrate the database, then serve the pages."),
    "db": ("intl_crm.db_commands", "db", "Migrate or check the database by hand."),
    "demo": ("intl_crm.demo.commands", "demo", "Fill an empty database with Kaohsiung's year 2021."),
    "report": ("intl_crm.reports.commands", "report", "Write the year's exchanges to a file."),
    "sheet": ("intl_crm.protocol.commands", "sheet", "Write the briefing sheet of an event or delegation."),
    "calendar": ("intl_crm.calendar.commands", "calendar", "Write the calendar to a file."),
    "feed": ("intl_crm.calendar.commands", "feed", "List, make and revoke feeds."),
    "user": ("intl_crm.accounts.commands", "user", "List, add and change accounts."),
}
# What the program starts itself: name → (module, attribute)
HIDDEN = {"work": ("intl_crm.jobs.commands", "work")}
FAILED = 1


class Commands(click.Group):
    """A group that imports a command when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name."""
        del ctx
        module, attribute, *_line = COMMANDS.get(cmd_name) or HIDDEN.get(cmd_name) or (None, None)
        if module is None or attribute is None:
            return None
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_module, _attribute, line) in COMMANDS.items()])


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="intl-crm")
@click.pass_context
def commands(ctx: click.Context) -> None:
    """Relationship record and event planner of a city's international affairs office."""
    # Only a command that asks for the database loads the features.
    ctx.obj = ctx.obj or (lambda **wishes: import_module("intl_crm.opening").opened(**wishes))


def main(arguments: list[str] | None = None) -> Any:
    """Run a command; a failure is one sentence on stderr and exit code 1, a wrong usage 2."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        return commands.main(args=given, prog_name="intl-crm")
    except CrmError as error:
        _fail(error.said(_language(given)))
    # Named only once something has failed: loading it would slow `--help`.
    except import_module("sqlalchemy.exc").DatabaseError as error:
        # Of the other errors of a database each has a class of its own and is a fault of the program.
        if type(error).__name__ not in {"OperationalError", "DatabaseError"}:
            raise
        reason = str(error.orig).splitlines()[0]
        _fail(sentence("database_silent", _language(given), reason=reason))


def _language(given: Sequence[str]) -> str:
    """Return the language that is asked for, or English as in all that the command line says of itself."""
    flat = [word for one in given for word in one.split("=", 1)]
    asked = dict(pairwise(flat)).get("--language")
    return asked if asked in LANGUAGES else "en"


def _fail(words: str) -> NoReturn:
    click.echo(words, err=True)
    sys.exit(FAILED)
