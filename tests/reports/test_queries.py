"""What a year's report is made of: which records, whose eyes, how many questions."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import event as happens

from intl_crm import words
from intl_crm.cities.models import City, Partnership
from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.events.models import Event, Participation
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND, Actor
from intl_crm.reports import queries
from intl_crm.reports.document import year_report
from intl_crm.reports.queries import YearCount
from intl_crm.reports.report_form import form
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR


def keep(database: Database, *records: object) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all(records)


def exchange(slug: str, when: str = "2021-09-17", **facts: object) -> Event:
    """An exchange that was held."""
    facts = {"status": "held", "slug": slug, "when": Span.parse(when)} | facts
    return factories.event(**facts)


def keys(database: Database, actor: Actor = COMMAND, year: int = 2021) -> list[str]:
    with database.reading() as session:
        return [event.key for event in queries.year_events(Viewer(session, actor, "en"), year)]


# The year in which an exchange stands, by its dates.
YEARS = {
    "2021-09-17": 2021,
    "2021": 2021,
    "2021-12/late": 2021,
    "2021-12-30..2022-01-02": 2021,
    "2021-01..": 2021,
    "2021-01..?": 2021,
    "2020-12-31..2021-01-01": 2020,
    "?": None,
    "?..2021": None,
    "<=2021": None,
    ">=2021": None,
}


def test_an_exchange_stands_in_the_year_of_its_first_day(database: Database) -> None:
    keep(database, *(exchange(f"event-{at}", when) for at, when in enumerate(YEARS)))
    found = {key: year for year in (2020, 2021, 2022) for key in keys(database, year=year)}
    assert [found.get(f"event-{at}") for at in range(len(YEARS))] == list(YEARS.values())


def test_only_what_was_held_is_reported(database: Database) -> None:
    keep(database, *(exchange(status, status=status) for status in words.keys("event_status")))
    assert keys(database) == ["held"]


def test_what_is_planned_is_asked_for_apart(database: Database) -> None:
    keep(
        database,
        *(exchange(status, status=status) for status in ("planned", "confirmed", "cancelled", "held")),
    )
    with database.reading() as session:
        ahead = queries.events_ahead(Viewer(session, COMMAND, "en"), 2021)
        assert {event.key for event in ahead} == {"planned", "confirmed"}


def test_a_deleted_exchange_is_gone(database: Database) -> None:
    gone = exchange("gone")
    gone.deleted_at, gone.deletion = now(), UUID(int=1)
    keep(database, gone)
    assert keys(database) == []


def test_what_is_restricted_stands_in_no_report(database: Database, actor: Callable[[str], Actor]) -> None:
    visibilities = ("public", "partner", "internal", "restricted")
    keep(database, *(exchange(one, visibility=one) for one in visibilities))
    keep(database, factories.figure(visibility="restricted"), factories.introduction(visibility="restricted"))
    keep(database, factories.delegation(state="held", case_year=2021, case_number=1, visibility="restricted"))
    for role in ("viewer", "protocol", "officer", "admin"):
        assert set(keys(database, actor(role))) == {"public", "partner", "internal"}
        with database.reading() as session:
            viewer = Viewer(session, actor(role), "en")
            assert queries.figures(viewer, 2021) == queries.introductions(viewer, 2021) == {}
            assert queries.year_cases(viewer, 2021) == []


def test_who_is_not_signed_in_sees_what_is_public(database: Database) -> None:
    keep(database, exchange("public", visibility="public"), exchange("internal", visibility="internal"))
    assert keys(database, Actor(None, "")) == ["public"]


def test_years_count_cases_and_exchanges_apart(database: Database) -> None:
    keep(
        database, exchange("a"), exchange("b", "2021"), exchange("c", "2019"), exchange("d", status="planned")
    )
    keep(database, factories.delegation(state="held", when=Span.parse("2021-03")))
    keep(database, factories.delegation(state="held", case_year=2018, case_number=3, when=Span.parse("?")))
    with database.reading() as session:
        found = queries.years_on_record(Viewer(session, COMMAND, "en"))
    assert found == [YearCount(2021, 1, 2), YearCount(2019, 0, 1), YearCount(2018, 1, 0)]


def test_gifts_to_a_group_are_known_by_their_event(database: Database) -> None:
    letters = exchange("letters")
    keep(
        database,
        factories.gift(group="partners", event=letters),
        factories.gift(group="envoys", event=letters),
    )
    keep(database, factories.gift(event=exchange("none")))
    keep(database, factories.gift(group="envoys", event=exchange("hidden"), visibility="restricted"))
    with database.reading() as session:
        found = queries.gift_groups(Viewer(session, COMMAND, "en"), 2021)
    assert list(found.values()) == [{"partners", "envoys"}]


def test_a_partner_is_known_from_either_side_and_after_its_tie_has_ended(database: Database) -> None:
    office = factories.office()
    states = ("signed", "signed", "ended", "proposed", None)
    others = [factories.city() for _state in states]
    ties = [
        Partnership(city=office.home_city, partner=city, tie="sister", state=state, when=Span.parse("?.."))
        for city, state in zip(others, states, strict=True)
    ]
    ties[1].city, ties[1].partner = ties[1].partner, ties[1].city
    keep(database, office, *ties)
    with database.reading() as session:
        found = queries.signed_partners(Viewer(session, COMMAND, "en"))
    assert set(found) == {city.id for city in others[:3]}


def test_a_restricted_tie_decides_of_no_section(database: Database) -> None:
    office = factories.office()
    tie = factories.partnership(city=office.home_city, state="signed", visibility="restricted")
    keep(database, office, tie)
    with database.reading() as session:
        assert queries.signed_partners(Viewer(session, COMMAND, "en")) == {}


def test_an_office_without_data_has_no_partner(database: Database) -> None:
    with database.reading() as session:
        assert queries.signed_partners(Viewer(session, COMMAND, "en")) == {}


def questions(database: Database) -> int:
    """How many questions a report takes."""
    asked = []

    def count(*_given: object) -> None:
        asked.append(1)

    with database.reading() as session:
        happens.listen(database.engine, "before_cursor_execute", count)
        year_report(Viewer(session, COMMAND, "ja"), 2021, form("kaohsiung"), "ja")
        happens.remove(database.engine, "before_cursor_execute", count)
    return len(asked)


def test_the_number_of_questions_does_not_grow_with_the_year(database: Database) -> None:
    def a_month(at: int) -> list[object]:
        city = City(name=Texts({"en": f"City {at}"}), country="JP")
        made = exchange(f"call-{at}")
        made.participations = [Participation(city=city), Participation(person=factories.person())]
        post = factories.post(city=city)
        visit = factories.delegation(state="held", case_year=2021, case_number=at, city=city)
        visit.members = [factories.member(delegation=visit, person=post.person, role="head")]
        return [made, post, visit, factories.gift(group="envoys", event=made)]

    keep(database, factories.office(), *a_month(1))
    few = questions(database)
    keep(database, *(record for at in range(2, 30) for record in a_month(at)))
    assert questions(database) == few <= 28
