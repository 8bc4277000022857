"""The records that a form refers to: each has to be there and to be seen by whoever chooses it."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import select
from wtforms import Field

from intl_crm.desk.fields import RecordField, RecordsField
from intl_crm.desk.forms import RecordForm
from intl_crm.desk.rows_field import RowsField
from intl_crm.i18n import gettext as _
from intl_crm.kinds import kinds
from intl_crm.panels import Viewer
from intl_crm.permissions import visible
from intl_crm.records import Record

Reference = tuple[str, UUID]
ChoosingField = RecordField | RecordsField | RowsField


def choosing_fields(form: RecordForm) -> list[ChoosingField]:
    """Return the fields in which one chooses records."""
    return [field for field in form if isinstance(field, ChoosingField)]


def references_of(field: ChoosingField) -> set[Reference]:
    """Return what is chosen in a field."""
    return set(_references(field, field.data))


def _references(field: ChoosingField, value: Any) -> Iterator[Reference]:
    if not value:
        return
    if isinstance(field, RowsField):
        yield from ((row.kind, row.record_id) for row in value)
    elif isinstance(field, RecordsField):
        yield from value
    else:
        yield value if isinstance(value, tuple) else (field.kinds[0], value)


def known_references(viewer: Viewer, form: RecordForm, record: Record | None) -> bool:
    """Return whether all that was newly chosen can be chosen; what can't is said at its field."""
    fields = choosing_fields(form)
    new = {field.name: references_of(field) - _present(field, record) for field in fields}
    known = set(_known(viewer, set().union(*new.values())))
    for field in fields:
        if new[field.name] - known:
            _refuse(field)
    return not form.errors


def _present(field: ChoosingField, record: Record | None) -> set[Reference]:
    """Return what the record refers to already, which stays although it is deleted or hidden."""
    return set(_references(field, getattr(record, field.name))) if record is not None else set()


def _known(viewer: Viewer, references: Iterable[Reference]) -> Iterator[Reference]:
    wanted: dict[str, list[UUID]] = {}
    for kind, record_id in references:
        wanted.setdefault(kind, []).append(record_id)
    for kind, ids in wanted.items():
        model = kinds[kind].model
        query = select(model.id).where(model.id.in_(ids), visible(viewer.actor, model))
        yield from ((kind, found) for found in viewer.session.scalars(query))


def _refuse(field: Field) -> None:
    field.errors = [*field.errors, _("Choose a record from the list.")]
