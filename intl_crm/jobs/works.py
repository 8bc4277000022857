"""What can be done as a job: features declare it, the worker does it, pages say what it is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from intl_crm.permissions import Action, Actor

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
class Written:
    """What a job changes on record: all of it in the transaction that ends the job.

    `write` gets the session of who asked and returns the address of the page that shows it.
    """

    write: Callable[[Session], str]


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
    """A kind of job; what it makes of the same facts is the same for everybody who may do it."""

    key: str
    kind: str
    run: Callable[[Task], Result | Written]
    title: Callable[[Facts, str], str]
    # Where it is asked for, anew after a failure.
    address: Callable[[Facts], str]
    # The page it belongs to: what it is called and where it is.
    page: Callable[[Facts, str], tuple[str, str]]
    # What is to be allowed to ask for it and to see it, of its kind.
    action: Action = Action.PRINT
    # What is said once it has changed something; of a file nothing but that it is ready.
    done: Callable[[str], str] = lambda _language: ""
    # Removes what unfinished work has left behind.
    clear: Callable[[Session, Path], None] = lambda _session, _data: None


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
