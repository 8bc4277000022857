"""`intl-crm user`: accounts from the command line."""

import click

from intl_crm.accounts import one_time, operations
from intl_crm.accounts.models import User
from intl_crm.command_line import office_session, print_json, with_base_url, with_json
from intl_crm.permissions import COMMAND, Role

ROLE = click.Choice([role.value for role in Role])


def _some_name(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """Refuse a name that says nothing."""
    if not value.strip():
        raise click.BadParameter("it says nothing")
    return value.strip()


@click.group()
def user() -> None:
    """List, add and change accounts."""


@user.command("list")
@with_json
def list_(as_json: bool) -> None:
    """List the accounts."""
    with office_session() as session:
        found = [_facts(one) for one in operations.all_users(session)]
    if as_json:
        print_json(found)
        return
    for one in found:
        click.echo("\t".join(str(one[fact]) for fact in ("key", "role", "name", "may_sign_in")))


@user.command()
@click.argument("login")
@click.option(
    "--name", required=True, callback=_some_name, help="The name that stands beside what the account does."
)
@click.option("--role", type=ROLE, required=True)
@with_base_url
@with_json
def add(login: str, name: str, role: str, base_url: str, as_json: bool) -> None:
    """Add an account, and print the one-time address at which its owner chooses a password."""
    with office_session(writes=True) as session:
        made = operations.create_user(session, COMMAND, login=login, name=name, role=Role(role))
        address = one_time.sign_in_address(base_url, operations.new_address(session, COMMAND, made))
        facts = _facts(made) | {"address": address}
    print_json(facts) if as_json else click.echo(address)


@user.command()
@click.argument("login")
@click.argument("role", type=ROLE)
def role(login: str, role: str) -> None:
    """Give an account another role."""
    with office_session(writes=True) as session:
        operations.change_role(session, COMMAND, operations.user_of(session, login), Role(role))


@user.command()
@click.argument("login")
def disable(login: str) -> None:
    """Let an account no longer sign in; whoever uses it is signed out."""
    with office_session(writes=True) as session:
        operations.disable(session, COMMAND, operations.user_of(session, login))


@user.command()
@click.argument("login")
def enable(login: str) -> None:
    """Let a disabled account sign in again."""
    with office_session(writes=True) as session:
        operations.enable(session, COMMAND, operations.user_of(session, login))


@user.command()
@click.argument("login")
@with_base_url
@with_json
def address(login: str, base_url: str, as_json: bool) -> None:
    """Print a new one-time address at which the account's owner chooses a password."""
    with office_session(writes=True) as session:
        found = operations.user_of(session, login)
        made = one_time.sign_in_address(base_url, operations.new_address(session, COMMAND, found))
    print_json({"key": login, "address": made}) if as_json else click.echo(made)


def _facts(found: User) -> dict[str, object]:
    return {
        "key": found.login,
        "kind": "user",
        "name": found.name,
        "role": found.role,
        "language": found.language,
        "may_sign_in": not found.is_disabled,
    }
