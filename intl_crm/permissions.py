"""The one policy: who may do what with which record and which of its fields; the default is deny."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import ColumnElement, false, or_, true

from intl_crm.errors import CrmError

if TYPE_CHECKING:
    from intl_crm.records import Record


class Role(StrEnum):
    """What an account is for."""

    VIEWER = "viewer"
    PROTOCOL = "protocol"
    OFFICER = "officer"
    ADMIN = "admin"


class Visibility(StrEnum):
    """Who may see a record at all."""

    PUBLIC = "public"
    PARTNER = "partner"
    INTERNAL = "internal"
    RESTRICTED = "restricted"


class Action(StrEnum):
    """What can be done with a kind of record."""

    VIEW = "view"
    CREATE = "create"
    EDIT = "edit"
    DELETE = "delete"
    RESTORE = "restore"
    PRINT = "print"
    PUBLISH = "publish"
    SUBSCRIBE = "subscribe"
    ADMINISTER = "administer"


@dataclass(frozen=True)
class Actor:
    """Who acts: an account with its role, the command line, or nobody."""

    role: Role | None
    name: str
    user_id: UUID | None = None
    language: str | None = None
    readable: frozenset[UUID] = field(default_factory=frozenset)

    @property
    def is_signed_in(self) -> bool:
        """Whether the actor has a role."""
        return self.role is not None

    def may(self, action: str, kind: str = "record") -> bool:
        """Return whether the policy lets this actor do `action` with records of `kind`."""
        return may(self, Action(action), kind)


NOBODY = Actor(role=None, name="")
COMMAND = Actor(role=Role.ADMIN, name="intl-crm")

# What a protocol officer writes: who comes, when, and what is handed over.
PROTOCOL_WRITES = frozenset(
    {"delegation", "event", "person", "post", "organisation", "gift", "commitment", "file", "link"}
)
# What only an administrator sees or changes.
ADMINISTRATION = frozenset({"user", "office"})
WRITING = frozenset({Action.CREATE, Action.EDIT, Action.DELETE, Action.RESTORE})
# Facts that Taiwan's Personal Data Protection Act and a guest's dignity keep from who does not need them.
SENSITIVE_FIELDS = {
    "person": frozenset({"diet", "phone", "email", "private_address", "restricted_note"}),
    "delegation": frozenset({"needs"}),
    "delegation_member": frozenset({"needs"}),
}
SENSITIVE_READERS = frozenset({Role.PROTOCOL, Role.OFFICER, Role.ADMIN})
EVERY_RESTRICTED_READER = frozenset({Role.ADMIN})


class NotAllowed(CrmError):
    """The policy does not grant this."""

    def __init__(self, action: Action, kind: str) -> None:
        """Carry what was asked for."""
        super().__init__(f"not allowed: {action} {kind}")
        self.action, self.kind = action, kind


class NotSignedIn(NotAllowed):
    """The policy grants this to nobody who is not signed in."""


def require(actor: Actor, action: Action, kind: str = "record") -> None:
    """Raise NotAllowed unless the policy grants `action` with records of `kind`."""
    if not may(actor, action, kind):
        raise NotAllowed(action, kind) if actor.is_signed_in else NotSignedIn(action, kind)


def may(actor: Actor, action: Action, kind: str = "record") -> bool:
    """Return whether `actor` may do `action` with records of `kind`; what no rule grants is denied."""
    if actor.role is None:
        return False
    if kind in ADMINISTRATION or action is Action.ADMINISTER:
        return actor.role is Role.ADMIN or (kind == "office" and action is Action.VIEW)
    if kind == "feed":
        return True
    if action in {Action.VIEW, Action.SUBSCRIBE, Action.PRINT}:
        return True
    if action in WRITING or action is Action.PUBLISH:
        return actor.role in {Role.OFFICER, Role.ADMIN} or _protocol_may(actor, action, kind)
    return False


def _protocol_may(actor: Actor, action: Action, kind: str) -> bool:
    return actor.role is Role.PROTOCOL and action in WRITING and kind in PROTOCOL_WRITES


def may_see(actor: Actor, record: "Record") -> bool:
    """Return whether `actor` may see this record."""
    if _is_closed(actor, record.kind):
        return False
    visibility = Visibility(record.visibility)
    if visibility is Visibility.PUBLIC:
        return True
    if not actor.is_signed_in:
        return False
    return visibility is not Visibility.RESTRICTED or _reads_restricted(actor, record)


def open_to_all(record: "Record") -> bool:
    """Return whether a record may be named where nobody asks who reads: in names, sort keys and the index."""
    return record.visibility != Visibility.RESTRICTED


def _reads_restricted(actor: Actor, record: "Record") -> bool:
    is_own = actor.user_id is not None and record.created_by_id == actor.user_id
    return actor.role in EVERY_RESTRICTED_READER or is_own or record.id in actor.readable


def visible(actor: Actor, model: type[Any]) -> ColumnElement[bool]:
    """Return the condition that holds for the records of `model` which `actor` may see."""
    if _is_closed(actor, model.kind):
        return false()
    if actor.role in EVERY_RESTRICTED_READER:
        return true()
    if not actor.is_signed_in:
        # A comparison of a column is a condition, which its type does not say.
        return model.visibility == Visibility.PUBLIC.value  # type: ignore[no-any-return]
    open_to_all = model.visibility != Visibility.RESTRICTED.value
    return or_(open_to_all, _own(actor, model), _named(actor, model))


def _is_closed(actor: Actor, kind: str) -> bool:
    """Return whether records of a kind are none of the actor's business, whatever their visibility."""
    return kind in ADMINISTRATION and not may(actor, Action.VIEW, kind)


def _own(actor: Actor, model: type[Any]) -> ColumnElement[bool]:
    # Compared with nobody's id it would hold for every record that the command line made.
    return false() if actor.user_id is None else model.created_by_id == actor.user_id


def _named(actor: Actor, model: type[Any]) -> ColumnElement[bool]:
    return model.id.in_(sorted(actor.readable)) if actor.readable else false()


def sensitive(kind: str) -> frozenset[str]:
    """Return the fields of `kind` that need a right of their own."""
    return SENSITIVE_FIELDS.get(kind, frozenset())


def may_read_field(actor: Actor, kind: str, name: str) -> bool:
    """Return whether `actor` may read the field `name` of records of `kind`."""
    return actor.is_signed_in and (name not in sensitive(kind) or actor.role in SENSITIVE_READERS)
