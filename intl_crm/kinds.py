"""The kinds of record: how each is addressed, named, found and followed by what depends on it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.sql.base import ExecutableOption

from intl_crm.errors import CrmError
from intl_crm.permissions import Actor, may_see, visible
from intl_crm.records import WITH_DELETED, Record
from intl_crm.sentences import sentence
from intl_crm.texts import Found

if TYPE_CHECKING:
    from intl_crm.panels import Viewer

HEX_KEY = re.compile(r"[0-9a-f]{32}")


class UnknownRecord(CrmError):
    """Nothing that the actor may see has this key."""

    def __init__(self, key: str) -> None:
        """Carry the key that was asked for."""
        super().__init__(f"nothing on record has the key {key!r}")
        self.key = key

    def said(self, language: str) -> str:
        """Return the sentence in this language."""
        return sentence("unknown_key", language, key=self.key)


class AmbiguousKey(CrmError):
    """Records of several kinds have this key."""

    def __init__(self, key: str, kinds: Iterable[str]) -> None:
        """Carry the key and the kinds that have it."""
        self.key, self.kinds = key, tuple(kinds)
        super().__init__(f"{key!r} is ambiguous: write {' or '.join(self._keys)}")

    def said(self, language: str) -> str:
        """Return the sentence in this language."""
        return sentence("ambiguous_key", language, key=self.key, keys=", ".join(self._keys))

    @property
    def _keys(self) -> list[str]:
        return [f"{kind}/{self.key}" for kind in self.kinds]


Dependents = Callable[[Session, Any], Iterable[Record]]


def _nothing(_session: Session, _record: Any) -> Iterable[Record]:
    return ()


def _nothing_more() -> Sequence[ExecutableOption]:
    return ()


def _no_line(_record: Any, _language: str) -> str:
    return ""


def _no_other(_record: Any, _language: str) -> Found:
    return Found("", "")


@dataclass(frozen=True)
class Kind:
    """What the program knows of one kind of record without knowing its feature."""

    key: str
    model: type[Record]
    address: str
    name: Callable[[Any, str], Found]
    spellings: Callable[[Any], Iterable[str]]
    line: Callable[[Any, str], str] = _no_line
    other: Callable[[Any, str], Found] = _no_other
    dependents: Dependents = _nothing
    owned: Callable[[Session, Any], Iterable[Record]] = _nothing
    # What has to be loaded with a record so that many are named without a query each.
    naming: Callable[[], Sequence[ExecutableOption]] = _nothing_more
    is_listed: bool = True
    icon: str = "file"

    def address_of(self, record: Record) -> str:
        """Return the address of the record's page."""
        return f"{self.address}{record.key}"


@dataclass
class Kinds:
    """The registry that the features fill."""

    known: dict[str, Kind] = field(default_factory=dict)
    followers: dict[str, Dependents] = field(default_factory=dict)
    belongings: dict[str, Dependents] = field(default_factory=dict)

    def register(self, kind: Kind) -> None:
        """Make a kind known."""
        self.known[kind.key] = kind

    def follow(self, key: str, dependents: Dependents) -> None:
        """Make known which records of a higher room are named after those of a kind."""
        self.followers[key] = dependents

    def belong(self, key: str, owned: Dependents) -> None:
        """Make known which records of a higher room are deleted with those of a kind."""
        self.belongings[key] = owned

    def owned(self, session: Session, record: Record) -> Iterator[Record]:
        """Go through the records that are deleted with a record, of its own room and of higher ones."""
        yield from self.of(record).owned(session, record)
        yield from self.belongings.get(record.kind, _nothing)(session, record)

    def dependents(self, session: Session, record: Record) -> Iterator[Record]:
        """Go through the records that are named after a record, in its own room and in higher ones."""
        yield from self.of(record).dependents(session, record)
        yield from self.followers.get(record.kind, _nothing)(session, record)

    def __getitem__(self, key: str) -> Kind:
        """Return the kind of this key."""
        return self.known[key]

    def __iter__(self) -> Iterator[Kind]:
        """Go through the kinds in the order in which they were registered."""
        return iter(self.known.values())

    def __contains__(self, key: object) -> bool:
        """Return whether a kind of this key is known."""
        return key in self.known

    def of(self, record: Record) -> Kind:
        """Return the kind of a record."""
        return self.known[record.kind]


kinds = Kinds()


def by_key(session: Session, model: type[Record], key: str, *, with_deleted: bool = False) -> Record | None:
    """Return the record of `model` with this slug or hexadecimal id."""
    if "\0" in key:
        # PostgreSQL refuses the very question.
        return None
    named = model.slug == key
    if HEX_KEY.fullmatch(key):
        named = named | (model.id == UUID(key))
    options = WITH_DELETED if with_deleted else {}
    query = select(model).where(named).order_by(model.deleted_at.is_not(None))
    return session.scalars(query, execution_options=options).first()


def by_id(session: Session, kind: str, record_id: UUID) -> Record | None:
    """Return the living record of a kind with this id; a kind that nobody registered has none."""
    return session.get(kinds[kind].model, record_id) if kind in kinds else None


def by_ids(viewer: "Viewer", wanted: Iterable[tuple[str, UUID]]) -> dict[UUID, Record]:
    """Return the living records of some (kind, id) that the viewer may see, in one query a kind."""
    ids: dict[str, set[UUID]] = {}
    for kind, record_id in wanted:
        ids.setdefault(kind, set()).add(record_id)
    found: dict[UUID, Record] = {}
    for key in ids.keys() & kinds.known.keys():
        model = kinds[key].model
        query = select(model).where(model.id.in_(ids[key]), visible(viewer.actor, model))
        records = viewer.session.scalars(query.options(*kinds[key].naming())).unique()
        found |= {record.id: record for record in records}
    return found


def get(session: Session, actor: Actor, kind: str, key: str, *, with_deleted: bool = False) -> Record:
    """Return the record if the actor may see it; otherwise it is as unknown as one that is not there."""
    record = by_key(session, kinds[kind].model, key, with_deleted=with_deleted)
    if record is None or not may_see(actor, record):
        raise UnknownRecord(key)
    return record


def resolve(session: Session, actor: Actor, key: str, among: Iterable[str] | None = None) -> Record:
    """Return the one record that `key` or `kind/key` names among the given kinds (all, if none are given)."""
    asked = tuple(among) if among is not None else tuple(kinds.known)
    if "/" in key:
        kind, key = key.split("/", 1)
        asked = (kind,) if kind in kinds and kind in asked else ()
    candidates = (by_key(session, kinds[kind].model, key) for kind in asked)
    found = [record for record in candidates if record is not None and may_see(actor, record)]
    if not found:
        raise UnknownRecord(key)
    if len(found) > 1:
        raise AmbiguousKey(key, (record.kind for record in found))
    return found[0]


def name_of(record: Record, language: str) -> Found:
    """Return the record's name in the reader's language, with the language it was found in."""
    return kinds.of(record).name(record, language)
