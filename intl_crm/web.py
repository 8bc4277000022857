"""The web program, put together: a table of contents."""

from datetime import timedelta

from flask import Flask, g
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from intl_crm import assets, config, edge, error_pages, features, frame, health, i18n, logs, security_headers
from intl_crm.accounts import guard
from intl_crm.accounts import views as accounts
from intl_crm.calendar import views as calendar
from intl_crm.cities import views as cities
from intl_crm.cities.queries import office_language, office_zone, record_languages
from intl_crm.db import Database
from intl_crm.delegations import views as delegations
from intl_crm.desk import date_views as desk
from intl_crm.events import views as events
from intl_crm.files import views as files
from intl_crm.home import views as home
from intl_crm.jobs import views as jobs
from intl_crm.protocol import views as protocol
from intl_crm.reports import edition_views as editions
from intl_crm.reports import form_editing_views as report_forms
from intl_crm.reports import views as reports
from intl_crm.search import views as search

ROOMS = (
    accounts, home, desk, cities, delegations, events, files, calendar, protocol, jobs, reports, editions,
    report_forms, search,
)  # fmt: skip


def create(settings: config.Settings | None = None) -> Flask:
    """Return the web program of one office."""
    settings = settings or config.load()
    features.declare()
    app = Flask("intl_crm")
    app.config.from_mapping(flask_settings(settings))
    app.extensions["settings"] = settings
    app.extensions["database"] = Database(settings.database_url)
    app.extensions[edge.OFFICE_ZONE] = office_zone
    app.extensions[edge.RECORD_LANGUAGES] = record_languages
    app.extensions[i18n.OFFICE_LANGUAGE] = lambda: office_language(edge.session()) if "session" in g else None
    for part in (logs, security_headers, edge, i18n, guard, assets, frame, error_pages, health):
        part.init_app(app)
    CSRFProtect(app)
    for room in ROOMS:
        app.register_blueprint(room.blueprint)
    if settings.proxies:
        # Flask documents this way to wrap the program.
        app.wsgi_app = ProxyFix(app.wsgi_app, *[settings.proxies] * 4)  # type: ignore[method-assign]
    return app


def flask_settings(settings: config.Settings) -> dict[str, object]:
    """Return what Flask and its extensions are told."""
    return {
        "SECRET_KEY": settings.secret_key,
        "TRUSTED_HOSTS": list(settings.answered_hosts),
        "MAX_CONTENT_LENGTH": settings.upload_limit,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "MAX_FORM_PARTS": 2000,
        "SESSION_COOKIE_NAME": "__Host-intl_crm" if settings.is_public else "intl_crm",
        "SESSION_COOKIE_SECURE": settings.is_public,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": settings.absolute_limit,
        "WTF_CSRF_TIME_LIMIT": int(timedelta(hours=24).total_seconds()),
        "SEND_FILE_MAX_AGE_DEFAULT": timedelta(days=365),
    }
