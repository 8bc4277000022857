"""The pages of editions: of a year, of one edition, its check, its issue and its files."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from intl_crm import edge
from intl_crm.cities.queries import the_office
from intl_crm.clock import at_instant, now
from intl_crm.date_words import year_words
from intl_crm.desk import views as desk
from intl_crm.desk.forms import version_of
from intl_crm.desk.plain_fields import clean
from intl_crm.desk.record_pages import record_page
from intl_crm.desk.rooms import Room, add_room
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.kinds import UnknownRecord, by_key, get, kinds
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, may_see, require
from intl_crm.reports import edition_compare_views
from intl_crm.reports import edition_errors as errors
from intl_crm.reports import edition_jobs as issuing
from intl_crm.reports import edition_operations as operations
from intl_crm.reports import edition_pages as pages
from intl_crm.reports import edition_queries as queries
from intl_crm.reports.characters import Unprintable
from intl_crm.reports.document import NothingOnRecord
from intl_crm.reports.edition_changes import Change
from intl_crm.reports.edition_forms import LONGEST_REASON, EditionForm, IssueForm
from intl_crm.reports.edition_listings import EDITIONS
from intl_crm.reports.edition_names import edition_name, form_words
from intl_crm.reports.edition_paper import SignOff
from intl_crm.reports.edition_reprint import reprint
from intl_crm.reports.editions import Composed, composed
from intl_crm.reports.form_choices import form_choices
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.models import Edition, EditionState
from intl_crm.reports.report_form import PRESET
from intl_crm.reports.rules import FIRST_YEAR, LAST_YEAR, last_day
from intl_crm.texts import LANGUAGES

blueprint = Blueprint("editions", __name__)
YEAR = f"/reports/<int(min={FIRST_YEAR}, max={LAST_YEAR}):year>/editions/"
ALL = "/reports/editions/"
edition_compare_views.add_to(blueprint, YEAR)


def _presets(viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    office = the_office(viewer.session)
    kept = [tag for tag in LANGUAGES if office is None or not office.languages or tag in office.languages]
    found: dict[str, Any] = {"form": office.form if office else PRESET, "languages": kept}
    year = asked.get("year", "")
    if year.isdecimal() and FIRST_YEAR <= int(year) <= LAST_YEAR:
        found |= {"year": int(year), "day": last_day(int(year))}
    return found | _as_before(viewer, asked.get("from", ""))


def _as_before(viewer: Viewer, key: str) -> dict[str, Any]:
    """Return what an edition that is corrected was made of."""
    before = by_key(viewer.session, Edition, key)
    if not isinstance(before, Edition) or not may_see(viewer.actor, before):
        return {}
    return {"form": before.form, "languages": list(before.languages), "day": before.day}


def _draft(viewer: Viewer, form: Any) -> Edition | None:
    """Return the new draft, or None with what is wrong written at its field."""
    try:
        return operations.draft(viewer.session, viewer.actor, form.values())
    except errors.ReasonNeeded:
        _ask_for_reason(form)
        return None


def _change(viewer: Viewer, form: Any, edition: Any) -> Edition | None:
    try:
        return operations.change_draft(
            viewer.session, viewer.actor, edition, form.values(), form.read_version
        )
    except errors.ReasonNeeded:
        _ask_for_reason(form)
        return None


def _ask_for_reason(form: Any) -> None:
    form.reason.errors = [
        _("An edition of this year and form has been issued. Write why there is another one.")
    ]


ROOM = Room(
    "edition", Edition, EditionForm, pages.edition_head, pages.edition_facts, EDITIONS,
    presets=_presets, create=_draft, change=_change, pages=frozenset({"list", "new", "restore"}),
    empty=_l("The editions of each year’s report stand here: drafts, and those that were issued."),
)  # fmt: skip
add_room(blueprint, ROOM)


@blueprint.get(f"{ALL}<key>")
def edition_show(key: str) -> ResponseReturnValue:
    """Lead to the page of an edition; a deleted one shows how to bring it back."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, Edition.kind)
    edition = get(viewer.session, viewer.actor, Edition.kind, key, with_deleted=True)
    return desk.show(ROOM, key) if edition.deleted_at else redirect(kinds[Edition.kind].address_of(edition))


@blueprint.route(f"{ALL}<key>/edit", methods=["GET", "POST"])
def edition_edit(key: str) -> ResponseReturnValue:
    """Show the form of a draft, or save what was typed; an issued edition has none."""
    _refuse_issued(key)
    return desk.edit(ROOM, key)


@blueprint.route(f"{ALL}<key>/delete", methods=["GET", "POST"])
def edition_delete(key: str) -> ResponseReturnValue:
    """Ask whether to delete a draft, and delete it when the answer is yes; an issued edition stays."""
    _refuse_issued(key)
    return desk.delete(ROOM, key)


