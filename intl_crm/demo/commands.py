"""`intl-crm demo`: Kaohsiung's year 2021 in an empty database, and the ways in."""

import click

from intl_crm.command_line import office_database, print_json, with_base_url, with_json
from intl_crm.demo.access import feed_addresses, sign_in_addresses
from intl_crm.demo.loading import DEMO, fill


@click.command()
@with_json
@with_base_url
def demo(as_json: bool, base_url: str) -> None:
    """Fill an empty database with Kaohsiung's year 2021, and print the addresses that let one in."""
    with office_database(migrate=True) as database, database.transaction(DEMO) as session:
        fill(session)
        ways_in = {
            "sign_in": sign_in_addresses(session, base_url),
            "feeds": feed_addresses(session, base_url),
        }
    if as_json:
        print_json(ways_in)
        return
    for addresses in ways_in.values():
        for name, address in addresses.items():
            click.echo(f"{name:<12}{address}")
