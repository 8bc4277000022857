"""Who is in which role: read and written as one value, each keeping the row while being there."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.events.models import Event, Participation
from intl_crm.parts import InRole
from tests import factories

IDS = [UUID(int=number) for number in range(1, 4)]
ROLES = st.sampled_from(("host", "guest"))
rows = st.lists(
    st.builds(InRole, st.sampled_from(("person", "city")), st.sampled_from(IDS), ROLES),
    unique=True,
)  # fmt: skip


def an_event(taking_part: list[InRole]) -> Event:
    event = factories.event()
    event.taking_part = taking_part
    return event


@given(rows, rows)
def test_what_is_written_is_read(first: list[InRole], second: list[InRole]) -> None:
    event = an_event(first)
    assert event.taking_part == tuple(first)
    event.taking_part = second
    assert event.taking_part == tuple(second)
    assert [part.position for part in event.participations] == list(range(len(second)))


@given(rows)
def test_the_same_again_changes_nothing(taking_part: list[InRole]) -> None:
    event = an_event(taking_part)
    parts, changed = list(event.participations), event.changed_at
    event.taking_part = tuple(taking_part)
    assert event.participations == parts
    assert event.changed_at == changed


@given(st.permutations([InRole("person", one, role) for one, role in zip(IDS, "abc", strict=True)]))
def test_who_stays_keeps_the_row_in_any_order_and_role(turned: list[InRole]) -> None:
    event = an_event([InRole("person", one, "guest") for one in IDS])
    rows_of = {part.person_id: part for part in event.participations}
    event.taking_part = turned
    assert {part.person_id: part for part in event.participations} == rows_of


def test_a_value_is_as_an_input_holds_it() -> None:
    assert InRole("city", IDS[0], "host").value == f"city/{'0' * 31}1"


@pytest.mark.parametrize("role", ["host", "guest"])
def test_somebody_may_stand_twice_in_two_roles(role: str) -> None:
    event = an_event([InRole("city", IDS[0], "host"), InRole("city", IDS[0], "guest")])
    event.taking_part = [InRole("city", IDS[0], role)]
    assert isinstance(event.participations[0], Participation)
    assert [part.role for part in event.participations] == [role]
