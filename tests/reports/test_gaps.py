"""What a year's report lacks, each with the records where it can be filled."""

from typing import Any, get_args

import pytest
from flask import Flask

from intl_crm.dates import PartialDate
from intl_crm.db import Database
from intl_crm.delegations.models import Delegation
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports.document import year_report
from intl_crm.reports.gaps import What, gaps_of
from intl_crm.reports.report_form import Form, FormSection, form
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR

WHOLE = Texts({"en": "text"})


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What is composed here is the same from either database."""
    return sqlite_url


def found(database: Database, *records: object, built: Form | None = None) -> dict[str, list[str]]:
    """What the report of 2021 lacks when these are on record, with the keys of the records."""
    with database.transaction(ACTOR) as session:
        session.add_all(records)
    with database.reading() as session:
        viewer = Viewer(session, COMMAND, "en")
        report = year_report(viewer, 2021, built or form("general"), "en")
        return {gap.what: [one.key for one in gap.records] for gap in gaps_of(viewer, report)}


def exchange(**facts: Any) -> Any:
    """An exchange that lacks nothing."""
    return factories.event(**{"slug": "exchange", "status": "held", "text": WHOLE} | facts)


def visit(*, held: str = "2013..", **facts: Any) -> Delegation:
    """A visit that lacks nothing, by somebody whose post has dates."""
    made = factories.delegation(**{"slug": "visit", "state": "held", "headcount": 3} | facts)
    person = factories.person()
    factories.post(slug="post", person=person, organisation=factories.organisation(), when=Span.parse(held))
    made.members = [factories.member(delegation=made, person=person, role="head")]
    return made


def numbered(when: str, year: int, **facts: Any) -> Delegation:
    return visit(when=Span.parse(when), case_year=year, case_number=1, **facts)


# What is on record, and what the report of 2021 lacks for it.
CASES: tuple[tuple[Any, dict[str, list[str]]], ...] = (
    (exchange, {}),
    (lambda: exchange(text=Texts()), {"texts": ["exchange"]}),
    (lambda: exchange(text=Texts({"ja": "本文"})), {"languages": ["exchange"]}),
    (lambda: exchange(when=Span.parse("2021")), {"dates": ["exchange"]}),
    (lambda: exchange(when=Span.parse("?")), {"undated": ["exchange"]}),
    (lambda: exchange(when=Span.parse("<=2021")), {"undated": ["exchange"]}),
    (lambda: exchange(when=Span.parse("2020")), {}),
    (lambda: exchange(status="planned", text=Texts()), {"ahead": ["exchange"]}),
    (lambda: exchange(status="cancelled", text=Texts()), {}),
    (lambda: exchange(status="postponed", text=Texts()), {}),
    (visit, {}),
    (lambda: visit(headcount=None), {"headcounts": ["visit"]}),
    (lambda: visit(headcount=None, direction="outbound"), {"headcounts": ["visit"]}),
    (lambda: factories.delegation(slug="visit", state="held", headcount=3), {"heads": ["visit"]}),
    (lambda: visit(when=Span.parse("2021")), {"case_dates": ["visit"]}),
    (lambda: visit(when=Span.parse("2021"), arrival=PartialDate.parse("2021-03-01")), {}),
    (lambda: numbered("?", 2021), {"case_dates": ["visit"]}),
    (lambda: numbered("2021-03-01", 2020), {"case_years": ["visit"]}),
    (lambda: numbered("2020-03-01", 2021), {}),
    (lambda: visit(when=Span.parse("?")), {"undated_visits": ["visit"]}),
    (lambda: visit(state="preparing"), {"visits_ahead": ["visit"]}),
    (lambda: visit(state="declined"), {}),
    (lambda: visit(held="?.."), {"posts": ["post"]}),
    (lambda: visit(held="?"), {"posts": ["post"]}),
    (lambda: visit(held="?..2022"), {}),
    (lambda: visit(held="<=2020.."), {}),
)


@pytest.mark.parametrize(("made", "missing"), CASES)
def test_each_thing_that_is_missing_names_its_records(
    database: Database, made: Any, missing: dict[str, list[str]]
) -> None:
    assert found(database, made()) == missing


def test_a_published_number_of_visits_that_are_not_on_record(database: Database) -> None:
    assert found(database, factories.figure(value=4), visit()) == {"cases": []}


def test_an_exchange_that_no_section_takes_is_named(database: Database) -> None:
    empty = Form("empty", 1, WHOLE, WHOLE, (FormSection("visits", WHOLE, shows="visits"),))
    assert found(database, exchange(), built=empty) == {"sections": ["exchange"]}


def test_what_is_restricted_is_missing_to_nobody(database: Database) -> None:
    hidden = [
        exchange(slug="a", visibility="restricted", text=Texts()),
        exchange(slug="b", visibility="restricted", when=Span.parse("?")),
        exchange(slug="c", visibility="restricted", status="planned"),
        visit(visibility="restricted", headcount=None),
        factories.delegation(slug="e", visibility="restricted", state="held", when=Span.parse("?")),
        factories.delegation(slug="f", visibility="restricted"),
    ]
    assert found(database, *hidden) == {}


@pytest.mark.parametrize("what", get_args(What))
def test_everything_that_can_be_missing_has_words(app: Flask, what: str) -> None:
    with app.test_request_context():
        missing: Any = app.jinja_env.get_template("reports/missing.html").module
        assert "7" in missing.gap_head({"what": what, "count": 7})
