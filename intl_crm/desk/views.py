"""The views of every room: list, page, form, delete and restore."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from intl_crm import edge
from intl_crm.desk import saving
from intl_crm.desk.choosers import options_of
from intl_crm.desk.conflicts import differences, take_theirs
from intl_crm.desk.forms import RecordForm, version_of
from intl_crm.desk.history import last_actor
from intl_crm.desk.lists import Listing, page_of
from intl_crm.desk.readers import after_naming, offered_to
from intl_crm.desk.record_pages import record_page
from intl_crm.desk.references import known_references
from intl_crm.desk.tidying import tidied
from intl_crm.i18n import gettext as _
from intl_crm.kinds import get, kinds, name_of
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, may_see, require
from intl_crm.records import Record

if TYPE_CHECKING:
    from intl_crm.desk.rooms import Room


def show_list(room: "Room") -> ResponseReturnValue:
    """Show the list that the address asks for."""
    return list_page(room.listing, "desk/list.html", room=room)


def list_page(listing: Listing, template: str, **more: Any) -> ResponseReturnValue:
    """Show a list; an address with empty conditions, as its form sends them, leads to the one without."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, listing.kind)
    if elsewhere := tidied():
        return elsewhere
    page = page_of(listing, viewer, request.args)
    return render_template(template, kind=kinds[listing.kind], page=page, **more)


