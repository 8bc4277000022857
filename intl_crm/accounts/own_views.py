"""One's own account: name, language, password."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from intl_crm import edge
from intl_crm.accounts import operations, signed_in
from intl_crm.accounts.admission import admitted
from intl_crm.accounts.forms import OwnForm, OwnPasswordForm, text_of
from intl_crm.accounts.models import User
from intl_crm.accounts.user_pages import conflict, take_theirs
from intl_crm.i18n import gettext as _


def add_to(blueprint: Blueprint) -> None:
    """Give the pages of one's own account their addresses."""
    blueprint.add_url_rule("/account/", "own", own, methods=["GET", "POST"])
    blueprint.add_url_rule("/account/password", "own_password", own_password, methods=["GET", "POST"])


def own() -> ResponseReturnValue:
    """Show and change one's own name and language."""
    user, form = _me(), OwnForm()
    if not form.is_sent:
        form.fill_from(user)
        return _own_page(user, form)
    take_theirs(form, user, request.form)
    if not form.validate():
        return _own_page(user, form)
    try:
        operations.change_own(
            edge.session(), edge.actor(), user, text_of(form.name), form.language.data or None,
            version=form.read_version,
        )  # fmt: skip
    except StaleDataError:
        told = conflict(edge.session(), user, form)
        return render_template("accounts/own.html", account=user, form=form, **told), 409
    # What was chosen for this browser alone would hide what is chosen now.
    cookie.pop("language", None)
    flash(_("Saved."), "done")
    return redirect(url_for(".own"), 303)


def _own_page(user: User, form: OwnForm) -> ResponseReturnValue:
    return render_template("accounts/own.html", account=user, form=form), 422 if form.errors else 200


@edge.writes_apart
def own_password() -> ResponseReturnValue:
    """Change one's own password, which signs out everywhere else."""
    user = _me()
    form = OwnPasswordForm(of=user.login)
    if form.is_sent_well:
        if _is_present(user, text_of(form.current)):
            _change(user, text_of(form.password))
            return redirect(url_for(".own"), 303)
        form.current.errors = [_("This is not the present password, or there were too many attempts.")]
    return render_template("accounts/own_password.html", account=user, form=form), 422 if form.errors else 200


def _is_present(user: User, password: str) -> bool:
    return admitted(edge.database(), user.login, password, request.remote_addr) == user.id


def _change(user: User, password: str) -> None:
    with edge.database().transaction(edge.actor()) as session:
        changed = session.get_one(User, user.id)
        operations.set_password(session, edge.actor(), changed, password)
        signed_in.sign_in(session, changed, edge.settings())
    flash(_("The password is changed. You are signed out everywhere else."), "done")


def _me() -> User:
    return edge.session().get_one(User, edge.actor().user_id)
