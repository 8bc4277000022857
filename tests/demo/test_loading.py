import hashlib
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from intl_crm import data
from intl_crm.accounts.models import AuditEntry, User
from intl_crm.accounts.operations import create_user
from intl_crm.cities.models import Agreement, City, Observance, Office, Partnership
from intl_crm.clock import now
from intl_crm.dates import UNKNOWN
from intl_crm.db import Database
from intl_crm.delegations.models import Delegation, Organisation, Person, Post, Signature
from intl_crm.demo.access import accounts, feed_addresses, sign_in_addresses
from intl_crm.demo.facts import exchanges, read
from intl_crm.demo.loading import DEMO, NotEmpty, fill
from intl_crm.events.models import Event, Gift, Link, Participation
from intl_crm.permissions import COMMAND, Role
from intl_crm.reports.models import Figure, Introduction
from intl_crm.tables import metadata
from intl_crm.texts import Texts
from tests import factories
from tests.demo import written
from tests.factories import ACTOR

COUNTS = {
    Office: 1,
    City: 1 + 18,
    Partnership: 18,
    Agreement: 2,
    Organisation: 26,
    Person: 26,
    Post: 26,
    Delegation: 21,
    Event: 25,
    Gift: 5,
    Link: 2,
    Figure: 2,
    Introduction: 2,
    User: 4,
}
# What each call makes anew: the ways in, and the marks that go with them.
MADE_ANEW = {"one_time_address", "feed", "sign_in_session", "sort_key"}


def by_key(facts: list[dict[str, Any]], name: str = "key") -> dict[str, dict[str, Any]]:
    return {one[name]: one for one in facts}


def all_of(session: Session, model: type[Any]) -> list[Any]:
    return list(session.scalars(select(model).order_by(model.id)))


def test_everything_is_there(demo: Database) -> None:
    with demo.reading() as session:
        found = {model: session.scalar(select(func.count()).select_from(model)) for model in COUNTS}
    assert found == COUNTS


def test_cities_and_their_ties_are_those_of_the_files(demo: Database) -> None:
    with demo.reading() as session:
        assert [written.city(one) for one in all_of(session, City)] == read("cities")["cities"]
        assert all(one.hours_assumed for one in all_of(session, City))
        ties = by_key([written.partnership(one) for one in all_of(session, Partnership)], "partner")
        assert ties == by_key(read("partnerships")["partnerships"], "partner")
        assert {one.city.slug for one in all_of(session, Partnership)} == {"kaohsiung"}


def test_the_office_is_that_of_the_file(demo: Database) -> None:
    facts = read("cities")["office"]
    with demo.reading() as session:
        office = session.scalars(select(Office)).one()
        assert (office.name, office.short_name) == (facts["name"], facts["short_name"])
        assert (office.key, office.home_city.key, office.form) == (facts["key"], "kaohsiung", "kaohsiung")
        assert (office.language, list(office.languages)) == (facts["language"], facts["languages"])


def test_agreements_are_those_of_the_file(demo: Database) -> None:
    facts = read("partnerships")["agreements"]
    with demo.reading() as session:
        signed: dict[str, list[dict[str, str]]] = {}
        for signature in session.scalars(select(Signature).order_by(Signature.position)):
            who = {"person": signature.person.key, "role": signature.role}
            signed.setdefault(signature.agreement.key, []).append(who)
        found = [written.agreement(one, signed[one.key]) for one in all_of(session, Agreement)]
        assert by_key(found) == by_key(facts["records"])
        assert {one.source for one in all_of(session, Agreement)} == {Texts(facts["source"])}


def test_organisations_and_people_are_those_of_the_files(demo: Database) -> None:
    with demo.reading() as session:
        bodies = [written.organisation(one) for one in all_of(session, Organisation)]
        assert by_key(bodies) == by_key(read("organisations")["organisations"])
        people = [written.person(one) for one in all_of(session, Person)]
        assert by_key(people) == by_key(read("people")["people"])


def test_cases_are_those_of_the_file(demo: Database) -> None:
    with demo.reading() as session:
        received = {
            part.delegation.key: part.event.key
            for part in session.scalars(select(Participation).where(Participation.delegation_id.is_not(None)))
            if part.delegation
        }
        found = [written.delegation(one, received.get(one.key)) for one in all_of(session, Delegation)]
        assert len(received) == 11
        assert by_key(found) == by_key(read("delegations")["cases"])
        assert {(one.case_year, one.state, one.direction) for one in all_of(session, Delegation)} == {
            (2021, "held", "inbound")
        }
        for one in all_of(session, Delegation):
            (post,) = one.head.person.posts
            assert (one.city, one.organisation) == (post.city, post.organisation)


def test_exchanges_are_those_of_the_files(demo: Database) -> None:
    with demo.reading() as session:
        found = [written.event(one) for one in all_of(session, Event)]
        assert by_key(found) == by_key(exchanges())
        assert {(one.status, one.visibility) for one in all_of(session, Event)} == {("held", "public")}