def _refuse_issued(key: str) -> None:
    viewer = edge.viewer()
    require(viewer.actor, Action.EDIT, Edition.kind)
    found = get(viewer.session, viewer.actor, Edition.kind, key, with_deleted=True)
    if isinstance(found, Edition):
        operations.refuse_issued(found)


@blueprint.get(YEAR)
def of_year(year: int) -> str:
    """Show the editions of a year."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, Edition.kind)
    forms = dict(form_choices(viewer.session, viewer.language))
    found = [_row(viewer, one, forms) for one in queries.editions_of_year(viewer, year)]
    words = year_words(year, viewer.language)
    return render_template("reports/editions.html", year=year, editions=found, year_words=words)


def _row(viewer: Viewer, edition: Edition, forms: Mapping[str, str]) -> dict[str, Any]:
    return {
        "edition": edition,
        "name": edition_name(edition, viewer.language),
        "form": forms.get(edition.form, edition.form),
        "state": pages.state_label(edition),
        "signed": pages.day_words(viewer, edition.signed_on),
    }


@blueprint.get(f"{YEAR}<key>")
@blueprint.get(f"{YEAR}<key>/<any(history):tab>", endpoint="edition_tab")
def edition(year: int, key: str, tab: str = "overview") -> ResponseReturnValue:
    """Show one edition: what it lacks, its files, what it changed; or its history."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, Edition.kind)
    found = _found(viewer, year, key)
    if isinstance(found, Response):
        return found
    return _page(viewer, found, tab)


def _found(viewer: Viewer, year: int, key: str) -> Any:
    """Return the edition of an address, or where else it stands: deleted, or of another year."""
    record = get(viewer.session, viewer.actor, Edition.kind, key, with_deleted=True)
    assert isinstance(record, Edition)  # noqa: S101 -- `get` returns the model of the kind
    if record.deleted_at is not None or record.year != year:
        return redirect(f"{ALL}{record.id.hex}")
    return record


def _living(year: int, key: str) -> Edition:
    """Return the edition that something is done with, or raise UnknownRecord."""
    viewer = edge.viewer()
    record = get(viewer.session, viewer.actor, Edition.kind, key)
    if not isinstance(record, Edition) or record.year != year:
        raise UnknownRecord(key)
    return record


def _page(
    viewer: Viewer,
    edition: Edition,
    tab: str = "overview",
    *,
    problem: str = "",
    refused: str = "",
    remark: str | None = None,
) -> ResponseReturnValue:
    shown: dict[str, Any] = {}
    if tab == "overview":
        shown = (
            _draft_parts(viewer, edition) if edition.state == EditionState.DRAFT else _frozen(viewer, edition)
        )
    page = render_template(
        "reports/edition.html", page=record_page(viewer, ROOM, edition, tab), edition=edition,
        problem=problem, refused=refused, remark=remark or edition.remark or "", longest=LONGEST_REASON,
        issuing=issuing.under_way(viewer.session, edition), **shown,
    )  # fmt: skip
    if refused:
        return page, HTTPStatus.CONFLICT
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK


def _draft_parts(viewer: Viewer, edition: Edition) -> dict[str, Any]:
    """Return what the records of now lack and change; a year without any has nothing to check."""
    try:
        found = composed(viewer, edition)
    except NothingOnRecord as error:
        return {"nothing": error.said(viewer.language)}
    changes = operations.changes_from_before(viewer.session, edition, found)
    return {"gaps": pages.gaps_now(viewer, found), **_changes(viewer, edition, changes)}


def _frozen(viewer: Viewer, edition: Edition) -> dict[str, Any]:
    before = queries.edition_before(viewer.session, edition)
    return {
        "gaps": pages.gaps_as_checked(viewer, edition),
        "files": pages.files_by_language(viewer, edition),
        "is_outdated": pages.is_outdated(viewer, edition),
        **_changes(viewer, edition, pages.frozen_changes(before, edition)),
    }


def _changes(viewer: Viewer, edition: Edition, changes: Mapping[str, Sequence[Change]]) -> dict[str, Any]:
    before = queries.edition_before(viewer.session, edition)
    tag, shown = pages.shown_changes(viewer, changes, edition.languages)
    return {"before": before, "changes": shown, "changes_in": tag}


@blueprint.post(f"{YEAR}<key>/check")
@edge.writes_apart
def check(year: int, key: str) -> ResponseReturnValue:
    """Freeze what the edition says; where something is missing, a remark says why that may be."""
    viewer, found = edge.viewer(), _living(year, key)
    address = kinds[Edition.kind].address_of(found)
    remark = clean(request.form.get("remark", ""))[:LONGEST_REASON] or None
    try:
        read = version_of(request.form.get("version", ""))
        operations.check(edge.database(), viewer.actor, found.id, remark, read)
    except errors.RemarkNeeded as error:
        return _page(viewer, found, problem=error.said(viewer.language))
    except errors.ChangedMeanwhile as error:
        return _page(viewer, found, refused=error.said(viewer.language), remark=remark)
    flash(_("The edition is checked. Its content is kept as it is now."), "done")
    return redirect(address)


