"""Records by key, by id and by kind, and only those that one may see."""

from uuid import uuid4

import pytest

from intl_crm.db import Database
from intl_crm.kinds import AmbiguousKey, UnknownRecord, by_id, by_ids, by_key, get, kinds, name_of, resolve
from intl_crm.panels import Viewer
from intl_crm.permissions import NOBODY, Visibility
from intl_crm.records import Record
from tests import factories
from tests.factories import ACTOR


@pytest.fixture
def records(database: Database) -> dict[str, Record]:
    """A city and an event of one slug, a public city, and one that is restricted."""
    made: dict[str, Record] = {
        "city": factories.city(slug="koror"),
        "event": factories.event(slug="koror"),
        "public": factories.city(slug="palau", visibility=Visibility.PUBLIC),
        "hidden": factories.city(slug="hidden", visibility=Visibility.RESTRICTED),
    }
    with database.transaction(ACTOR) as session:
        session.add_all(made.values())
    return made


def test_every_kind_is_addressed_and_named(database: Database) -> None:
    addresses = [kind.address for kind in kinds]
    assert len(set(addresses)) == len(addresses)
    assert all(kind.model.kind == kind.key for kind in kinds)


def test_a_record_is_found_by_slug_and_by_id(database: Database, records: dict[str, Record]) -> None:
    city = records["city"]
    with database.reading() as session:
        for key in ("koror", city.id.hex):
            found = get(session, ACTOR, "city", key)
            assert (found.id, kinds.of(found).address_of(found)) == (city.id, "/cities/koror")
        assert name_of(found, "en").text == "Koror"
        for key in ("", "nobody", "\0", "K" * 5000, uuid4().hex):
            assert by_key(session, kinds["city"].model, key) is None
        assert by_id(session, "city", city.id) == found
        assert by_id(session, "spaceship", city.id) is None


def test_what_one_may_not_see_is_unknown(database: Database, records: dict[str, Record]) -> None:
    with database.reading() as session:
        for actor, key in ((ACTOR, "hidden"), (NOBODY, "koror")):
            with pytest.raises(UnknownRecord):
                get(session, actor, "city", key)
        assert get(session, NOBODY, "city", "palau").id == records["public"].id


def test_a_key_of_several_kinds_is_ambiguous(database: Database, records: dict[str, Record]) -> None:
    with database.reading() as session:
        with pytest.raises(AmbiguousKey) as refused:
            resolve(session, ACTOR, "koror")
        assert set(refused.value.kinds) == {"city", "event"}
        assert resolve(session, ACTOR, "event/koror").id == records["event"].id
        assert resolve(session, ACTOR, "koror", ("event", "gift")).id == records["event"].id
        for key in ("gift/koror", "city/koror", "nothing"):
            with pytest.raises(UnknownRecord):
                resolve(session, ACTOR, key, ("event",))


def test_many_are_found_at_once_as_far_as_they_are_seen(
    database: Database, records: dict[str, Record]
) -> None:
    with database.reading() as session:
        wanted = [(one.kind, one.id) for one in records.values()]
        found = by_ids(Viewer(session, ACTOR, "en"), [*wanted, ("city", uuid4()), ("spaceship", uuid4())])
        assert set(found) == {one.id for name, one in records.items() if name != "hidden"}
