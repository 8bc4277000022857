from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from intl_crm.cities.models import Agreement, City
from intl_crm.clock import ZonedTime
from intl_crm.columns import LIVING, plain, unique_among
from intl_crm.dates import UNKNOWN, PartialDate
from intl_crm.db import Database
from intl_crm.events.models import Commitment, Event
from intl_crm.names import NameForm, PersonNames
from intl_crm.records import Record
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR
from tests.naughty import NAMES
from tests.strategies import dates, spans

TAIPEI_MORNING = ZonedTime(datetime(2026, 7, 15, 8), "Asia/Taipei")
MANY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def stored(database: Database, record: Record, name: str) -> Any:
    """The value of a field after another session has read it back."""
    with database.transaction(ACTOR) as session:
        session.add(record)
    with database.reading() as session:
        return getattr(session.get(type(record), record.id), name)


@MANY
@given(when=spans)
def test_any_span_comes_back(database: Database, when: Span) -> None:
    assert stored(database, factories.event(when=when), "when") == when


@MANY
@given(due=dates)
def test_any_date_comes_back(database: Database, due: PartialDate) -> None:
    assert stored(database, factories.commitment(due=due), "due") == due


def test_a_date_that_nobody_stated_is_unknown(database: Database) -> None:
    assert stored(database, factories.commitment(), "due") == UNKNOWN
    assert stored(database, factories.agreement(), "valid") == Span.single(UNKNOWN)


@pytest.mark.parametrize("starts", [None, TAIPEI_MORNING])
def test_a_time_comes_back_or_is_absent(database: Database, starts: ZonedTime | None) -> None:
    assert stored(database, factories.event(starts=starts), "starts") == starts


def test_the_instant_follows_the_wall_time(database: Database) -> None:
    event = factories.event(starts=TAIPEI_MORNING)
    assert stored(database, event, "starts_instant") == datetime(2026, 7, 15, tzinfo=UTC)
    with database.transaction(ACTOR) as session:
        session.merge(event).starts = ZonedTime(datetime(2026, 7, 15, 9), "Asia/Seoul")
    with database.reading() as session:
        assert session.scalar(select(Event.starts_instant)) == datetime(2026, 7, 15, tzinfo=UTC)


def test_a_span_is_changed_as_a_whole(database: Database) -> None:
    event = factories.event(when=Span.parse("2021-10"))
    stored(database, event, "when")
    with database.transaction(ACTOR) as session:
        session.merge(event).when = Span.parse("2021-10-03..2021-10-05")
    with database.reading() as session:
        assert session.scalar(select(Event.when_since_precision)) == "day"
        assert session.scalar(select(Event)).when == Span.parse("2021-10-03..2021-10-05")


def test_any_text_comes_back(database: Database) -> None:
    cities = {name: factories.city(name=Texts({"zh-Hant-TW": name, "ko": f"부산 {name}"})) for name in NAMES}
    with database.transaction(ACTOR) as session:
        session.add_all(cities.values())
    with database.reading() as session:
        for name, city in cities.items():
            assert session.get_one(City, city.id).name == Texts({"zh-Hant-TW": name, "ko": f"부산 {name}"})


def test_lists_of_texts_and_strings_keep_their_order(database: Database) -> None:
    topics = tuple(Texts({"en": topic}) for topic in ("trade", "arts", "sport"))
    assert stored(database, factories.event(topics=topics), "topics") == topics
    spellings = ("Pusan", "부산", "釜山")
    assert stored(database, factories.city(spellings=spellings), "spellings") == spellings


def test_names_come_back(database: Database) -> None:
    forms = (NameForm("ja", whole="門川大作"), NameForm("en", whole="Kadokawa Daisaku"))
    names = PersonNames(forms, ("KADOKAWA Daisaku",))
    assert stored(database, factories.person(names=names), "names") == names


def test_a_stored_name_can_be_read_in_the_file(database: Database) -> None:
    stored(database, factories.city(name=Texts({"zh-Hant-TW": "科羅州"})), "name")
    with database.engine.connect() as connection:
        written = connection.exec_driver_sql("SELECT CAST(name AS TEXT) FROM city").scalar_one()
    assert "科羅州" in written


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (lambda: factories.city(level="hamlet"), "is no city_levels"),
        (lambda: factories.event(status="maybe"), "is no event_status"),
    ],
)
def test_words_that_the_vocabulary_lacks_are_refused(database: Database, record: Any, message: str) -> None:
    with pytest.raises(StatementError, match=message), database.transaction(ACTOR) as session:
        session.add(record())


def test_a_naive_instant_is_refused(database: Database) -> None:
    city = factories.city(deleted_at=datetime(2021, 9, 17))
    with pytest.raises(StatementError, match="needs its offset"), database.transaction(ACTOR) as session:
        session.add(city)


def test_an_instant_is_utc_whatever_it_was(database: Database) -> None:
    eight = datetime(2021, 9, 17, 8, tzinfo=timezone(timedelta(hours=8)))
    file = factories.event(starts=None)
    with database.transaction(ACTOR) as session:
        session.add(file)
        session.flush()
        file.created_at = eight
    with database.reading() as session:
        read = session.scalars(select(Event.created_at)).one()
    assert read == eight
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (Texts({"en": "Koror"}), {"en": "Koror"}),
        (Span.parse("2021-01.."), "2021-01.."),
        (PartialDate.parse("2021-12/early"), "2021-12/early"),
        (TAIPEI_MORNING, "2026-07-15T08:00[Asia/Taipei]"),
        ((Texts({"en": "a"}), "b"), [{"en": "a"}, "b"]),
        (date(2021, 9, 17), "2021-09-17"),
        (200000.0, 200000.0),
        (None, None),
    ],
)
def test_the_audit_keeps_plain_values(value: object, kept: object) -> None:
    assert plain(value) == kept


def test_an_index_may_be_unique_among_the_living(database: Database) -> None:
    assert unique_among(LIVING, "uq_x", "a").unique
    with database.transaction(ACTOR) as session:
        session.add_all([factories.city(slug=None), factories.city(slug=None)])
    with database.reading() as session:
        assert len(session.scalars(select(City)).all()) == 2


def test_absent_text_is_refused_where_it_is_needed(database: Database) -> None:
    with pytest.raises(StatementError), database.transaction(ACTOR) as session:
        session.add(factories.event(title=None))


def test_parts_of_dates_can_be_asked_for(database: Database) -> None:
    stored(database, factories.agreement(), "signed")
    with database.reading() as session:
        asked = Agreement.signed_first >= date(2021, 9, 1)  # type: ignore[attr-defined]
        assert session.scalars(select(Agreement).where(asked)).one().signed.month == 9
        assert session.scalars(select(Commitment)).all() == []