@blueprint.route(f"{YEAR}<key>/issue", methods=["GET", "POST"])
@edge.writes_apart
def issue(year: int, key: str) -> ResponseReturnValue:
    """Ask once, with what will be frozen; then print everything and issue the edition."""
    viewer, found = edge.viewer(), _living(year, key)
    require(viewer.actor, Action.PUBLISH, Edition.kind)
    if job := issuing.under_way(viewer.session, found):
        return redirect(f"/jobs/{job.id}", HTTPStatus.SEE_OTHER)
    form = IssueForm(data=_sign_presets(viewer, found) if request.method == "GET" else None)
    form.by.tongues = found.languages
    try:
        if request.method == "POST" and form.validate():
            return _issued(viewer, found, form)
        present = operations.ready(viewer, found)
        signs = issuing.undrawn(viewer, edge.settings().data, found, present)
    except errors.ChangedSinceCheck as error:
        return _issue_page(viewer, found, form, since=error.changes)
    except (errors.NotChecked, errors.ReasonNeeded) as error:
        flash(error.said(viewer.language), "warn")
        return redirect(kinds[Edition.kind].address_of(found))
    return _issue_page(viewer, found, form, present, signs=signs)


def _sign_presets(viewer: Viewer, edition: Edition) -> dict[str, Any]:
    """Return what was typed where that could not be issued, else who signed before and the office's day."""
    if job := issuing.failed(viewer.session, edition):
        return {"version": str(edition.version), **vars(issuing.sign_of(job.facts))}
    before = queries.edition_before(viewer.session, edition) or queries.last_signed(viewer)
    day = at_instant(now(), viewer.zone).wall.date()
    return {"version": str(edition.version), "on": day, "by": before.signed_by if before else None}


def _issued(viewer: Viewer, edition: Edition, form: IssueForm) -> ResponseReturnValue:
    sign = SignOff(form.by.data, form.on.data, form.without_missing.data)
    if issuing.takes_long(viewer, edition):
        return _asked_for(viewer, edition, sign, form.read_version)
    try:
        done = operations.issue(
            edge.database(), viewer.actor, edge.settings().data, edition.id, sign, form.read_version
        )
    except Unprintable as error:
        signs = error.signs(viewer.language)
        return _issue_page(viewer, edition, form, operations.ready(viewer, edition), signs=signs)
    flash(_("The edition is issued. From now on it stays as it is."), "done")
    return redirect(kinds[Edition.kind].address_of(done))


def _asked_for(viewer: Viewer, edition: Edition, sign: SignOff, read: int) -> Response:
    """Lead to the job that issues an edition."""
    operations.refuse_unready(viewer.session, edition, read)
    with edge.database().transaction(viewer.actor) as session:
        job = issuing.ask_to_issue(session, edge.settings().data, viewer.actor, edition, sign)
    return redirect(f"/jobs/{job.id}", HTTPStatus.SEE_OTHER)


def _issue_page(
    viewer: Viewer,
    edition: Edition,
    form: IssueForm,
    present: Sequence[Composed] = (),
    since: Mapping[str, Sequence[Change]] | None = None,
    signs: str = "",
) -> ResponseReturnValue:
    changes = operations.changes_from_before(viewer.session, edition, present)
    tags = [tag for tag in edition.languages if since is None or tag in since]
    page = render_template(
        "reports/edition_issue.html", edition=edition, form=form, formats=list(FORMATS),
        name=edition_name(edition, viewer.language),
        form_name=form_words(viewer.session, edition.form, viewer.language),
        number=queries.last_number(viewer.session, edition.year, edition.form) + 1,
        gaps=pages.gaps_as_checked(viewer, edition), year_words=year_words(edition.year, viewer.language),
        since=pages.shown_changes(viewer, since, tags)[1] if since else None, signs=signs,
        **_changes(viewer, edition, changes),
    )  # fmt: skip
    if since:
        return page, HTTPStatus.CONFLICT
    is_refused = request.method == "POST" and (form.errors or signs)
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK


@blueprint.get(f"{YEAR}<key>/report.<any({', '.join(FORMATS)}):written>")
def file(year: int, key: str, written: str) -> Response:
    """Give an issued edition again: exactly the bytes that were issued."""
    viewer = edge.viewer()
    require(viewer.actor, Action.PRINT, "report")
    found = _living(year, key)
    language = request.args.get("lang", viewer.language)
    content = reprint(viewer, edge.settings().data, found, language, written)
    answer = Response(content, mimetype=FORMATS[written].media_type)
    name = f"report-{year}-{found.form}-{found.number}.{language}.{written}"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
