"""What features show on the pages of records of lower rooms: a query and a template each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from intl_crm.permissions import Actor


@dataclass(frozen=True)
class Viewer:
    """Who looks, in which language, by which clock, through which session."""

    session: Session
    actor: Actor
    language: str
    zone: str = "UTC"


Query = Callable[[Viewer, Any], object]


@dataclass(frozen=True)
class Panel:
    """A section of a record's page that another feature fills."""

    kind: str
    key: str
    query: Query
    template: str
    tab: str = "overview"
    place: str = "main"
    order: int = 100
    count: Callable[[Viewer, Any], int] | None = None
    # Of which kind records are added here; whoever may add some is led to its tab before there are any.
    adds: str | None = None


@dataclass
class Panels:
    """The registry that the features fill."""

    known: dict[tuple[str, str], Panel] = field(default_factory=dict)

    def register(self, *panels: Panel) -> None:
        """Make panels known, each once."""
        for panel in panels:
            self.known[panel.kind, panel.key] = panel

    def of(self, kind: str, tab: str = "overview") -> Iterator[Panel]:
        """Go through the panels of a kind's tab in their order."""
        return iter(
            sorted(
                (panel for panel in self.known.values() if panel.kind == kind and panel.tab == tab),
                key=lambda panel: (panel.order, panel.key),
            )
        )


panels = Panels()
