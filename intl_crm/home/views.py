"""Today: what an officer sees first."""

from flask import Blueprint, render_template, request
from flask import session as browser

from intl_crm import edge
from intl_crm.cities.clock_panels import clocks_now
from intl_crm.cities.models import City
from intl_crm.cities.queries import home_city, the_office
from intl_crm.cities.rules import city_name
from intl_crm.clock import now, today
from intl_crm.date_words import Style, date_words, year_words
from intl_crm.dates import PartialDate
from intl_crm.home import admin_views, first_start_views, pages
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, require
from intl_crm.texts import Found

blueprint = Blueprint("home", __name__)
CLOCK = "clock"
LONGEST_KEY = 80
first_start_views.add_to(blueprint)
admin_views.add_to(blueprint)


@blueprint.get("/", endpoint="today")
def show_today() -> str:
    """Show today in two clocks, what comes, what is due, anniversaries, silent partners and changes."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW)
    office, home = the_office(viewer.session), home_city(viewer.session)
    day = today(viewer.zone)
    months = office.dormant_months if office else 0
    partner = pages.second_clock(viewer, day, home, _kept_clock()) if home else None
    return render_template(
        "home/today.html",
        day=date_words(PartialDate.day_of(day), viewer.language, Style.ROW, "full"),
        year=year_words(day.year, viewer.language),
        clocks=clocks_now([city for city in (home, partner) if city], now(), viewer.language),
        delegations=pages.coming_delegations(viewer, day),
        events=pages.coming_events(viewer, day),
        due=pages.due_commitments(viewer, day),
        anniversaries=pages.next_anniversaries(viewer, day),
        silent=pages.silent_partners(viewer, day, months),
        dormant_months=months,
        changes=pages.recent_changes(viewer),
        zone=viewer.zone,
        cities=_choices(viewer, home) if home else (),
        chosen=partner.key if partner else "",
        is_bare=pages.is_bare(viewer, home),
        home=home,
    )


def _kept_clock() -> str:
    """Return the city whose clock the reader asked for, and keep it for the next time."""
    if "clock" in request.args:
        browser[CLOCK] = request.args["clock"][:LONGEST_KEY]
    return str(browser.get(CLOCK, ""))


def _choices(viewer: Viewer, home: City) -> list[tuple[str, Found]]:
    return [(city.key, city_name(city, viewer.language)) for city in pages.partners_with_clocks(viewer, home)]
