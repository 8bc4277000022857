"""The index over all records, kept in the transaction of each change, and questions to it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, Uuid, bindparam, column, delete, insert, select, text
from sqlalchemy.orm import Session

from intl_crm.derive import Changes
from intl_crm.kinds import kinds
from intl_crm.records import Record
from intl_crm.search.models import SearchEntry
from intl_crm.search.terms import UNSPACED, indexed, queried
from intl_crm.texts import LANGUAGES

SQLITE = (
    "SELECT record_id FROM search_entry"
    " WHERE id IN (SELECT rowid FROM search_text WHERE search_text MATCH :words)"
)
POSTGRESQL = "SELECT record_id FROM search_entry WHERE tsv @@ to_tsquery('simple', :words)"


def derive_search_terms(session: Session, changes: Changes) -> None:
    """Renew what changed records, and those named after them, are found by."""
    records = {record.id: record for record in _touched(session, changes)}
    if not records:
        return
    session.execute(delete(SearchEntry).where(SearchEntry.record_id.in_(records)))
    living = [_entry(record) for record in records.values() if record.deleted_at is None]
    if living:
        session.execute(insert(SearchEntry), living)


def _touched(session: Session, changes: Changes) -> Iterator[Record]:
    for changed in changes.written:
        if isinstance(changed, Record) and changed.kind in kinds:
            if kinds.of(changed).is_listed:
                yield changed
            yield from kinds.dependents(session, changed)


def _entry(record: Record) -> dict[str, Any]:
    kind = kinds.of(record)
    names = {kind.name(record, language).text for language in LANGUAGES}
    return {
        "kind": record.kind,
        "record_id": record.id,
        "terms": indexed([*names, *kind.spellings(record), record.slug or ""]),
    }


def matching(session: Session, asked: str, among: Sequence[str] = ()) -> Select[Any]:
    """Return the ids of the records that have every word asked for; nothing where no word was asked for."""
    words = queried(asked)
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    if not words:
        return select(SearchEntry.record_id).where(text("1 = 0"))
    match = text(SQLITE if is_sqlite else POSTGRESQL).bindparams(
        bindparam("words", _match(words, is_sqlite=is_sqlite))
    )
    found = match.columns(column("record_id", Uuid)).subquery("found")
    query = select(SearchEntry.record_id).where(SearchEntry.record_id.in_(select(found.c.record_id)))
    return query.where(SearchEntry.kind.in_(among)) if among else query


def finds(record: Record, asked: str) -> bool:
    """Return whether a record has every word asked for, also where the index does not hold it any more."""
    terms, words = set(_entry(record)["terms"].split()), queried(asked)
    return bool(words) and all(_has(terms, word) for word in words)


def _has(terms: Iterable[str], word: str) -> bool:
    if UNSPACED.match(word):
        return word in terms
    return any(term.startswith(word) for term in terms)


def _match(words: Iterable[str], *, is_sqlite: bool) -> str:
    """Return the question in the database's own words; a Latin word may be unfinished."""
    if is_sqlite:
        return " ".join(f'"{word}"' + ("" if UNSPACED.match(word) else "*") for word in words)
    return " & ".join(f"'{word}'" + ("" if UNSPACED.match(word) else ":*") for word in words)
