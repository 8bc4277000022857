"""The command line: `intl-crm COMMAND`; each command's module is loaded only when it is asked for."""

import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from intl_crm import __version__
from intl_crm.errors import CrmError

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
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _line = COMMANDS[cmd_name]
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
    try:
        return commands.main(args=arguments, prog_name="intl-crm")
    except CrmError as error:
        _fail(str(error))
    # Named only once something has failed: loading it would slow `--help`.
    except import_module("sqlalchemy.exc").OperationalError as error:
        _fail(f"The database does not answer: {str(error.orig).splitlines()[0]}")


def _fail(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(FAILED)
