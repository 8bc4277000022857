import pytest
from sqlalchemy import select

from intl_crm.cities.models import City
from intl_crm.db import Database
from intl_crm.sorting import SortKey, in_order
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.factories import ACTOR

CITIES = {
    "busan": {"zh-Hant-TW": "釜山市", "en": "Busan", "ja": "釜山広域市", "ko": "부산광역시"},
    "daegu": {"zh-Hant-TW": "大邱市", "en": "Daegu", "ja": "大邱広域市", "ko": "대구광역시"},
    "ulm": {"de": "Ulm", "en": "Ulm"},
    "aarhus": {"en": "Århus"},
}
ORDERS = [
    # By strokes: 大 has three, 釜 ten; what has no Chinese name stands after them.
    ("zh-Hant-TW", ["daegu", "busan", "aarhus", "ulm"]),
    ("en", ["aarhus", "busan", "daegu", "ulm"]),
    ("ko", ["daegu", "busan", "aarhus", "ulm"]),
]


@pytest.fixture
def cities(database: Database) -> dict[str, City]:
    """Cities with names in some languages."""
    made = {slug: factories.city(slug=slug, name=Texts(name)) for slug, name in CITIES.items()}
    with database.transaction(ACTOR) as session:
        session.add_all(made.values())
    return made


def listed(database: Database, language: str, *, descending: bool = False) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(in_order(select(City.slug), City, language, descending=descending)))


@pytest.mark.parametrize(("language", "order"), ORDERS)
def test_lists_stand_in_the_order_of_the_language(
    database: Database, cities: dict[str, City], language: str, order: list[str]
) -> None:
    assert listed(database, language) == order
    assert listed(database, language, descending=True) == order[::-1]


def test_every_record_has_a_place_in_every_language(database: Database, cities: dict[str, City]) -> None:
    with database.reading() as session:
        keys = session.execute(select(SortKey.record_id, SortKey.language)).all()
    assert set(map(tuple, keys)) == {
        (city.id, language) for city in cities.values() for language in LANGUAGES
    }


def test_a_new_name_has_a_new_place(database: Database, cities: dict[str, City]) -> None:
    with database.transaction(ACTOR) as session:
        session.get_one(City, cities["busan"].id).name = Texts({"en": "Zuid-Busan"})
    assert listed(database, "en") == ["aarhus", "daegu", "ulm", "busan"]
