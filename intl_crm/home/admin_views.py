"""The administrator's start page, and the way to the one office."""

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from intl_crm import edge
from intl_crm.cities.queries import the_office
from intl_crm.kinds import UnknownRecord, kinds
from intl_crm.permissions import Action, require


def add_to(blueprint: Blueprint) -> None:
    """Give the pages their addresses."""
    blueprint.add_url_rule("/admin/", "admin", admin)
    blueprint.add_url_rule("/admin/office/", "office", office)


def admin() -> str:
    """Show what an administrator can look after."""
    require(edge.actor(), Action.ADMINISTER)
    return render_template("home/admin.html")


def office() -> Response:
    """Lead to the page of this office."""
    require(edge.actor(), Action.VIEW, "office")
    found = the_office(edge.session())
    if found is None:
        raise UnknownRecord("office")
    return redirect(kinds["office"].address_of(found))
