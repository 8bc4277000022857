from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.exc import StaleDataError

from intl_crm.accounts.models import User
from intl_crm.cities.models import City, Partnership
from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.delegations.models import Organisation
from intl_crm.events.models import Event, Participation
from intl_crm.permissions import Actor, Role, Visibility
from intl_crm.records import WITH_DELETED, owners
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR

LONG_AGO = now() - timedelta(days=900)


def deleted(**facts: object) -> City:
    return factories.city(deleted_at=now(), deletion=uuid4(), **facts)


def test_keys_are_in_the_order_in_which_records_are_made(database: Database) -> None:
    cities = [factories.city() for _ in range(50)]
    with database.transaction(ACTOR) as session:
        for city in cities:
            session.add(city)
            session.flush()
    ids = [city.id for city in cities]
    assert ids == sorted(ids)
    assert {one.version for one in ids} == {7}


def test_the_public_key_is_the_slug_or_the_id(database: Database) -> None:
    named, nameless = factories.city(slug="koror"), factories.city()
    with database.transaction(ACTOR) as session:
        session.add_all([named, nameless])
    assert named.key == "koror"
    assert UUID(nameless.key) == nameless.id


def test_a_slug_is_given_once_among_the_living(database: Database) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all([deleted(slug="koror"), deleted(slug="koror"), factories.city(slug="koror")])
    with pytest.raises(IntegrityError), database.transaction(ACTOR) as session:
        session.add(factories.city(slug="koror"))


@pytest.mark.parametrize("comes_by", ["session", "form"])
def test_an_outdated_record_is_not_saved(database: Database, comes_by: str) -> None:
    city = factories.city()
    with database.transaction(ACTOR) as session:
        session.add(city)
    with database.transaction(ACTOR) as quick:
        quick.get_one(City, city.id).website = "https://koror.example"
    with pytest.raises(StaleDataError), database.transaction(ACTOR) as slow:
        if comes_by == "session":
            outdated = slow.merge(city, load=False)
        else:
            outdated = slow.get_one(City, city.id)
            set_committed_value(outdated, "version", 1)
        outdated.website = "https://other.example"
        slow.flush()
    with database.reading() as session:
        found = session.get_one(City, city.id)
        assert (found.website, found.version) == ("https://koror.example", 2)


def test_an_outdated_record_is_not_removed(database: Database) -> None:
    participation = factories.participation()
    with database.transaction(ACTOR) as session:
        session.add(participation)
    with database.transaction(ACTOR) as session:
        session.get_one(Participation, participation.id).role = "witness"
    with pytest.raises(StaleDataError), database.transaction(ACTOR) as session:
        session.delete(session.merge(participation, load=False))


def test_nothing_is_changed_by_nobody(database: Database) -> None:
    with pytest.raises(RuntimeError, match="somebody who makes it"), database.session(writes=True) as session:
        session.add(factories.city())
        session.flush()


def test_who_made_and_who_changed_is_written_down(database: Database) -> None:
    user = User(login="officer", name="Officer", role=Role.OFFICER.value)
    city = factories.city(created_at=LONG_AGO)
    with database.transaction(ACTOR) as session:
        session.add_all([user, city])
    assert (city.created_by_id, city.version) == (None, 1)
    assert city.created_at > LONG_AGO
    officer = Actor(role=Role.OFFICER, name="Officer", user_id=user.id)
    with database.transaction(officer) as session:
        session.get_one(City, city.id).website = "https://koror.example"
    with database.reading() as session:
        found = session.get_one(City, city.id)
        assert (found.created_by_id, found.changed_by_id, found.version) == (None, user.id, 2)
        assert found.changed_at > found.created_at


@pytest.mark.parametrize(
    ("before", "after"),
    [("2021-10", "2021-10-03..2021-10-05"), ("2021-10..", "2021-10"), ("?..", "2019.."), ("2021", "2021..")],
)
def test_a_span_may_change_at_one_end(database: Database, before: str, after: str) -> None:
    event = factories.event(when=Span.parse(before))
    with database.transaction(ACTOR) as session:
        session.add(event)
    with database.transaction(ACTOR) as session:
        session.get_one(Event, event.id).when = Span.parse(after)
    with database.reading() as session:
        found = session.get_one(Event, event.id)
        assert (found.when, found.version) == (Span.parse(after), 2)


