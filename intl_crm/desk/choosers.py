"""What the choosers of a form offer without script: the records of their kinds, in the reader's order."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select

from intl_crm.desk.fields import RecordField, RecordsField
from intl_crm.desk.forms import RecordForm
from intl_crm.desk.rows_field import RowsField
from intl_crm.kinds import Kind, kinds, name_of
from intl_crm.panels import Viewer
from intl_crm.permissions import visible
from intl_crm.records import Record
from intl_crm.sorting import in_order

MOST_OFFERED = 500

Options = dict[str, list[tuple[str, str, str]]]


def options_of(viewer: Viewer, form: RecordForm) -> Options:
    """Return (reference, name, line) of what can be chosen, by kind; one query a kind."""
    fields = [field for field in form if isinstance(field, RecordField | RecordsField | RowsField)]
    asked = {kind for field in fields for kind in field.kinds}
    return {
        kind: _options(viewer, kinds[kind], _chosen(fields, kind)) for kind in sorted(asked) if kind in kinds
    }


def _chosen(fields: Iterable[RecordField | RecordsField | RowsField], kind: str) -> set[UUID]:
    references: list[tuple[str, UUID]] = []
    for field in fields:
        if isinstance(field, RecordField):
            references += [field.data] if field.data else []
        elif isinstance(field, RecordsField):
            references += field.data or ()
        else:
            references += [(row.kind, row.record_id) for row in field.data or ()]
    return {record_id for found, record_id in references if found == kind}


def _options(viewer: Viewer, kind: Kind, chosen: set[UUID]) -> list[tuple[str, str, str]]:
    query = select(kind.model).where(visible(viewer.actor, kind.model))
    records: Sequence[Record] = viewer.session.scalars(
        in_order(query, kind.model, viewer.language).limit(MOST_OFFERED)
    ).all()
    missing = chosen - {record.id for record in records}
    if missing:
        records = [*records, *viewer.session.scalars(query.where(kind.model.id.in_(missing)))]
    return [(f"{kind.key}/{record.id.hex}", name_of(record, viewer.language).text, "") for record in records]
