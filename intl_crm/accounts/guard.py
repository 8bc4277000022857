"""Which addresses answer whom: every address wants somebody signed in unless it says otherwise."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request
from werkzeug.exceptions import BadRequest

from intl_crm import edge
from intl_crm.accounts.one_time import has_accounts
from intl_crm.errors import CrmError
from intl_crm.permissions import Action, NotSignedIn

View = TypeVar("View", bound=Callable[..., Any])

OPEN, BEFORE_START = "is_open_to_all", "is_open_before_start"


class NotSetUp(CrmError):
    """The first start has not happened: there is no office and no account."""


def open_to_all(view: View) -> View:
    """Mark a view that answers also who is not signed in; what it shows it must ask the policy for."""
    setattr(view, OPEN, True)
    return view


def open_before_start(view: View) -> View:
    """Mark a view that answers also before the first start, to anybody."""
    setattr(view, BEFORE_START, True)
    return open_to_all(view)


def init_app(app: Flask) -> None:
    """Refuse what is not open before anything else of the program sees the request."""
    app.before_request(_refuse)


def is_open(view: Callable[..., Any]) -> bool:
    """Return whether a view answers who is not signed in."""
    return getattr(view, OPEN, False)


def _refuse() -> None:
    if request.endpoint == "static" or isinstance(request.routing_exception, BadRequest):
        return
    view = current_app.view_functions.get(request.endpoint or "")
    if not getattr(view, BEFORE_START, False) and not _is_set_up():
        raise NotSetUp("the first start has not happened")
    if view is not None and not is_open(view) and not edge.actor().is_signed_in:
        raise NotSignedIn(Action.VIEW, "record")


def _is_set_up() -> bool:
    """Ask until the answer is yes: accounts are disabled but never removed."""
    if not current_app.extensions.get("is_set_up"):
        current_app.extensions["is_set_up"] = has_accounts(edge.session())
    return bool(current_app.extensions["is_set_up"])
