"""Parts of a record that tie others to it in a role: read and written as one value in one order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from intl_crm.clock import now
from intl_crm.records import Record


@dataclass(frozen=True)
class InRole:
    """One record in its role."""

    kind: str
    record_id: UUID
    role: str

    @property
    def value(self) -> str:
        """The reference as an input holds it."""
        return f"{self.kind}/{self.record_id.hex}"


def in_roles(parts: Sequence[Any], kinds: Sequence[str], role: str = "role") -> tuple[InRole, ...]:
    """Return the parts as values; `kinds` names the `<kind>_id` columns of which one is filled."""
    return tuple(
        InRole(kind, record_id, getattr(part, role))
        for part in parts
        for kind in kinds
        if (record_id := getattr(part, f"{kind}_id")) is not None
    )


def put_in_roles(
    owner: Record,
    parts: list[Any],
    wanted: Sequence[InRole],
    make: Callable[[InRole], Any],
    kinds: Sequence[str],
    role: str = "role",
) -> None:
    """Let `parts` be what is wanted: who stays keeps the row, also in another role, and the owner notices."""
    if in_roles(parts, kinds, role) == tuple(wanted):
        return
    free = list(parts)
    kept = [_taken(free, one, kinds, role) for one in wanted]
    # In a new role somebody keeps the row: a second row of the same two would come before the first is gone.
    parts[:] = [part or _moved(free, one, role) or make(one) for part, one in zip(kept, wanted, strict=True)]
    for position, part in enumerate(parts):
        part.position = position
    owner.changed_at = now()


def _taken(free: list[Any], one: InRole, kinds: Sequence[str], role: str) -> Any:
    """Take the row of somebody in this very role out of those that are free."""
    return _take(free, lambda part: in_roles([part], kinds, role) == (one,))


def _moved(free: list[Any], one: InRole, role: str) -> Any:
    """Take the row of somebody in another role, which is changed."""
    found = _take(free, lambda part: getattr(part, f"{one.kind}_id") == one.record_id)
    if found is not None:
        setattr(found, role, one.role)
    return found


def _take(free: list[Any], fits: Callable[[Any], bool]) -> Any:
    found = next((part for part in free if fits(part)), None)
    if found is not None:
        free.remove(found)
    return found
