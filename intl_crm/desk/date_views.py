"""What was understood of a typed date, read back in words."""

from flask import Blueprint, Response, request

from intl_crm import edge
from intl_crm.date_words import Style, date_words
from intl_crm.desk.date_fields import date_of
from intl_crm.desk.fields import WrongPart
from intl_crm.permissions import Action, require

blueprint = Blueprint("desk", __name__)


@blueprint.get("/dates/words")
def words() -> Response:
    """Return a date in the reader's words, or what is wrong with it."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW)
    typed = {name: request.args.get(name, "").strip() for name in ("year", "month", "day")}
    try:
        found = date_of(typed)
    except WrongPart as error:
        return Response(str(error), mimetype="text/plain")
    read = date_words(found, viewer.language, Style.PAGE) if found.is_known else ""
    return Response(read, mimetype="text/plain")
