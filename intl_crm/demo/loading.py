"""Fill an empty database with the demo; a database that has it is left as it is."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from intl_crm.cities.models import City, Office
from intl_crm.db import Base
from intl_crm.demo import cities, exchanges, people
from intl_crm.demo.facts import read
from intl_crm.errors import CrmError
from intl_crm.permissions import Actor, Role
from intl_crm.records import WITH_DELETED, Record, all_records

DEMO = Actor(role=Role.ADMIN, name="intl-crm demo")


class NotEmpty(CrmError):
    """The database has records that are not the demo's."""

    def __init__(self) -> None:
        """Say what can be done."""
        super().__init__(
            "This database has records of its own, and the demo fills only an empty one: "
            "name another folder in INTL_CRM_DATA."
        )


def fill(session: Session) -> bool:
    """Return whether the demo was loaded: not where it is already; NotEmpty where other records are."""
    if is_loaded(session):
        return False
    if not _is_empty(session):
        raise NotEmpty
    _load(session)
    return True


def is_loaded(session: Session) -> bool:
    """Return whether the database is the demo's."""
    asked = select(Office.id).where(Office.slug == read("cities")["office"]["key"])
    return session.scalar(asked, execution_options=WITH_DELETED) is not None


def _is_empty(session: Session) -> bool:
    return not any(
        session.scalar(select(model.id).limit(1), execution_options=WITH_DELETED)
        for model in all_records(Base.registry)
    )


def _load(session: Session) -> None:
    made = _places()
    made["person"] = people.people(made["city"], made["organisation"])
    made["delegation"] = people.delegations(made["person"])
    made["event"] = exchanges.events(made)
    made["gift"] = exchanges.gifts(made)
    _add(session, made)
    session.add(cities.office(made["city"]))
    session.add_all(people.signatures(made["agreement"], made["person"]))
    session.add_all(cities.observances(made["city"]))
    session.add_all(exchanges.figures())
    session.add_all(exchanges.introductions())
    session.flush()
    session.add_all(exchanges.links(made))
    session.flush()


def _places() -> dict[str, Mapping[str, Any]]:
    known: dict[str, City] = cities.cities()
    ties = cities.partnerships(known)
    return {
        "city": known,
        "partnership": ties,
        "agreement": cities.agreements(ties),
        "organisation": cities.organisations(known),
    }


def _add(session: Session, made: Mapping[str, Mapping[str, Record]]) -> None:
    for records in made.values():
        session.add_all(records.values())