def show(room: "Room", key: str, tab: str = "overview") -> ResponseReturnValue:
    """Show one tab of a record's page; a deleted record shows how to bring it back."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, room.kind)
    record = get(viewer.session, viewer.actor, room.kind, key, with_deleted=True)
    if record.deleted_at is not None:
        return _gone(room, record)
    return render_template("desk/record.html", page=record_page(viewer, room, record, tab))


def _gone(room: "Room", record: Record, problem: str = "") -> ResponseReturnValue:
    viewer = edge.viewer()
    can_restore = saving.can_be_restored(record.deleted_at) if record.deleted_at else False
    name = name_of(record, viewer.language)
    page = render_template(
        "desk/gone.html",
        room=room,
        kind=kinds[room.kind],
        record=record,
        name=name,
        can_restore=can_restore,
        problem=problem,
    )
    return page, HTTPStatus.CONFLICT if problem else HTTPStatus.GONE


def new(room: "Room") -> ResponseReturnValue:
    """Show an empty form, or make the record that was typed."""
    viewer = edge.viewer()
    require(viewer.actor, Action.CREATE, room.kind)
    form_class = room.new_form or room.form
    form = form_class(data=room.presets(viewer, request.args) if request.method == "GET" else None)
    _offer_readers(viewer, form, None)
    if request.method == "POST" and _is_right(viewer, form, None):
        record = room.create(viewer, form) if room.create else _saved(room, form, room.model())
        if record is not None:
            return redirect(kinds[room.kind].address_of(record))
    return _form_page(room, form, None)


def edit(room: "Room", key: str) -> ResponseReturnValue:
    """Show the form of a record, or save what was typed."""
    viewer = edge.viewer()
    require(viewer.actor, Action.EDIT, room.kind)
    record = get(viewer.session, viewer.actor, room.kind, key, with_deleted=True)
    if record.deleted_at is not None:
        return _gone(room, record)
    form = room.form()
    _offer_readers(viewer, form, record)
    if request.method == "GET":
        form.fill_from(record)
        return _form_page(room, form, record)
    take_theirs(form, record, request.form)
    if not _is_right(viewer, form, record):
        return _form_page(room, form, record)
    return _save_edit(room, form, record)


def _offer_readers(viewer: Viewer, form: RecordForm, record: Record | None) -> None:
    if "readers" in form:
        form.readers.users = offered_to(viewer.session, record, viewer.language)


def _is_right(viewer: Viewer, form: RecordForm, record: Record | None) -> bool:
    """Return whether nothing is wrong; all that is wrong is said at once."""
    is_valid = form.validate()
    return known_references(viewer, form, record) and is_valid


def _save_edit(room: "Room", form: RecordForm, record: Record) -> ResponseReturnValue:
    # After a refusal the record is as it was when it is asked again, so its key is asked before.
    address, key = kinds[room.kind].address_of(record), record.id.hex
    try:
        if _saved(room, form, record) is not None:
            return redirect(_next_page(room, record, address))
    except StaleDataError:
        return _conflict_page(room, form, key)
    return _form_page(room, form, record)


def _next_page(room: "Room", record: Record, address: str) -> str:
    """Return where one goes on after saving: to the list where one has closed the record to oneself."""
    viewer = edge.viewer()
    if may_see(after_naming(viewer.actor, record), record):
        return address
    said = _(
        "%(name)s is saved, now open only to whoever made it, those named for it, and administrators.",
        name=name_of(record, viewer.language).text,
    )
    flash(said, "done")
    return kinds[room.kind].address


def _saved(room: "Room", form: RecordForm, record: Record) -> Record | None:
    """Return the saved record, or None with the refusal written at its field."""
    viewer, is_new = edge.viewer(), record.id is None
    try:
        if is_new:
            return saving.create(viewer.session, viewer.actor, record, form.values())
        return _change(room, form, record)
    except saving.Refused as refusal:
        viewer.session.rollback()
        form.refuse(refusal.constraint)
        return None


def _change(room: "Room", form: RecordForm, record: Record) -> Record | None:
    viewer = edge.viewer()
    if room.change:
        return room.change(viewer, form, record)
    return saving.change(viewer.session, viewer.actor, record, form.values(), version=form.read_version)


def _conflict_page(room: "Room", form: RecordForm, key: str) -> ResponseReturnValue:
    """Show mine, theirs and the original; nothing typed is lost, and the next save is judged anew."""
    viewer = edge.viewer()
    viewer.session.rollback()
    record = get(viewer.session, viewer.actor, room.kind, key, with_deleted=True)
    if record.deleted_at is not None:
        return _gone(room, record)
    versions = form.read_versions(record)
    changed, read = next((pair for pair in versions if pair[0].version != pair[1]), versions[0])
    found = differences(viewer, record, form)
    form.show_versions(record)
    told = {"read_version": read, "present_version": changed.version}
    who = last_actor(viewer.session, changed)
    return _form_page(room, form, record, HTTPStatus.CONFLICT, conflict=found, who=who, **told)


def _form_page(
    room: "Room", form: RecordForm, record: Record | None, status: int = HTTPStatus.OK, **more: Any
) -> ResponseReturnValue:
    viewer = edge.viewer()
    form.leave_out_unreadable(viewer.actor, room.kind)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors and status == HTTPStatus.OK else status
    page = render_template(
        "desk/form.html", room=room, kind=kinds[room.kind], form=form, record=record,
        name=name_of(record, viewer.language) if record else None, options=options_of(viewer, form), **more,
    )  # fmt: skip
    return page, status


def delete(room: "Room", key: str) -> ResponseReturnValue:
    """Ask whether to delete a record, and delete it when the answer is yes."""
    viewer = edge.viewer()
    require(viewer.actor, Action.DELETE, room.kind)
    record = get(viewer.session, viewer.actor, room.kind, key)
    name = name_of(record, viewer.language)
    if request.method == "GET":
        going = kinds.owned(viewer.session, record)
        owned = [name_of(one, viewer.language) for one in going if may_see(viewer.actor, one)]
        return render_template(
            "desk/delete.html", room=room, kind=kinds[room.kind], record=record, name=name, owned=owned
        )
    saving.delete(viewer.session, viewer.actor, record, version=version_of(request.form.get("version", "")))
    # By its id: another record may have its slug by then.
    undo = url_for(f".{room.kind}_restore", key=record.id.hex)
    flash(_("%(name)s is deleted.", name=name.text), f"undo {undo}")
    return redirect(kinds[room.kind].address)


def restore(room: "Room", key: str) -> ResponseReturnValue:
    """Bring back a deleted record with all that was deleted with it."""
    viewer = edge.viewer()
    require(viewer.actor, Action.RESTORE, room.kind)
    record = get(viewer.session, viewer.actor, room.kind, key, with_deleted=True)
    key = record.id.hex
    try:
        saving.restore(viewer.session, viewer.actor, record)
    except saving.TooLate:
        return _gone(room, record)
    except saving.Refused as refusal:
        viewer.session.rollback()
        record = get(viewer.session, viewer.actor, room.kind, key, with_deleted=True)
        return _gone(room, record, room.form(formdata=None).refusal_of(refusal.constraint)[1])
    flash(_("%(name)s is back.", name=name_of(record, viewer.language).text), "done")
    return redirect(kinds[room.kind].address_of(record))
