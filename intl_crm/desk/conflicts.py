"""An outdated save: what was, what the other one saved, and what you typed, field by field."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from wtforms import Field

from intl_crm.columns import plain
from intl_crm.desk.as_of import as_of
from intl_crm.desk.fields import RecordField
from intl_crm.desk.forms import RecordForm, audited_as, current_value, plain_value
from intl_crm.desk.value_words import SEPARATOR, value_words
from intl_crm.panels import Viewer
from intl_crm.parts import InRole
from intl_crm.permissions import may_read_field
from intl_crm.records import Record

THEIRS = "theirs"
CHOICE = "take-"
TYPED = "typed-"
# What the audit keeps inside another value.
INSIDE = {"spellings": "names"}


@dataclass(frozen=True)
class Difference:
    """One field on which two editors differ."""

    name: str
    label: Any
    original: str
    theirs: str
    yours: str
    # What was typed, told short, so that typing on after choosing theirs is noticed.
    typed: str
    # Whether the reader kept what was there, so that theirs stands.
    is_kept: bool = False


def differences(viewer: Viewer, record: Record, form: RecordForm) -> list[Difference]:
    """Return the fields in which the form and the record differ; what only they changed becomes theirs."""
    fields = [field for field in form.value_fields() if may_read_field(viewer.actor, record.kind, field.name)]
    before = {one.id: as_of(viewer.session, one, read) for one, read in form.read_versions(record)}
    return [
        _difference(viewer, record, field, before.get(form.holder_of(record, field.name).id, {}))
        for field in fields
        if plain(current_value(record, field)) != plain(plain_value(field))
    ]


def _difference(viewer: Viewer, record: Record, field: Field, before: dict[str, Any]) -> Difference:
    if INSIDE.get(field.name) in before:
        before = before | {field.name: before[INSIDE[field.name]].get(field.name)}
    theirs = _words(viewer, record, field, current_value(record, field))
    original = _original(viewer, record, field, before)
    yours = _words(viewer, record, field, plain_value(field))
    original = theirs if original is None else original
    if is_kept := _is_kept(record, field, before):
        field.process(None, current_value(record, field))
    return Difference(field.name, field.label.text, original, theirs, yours, _digest(field), is_kept)


def _is_kept(record: Record, field: Field, before: dict[str, Any]) -> bool:
    """Return whether a field holds what it held at first, while somebody has changed it since."""
    names = audited_as(field)
    if getattr(field, "upload", None) or not any(name in before for name in names):
        return False
    values = [before[name] if name in before else plain(getattr(record, name)) for name in names]
    if hasattr(field, "of_audit"):
        return bool(field.of_audit(*values) == field.data)
    mine = plain(plain_value(field))
    # Of a record of any kind the audit has the id under a name of its own.
    mine = mine[1] if isinstance(field, RecordField) and isinstance(mine, list) else mine
    return _or_none(mine) == _or_none(values[0])


def _or_none(value: object) -> object:
    """Return None for what the audit and a form call nothing in different ways; zero is a number."""
    return None if value in ("", [], {}) else value


def _digest(field: Field) -> str:
    value = (plain_value(field), bool(getattr(field, "upload", None)))
    told = json.dumps(plain(value), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def _original(viewer: Viewer, record: Record, field: Field, before: dict[str, Any]) -> str | None:
    """Return what the field said at first, or None where nobody has changed it since."""
    names = [name for name in audited_as(field) if name in before]
    told = [value_words(viewer, type(record), name, before[name], field) for name in names]
    return SEPARATOR.join(filter(None, told)) if names else None


def _words(viewer: Viewer, record: Record, field: Field, value: Any) -> str:
    if isinstance(value, tuple) and value and isinstance(value[0], InRole):
        parts = [{f"{one.kind}_id": one.record_id.hex, "role": one.role} for one in value]
        return value_words(viewer, type(record), audited_as(field)[0], parts, field)
    return value_words(viewer, type(record), field.name, plain(value), field)


def take_theirs(form: RecordForm, record: Record, submitted: Any) -> None:
    """Put the saved value into every field for which the reader chose theirs and typed nothing since."""
    for field in form.value_fields():
        is_chosen = submitted.get(f"{CHOICE}{field.name}") == THEIRS
        if is_chosen and submitted.get(f"{TYPED}{field.name}", _digest(field)) == _digest(field):
            field.process(None, current_value(record, field))
