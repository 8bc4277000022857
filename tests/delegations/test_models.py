import threading
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from intl_crm.clock import now
from intl_crm.dates import PartialDate
from intl_crm.db import Database
from intl_crm.delegations.models import DelegationMember, Post
from intl_crm.spans import Span
from tests import factories
from tests.factories import ACTOR
from tests.refusals import accepted, refusal

REFUSED: list[tuple[str, Callable[[], Any]]] = [
    ("country_is_code", lambda: factories.organisation(country="Palau"[:2])),
    ("address_known", lambda: factories.person(address="sir")),
    ("in_one_body", lambda: factories.post(city=factories.city(), organisation=factories.organisation())),
    ("head_of_something", lambda: factories.post(is_head=True)),
    ("somebody_came", lambda: factories.delegation(headcount=0)),
    ("case_number_whole", lambda: factories.delegation(case_year=2021)),
    ("role_known", lambda: factories.signature(role="admirer")),
    (
        "departure_after_arrival",
        lambda: factories.delegation(
            arrival=PartialDate.parse("2021-12-10"), departure=PartialDate.parse("2021-12-05")
        ),
    ),
]

# Posts of two heads of one body, and whether both can be: (one, other, can).
HEADS = [
    ("?..", "?..", False),
    ("2018..", "2021..", False),
    ("2018..2022", "2021..", False),
    ("2018..2022", "2019..2020", False),
    ("2018-12-25..2022-12-25", "2022-12-24..", False),
    ("2018-12-25..2022-12-25", "2022-12-25..", True),
    ("2018-12-25..2022-12-25", "2022-12-26..2026-12-25", True),
    ("2014..2018", "2018..", True),
    ("2014-12-25..2018", "2018-12-25..", True),
    ("?..<=2021-12-31", "?..", True),
    ("?..<=2021-12-31", "2021-06-01..", True),
    (">=2021-01-01..", "2020..", False),
    ("?", "?..", True),
    ("?", "2018..2022", True),
    ("2021-09-17", "2021-09-17", True),
    ("2021", "2021", True),
]


def test_our_own_depart_before_they_arrive(database: Database) -> None:
    leaving, back = PartialDate.parse("2021-12-30"), PartialDate.parse("2022-01-03")
    accepted(database, factories.delegation(direction="outbound", departure=leaving, arrival=back))


@pytest.mark.parametrize(("constraint", "make"), REFUSED)
def test_what_is_senseless_is_refused(database: Database, constraint: str, make: Callable[[], Any]) -> None:
    assert constraint in refusal(database, make())


def head(when: str, **facts: Any) -> Post:
    return factories.post(is_head=True, when=Span.parse(when), **facts)


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(("one", "other", "can"), HEADS)
def test_a_body_has_one_head_at_a_time(
    database: Database, one: str, other: str, can: bool, swapped: bool
) -> None:
    first, second = (other, one) if swapped else (one, other)
    city, embassy = factories.city(), factories.organisation()
    accepted(database, head(first, city=city), head(first, organisation=embassy))
    for body in ({"city_id": city.id}, {"organisation_id": embassy.id}):
        if can:
            accepted(database, head(second, **body))
        else:
            assert "one_head" in refusal(database, head(second, **body)).replace("UNIQUE", "one_head")


def test_others_than_the_head_may_be_many(database: Database) -> None:
    city = factories.city()
    accepted(database, *(factories.post(city=city, title="deputy_mayor") for _ in range(3)))
    accepted(database, head("?..", city_id=city.id), head("?..", city=factories.city()))


def test_a_deleted_head_is_none(database: Database) -> None:
    city = factories.city()
    accepted(database, head("2018..", city=city, deleted_at=now(), deletion=uuid4()))
    accepted(database, head("2020..", city_id=city.id))


@pytest.mark.parametrize(
    "change",
    [
        {"is_head": True},
        {"when": Span.parse("2018..2023"), "is_head": True},
    ],
)
def test_nobody_becomes_a_second_head(database: Database, change: dict[str, Any]) -> None:
    city = factories.city()
    deputy = factories.post(city=city, when=Span.parse("2019.."))
    accepted(database, head("2018..", city=city), deputy)
    with pytest.raises(IntegrityError), database.transaction(ACTOR) as session:
        post = session.get_one(Post, deputy.id)
        for name, value in change.items():
            setattr(post, name, value)


def test_a_head_hands_over_in_one_transaction(database: Database) -> None:
    city = factories.city()
    old = head("2018-12-25..", city=city)
    accepted(database, old)
    with database.transaction(ACTOR) as session:
        session.get_one(Post, old.id).when = Span.parse("2018-12-25..2022-12-25")
        session.add(head("2022-12-25..", city_id=city.id))


def test_two_who_each_add_a_head_at_once_do_not_both_succeed(database: Database) -> None:
    city = factories.city()
    accepted(database, city)
    refused: list[str] = []

    def add_another() -> None:
        refused.append(refusal(database, head("2019..2021", city_id=city.id)))

    with database.transaction(ACTOR) as session:
        session.add(head("2018..2022", city_id=city.id))
        session.flush()
        other = threading.Thread(target=add_another)
        other.start()
        time.sleep(0.2)
        assert refused == []
    other.join()
    assert "post_one_head_at_a_time" in refused[0]


def test_a_restored_head_is_a_second_one(database: Database) -> None:
    city = factories.city()
    gone = head("2018..", city=city, deleted_at=now(), deletion=uuid4())
    accepted(database, gone)
    accepted(database, head("2020..", city_id=city.id))
    with pytest.raises(IntegrityError), database.transaction(ACTOR) as session:
        restored = session.merge(gone, load=False)
        restored.deleted_at = restored.deletion = None


def test_a_case_has_its_number_alone(database: Database) -> None:
    numbered = {"case_year": 2021, "case_number": 1}
    accepted(
        database,
        factories.delegation(**numbered, deleted_at=now(), deletion=uuid4()),
        factories.delegation(**numbered),
        factories.delegation(),
        factories.delegation(),
    )
    assert "case_number" in refusal(database, factories.delegation(**numbered)).replace(
        "_case", "case_number"
    )


def test_a_person_is_a_member_once(database: Database) -> None:
    delegation, person = factories.delegation(), factories.person()
    accepted(database, factories.member(delegation=delegation, person=person, role="head"))
    again = DelegationMember(delegation_id=delegation.id, person_id=person.id, position=1)
    assert "person_id" in refusal(database, again)


def test_the_head_is_found_among_the_members() -> None:
    delegation = factories.delegation()
    assert delegation.head is None
    factories.member(delegation=delegation)
    head = factories.member(delegation=delegation, role="head")
    assert delegation.head is head
