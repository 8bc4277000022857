"""The pages of forms of report: all of them, one with its preview, its history, and copies."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from intl_crm import edge
from intl_crm.date_words import year_words
from intl_crm.desk import saving
from intl_crm.desk.forms import version_of
from intl_crm.i18n import gettext as _
from intl_crm.kinds import UnknownRecord, by_key
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, require
from intl_crm.reports import form_operations as operations
from intl_crm.reports import form_pages as pages
from intl_crm.reports.form_forms import CopyForm
from intl_crm.reports.form_history_pages import form_history
from intl_crm.reports.form_queries import KeptForm, kept_form, kept_forms, office_form_key
from intl_crm.reports.form_text import text_of
from intl_crm.reports.models import ReportForm
from intl_crm.reports.queries import years_on_record
from intl_crm.reports.report_form import UnknownForm, form_keys

blueprint = Blueprint("report_forms", __name__)
KIND = ReportForm.kind
ALL = "/reports/forms/"


@blueprint.errorhandler(UnknownForm)
def unknown_form(error: UnknownForm) -> ResponseReturnValue:
    """Say where the forms stand."""
    page = render_template("reports/form_unknown.html", words=error.said(edge.viewer().language))
    return page, HTTPStatus.NOT_FOUND


@blueprint.get(ALL)
def index() -> str:
    """Show all forms, and which one the office has chosen."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, KIND)
    found = [(one, pages.form_title(one.form, viewer.language)) for one in kept_forms(viewer.session)]
    return render_template("reports/forms.html", kept=found, chosen=office_form_key(viewer.session))


@blueprint.get(f"{ALL}<key>")
def form(key: str) -> str:
    """Show the outline of a form, and what of a year falls into no section of it or into two."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, KIND)
    kept = kept_form(viewer.session, key)
    years = [one.year for one in years_on_record(viewer) if one.exchanges]
    year = _year(years, request.args)
    found = pages.preview(viewer, kept.form, year) if year else None
    return render_template(
        "reports/form.html", **named(viewer, kept), preview=found, year=year,
        rows=pages.outline_rows(viewer, kept, found.counts if found else {}),
        years=[(one, year_words(one, viewer.language)) for one in years],
        chosen=office_form_key(viewer.session),
    )  # fmt: skip


def _year(years: list[int], asked: Mapping[str, str]) -> int | None:
    wanted = asked.get("year", "")
    found = [year for year in years if str(year) == wanted]
    return next(iter([*found, *years]), None)


def named(viewer: Viewer, kept: KeptForm) -> dict[str, Any]:
    """Return what every page of a form needs to know."""
    return {
        "kept": kept,
        "key": kept.key,
        "name": pages.form_title(kept.form, viewer.language),
        "at": f"{ALL}{kept.key}",
    }


@blueprint.get(f"{ALL}<key>/history")
def history(key: str) -> str:
    """Show who changed a form, when, and from what to what."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, KIND)
    kept = kept_form(viewer.session, key)
    return render_template(
        "reports/form_history.html", **named(viewer, kept), history=form_history(viewer, key)
    )


@blueprint.get(f"{ALL}<key>/form.yaml")
def file(key: str) -> Response:
    """Give a form as a file of text."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, KIND)
    answer = Response(text_of(kept_form(viewer.session, key).definition), mimetype="text/yaml")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{key}.yaml")
    return answer


@blueprint.route(f"{ALL}new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Make a form that begins as a copy of another one."""
    viewer = edge.viewer()
    require(viewer.actor, Action.CREATE, KIND)
    origin = kept_form(viewer.session, request.args.get("from") or form_keys()[0])
    asked = CopyForm()
    made = _copied(viewer, origin, asked) if request.method == "POST" and asked.validate() else None
    if made is not None:
        return redirect(f"{ALL}{made.key}/edit")
    page = render_template(
        "reports/form_fields.html", **named(viewer, origin), form=asked, at_new=True, back=ALL,
        title=_("New form, copied from %(name)s", name=pages.form_title(origin.form, viewer.language).text),
    )  # fmt: skip
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if asked.errors else HTTPStatus.OK


def _copied(viewer: Viewer, origin: KeptForm, asked: CopyForm) -> ReportForm | None:
    try:
        key, name = str(asked.key.data), asked.name.data
        return operations.copy_form(viewer.session, viewer.actor, origin, key, name)
    except (operations.BadKey, saving.Refused) as error:
        viewer.session.rollback()
        is_no_key = isinstance(error, operations.BadKey) and not error.is_taken
        asked.key.errors = [
            _("A key begins with a small letter and has small letters, digits and hyphens alone.")
            if is_no_key
            else _("Another form has this key.")
        ]
        return None


@blueprint.route(f"{ALL}<key>/delete", methods=["GET", "POST"])
def delete(key: str) -> ResponseReturnValue:
    """Ask whether to delete the office's own form, and delete it when the answer is yes."""
    viewer = edge.viewer()
    require(viewer.actor, Action.DELETE, KIND)
    kept = kept_form(viewer.session, key)
    if kept.record is None:
        raise UnknownRecord(key)
    if request.method == "GET":
        return render_template("reports/form_delete.html", **named(viewer, kept))
    return _deleted(viewer, kept, kept.record)


def _deleted(viewer: Viewer, kept: KeptForm, record: ReportForm) -> ResponseReturnValue:
    page, undo = named(viewer, kept), f"{ALL}{record.id.hex}/restore"
    try:
        version = version_of(request.form.get("version", ""))
        operations.delete_form(viewer.session, viewer.actor, record, version=version)
    except operations.InUse:
        said = render_template("reports/form_delete.html", **page, is_in_use=True)
        return said, HTTPStatus.CONFLICT
    back = _("The product’s form stands in its place again.")
    gone = _("%(name)s is deleted.", name=page["name"].text)
    flash(back if kept.is_products else gone, f"undo {undo}")
    return redirect(page["at"] if kept.is_products else ALL)


@blueprint.post(f"{ALL}<key>/restore")
def restore(key: str) -> ResponseReturnValue:
    """Bring back the office's own form, unless another one stands in its place by now."""
    viewer = edge.viewer()
    require(viewer.actor, Action.RESTORE, KIND)
    record = by_key(viewer.session, ReportForm, key, with_deleted=True)
    if record is None:
        raise UnknownRecord(key)
    key = record.key
    try:
        saving.restore(viewer.session, viewer.actor, record)
    except (saving.TooLate, saving.Refused):
        viewer.session.rollback()
        flash(_("This form can’t be brought back: its time is over, or another one has its key."), "bad")
        return redirect(ALL)
    return redirect(f"{ALL}{key}")
