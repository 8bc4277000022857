"""What follows from a changed record, in the same transaction: audit, sort keys, search terms."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session, UOWTransaction

CHANGES = "changes of the last flush"


@dataclass(frozen=True)
class Changes:
    """The objects of one flush, by what happened to them."""

    new: tuple[object, ...]
    changed: tuple[object, ...]
    removed: tuple[object, ...]

    @property
    def written(self) -> tuple[object, ...]:
        """New and changed objects."""
        return self.new + self.changed


Derivation = Callable[[Session, Changes], None]


@dataclass
class Derivations:
    """The declared functions, run in the order in which features registered them."""

    functions: list[Derivation] = field(default_factory=list)
    witnesses: list[Derivation] = field(default_factory=list)

    def register(self, function: Derivation) -> None:
        """Add a function, once a process; it may ask for records."""
        if function not in self.functions:
            self.functions.append(function)

    def register_witness(self, function: Derivation) -> None:
        """Add a function, once a process, that sees what each object was before and asks for no record."""
        if function not in self.witnesses:
            self.witnesses.append(function)

    def witness(self, session: Session, flush: UOWTransaction) -> None:
        """Run the witnesses on the flush that has just happened: ids and history are there."""
        modified = [record for record in session.dirty if session.is_modified(record)]
        # What was taken out of its list is removed by the flush, though nobody deleted it.
        orphans = [record for record in modified if _is_deleted(flush, record)]
        changed = tuple(record for record in modified if record not in orphans)
        changes = Changes(tuple(session.new), changed, (*session.deleted, *orphans))
        session.info[CHANGES] = changes
        for function in self.witnesses:
            function(session, changes)

    def run(self, session: Session, _flush: UOWTransaction) -> None:
        """Run the functions when the flush is over: before, a query would make new records a second time."""
        changes: Changes = session.info.pop(CHANGES)
        for function in self.functions:
            function(session, changes)


def _is_deleted(flush: UOWTransaction, record: object) -> bool:
    # SQLAlchemy leaves this method without annotations.
    return bool(flush.is_deleted(inspect(record)))  # type: ignore[no-untyped-call]


derivations = Derivations()
event.listen(Session, "after_flush", derivations.witness)
event.listen(Session, "after_flush_postexec", derivations.run)
