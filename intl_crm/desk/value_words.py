"""Recorded values in the reader's words, from the plain form that the audit keeps."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, inspect
from sqlalchemy.orm import Mapper
from wtforms import Field, SelectField

from intl_crm import words
from intl_crm.clock import ZonedTime
from intl_crm.columns import NamesType, Term, TextsListType, TextsType
from intl_crm.date_words import Style, date_words, span_words
from intl_crm.dates import UNKNOWN, PartialDate
from intl_crm.desk.fields import RecordField
from intl_crm.desk.readers import ids_in, users_of
from intl_crm.desk.readers_field import ReadersField
from intl_crm.i18n import gettext as _
from intl_crm.kinds import kinds, name_of
from intl_crm.names import PersonNames
from intl_crm.panels import Viewer
from intl_crm.permissions import may_see
from intl_crm.records import LIST_OF_OWNER, WITH_DELETED, Record
from intl_crm.spans import Span
from intl_crm.texts import Texts, fallback_order

SEPARATOR = " · "
ROLES = ("role", "side")
# Collections without anything in them, and dates and spans of which nothing is known.
NOTHING: tuple[Any, ...] = ({}, [], str(UNKNOWN), str(Span.single(UNKNOWN)), str(Span(UNKNOWN, UNKNOWN)))


def value_words(viewer: Viewer, model: type[Any], name: str, value: Any, field: Field | None = None) -> str:
    """Return a plain value in the reader's words; the form's field, if there is one, knows its choices."""
    if value is None or value in NOTHING:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if part := _part_model(model, name):
        return SEPARATOR.join(_part_words(viewer, model, part, said) for said in value)
    if isinstance(field, SelectField):
        return _choice_words(viewer, field, value)
    if isinstance(field, RecordField) and isinstance(value, list):
        return _record_words(viewer, *value)
    return _speaker(model, name)(viewer, value)


def _choice_words(viewer: Viewer, field: SelectField, value: Any) -> str:
    if isinstance(field, ReadersField):
        named = users_of(viewer.session, ids_in(value), viewer.language)
        return SEPARATOR.join(user.name for user in named)
    # The stubs are of the release before, in which a choice was a tuple.
    choices: Iterable[Any] = field.iter_choices()
    labels = {choice.value: str(choice.label) for choice in choices}
    chosen = value if isinstance(value, list) else [value]
    return SEPARATOR.join(labels.get(str(one), str(one)) for one in chosen)


def _speaker(model: type[Any], name: str) -> Callable[[Viewer, Any], str]:
    mapper: Mapper[Any] = inspect(model)
    if name in mapper.composites:
        return _composite(mapper, name)
    column = mapper.columns.get(name)
    if column is None:
        return _plain
    kind = column.type
    if isinstance(kind, Term):
        return lambda viewer, value: words.label(kind.group, value, viewer.language)
    if isinstance(kind, Uuid):
        return lambda viewer, value: _record_words(viewer, _kind_of(model, name), value)
    speakers: dict[type[Any], Callable[[Viewer, Any], str]] = {
        TextsType: _texts,
        TextsListType: _texts_list,
        NamesType: _names,
    }
    return next((speak for known, speak in speakers.items() if isinstance(kind, known)), _plain)


def _composite(mapper: Mapper[Any], name: str) -> Callable[[Viewer, Any], str]:
    made = mapper.composites[name].composite_class
    last = mapper.composites[name].props[-1].key
    if last.endswith("instant"):
        return lambda _viewer, value: _time_words(ZonedTime.parse(value))
    if made is Span or len(mapper.composites[name].props) == len(("since", "until")) * 3:
        return lambda viewer, value: span_words(Span.parse(value), viewer.language, Style.PAGE)
    return lambda viewer, value: date_words(PartialDate.parse(value), viewer.language, Style.PAGE)


def _time_words(time: ZonedTime) -> str:
    return f"{time.wall:%H:%M} {time.zone}"


def _texts(viewer: Viewer, value: dict[str, str]) -> str:
    del viewer
    return SEPARATOR.join(Texts(value).values())


def _texts_list(viewer: Viewer, value: Iterable[dict[str, str]]) -> str:
    return SEPARATOR.join(Texts(texts).best(*fallback_order(viewer.language)).text for texts in value)


def _names(viewer: Viewer, value: Any) -> str:
    del viewer
    return SEPARATOR.join(form.printed for form in PersonNames.from_json(value).forms)


def _plain(_viewer: Viewer, value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.12g}"
    return SEPARATOR.join(map(str, value)) if isinstance(value, list) else str(value)


def _kind_of(model: type[Any], name: str) -> str:
    """Return the kind of record to which a column refers; nothing where it may be any."""
    column = inspect(model).columns[name]
    target = next((key.column.table for key in column.foreign_keys), None)
    return next((kind.key for kind in kinds if inspect(kind.model).local_table is target), "")


def _record_words(viewer: Viewer, kind: str, record_id: str) -> str:
    """Return the name of a record, also of a deleted one; of a restricted one only that there is one."""
    record = _find(viewer, (kind,) if kind else tuple(kinds.known), record_id)
    if record is None:
        return ""
    if not may_see(viewer.actor, record):
        return words.label("ui_states", "forbidden", viewer.language)
    return name_of(record, viewer.language).text


def _find(viewer: Viewer, among: Iterable[str], record_id: str) -> Record | None:
    models = (kinds[kind].model for kind in among if kind in kinds)
    found = (viewer.session.get(model, UUID(record_id), execution_options=WITH_DELETED) for model in models)
    return next((record for record in found if record is not None), None)


def _part_model(model: type[Any], name: str) -> type[Any] | None:
    """Return the parts of a record that a list of this name holds, or None where it names no list."""
    mapper: Mapper[Any] = inspect(model)
    if name in mapper.relationships:
        found = mapper.relationships[name]
        return found.mapper.class_ if found.uselist else None
    ties = (tie for other in model.registry.mappers for tie in other.relationships)
    return next((tie.parent.class_ for tie in ties if tie.info.get(LIST_OF_OWNER) == name), None)


def _part_words(viewer: Viewer, owner: type[Any], model: type[Any], part: Mapping[str, Any]) -> str:
    """Return who a part names and in which role, or what it says."""
    refers = [
        key for key, value in part.items() if key.endswith("_id") and key != f"{owner.kind}_id" and value
    ]
    named = [_record_words(viewer, _kind_of(model, key), part[key]) for key in refers]
    said = [_texts(viewer, value) for value in part.values() if isinstance(value, dict) and value]
    role = next((_role_words(viewer, model, key, part[key]) for key in ROLES if part.get(key)), "")
    who = next(filter(None, named), "") or SEPARATOR.join(said)
    return _("%(who)s (%(role)s)", who=who, role=role) if role else who


def _role_words(viewer: Viewer, model: type[Any], name: str, value: str) -> str:
    kind = getattr(inspect(model).columns.get(name), "type", None)
    return words.label(kind.group if isinstance(kind, Term) else "event_roles", value, viewer.language)