def test_a_record_that_is_set_to_what_it_is_does_not_change(database: Database) -> None:
    event = factories.event()
    with database.transaction(ACTOR) as session:
        session.add(event)
    with database.transaction(ACTOR) as session:
        found = session.get_one(Event, event.id)
        found.title, found.when, found.topics = Texts({"en": "Signing"}), found.when, ()
    with database.reading() as session:
        assert session.get_one(Event, event.id).version == 1


@pytest.mark.parametrize("change", ["add", "edit", "remove"])
def test_a_changed_part_changes_its_record(database: Database, change: str) -> None:
    event = factories.event(participations=[Participation(person=factories.person(), role="guest")])
    with database.transaction(ACTOR) as session:
        session.add(event)
    with database.transaction(ACTOR) as session:
        found = session.get_one(Event, event.id)
        if change == "add":
            session.add(Participation(event=found, city=factories.city()))
        elif change == "edit":
            session.scalars(select(Participation)).one().role = "witness"
        else:
            found.participations.clear()
    with database.reading() as session:
        found = session.get_one(Event, event.id)
        assert found.version == 2
        assert found.changed_at > found.created_at


def test_a_part_knows_its_owner() -> None:
    event, agreement = factories.event(), factories.agreement()
    assert list(owners(factories.participation(event=event))) == [(event, "participations")]
    assert list(owners(factories.signature(agreement=agreement))) == [(agreement, "signatures")]
    assert list(owners(factories.event_mark(event=event, partnership=factories.partnership()))) == [
        (event, "marks")
    ]


def test_deleted_records_are_nowhere(database: Database) -> None:
    gone, there = deleted(slug="gone"), factories.city(slug="there")
    with database.transaction(ACTOR) as session:
        session.add_all([gone, there, factories.organisation(city=gone)])
    with database.reading() as session:
        assert session.scalars(select(City)).all() == [session.get(City, there.id)]
        assert session.scalars(select(City.slug)).all() == ["there"]
        assert session.scalar(select(func.count()).select_from(City)) == 1
        assert session.get(City, gone.id) is None
        assert session.execute(select(Organisation.id).join(City)).all() == []


def test_deleted_records_are_not_changed_in_passing(database: Database) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all([deleted(), factories.city()])
    with database.transaction(ACTOR) as session:
        session.execute(update(City).values(website="https://x.example", version=City.version + 1))
    with database.reading() as session:
        every = session.scalars(select(City.website), execution_options=WITH_DELETED).all()
        assert sorted(every, key=str) == [None, "https://x.example"]


def test_deleted_records_are_there_for_whoever_asks(database: Database) -> None:
    gone = deleted()
    with database.transaction(ACTOR) as session:
        session.add(gone)
    with database.reading() as session:
        assert session.scalars(select(City), execution_options=WITH_DELETED).one().id == gone.id
        assert session.get(City, gone.id, execution_options=WITH_DELETED) is not None


@pytest.mark.parametrize("loading", [None, joinedload])
def test_what_a_living_record_refers_to_is_there_also_when_deleted(
    database: Database, loading: object
) -> None:
    partnership = factories.partnership(partner=deleted(slug="gone"))
    with database.transaction(ACTOR) as session:
        session.add(partnership)
    with database.reading() as session:
        query = select(Partnership)
        if loading is joinedload:
            query = query.options(joinedload(Partnership.partner))
        assert session.scalars(query).one().partner.slug == "gone"


def test_parts_are_loaded_with_their_record(database: Database) -> None:
    with database.transaction(ACTOR) as session:
        session.add(factories.participation(city=factories.city(), role="host"))
    with database.reading() as session:
        event = session.scalars(select(Event).options(selectinload(Event.participations))).one()
        assert [part.role for part in event.participations] == ["host"]


def test_an_unknown_visibility_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError, match="visibility_known"), database.transaction(ACTOR) as session:
        session.add(factories.city(visibility="secret"))


def test_half_a_deletion_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError, match="deletion_whole"), database.transaction(ACTOR) as session:
        session.add(factories.city(deleted_at=now()))


def test_records_are_internal_unless_somebody_says_otherwise(database: Database) -> None:
    city = factories.city()
    with database.transaction(ACTOR) as session:
        session.add(city)
    assert city.visibility == Visibility.INTERNAL
