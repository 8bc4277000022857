"""`/healthz`: whether the program is well, for whoever watches it."""

from flask import Flask
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from intl_crm import edge, migrating
from intl_crm.accounts import guard


def init_app(app: Flask) -> None:
    """Answer at /healthz."""
    app.add_url_rule("/healthz", "healthz", healthz)


@guard.open_before_start
def healthz() -> ResponseReturnValue:
    """Say whether the database answers and which form it has."""
    try:
        return {"status": "ok", "database": "ok", "revision": migrating.revision(edge.database())}, 200
    except SQLAlchemyError:
        return {"status": "failed", "database": "no answer", "revision": None}, 503
