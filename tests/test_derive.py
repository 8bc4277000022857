from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from intl_crm.cities.models import City
from intl_crm.db import Database
from intl_crm.derive import Changes, derivations
from intl_crm.events.models import Event, Participation
from tests import factories
from tests.factories import ACTOR


@pytest.fixture
def seen() -> Iterator[list[tuple[list[str], list[City]]]]:
    """What a derivation was told of each flush, and the cities that it found in the session."""
    told: list[tuple[list[str], list[City]]] = []

    def watch(session: Session, changes: Changes) -> None:
        names = [
            f"{action} {type(one).__name__}"
            for action in ("new", "changed", "removed")
            for one in getattr(changes, action)
        ]
        told.append((sorted(names), list(session.scalars(select(City)))))

    derivations.register(watch)
    yield told
    derivations.functions.remove(watch)


def test_a_derivation_finds_the_very_records_of_the_flush(
    database: Database, seen: list[tuple[list[str], list[City]]]
) -> None:
    city = factories.city()
    with database.transaction(ACTOR) as session:
        session.add(city)
        session.flush()
        assert seen == [(["new City"], [city])]
        assert seen[0][1][0] is city


def test_a_derivation_is_told_what_happened(
    database: Database, seen: list[tuple[list[str], list[City]]]
) -> None:
    participation = factories.participation(city=factories.city())
    event = participation.event
    with database.transaction(ACTOR) as session:
        session.add(participation)
    with database.transaction(ACTOR) as session:
        found = session.get_one(Participation, participation.id)
        found.role = "host"
    with database.transaction(ACTOR) as session:
        emptied = session.get_one(Event, event.id)
        emptied.participations.clear()
    assert [names for names, _ in seen] == [
        ["new City", "new Event", "new Participation"],
        ["changed Event", "changed Participation"],
        ["changed Event", "removed Participation"],
    ]


def test_a_derivation_is_registered_once() -> None:
    def follow(_session: Session, _changes: Changes) -> None:
        return

    for _ in range(2):
        derivations.register(follow)
    assert derivations.functions.count(follow) == 1
    derivations.functions.remove(follow)
