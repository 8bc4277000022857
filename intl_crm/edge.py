"""The edge of a request: one session, one actor, one commit, and a rollback on every error."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from flask import Flask, Response, current_app, g, request
from sqlalchemy.orm import Session

from intl_crm.accounts.signed_in import actor_of_request
from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.i18n import current_language
from intl_crm.panels import Viewer
from intl_crm.permissions import Actor

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FAILED = 400
WRITES_APART = "writes_apart"
OFFICE_ZONE = "office_zone"
View = TypeVar("View", bound=Callable[..., Any])


def init_app(app: Flask) -> None:
    """Open and close the database around each request."""
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


def writes_apart(view: View) -> View:
    """Mark a view that opens its own short transactions, because it is slow before it writes."""
    setattr(view, WRITES_APART, True)
    return view


def _begin() -> None:
    if request.endpoint == "static":
        return
    # Writing is chosen before anything is read: SQLite can't turn a reading transaction into a writing one.
    g.session = database().session(writes=_writes())
    g.actor = g.session.info["actor"] = actor_of_request(g.session, settings())


def _writes() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    return request.method not in SAFE_METHODS and view is not None and not getattr(view, WRITES_APART, False)


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
