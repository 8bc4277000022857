"""Addresses as they are shared: without the empty conditions that a form sends."""

from urllib.parse import urlencode

from flask import redirect, request
from werkzeug.wrappers import Response


def tidied() -> Response | None:
    """Lead to this address without what says nothing in it; None where all of it says something."""
    asked = list(request.args.items(multi=True))
    kept = [(name, text) for name, text in asked if text.strip()]
    if kept == asked:
        return None
    return redirect(f"{request.path}?{urlencode(kept)}" if kept else request.path)
