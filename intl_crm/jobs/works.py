"""What can be done as a job: features declare it, the worker does it, pages say what it is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from intl_crm.permissions import Actor

# What a work has to know, as plain JSON.
Facts = Mapping[str, Any]
# Told how many steps of how many are done.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Result:
    """A file that a job has made."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Task:
    """One job in the worker's hands: with whose rights, through which session, and what it needs to know."""

    session: Session
    actor: Actor
    data: Path
    facts: Facts
    progress: Progress


@dataclass(frozen=True)
class Work:
    """A kind of job; what it makes of the same facts is the same for everybody who may print its kind."""

    key: str
    kind: str
    run: Callable[[Task], Result]
    title: Callable[[Facts, str], str]
    # Where it is asked for, anew after a failure.
    address: Callable[[Facts], str]
    # The page it belongs to: what it is called and where it is.
    page: Callable[[Facts, str], tuple[str, str]]


@dataclass
class Works:
    """The registry that the features fill."""

    known: dict[str, Work] = field(default_factory=dict)

    def register(self, *works: Work) -> None:
        """Make works known, each once."""
        for work in works:
            self.known[work.key] = work

    def get(self, key: str) -> Work | None:
        """Return a work; None for one of another version of the program."""
        return self.known.get(key)

    def __iter__(self) -> Iterator[Work]:
        """Go through all works."""
        return iter(self.known.values())


works = Works()
