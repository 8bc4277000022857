"""What the page of a delegation says of it."""

import pytest

from intl_crm.dates import PartialDate
from intl_crm.db import Database
from intl_crm.delegations.models import Delegation
from intl_crm.delegations.pages import delegation_facts
from intl_crm.panels import Viewer
from intl_crm.permissions import Actor, Role
from tests import factories
from tests.factories import ACTOR


@pytest.mark.parametrize(
    ("role", "days", "told"),
    [
        (Role.OFFICER, {}, {}),
        (
            Role.VIEWER,
            {"arrival": "2021-12-05", "departure": "2021-12"},
            {"Arrival": "5 December 2021", "Departure": "December 2021"},
        ),
    ],
)
def test_days_of_travel_are_told_where_recorded(
    app: object, database: Database, role: Role, days: dict[str, str], told: dict[str, str]
) -> None:
    visit = factories.delegation(**{name: PartialDate.parse(day) for name, day in days.items()})
    with database.transaction(ACTOR) as session:
        session.add(visit)
    with database.reading() as session:
        viewer = Viewer(session, Actor(role=role, name="reader"), "en")
        facts = delegation_facts(viewer, session.get_one(Delegation, visit.id))
    shown = {str(fact.label): fact.values[0].text for fact in facts if fact.values}
    assert {name: shown[name] for name in ("Arrival", "Departure") if name in shown} == told
