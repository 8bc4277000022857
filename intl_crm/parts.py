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
    """Let `parts` be what is wanted: what stays keeps its row, and the owner notices the change."""
    present = {in_roles([part], kinds, role)[0]: part for part in parts}
    if tuple(present) == tuple(wanted):
        return
    parts[:] = [present.get(one) or make(one) for one in wanted]
    for position, part in enumerate(parts):
        part.position = position
    owner.changed_at = now()
