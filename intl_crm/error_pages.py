"""Every error as a page: what happened and what to do, in the reader's language, and nothing else.

What each status means stands in templates/errors/words.html; here is which error has which status, with a
sentence of its own where the status alone would not say enough.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, InternalServerError

from intl_crm import edge
from intl_crm.accounts.guard import NotSetUp
from intl_crm.accounts.one_time import AddressIsOver
from intl_crm.accounts.operations import LastAdministrator
from intl_crm.errors import CrmError
from intl_crm.files.storage import MissingBytes
from intl_crm.i18n import current_language
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.kinds import AmbiguousKey, UnknownRecord
from intl_crm.permissions import NOBODY, NotAllowed, NotSignedIn
from intl_crm.printing.errors import DoesNotFit, PrintFailed, PrintStopped, PrintsWaiting
from intl_crm.protocol.sheet import CannotBeDrawn
from intl_crm.reports.edition_errors import AlreadyIssued
from intl_crm.reports.edition_reprint import NotIssuedSo

SIGN_IN = "/sign-in"


@dataclass(frozen=True)
class Page:
    """How an error is shown."""

    status: HTTPStatus
    detail: Any = None
    advice: Any = None
    template: str = "errors/error.html"


# The first class that fits is taken, so a special one stands before its general one.
PAGES: tuple[tuple[type[Exception], Page], ...] = (
    (UnknownRecord, Page(HTTPStatus.NOT_FOUND)),
    (AmbiguousKey, Page(HTTPStatus.NOT_FOUND)),
    (MissingBytes, Page(
        HTTPStatus.NOT_FOUND,
        _l("The file is on record, but its contents are missing. Tell an administrator."),
    )),
    (NotSignedIn, Page(
        HTTPStatus.UNAUTHORIZED,
        _l("You are not signed in, or your session has ended. What you sent has not been saved."),
    )),
    (NotAllowed, Page(HTTPStatus.FORBIDDEN)),
    (AddressIsOver, Page(HTTPStatus.GONE, template="accounts/spent_address.html")),
    (LastAdministrator, Page(
        HTTPStatus.CONFLICT,
        _l("There has to be one administrator who can sign in. Nothing has been changed."),
    )),
    (AlreadyIssued, Page(
        HTTPStatus.CONFLICT,
        _l("An issued edition stays as it is."),
        _l("What is wrong in it is corrected in a new edition."),
    )),
    (NotIssuedSo, Page(HTTPStatus.NOT_FOUND)),
    (NotSetUp, Page(
        HTTPStatus.SERVICE_UNAVAILABLE,
        _l("This program has not been set up yet."),
        _l("The address of the first start stands where the program was started."),
    )),
    (StaleDataError, Page(HTTPStatus.CONFLICT)),
    (OperationalError, Page(HTTPStatus.SERVICE_UNAVAILABLE)),
    (CannotBeDrawn, Page(HTTPStatus.UNPROCESSABLE_ENTITY, template="protocol/undrawn.html")),
    (DoesNotFit, Page(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        _l("This does not fit on its pages, even without all that can be left out."),
        _l("Shorten the title, the venue or what is said of those who take part, and print again."),
    )),
    (PrintsWaiting, Page(
        HTTPStatus.SERVICE_UNAVAILABLE,
        _l("Others are being printed before this one."),
        _l("Wait a minute, and print again."),
    )),
    (PrintStopped, Page(
        HTTPStatus.SERVICE_UNAVAILABLE,
        _l("The print took more than one print may take, so it was stopped."),
    )),
    (PrintFailed, Page(HTTPStatus.INTERNAL_SERVER_ERROR)),
    (CrmError, Page(HTTPStatus.UNPROCESSABLE_ENTITY)),
)  # fmt: skip


def init_app(app: Flask) -> None:
    """Let every error end in its page."""
    for known, _page in PAGES:
        app.register_error_handler(known, _show)
    app.register_error_handler(HTTPException, _show_http)
    app.register_error_handler(InternalServerError, _show_failure)


def page_of(error: BaseException | None) -> Page | None:
    """Return how an error is shown, or None where it is a fault of the program."""
    return next((page for known, page in PAGES if isinstance(error, known)), None)


def _show(error: Exception) -> ResponseReturnValue:
    page = page_of(error) or Page(HTTPStatus.INTERNAL_SERVER_ERROR)
    if isinstance(error, NotSignedIn) and request.method == "GET" and not _wants_json():
        return redirect(f"{SIGN_IN}?{urlencode({'next': request.full_path.rstrip('?')})}")
    return _fault(str(error)) if page.status == HTTPStatus.INTERNAL_SERVER_ERROR else _answer(page, error)


def _show_http(error: HTTPException) -> ResponseReturnValue:
    """Show werkzeug's errors in our words; a redirect is no error."""
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error.get_response()
    answer = _answer(Page(HTTPStatus(error.code)))
    for name, value in error.get_headers():
        if name not in {"Content-Type", "Content-Length"}:
            answer.headers[name] = value
    return answer


def _show_failure(error: InternalServerError) -> ResponseReturnValue:
    """Show a fault of the program, whose trace stands in the log."""
    if page := page_of(error.original_exception):
        return _answer(page, error.original_exception)
    return _fault()


def _fault(words: str = "") -> Response:
    """Show that it is the program's fault, with a reference by which it is found in the log."""
    reference = secrets.token_hex(4)
    current_app.logger.error("reference %s %s", reference, words)
    return _answer(Page(HTTPStatus.INTERNAL_SERVER_ERROR), reference=reference)


def _answer(page: Page, error: BaseException | None = None, reference: str | None = None) -> Response:
    _let_go_of_the_database()
    if _wants_json():
        answer = current_app.make_response({"status": page.status, "error": page.status.phrase})
    else:
        words = {"status": page.status.value, "detail": page.detail, "advice": page.advice, "error": error}
        words["way"] = _way_on(page.status, error)
        answer = current_app.make_response(render_template(page.template, reference=reference, **words))
    answer.status_code = page.status
    return answer


def _way_on(status: HTTPStatus, error: BaseException | None) -> str:
    """Return where the page's button leads: never to a page that would say the same without saying so."""
    if status == HTTPStatus.UNAUTHORIZED:
        return "sign_in"
    if isinstance(error, NotSetUp):
        return ""
    is_read = request.method in {"GET", "HEAD"}
    return (
        "again" if is_read and (status == HTTPStatus.SERVICE_UNAVAILABLE or request.path == "/") else "start"
    )


def _let_go_of_the_database() -> None:
    """End the session: the page comes also where the database does not answer, and shows nothing of it."""
    with suppress(SQLAlchemyError):
        current_language()  # It is remembered from here on.
    edge.close()
    g.actor = NOBODY


def _wants_json() -> bool:
    accepted = request.accept_mimetypes
    return accepted.accept_json and not accepted.accept_html
