"""An agreement and the event at which it was signed lead to each other."""

from typing import Any

import pytest

from intl_crm.cities.models import Agreement
from intl_crm.db import Database
from intl_crm.events.models import Event, Participation
from intl_crm.events.signing_panels import signed_at, signed_there
from intl_crm.panels import Viewer
from intl_crm.permissions import Actor, Role
from intl_crm.spans import Span
from tests import factories
from tests.desk.browsing import Desk
from tests.desk.world import LEAST, World
from tests.factories import ACTOR

VIEWER = Actor(role=Role.VIEWER, name="viewer")
SECRET = {"visibility": "restricted"}


def pairs(database: Database, event: dict[str, Any], agreement: dict[str, Any], *, with_us: str) -> list[str]:
    """Which of the two leads to the other, where the event establishes the tie, or the partner takes part."""
    tie = factories.partnership()
    paper = factories.agreement(partnership=tie, **agreement)
    made = factories.event(**({"when": Span.parse("2021-09-17")} | event))
    with database.transaction(ACTOR) as session:
        session.add_all([tie, paper, made])
        session.flush()
        if with_us == "establishes":
            made.establishes_id = tie.id
        elif with_us == "partner":
            made.participations.append(Participation(city_id=tie.partner_id, role="signer", position=0))
    with database.reading() as session:
        viewer = Viewer(session, VIEWER, "en")
        there = signed_there(viewer, session.get_one(Event, made.id))
        return [
            *(["event"] if signed_at(viewer, session.get_one(Agreement, paper.id)) else []),
            *(["agreement"] if there else []),
        ]


BOTH = ["event", "agreement"]


@pytest.mark.parametrize(
    ("event", "agreement", "with_us", "found"),
    [
        ({}, {}, "partner", BOTH),
        ({"form": "meeting"}, {}, "establishes", BOTH),
        ({"when": Span.parse("2021-09-16..2021-09-18")}, {}, "establishes", BOTH),
        ({"when": Span.parse("2021-09")}, {}, "establishes", BOTH),
        ({"form": "meeting"}, {}, "partner", []),
        ({}, {}, "", []),
        ({"when": Span.parse("2021-09-18")}, {}, "establishes", []),
        ({"when": Span.parse("?")}, {}, "establishes", []),
        (SECRET, {}, "establishes", []),
        ({}, SECRET, "establishes", ["event"]),
    ],
)
def test_a_signing_is_known_by_its_day_and_by_whose_it_is(
    database: Database, event: dict[str, Any], agreement: dict[str, Any], with_us: str, found: list[str]
) -> None:
    assert pairs(database, event, agreement, with_us=with_us) == found


def test_the_pages_lead_to_each_other_in_one_click(world: World, desk: Desk) -> None:
    paper = desk.created("/agreements/new", LEAST["agreement"](world) | {"signed-year": "2021"})
    assert f'href="/events/new?city={world.city.id.hex}"' in desk.get(paper).text
    signing = {"form": "signing", "establishes_id": f"partnership/{world.partnership.id.hex}"}
    event = desk.created("/events/new", LEAST["event"](world) | signing)
    assert f'href="{event}"' in desk.get(paper).text
    assert f'href="{paper}"' in desk.get(event).text
