"""The address of the first start."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from intl_crm import edge
from intl_crm.accounts import guard, one_time, signed_in
from intl_crm.accounts.models import OneTimeAddress
from intl_crm.accounts.one_time import AddressIsOver, Purpose
from intl_crm.cities.crest import keep_crest
from intl_crm.cities.office_forms import crest_refusal
from intl_crm.files.storage import BadUpload
from intl_crm.home.first_start import set_up
from intl_crm.home.first_start_forms import FirstStartForm


def add_to(blueprint: Blueprint) -> None:
    """Give the first start its address."""
    blueprint.add_url_rule("/first-start/<token>", "first_start", first_start, methods=["GET", "POST"])


@guard.open_before_start
def first_start(token: str) -> ResponseReturnValue:
    """Show what has to be known, or make office, city and administrator, who is signed in at once."""
    session = edge.session()
    found = one_time.find(session, token, Purpose.FIRST_START)
    if one_time.has_accounts(session):
        raise AddressIsOver("the first start has happened")
    form = FirstStartForm()
    if form.is_sent_well and _try_to_set_up(form, found):
        return redirect("/", 303)
    return render_template("home/first_start.html", form=form), 422 if form.errors else 200


def _try_to_set_up(form: FirstStartForm, found: OneTimeAddress) -> bool:
    """Set up the office, sign in and return True; where the crest is no picture, only write that at it."""
    session = edge.session()
    one_time.use(session, found)
    user, office = set_up(session, form.office(), form.home(), form.administrator())
    if upload := form.crest_id.upload:
        try:
            name = upload.filename or ""
            office.crest_id = keep_crest(session, office, edge.settings().data, upload.stream.read(), name)
        except BadUpload as error:
            session.rollback()
            form.crest_id.errors = [crest_refusal(error.why)]
            return False
    signed_in.sign_in(session, user, edge.settings())
    return True
