"""Visits by part of the world and by mode."""

from intl_crm.cities.models import City
from intl_crm.delegations.models import Delegation
from intl_crm.reports.regions import Row, regions_of


def visit(country: str | None, mode: str = "in_person") -> Delegation:
    """A visit from a country, or from nobody knows where."""
    return Delegation(mode=mode, members=[], city=City(country=country) if country else None)


def test_most_visits_go_first_and_parts_of_equal_number_in_their_order() -> None:
    found = regions_of(
        [visit("ZA"), visit("FR"), visit("JP", "video"), visit("PW"), visit("JP"), visit("KR")]
    )
    assert found.series == ("in_person", "video")
    assert found.rows == (
        Row("asia", (2, 1)),
        Row("europe", (1, 0)),
        Row("oceania", (1, 0)),
        Row("africa", (1, 0)),
    )
    assert found.sums == (5, 1)


def test_other_modes_share_a_column_that_is_there_only_for_them() -> None:
    found = regions_of([visit("JP", "hybrid"), visit("JP", "mail"), visit("JP")])
    assert (found.series, found.rows) == (("in_person", "video", "other"), (Row("asia", (1, 0, 2)),))


def test_where_nobody_knows_the_country_it_is_not_guessed() -> None:
    assert regions_of([visit(None), visit("XX"), visit("JP")]).rows == (
        Row("asia", (1, 0)),
        Row("", (2, 0)),
    )


def test_no_visit_makes_no_row() -> None:
    assert regions_of([]).rows == ()
