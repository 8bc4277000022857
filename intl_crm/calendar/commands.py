"""`intl-crm calendar` and `intl-crm feed`: the calendar as a file, and feeds from the command line."""

from collections.abc import Callable
from datetime import datetime
from typing import IO, Any, TypeVar

import click
from sqlalchemy.orm import Session

from intl_crm import words
from intl_crm.accounts.operations import user_of
from intl_crm.calendar import listings, operations, queries
from intl_crm.calendar.feed_pages import calendar as calendar_of
from intl_crm.calendar.feed_pages import calendar_name, file_name
from intl_crm.calendar.models import Feed
from intl_crm.cities.models import City
from intl_crm.cities.queries import home_city, office_language, office_zone
from intl_crm.clock import zone_info
from intl_crm.command_line import office_session, print_json, with_base_url, with_json, write_out
from intl_crm.countries import country_codes
from intl_crm.i18n import DEFAULT
from intl_crm.kinds import UnknownRecord, get
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND, Visibility
from intl_crm.texts import LANGUAGES

STATES = ("planned", "confirmed", "held", "cancelled", "postponed")
Command = TypeVar("Command", bound=Callable[..., Any])

in_language = click.option("--language", type=click.Choice(LANGUAGES), help="By default the office's own.")
FILTER = (
    click.option("--partner", help="Key of a city that takes part."),
    click.option("--country", type=click.Choice(country_codes(), case_sensitive=False), metavar="CC"),
    click.option("--kind", "form", type=click.Choice(words.keys("event_kinds")), metavar="KIND"),
    click.option("--family", type=click.Choice(words.keys("event_families")), metavar="FAMILY"),
    click.option("--mode", type=click.Choice(words.keys("modes")), metavar="MODE"),
    click.option("--year", type=click.IntRange(1, 9999)),
    click.option("--status", type=click.Choice(STATES)),
    click.option("--visibility", type=click.Choice([one.value for one in Visibility])),
)


def with_filter(command: Command) -> Command:
    """Let a command take the conditions of the list of events."""
    for option in reversed(FILTER):
        command = option(command)
    return command


def _only_https(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Refuse an address that no calendar prints."""
    if value is not None and not value.startswith("https://"):
        raise click.BadParameter("it has to begin with https://")
    return value


@click.command()
@in_language
@click.option("--out", type=click.File("wb"), required=True, help="A file, or - for standard output.")
@click.option("--base-url", callback=_only_https, help="The https address of the program, for links to it.")
@with_filter
def calendar(language: str | None, out: IO[bytes], base_url: str | None, **given: Any) -> None:
    """Write the exchanges that meet all conditions to a calendar file."""
    with office_session() as session:
        viewer = _viewer(session, language)
        write_out(out, calendar_of(viewer, _asked(viewer, given), base_url and base_url.rstrip("/")))


@click.group()
def feed() -> None:
    """List, make and revoke feeds."""


@feed.command("list")
@click.argument("login", required=False)
@with_json
def list_(login: str | None, as_json: bool) -> None:
    """List the feeds of an account, or of all accounts."""
    with office_session() as session:
        owner = user_of(session, login).id if login else None
        found = [_facts(session, one) for one in queries.feeds_of(session, owner)]
    if as_json:
        print_json(found)
        return
    for one in found:
        click.echo("\t".join(str(one[fact]) for fact in ("key", "user", "language", "name")))


@feed.command()
@click.argument("login")
@in_language
@click.option("--name", default="", help="By default the office and the conditions.")
@with_filter
@with_base_url
@with_json
def add(login: str, language: str | None, name: str, base_url: str, as_json: bool, **given: Any) -> None:
    """Make a feed that shows what an account may see, and print its address, which is shown only now."""
    with office_session(writes=True) as session:
        viewer, owner = _viewer(session, language), user_of(session, login)
        query = listings.query_text(_asked(viewer, given))
        made, token = operations.create_feed(session, COMMAND, owner, viewer.language, name=name, query=query)
        facts = _facts(session, made) | {"address": _address(session, made, token, base_url)}
    _print_address(facts, as_json=as_json)


@feed.command()
@click.argument("key")
@with_base_url
@with_json
def renew(key: str, base_url: str, as_json: bool) -> None:
    """Give a feed a new address, and print it; the former one ends."""
    with office_session(writes=True) as session:
        found = _found(session, key)
        token = operations.renew_feed(session, COMMAND, found)
        facts = _facts(session, found) | {"address": _address(session, found, token, base_url)}
    _print_address(facts, as_json=as_json)


@feed.command()
@click.argument("key")
def revoke(key: str) -> None:
    """End the address of a feed."""
    with office_session(writes=True) as session:
        operations.revoke_feed(session, COMMAND, _found(session, key))


def _viewer(session: Session, language: str | None) -> Viewer:
    spoken = language or office_language(session) or DEFAULT
    return Viewer(session, COMMAND, spoken, office_zone(session))


def _asked(viewer: Viewer, given: dict[str, Any]) -> dict[str, str]:
    """Return the conditions; a partner that nobody knows is an error, not a calendar without exchanges."""
    asked = {name: str(value) for name, value in given.items() if value is not None}
    if "partner" in asked:
        get(viewer.session, viewer.actor, City.kind, asked["partner"])
    return asked


def _found(session: Session, key: str) -> Feed:
    found = get(session, COMMAND, Feed.kind, key)
    if not isinstance(found, Feed):
        raise UnknownRecord(key)
    return found


def _address(session: Session, made: Feed, token: str, base_url: str) -> str:
    viewer = Viewer(session, COMMAND, made.language, office_zone(session))
    name = file_name(viewer, listings.kept_conditions(made.query))
    return operations.feed_address(base_url, token, name)


def _print_address(facts: dict[str, Any], *, as_json: bool) -> None:
    print_json(facts) if as_json else click.echo(facts["address"])


def _facts(session: Session, found: Feed) -> dict[str, Any]:
    viewer, asked = _viewer(session, found.language), listings.kept_conditions(found.query)
    return {
        "key": found.key,
        "kind": Feed.kind,
        "name": calendar_name(viewer, asked, found.name).text,
        "user": found.user.login,
        "language": found.language,
        "query": found.query,
        "made": _time(found.created_at, home_city(session)),
    }


def _time(moment: datetime, home: City | None) -> dict[str, Any]:
    """Return a time in UTC and on the clock of the home city."""
    clocks = {home.key: moment.astimezone(zone_info(home.zone))} if home and home.zone else {}
    local = {key: clock.isoformat(timespec="minutes") for key, clock in clocks.items()}
    return {"utc": f"{moment:%Y-%m-%dT%H:%MZ}", "local": local}
