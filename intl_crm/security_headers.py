"""Headers that keep a browser from doing what the pages never ask for."""

from http import HTTPStatus

from flask import Flask, Response, redirect, request
from flask.typing import ResponseReturnValue

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
YEAR = 365 * 24 * 3600


def init_app(app: Flask) -> None:
    """Add the headers to every answer, one that set its own keeps it; in public answer only over https."""
    app.after_request(_add)
    if app.extensions["settings"].is_public:
        app.before_request(_leave_http)


def _leave_http() -> ResponseReturnValue | None:
    """Send plain http to https; whether the program is well may be asked from within the machine."""
    if request.is_secure or request.endpoint == "healthz":
        return None
    return redirect(request.url.replace("http://", "https://", 1), HTTPStatus.PERMANENT_REDIRECT)


def _add(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={YEAR}")
    return response
