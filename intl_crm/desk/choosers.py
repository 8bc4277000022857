"""What the choosers of a form offer without script: the records of their kinds, in the reader's order."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from intl_crm.desk.forms import RecordForm
from intl_crm.desk.references import choosing_fields, references_of
from intl_crm.kinds import Kind, kinds, name_of
from intl_crm.panels import Viewer
from intl_crm.permissions import may_see, visible
from intl_crm.records import WITH_DELETED, Record
from intl_crm.sorting import in_order
from intl_crm.words import label

MOST_OFFERED = 500

Options = dict[str, list[tuple[str, str, str]]]


def options_of(viewer: Viewer, form: RecordForm) -> Options:
    """Return (reference, name, line) of what can be chosen, by kind; a fixed number of queries a kind."""
    fields = choosing_fields(form)
    chosen = set().union(*(references_of(field) for field in fields)) if fields else set()
    asked = sorted({kind for field in fields for kind in field.kinds} & kinds.known.keys())
    return {kind: _options(viewer, kinds[kind], {one for of, one in chosen if of == kind}) for kind in asked}


def _options(viewer: Viewer, kind: Kind, chosen: set[UUID]) -> list[tuple[str, str, str]]:
    query = select(kind.model).options(*kind.naming())
    offered = in_order(query.where(visible(viewer.actor, kind.model)), kind.model, viewer.language)
    records: Sequence[Record] = viewer.session.scalars(offered.limit(MOST_OFFERED)).unique().all()
    # What a record refers to already stays chosen also when it is deleted or hidden: saving must not lose it.
    if missing := chosen - {record.id for record in records}:
        query = query.where(kind.model.id.in_(missing))
        records = [*records, *viewer.session.scalars(query, execution_options=WITH_DELETED).unique()]
    return [(f"{kind.key}/{record.id.hex}", _name(viewer, record), "") for record in records]


def _name(viewer: Viewer, record: Record) -> str:
    if may_see(viewer.actor, record):
        return name_of(record, viewer.language).text
    return label("ui_states", "forbidden", viewer.language)
