"""Which tables are ties: every feature declares its own, and the graph reads them as one relation."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import InstrumentedAttribute


@dataclass(frozen=True)
class End:
    """One end of a tie: the kind of record and the column that holds its id."""

    kind: str
    column: InstrumentedAttribute[Any]


@dataclass(frozen=True)
class Tie:
    """Rows of one table that tie two records; since and until only where no end carries the dates."""

    kind: str
    source: End
    target: End
    since: InstrumentedAttribute[Any] | None = None
    until: InstrumentedAttribute[Any] | None = None


@dataclass
class Ties:
    """The registry that the features fill."""

    known: dict[tuple[str, str, str], Tie] = field(default_factory=dict)

    def register(self, *ties: Tie) -> None:
        """Make ties known, each once."""
        for tie in ties:
            self.known[tie.kind, tie.source.kind, tie.target.kind] = tie


ties = Ties()
