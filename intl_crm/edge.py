"""The edge of a request: one session, one actor, one commit, and a rollback on every error."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

from flask import Flask, Response, current_app, g, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from gunicorn.http.errors import ParseException
from sqlalchemy.orm import Session
from werkzeug.exceptions import BadRequest

from intl_crm.accounts.signed_in import actor_of_request
from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.i18n import current_language
from intl_crm.panels import Viewer
from intl_crm.permissions import NOBODY, Actor

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FAILED = 400
WRITES_APART, WITHOUT_COOKIES = "writes_apart", "without_cookies"
OFFICE_ZONE, RECORD_LANGUAGES = "office_zone", "record_languages"
View = TypeVar("View", bound=Callable[..., Any])


class Cookies(SecureCookieSessionInterface):
    """The browser's signed cookie, left alone where a view works without one."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the cookie if it changed."""
        if not _is_marked(WITHOUT_COOKIES):
            super().save_session(app, session, response)


def init_app(app: Flask) -> None:
    """Open and close the database around each request."""
    app.session_interface = Cookies()
    app.before_request(_begin)
    app.after_request(_finish)
    app.teardown_request(close)


def database() -> Database:
    """Return the database of the running program."""
    return cast(Database, current_app.extensions["database"])


def settings() -> Settings:
    """Return the settings of the running program."""
    return cast(Settings, current_app.extensions["settings"])


def session() -> Session:
    """Return the session of this request."""
    return cast(Session, g.session)


def actor() -> Actor:
    """Return who asks."""
    return cast(Actor, g.actor)


def viewer() -> Viewer:
    """Return who looks, in which language, through which session."""
    return Viewer(session(), actor(), current_language(), _zone())


def _zone() -> str:
    """Return the time zone of the office, asked once a request."""
    if "zone" not in g:
        g.zone = current_app.extensions[OFFICE_ZONE](session())
    return cast(str, g.zone)


def record_languages() -> Sequence[str]:
    """Return the languages in which the office keeps its records, asked once a request."""
    if "record_languages" not in g:
        g.record_languages = current_app.extensions[RECORD_LANGUAGES](session())
    return cast(Sequence[str], g.record_languages)


def writes_apart(view: View) -> View:
    """Mark a view that opens its own short transactions, because it is slow before it writes."""
    setattr(view, WRITES_APART, True)
    return view


def without_cookies(view: View) -> View:
    """Mark a view that neither reads nor sets a cookie: to it, who asks is nobody."""
    setattr(view, WITHOUT_COOKIES, True)
    return view


def _is_marked(mark: str) -> bool:
    return getattr(current_app.view_functions.get(request.endpoint or ""), mark, False)


def _begin() -> None:
    if request.endpoint == "static":
        return
    _receive()
    # Writing is chosen before anything is read: SQLite can't turn a reading transaction into a writing one.
    g.session = database().session(writes=_writes())
    is_known = not _is_marked(WITHOUT_COOKIES)
    g.actor = g.session.info["actor"] = actor_of_request(g.session, settings()) if is_known else NOBODY


def _receive() -> None:
    """Take in all that is sent before anything is locked: its sender may be slow, or never finish."""
    if not _is_sending():
        return
    try:
        _ = request.form
    except ParseException as error:
        raise BadRequest from error


def _is_sending() -> bool:
    return request.method not in SAFE_METHODS and request.endpoint in current_app.view_functions


def _writes() -> bool:
    return _is_sending() and not _is_marked(WRITES_APART)


def _finish(response: Response) -> Response:
    """Commit what a successful request changed; everything else is rolled back when the session closes."""
    opened: Session | None = g.get("session")
    if opened is not None and _writes() and response.status_code < FAILED:
        opened.commit()
    return response


def close(_error: BaseException | None = None) -> None:
    """End the session of this request; what is not committed is rolled back."""
    opened: Session | None = g.pop("session", None)
    if opened is not None:
        opened.close()
