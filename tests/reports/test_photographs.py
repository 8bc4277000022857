"""Photographs of the report: those chosen, of its own exchanges, that may be printed."""

import pytest

from intl_crm.db import Database
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports.photographs import photographs_of
from tests import factories


@pytest.mark.parametrize(
    ("facts", "is_printed"),
    [
        ({}, True),
        ({"in_report": False}, False),
        ({"visibility": "restricted"}, False),
    ],
)
def test_what_is_chosen_and_may_be_printed_is_found(
    database: Database, facts: dict[str, object], is_printed: bool
) -> None:
    with database.transaction(COMMAND) as session:
        session.add_all([event := factories.event(slug="call"), other := factories.event(slug="other")])
        session.flush()
        for path, record in (("a.png", event), ("b.png", other)):
            given = {"record": ("event", record.id), "path": path, "in_report": True} | facts
            session.add(factories.file(**given))
    with database.reading() as session:
        viewer = Viewer(session, COMMAND, "en")
        found = photographs_of(viewer, [session.merge(event, load=False)])
    paths = [file.path for files in found.values() for file in files]
    assert paths == (["a.png"] if is_printed else [])
