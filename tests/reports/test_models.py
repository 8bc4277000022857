from uuid import uuid4

from intl_crm.clock import now
from intl_crm.db import Database
from tests import factories
from tests.refusals import accepted, refused_twice


def test_a_year_has_one_published_figure_of_a_name(database: Database) -> None:
    accepted(database, factories.figure(deleted_at=now(), deletion=uuid4()), factories.figure(year=2020))
    assert refused_twice(database, factories.figure, "year", "name")


def test_a_section_of_a_year_has_one_introduction(database: Database) -> None:
    accepted(database, factories.introduction(section="partners"))
    assert refused_twice(database, factories.introduction, "year", "section")
