"""Addresses of accounts: signing in and out, one's own account."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from intl_crm import edge
from intl_crm.accounts import guard, one_time, operations, own_views, signed_in, user_views
from intl_crm.accounts.actors import actor_of
from intl_crm.accounts.admission import admitted
from intl_crm.accounts.forms import NewPasswordForm, text_of
from intl_crm.accounts.models import OneTimeAddress, User
from intl_crm.accounts.one_time import Purpose
from intl_crm.accounts.passwords import SHORTEST
from intl_crm.i18n import gettext as _
from intl_crm.links import safe_next
from intl_crm.permissions import NOBODY

blueprint = Blueprint("accounts", __name__)
START = "/"


@blueprint.route("/sign-in", methods=["GET", "POST"])
@guard.open_to_all
@edge.writes_apart
def sign_in() -> ResponseReturnValue:
    """Show the door, or let in who knows name and password."""
    onward = safe_next(request.values.get("next", ""), request.host) or START
    if request.method == "POST":
        user_id = admitted(
            edge.database(),
            request.form.get("name", ""),
            request.form.get("password", ""),
            request.remote_addr,
        )
        if user_id is not None:
            with edge.database().transaction(NOBODY) as session:
                signed_in.sign_in(session, session.get_one(User, user_id), edge.settings())
            return redirect(onward, 303)
        return _door(onward, _("Name and password do not match, or there were too many attempts.")), 422
    return redirect(onward) if edge.actor().is_signed_in else _door(onward)


def _door(onward: str, message: str | None = None) -> str:
    name = request.form.get("name", "")
    return render_template("accounts/sign_in.html", message=message, name=name, next=onward)


@blueprint.post("/sign-out")
@guard.open_to_all
def sign_out() -> ResponseReturnValue:
    """End the session; who has none already is shown the same door."""
    if user_id := edge.actor().user_id:
        signed_in.sign_out(edge.session(), edge.session().get_one(User, user_id))
    return redirect("/sign-in", 303)


@blueprint.route("/sign-in/once/<token>", methods=["GET", "POST"])
@guard.open_to_all
def once(token: str) -> ResponseReturnValue:
    """Show what a one-time address does, and do it when asked: looking at it changes nothing."""
    found = one_time.find(edge.session(), token, Purpose.SIGN_IN, Purpose.FIRST_PASSWORD)
    if found.purpose == Purpose.FIRST_PASSWORD:
        return _first_password(found)
    if request.method == "POST":
        return _enter(found)
    return render_template("accounts/once.html", account=found.user)


def _first_password(found: OneTimeAddress) -> ResponseReturnValue:
    user = _owner(found)
    form = NewPasswordForm(of=user.login)
    if form.is_sent_well:
        session = edge.session()
        one_time.use(session, found)
        session.info["actor"] = actor_of(session, user)
        operations.set_password(session, session.info["actor"], user, text_of(form.password))
        signed_in.sign_in(session, user, edge.settings())
        return redirect(START, 303)
    page = render_template(
        "accounts/first_password.html", account=user, errors=form.errors, shortest=SHORTEST
    )
    return page, 422 if form.errors else 200


def _enter(found: OneTimeAddress) -> ResponseReturnValue:
    one_time.use(edge.session(), found)
    signed_in.sign_in(edge.session(), _owner(found), edge.settings())
    return redirect(START, 303)


def _owner(found: OneTimeAddress) -> User:
    if found.user is None:
        raise one_time.AddressIsOver("this address belongs to no account")
    return found.user


own_views.add_to(blueprint)
user_views.add_to(blueprint)
