"""The history of a form of report: which fields of it changed, by the names that its text has for them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from intl_crm.accounts.models import AuditEntry
from intl_crm.desk.history import MOST_ENTRIES, ChangedField, Entry, action_words, local_time
from intl_crm.panels import Viewer
from intl_crm.records import WITH_DELETED
from intl_crm.reports.models import ReportForm
from intl_crm.reports.names import SEPARATOR


def form_history(viewer: Viewer, key: str) -> list[Entry]:
    """Return what happened to the office's forms of this name, newest first."""
    ids = select(ReportForm.id).where(ReportForm.slug == key)
    found = viewer.session.scalars(ids, execution_options=WITH_DELETED).all()
    query = select(AuditEntry).where(AuditEntry.record_id.in_(found)).order_by(AuditEntry.id.desc())
    return [_entry(viewer, row) for row in viewer.session.scalars(query.limit(MOST_ENTRIES))]


def _entry(viewer: Viewer, row: AuditEntry) -> Entry:
    is_making = row.action == "create"
    return Entry(
        when=local_time(row.at, viewer.zone, viewer.language),
        who=row.actor_name,
        what=action_words(row.action),
        fields=() if is_making else tuple(_fields(row.changes)),
        is_making=is_making,
    )


def _fields(changes: Mapping[str, Sequence[Any]]) -> Iterator[ChangedField]:
    for name in ("name", "definition"):
        before, after = (dict(_leaves(value, _start(name))) for value in changes.get(name, (None, None)))
        for path in {**before, **after}:
            if before.get(path) != after.get(path):
                label = SEPARATOR.join(path)
                yield ChangedField(label, before.get(path, ""), after.get(path, ""))


def _start(name: str) -> tuple[str, ...]:
    return () if name == "definition" else (name,)


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Go through all that is said, each with the names that lead to it; a section's is its key."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from _leaves(one, (*path, name))
    elif isinstance(value, list) and path[-1:] == ("sections",):
        yield path, SEPARATOR.join(one["key"] for one in value)
        for one in value:
            yield from _leaves(one, (one["key"],))
    elif isinstance(value, list):
        yield path, SEPARATOR.join(map(_plain, value))
    elif value is not None:
        yield path, _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_plain(one)}" for name, one in value.items())
    if isinstance(value, list):
        return f"[{', '.join(map(_plain, value))}]"
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
