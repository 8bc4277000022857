"""The addresses of the calendar: months, the file, feeds."""

from flask import Blueprint, Response, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from intl_crm import edge
from intl_crm.calendar import feed_views, listings, own_views
from intl_crm.calendar.feed_pages import calendar, file_name
from intl_crm.calendar.month_pages import month_page
from intl_crm.calendar.shown_layers import LAYER
from intl_crm.desk.tidying import tidied
from intl_crm.permissions import Action, require

blueprint = Blueprint("calendar", __name__)
feed_views.add_to(blueprint)
own_views.add_to(blueprint)


@blueprint.get("/calendar/")
def month() -> str | BaseResponse:
    """Show a month."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, "event")
    if elsewhere := tidied():
        return elsewhere
    page = month_page(viewer, request.args.get("month", ""), request.args, request.args.getlist(LAYER))
    return render_template("calendar/month.html", page=page, filters=listings.filters(with_year=False))


@blueprint.get("/calendar/calendar.ics")
def download() -> Response:
    """Give the calendar of a filter as a file, which does not renew itself."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, "event")
    asked, _choices = listings.read(viewer, request.args)
    answer = Response(calendar(viewer, asked, feed_views.public_url()), mimetype="text/calendar")
    name = file_name(viewer, asked)
    answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.ics")
    return answer
