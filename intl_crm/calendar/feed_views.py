"""The secret addresses of feeds, for programs: no cookie, no sign-in, no language of the browser."""

import gzip
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http import HTTPStatus

from flask import Blueprint, Response, request

from intl_crm import edge
from intl_crm.accounts import guard
from intl_crm.accounts.actors import actor_of
from intl_crm.calendar import queries
from intl_crm.calendar.feed_pages import feed_bytes
from intl_crm.calendar.models import Feed
from intl_crm.cities.queries import office_zone
from intl_crm.clock import now
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, may

HEADERS = {
    # Whoever asks again is told at once of any change.
    "Cache-Control": "private, max-age=0, must-revalidate",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
}
NOTHING_HERE = b"There is no calendar at this address.\n"
# Readers of calendars ask here before they fetch a feed; that nothing is indexed, each page says itself.
ROBOTS = "User-agent: *\nDisallow:\n"


def add_to(blueprint: Blueprint) -> None:
    """Give feeds their addresses; whatever else begins like one is answered like a wrong one."""
    blueprint.add_url_rule("/feeds/<token>/<name>.ics", "feed", feed)
    blueprint.add_url_rule("/feeds/<path:rest>", "no_feed", no_feed)
    blueprint.add_url_rule("/robots.txt", "robots", robots)


@guard.open_to_all
@edge.without_cookies
def feed(token: str, name: str) -> Response:
    """Give the calendar of a feed, as its owner may see it now."""
    del name
    session = edge.session()
    found = queries.feed_at(session, token)
    viewer = _viewer(found) if found else None
    if found is None or viewer is None:
        return _nothing_here()
    return _delivered(feed_bytes(viewer, found, public_url()), queries.last_change(session))


def _viewer(found: Feed) -> Viewer | None:
    """Return the owner as reader; None for one who may no longer subscribe."""
    session = edge.session()
    actor = actor_of(session, found.user)
    if not may(actor, Action.SUBSCRIBE, "event"):
        return None
    return Viewer(session, actor, found.language, office_zone(session))


def public_url() -> str | None:
    """Return the https address at which the program is known, where the settings name one."""
    named = [host for host in edge.settings().hosts if not host.startswith(".")]
    return f"https://{named[0]}" if named else None


@guard.open_to_all
@edge.without_cookies
def no_feed(rest: str) -> Response:
    """Answer an address that was cut or mistyped."""
    del rest
    return _nothing_here()


def _nothing_here() -> Response:
    return _with_headers(Response(NOTHING_HERE, HTTPStatus.NOT_FOUND, mimetype="text/plain"))


def _with_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    response.vary.add("Accept-Encoding")
    return response


def _delivered(octets: bytes, changed: datetime | None) -> Response:
    """Return the calendar, packed where that was asked for, or that it has not changed."""
    is_packed = request.accept_encodings.quality("gzip") > 0
    # Each form of the same calendar has a tag of its own.
    tag = sha256(octets).hexdigest() + ("-gzip" if is_packed else "")
    seen = _is_seen(tag, changed)
    response = _body(b"" if seen else octets, is_packed=is_packed and not seen)
    response.status_code = HTTPStatus.NOT_MODIFIED if seen else HTTPStatus.OK
    response.set_etag(tag)
    # Set to nothing it would be told as now.
    if told := _told(changed):
        response.last_modified = told
    return _with_headers(response)


def _body(octets: bytes, *, is_packed: bool) -> Response:
    # Packed at no time in particular, so that the same calendar gives the same octets.
    response = Response(gzip.compress(octets, mtime=0) if is_packed else octets, mimetype="text/calendar")
    if is_packed:
        response.content_encoding = "gzip"
    return response


def _is_seen(tag: str, changed: datetime | None) -> bool:
    """Return whether the reader has this calendar: by its tag, or by a date neither old nor to come."""
    if request.if_none_match:
        return request.if_none_match.contains_weak(tag)
    since, told = request.if_modified_since, _told(changed)
    return since is not None and told is not None and told <= since <= now()


def _told(changed: datetime | None) -> datetime | None:
    """Return the next full second, as headers tell no less; nothing while that second is not over."""
    if changed is None:
        return None
    whole = changed.astimezone(UTC).replace(microsecond=0) + timedelta(seconds=bool(changed.microsecond))
    return whole if whole < now() else None


@guard.open_before_start
@edge.without_cookies
def robots() -> Response:
    """Tell programs that they may read what they have an address of."""
    return Response(ROBOTS, mimetype="text/plain")
