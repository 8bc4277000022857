"""`intl-crm db`: migrate and check by hand."""

import sys

import click

from intl_crm import config, migrating
from intl_crm.db import Database


@click.group()
def db() -> None:
    """Migrate or check the database by hand."""


@db.command()
def upgrade() -> None:
    """Bring the database to the newest form, whole or not at all."""
    database = Database(config.load().database_url)
    migrating.upgrade(database)
    click.echo(migrating.revision(database))


@db.command()
def check() -> None:
    """Say whether the database has the form that this program expects."""
    database = Database(config.load().database_url)
    found = migrating.revision(database)
    if found != migrating.newest():
        click.echo(
            f"The database is at {found or 'nothing'}; this program expects {migrating.newest()}.", err=True
        )
        sys.exit(1)
    if differences := migrating.differences(database):
        click.echo("\n".join(map(str, differences)), err=True)
        sys.exit(1)
    click.echo(found)
