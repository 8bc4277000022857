"""Accounts as an administrator sees them."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from intl_crm import edge
from intl_crm.accounts import one_time, operations
from intl_crm.accounts.forms import ROLE_WORDS, NewUserForm, UserForm, text_of
from intl_crm.accounts.models import User
from intl_crm.accounts.user_pages import conflict, take_theirs
from intl_crm.i18n import gettext as _
from intl_crm.kinds import UnknownRecord, by_key
from intl_crm.permissions import Action, Role, require


def add_to(blueprint: Blueprint) -> None:
    """Give the pages of accounts their addresses."""
    blueprint.add_url_rule("/admin/users/", "users", users)
    blueprint.add_url_rule("/admin/users/new", "new_user", new_user, methods=["GET", "POST"])
    blueprint.add_url_rule("/admin/users/<key>", "user", user, methods=["GET", "POST"])
    blueprint.add_url_rule("/admin/users/<key>/address", "user_address", user_address, methods=["POST"])


def users() -> ResponseReturnValue:
    """List the accounts."""
    require(edge.actor(), Action.ADMINISTER, "user")
    found = operations.all_users(edge.session())
    return render_template("accounts/users.html", users=found, role_words=ROLE_WORDS)


def new_user() -> ResponseReturnValue:
    """Make an account, and show the address at which its owner chooses a password."""
    require(edge.actor(), Action.CREATE, "user")
    form = NewUserForm()
    if form.is_sent_well and (made := _made(form)):
        return _address_page(made)
    return render_template("accounts/new_user.html", form=form), 422 if form.errors else 200


def _made(form: NewUserForm) -> User | None:
    try:
        return operations.create_user(
            edge.session(),
            edge.actor(),
            login=text_of(form.login),
            name=text_of(form.name),
            role=Role(form.role.data),
            language=form.language.data or None,
        )
    except operations.LoginTaken:
        form.login.errors = [_("Another account has this name.")]
        return None


def user(key: str) -> ResponseReturnValue:
    """Show an account, or save what was typed."""
    require(edge.actor(), Action.EDIT, "user")
    found, form = _found(key), UserForm()
    if not form.is_sent:
        form.fill_from(found)
        return _form_page(found, form)
    take_theirs(form, found, request.form)
    if not form.validate():
        return _form_page(found, form)
    try:
        operations.change_user(edge.session(), edge.actor(), found, form.wishes(), version=form.read_version)
    except operations.LastAdministrator:
        form.role.errors = [_("There has to be one administrator who can sign in.")]
        edge.session().rollback()
        return _form_page(found, form)
    except StaleDataError:
        told = conflict(edge.session(), found, form)
        return render_template("accounts/user.html", user=found, form=form, **told), 409
    flash(_("Saved."), "done")
    return redirect(url_for(".users"), 303)


def _form_page(found: User, form: UserForm) -> ResponseReturnValue:
    return render_template("accounts/user.html", user=found, form=form), 422 if form.errors else 200


def user_address(key: str) -> ResponseReturnValue:
    """Make a new one-time address for an account; the former one ends."""
    require(edge.actor(), Action.EDIT, "user")
    return _address_page(_found(key))


def _address_page(found: User) -> ResponseReturnValue:
    token = operations.new_address(edge.session(), edge.actor(), found)
    address = one_time.sign_in_address(request.host_url, token)
    return render_template("accounts/new_address.html", user=found, address=address, hours=one_time.HOURS)


def _found(key: str) -> User:
    found = by_key(edge.session(), User, key)
    if not isinstance(found, User):
        raise UnknownRecord(key)
    return found
