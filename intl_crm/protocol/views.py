"""The addresses of briefing sheets."""

from urllib.parse import quote

from flask import Blueprint, Response, abort, request

from intl_crm import edge
from intl_crm.cities.crest import printed_crest
from intl_crm.clock import now
from intl_crm.i18n import current_language
from intl_crm.kinds import get
from intl_crm.panels import Viewer
from intl_crm.protocol.sheet import file_name, sheet_pdf, subject_of
from intl_crm.texts import LANGUAGES

blueprint = Blueprint("protocol", __name__)


@blueprint.get("/events/<key>/sheet.pdf")
def event_sheet(key: str) -> Response:
    """Give the briefing sheet of an event."""
    return _sheet("event", key)


@blueprint.get("/delegations/<key>/sheet.pdf")
def delegation_sheet(key: str) -> Response:
    """Give the briefing sheet of a delegation."""
    return _sheet("delegation", key)


def _sheet(kind: str, key: str) -> Response:
    """Return a sheet in the page's language, or in the one that is asked for."""
    asked = edge.viewer()
    viewer = Viewer(asked.session, asked.actor, _language(), asked.zone)
    subject = subject_of(get(viewer.session, viewer.actor, kind, key))
    crest = printed_crest(viewer.session, edge.settings().data)
    made = sheet_pdf(viewer, subject, now(), crest, without_missing=request.args.get("without") == "missing")
    answer = Response(made, mimetype="application/pdf")
    name = quote(file_name(subject, viewer.language))
    answer.headers["Content-Disposition"] = f"inline; filename*=UTF-8''{name}"
    answer.content_language.add(viewer.language)
    return answer


def _language() -> str:
    """Return the language of the sheet; one that there is no sheet in is no address."""
    language = request.args.get("language") or current_language()
    return language if language in LANGUAGES else abort(404)