def test_gifts_and_links_are_those_of_the_file(demo: Database) -> None:
    facts = read("gifts")
    with demo.reading() as session:
        assert by_key([written.gift(one) for one in all_of(session, Gift)]) == by_key(facts["gifts"])
        ends = {one.id: f"{one.kind}/{one.key}" for model in (Event, Gift) for one in all_of(session, model)}
        links = [
            {"tie": one.tie, "from": ends[one.source_id], "to": ends[one.target_id]}
            for one in all_of(session, Link)
        ]
        assert sorted(map(str, links)) == sorted(map(str, facts["links"]))


def test_the_published_totals_stand_beside_the_records(demo: Database) -> None:
    with demo.reading() as session:
        figures = {one.name: (one.year, one.value) for one in all_of(session, Figure)}
        assert figures == {"visit_cases": (2021, 29), "visitors": (2021, 157)}
        assert {one.source["en"] for one in all_of(session, Figure)} == {read("report")["source"]["en"]}
        words = {one.section: (one.text, one.because) for one in all_of(session, Introduction)}
        assert words["visits"][1]["zh-Hant-TW"] == "COVID-19疫情"
        assert words["partners"][0]["zh-Hant-TW"].startswith("110年城市邀訪")


def test_what_the_report_does_not_say_is_unknown(demo: Database) -> None:
    with demo.reading() as session:
        assert set(session.scalars(select(Delegation.headcount))) == {None}
        assert {one.departure for one in all_of(session, Delegation)} == {UNKNOWN}
        assert {one.starts for one in all_of(session, Event)} == {None}
        assert {one.when.since for one in all_of(session, Post)} == {UNKNOWN}
        assert {one.approved for one in all_of(session, Agreement)} == {UNKNOWN}
        unsure = [one for one in all_of(session, Partnership) if one.tie in {"contact", "unconfirmed"}]
        assert len(unsure) == 9
        assert {(one.state, str(one.when)) for one in unsure} == {(None, "?")}


def test_observances_are_of_the_home_city_partners_and_envoys(demo: Database) -> None:
    with demo.reading() as session:
        days = all_of(session, Observance)
        places = {one.city.key if one.city else one.country for one in days}
    chosen = read("observances")
    assert places == {*chosen["cities"], *chosen["countries"]}


def test_an_observance_names_a_source_that_an_office_would_cite_or_none(demo: Database) -> None:
    with demo.reading() as session:
        sources = {one.slug or one.name["en"]: one.source for one in all_of(session, Observance)}
    cited = data.read("observances")["citations"].values()
    assert all(not source or dict(source) in cited for source in sources.values())
    assert sources["Kyoto Self-Government Day"]["zh-Hant-TW"].startswith("京都市政府網站")
    assert not sources["Hachioji City Day"]


def checksum(database: Database) -> dict[str, str]:
    """A digest of the rows of every table that a second call must leave alone."""
    found = {}
    with database.engine.connect() as connection:
        for table in metadata().sorted_tables:
            if table.name not in MADE_ANEW:
                rows = sorted(map(repr, connection.execute(table.select())))
                found[table.name] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def test_a_second_call_changes_no_record(demo: Database) -> None:
    with demo.transaction(DEMO) as session:
        feed_addresses(session, "http://127.0.0.1:5000")
    before = checksum(demo)
    with demo.transaction(DEMO) as session:
        assert not fill(session)
        sign_in_addresses(session, "http://127.0.0.1:5000")
        feed_addresses(session, "http://127.0.0.1:5000")
    assert checksum(demo) == before


def test_a_demo_that_somebody_worked_in_is_left_as_it_is(demo: Database) -> None:
    with demo.transaction(ACTOR) as session:
        session.add(factories.city(slug="new"))
        busan = session.scalars(select(City).where(City.slug == "busan")).one()
        busan.website = "https://busan.example"
        seattle = session.scalars(select(City).where(City.slug == "seattle")).one()
        seattle.deleted_at, seattle.deletion = now(), uuid4()
    before = checksum(demo)
    with demo.transaction(DEMO) as session:
        assert not fill(session)
        accounts(session)
    assert checksum(demo) == before


@pytest.mark.parametrize("foreign", ["city", "deleted city", "account"])
def test_a_database_with_other_records_is_refused(database: Database, foreign: str) -> None:
    gone = {"deleted_at": now(), "deletion": uuid4()} if foreign == "deleted city" else {}
    with database.transaction(COMMAND) as session:
        if foreign == "account":
            create_user(session, COMMAND, login="head", name="Head", role=Role.ADMIN)
        else:
            session.add(factories.city(slug="koror", **gone))
    before = checksum(database)
    with pytest.raises(NotEmpty), database.transaction(DEMO) as session:
        fill(session)
    assert checksum(database) == before


def test_what_was_loaded_is_in_the_audit(demo: Database) -> None:
    with demo.reading() as session:
        assert set(session.scalars(select(AuditEntry.actor_name))) == {"intl-crm demo"}
        made = select(AuditEntry.record_id).where(AuditEntry.action == "create")
        audited = set(session.scalars(made))
        assert {one.id for model in COUNTS for one in all_of(session, model)} <= audited
