from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.reports.models import Edition, EditionContent, EditionFile
from tests import factories
from tests.factories import ACTOR
from tests.refusals import accepted, refusal, refused_twice


def test_a_year_has_one_published_figure_of_a_name(database: Database) -> None:
    accepted(database, factories.figure(deleted_at=now(), deletion=uuid4()), factories.figure(year=2020))
    assert refused_twice(database, factories.figure, "year", "name")


def test_a_section_of_a_year_has_one_introduction(database: Database) -> None:
    accepted(database, factories.introduction(section="partners"))
    assert refused_twice(database, factories.introduction, "year", "section")


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (factories.edition(state="sent", checked_at=now()), "state_known"),
        (factories.edition(number=1), "issued_has_number"),
        (factories.edition(state="checked"), "checked_before"),
        (factories.issued(number=None), "issued_has_number"),
        (factories.issued(number=0), "number_counts"),
        (factories.issued(signed_by=None), "issued_is_signed"),
    ],
    ids=lambda wrong: wrong if isinstance(wrong, str) else "",
)
def test_an_edition_is_one_thing_or_the_other(sqlite_url: str, wrong: Edition, reason: str) -> None:
    assert reason in refusal(Database(sqlite_url), wrong)


def test_a_year_and_form_have_one_edition_of_a_number(database: Database) -> None:
    accepted(database, factories.issued(number=2), factories.issued(year=2020), factories.issued(form="x"))
    assert refused_twice(database, factories.issued, "number")


def whole_edition(database: Database) -> Edition:
    """An issued edition with what it says and one file, which were added before it was issued."""
    contents, files = [factories.edition_content()], [factories.edition_file()]
    edition = factories.edition(contents=contents, files=files)
    accepted(database, edition)
    with database.transaction(ACTOR) as session:
        present = session.get_one(Edition, edition.id)
        for name in ("state", "number", "checked_at", "issued_at", "signed_by"):
            setattr(present, name, getattr(factories.issued(), name))
    return edition


@pytest.mark.parametrize(
    ("model", "name", "value"),
    [
        (Edition, "signed_by", None),
        (Edition, "state", "draft"),
        (Edition, "reason", "Another"),
        (Edition, "deleted_at", now()),
        (EditionContent, "report", {"key": "2021"}),
        (EditionContent, "gaps", ["none"]),
        (EditionFile, "sha256", "1" * 64),
    ],
)
def test_what_is_issued_does_not_change(
    database: Database, model: type[Any], name: str, value: object
) -> None:
    whole_edition(database)
    with pytest.raises(IntegrityError, match="stays_as_issued"), database.transaction(ACTOR) as session:
        session.execute(update(model).values({name: value}))


@pytest.mark.parametrize("model", [EditionFile, EditionContent, Edition])
def test_what_is_issued_is_not_deleted(database: Database, model: type[Any]) -> None:
    whole_edition(database)
    with pytest.raises(IntegrityError, match="stays_as_issued"), database.transaction(ACTOR) as session:
        session.execute(delete(model))


@pytest.mark.parametrize(
    "make",
    [
        lambda one: factories.edition_content(edition_id=one, language="ja"),
        lambda one: factories.edition_file(edition_id=one, format="odt"),
    ],
)
def test_nothing_is_added_to_what_is_issued(database: Database, make: Any) -> None:
    edition = whole_edition(database)
    assert "stays_as_issued" in refusal(database, make(edition.id))


def test_a_draft_can_change_and_go(database: Database) -> None:
    edition = factories.edition(contents=[factories.edition_content()])
    accepted(database, edition)
    with database.transaction(ACTOR) as session:
        present = session.get_one(Edition, edition.id)
        present.contents = [factories.edition_content(report={"key": "other"})]
        present.reason = "Changed"
    with database.transaction(ACTOR) as session:
        session.delete(session.get_one(Edition, edition.id))
