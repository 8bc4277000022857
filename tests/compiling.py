"""Statements are compiled once a worker and not once an engine, of which each test has its own; a plugin."""

from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

from intl_crm import db

MOST_KEPT = 4000


def pytest_configure() -> None:
    """Let all engines share what they have compiled: dialects of one kind write the same SQL."""
    db.COMMON["execution_options"] = {"compiled_cache": LRUCache(MOST_KEPT)}
    # The key of a compiled statement holds its dialect, which is otherwise equal to itself alone.
    DefaultDialect.__eq__ = _is_of_one_kind
    DefaultDialect.__hash__ = _hash_of_its_kind


def _is_of_one_kind(one: DefaultDialect, other: object) -> bool:
    return type(one) is type(other)


def _hash_of_its_kind(one: DefaultDialect) -> int:
    return hash(type(one))
