"""An outdated save: what was, what the other one saved, and what you typed, field by field."""

from dataclasses import dataclass
from typing import Any

from wtforms import Field

from intl_crm.columns import plain
from intl_crm.desk.forms import RecordForm, current_value, plain_value
from intl_crm.desk.history import as_of
from intl_crm.desk.value_words import value_words
from intl_crm.panels import Viewer
from intl_crm.parts import InRole
from intl_crm.permissions import may_read_field
from intl_crm.records import Record

THEIRS = "theirs"
CHOICE = "take-"


@dataclass(frozen=True)
class Difference:
    """One field on which two editors differ."""

    name: str
    label: Any
    original: str
    theirs: str
    yours: str


def differences(viewer: Viewer, record: Record, form: RecordForm, version: int) -> list[Difference]:
    """Return the fields in which the form differs from what is saved now."""
    fields = [field for field in form.value_fields() if may_read_field(viewer.actor, record.kind, field.name)]
    before = as_of(viewer.session, record, version, [field.name for field in fields])
    return [
        _difference(viewer, record, field, before)
        for field in fields
        if _plain(current_value(record, field)) != _plain(plain_value(field))
    ]


def _difference(viewer: Viewer, record: Record, field: Field, before: dict[str, Any]) -> Difference:
    theirs = _plain(current_value(record, field))
    original = before.get(field.name, theirs)
    words = (_words(viewer, record, field, value) for value in (original, theirs, _plain(plain_value(field))))
    return Difference(field.name, field.label.text, *words)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple) and value and isinstance(value[0], InRole):
        return [{f"{one.kind}_id": str(one.record_id), "role": one.role} for one in value]
    return plain(value)


def _words(viewer: Viewer, record: Record, field: Field, value: Any) -> str:
    name = getattr(field, "attribute", field.name)
    return value_words(viewer, type(record), name, value)


def take_theirs(form: RecordForm, record: Record, submitted: Any) -> None:
    """Put the saved value into every field for which the reader chose theirs."""
    for field in form.value_fields():
        if submitted.get(f"{CHOICE}{field.name}") == THEIRS:
            field.process(None, current_value(record, field))
