"""Recorded values in the reader's words, from the plain form that the audit keeps."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, inspect
from sqlalchemy.orm import Mapper

from intl_crm import words
from intl_crm.clock import ZonedTime
from intl_crm.columns import NamesType, Term, TextsListType, TextsType
from intl_crm.date_words import Style, date_words, span_words
from intl_crm.dates import PartialDate
from intl_crm.kinds import kinds, name_of
from intl_crm.names import PersonNames
from intl_crm.panels import Viewer
from intl_crm.records import WITH_DELETED, Record
from intl_crm.spans import Span
from intl_crm.texts import Texts, fallback_order

SEPARATOR = " · "


def value_words(viewer: Viewer, model: type[Any], name: str, value: Any) -> str:
    """Return a plain value of the field `name` of `model` in the reader's words; nothing is an empty text."""
    if value is None or value in ({}, []):
        return ""
    if isinstance(value, list) and value and isinstance(value[0], dict) and name in _part_lists(model):
        return SEPARATOR.join(_part_words(viewer, part) for part in value)
    return _speaker(model, name)(viewer, value)


def _speaker(model: type[Any], name: str) -> Callable[[Viewer, Any], str]:
    mapper: Mapper[Any] = inspect(model)
    if name in mapper.composites:
        return _composite(mapper, name)
    column = mapper.columns.get(name)
    if column is None:
        return lambda _viewer, value: str(value)
    kind = column.type
    if isinstance(kind, Term):
        return lambda viewer, value: words.label(kind.group, value, viewer.language)
    speakers: dict[type[Any], Callable[[Viewer, Any], str]] = {
        TextsType: _texts,
        TextsListType: _texts_list,
        NamesType: _names,
        Uuid: _record,
    }
    return next((speak for known, speak in speakers.items() if isinstance(kind, known)), _plain)


def _composite(mapper: Mapper[Any], name: str) -> Callable[[Viewer, Any], str]:
    count = len(mapper.composites[name].props)
    if count == len(("since", "until")) * 3:
        return lambda viewer, value: span_words(Span.parse(value), viewer.language, Style.PAGE)
    last = mapper.composites[name].props[-1].key
    if last.endswith("instant"):
        return lambda _viewer, value: f"{ZonedTime.parse(value).wall:%H:%M}"
    return lambda viewer, value: date_words(PartialDate.parse(value), viewer.language, Style.PAGE)


def _texts(viewer: Viewer, value: dict[str, str]) -> str:
    del viewer
    return SEPARATOR.join(value.values())


def _texts_list(viewer: Viewer, value: Iterable[dict[str, str]]) -> str:
    return SEPARATOR.join(Texts(texts).best(*fallback_order(viewer.language)).text for texts in value)


def _names(viewer: Viewer, value: Any) -> str:
    return PersonNames.from_json(value).printed(viewer.language).text


def _plain(_viewer: Viewer, value: Any) -> str:
    return SEPARATOR.join(map(str, value)) if isinstance(value, list) else str(value)


def _record(viewer: Viewer, value: str) -> str:
    record = _find(viewer, UUID(value))
    return name_of(record, viewer.language).text if record else value


def _find(viewer: Viewer, record_id: UUID) -> Record | None:
    found = (viewer.session.get(kind.model, record_id, execution_options=WITH_DELETED) for kind in kinds)
    return next((record for record in found if record is not None), None)


def _part_lists(model: type[Any]) -> set[str]:
    return {relationship.key for relationship in inspect(model).relationships if relationship.uselist}


def _part_words(viewer: Viewer, part: dict[str, Any]) -> str:
    """Return who a part names, as its role tells the rest."""
    named = [_record(viewer, value) for key, value in part.items() if key.endswith("_id")]
    return named[-1] if named else SEPARATOR.join(str(value) for value in part.values())
