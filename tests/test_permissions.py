from collections.abc import Callable, Iterator
from itertools import product
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from intl_crm.accounts.models import User
from intl_crm.cities.models import City
from intl_crm.db import Database
from intl_crm.permissions import (
    COMMAND,
    NOBODY,
    PROTOCOL_WRITES,
    SENSITIVE_FIELDS,
    Action,
    Actor,
    NotAllowed,
    NotSignedIn,
    Role,
    Visibility,
    may,
    may_read_field,
    may_see,
    require,
    visible,
)
from tests import factories

VIEWER, PROTOCOL, OFFICER, ADMIN = (Actor(role, role.value, uuid4()) for role in Role)
ACTORS = {"nobody": NOBODY, "viewer": VIEWER, "protocol": PROTOCOL, "officer": OFFICER, "admin": ADMIN}

# (action, kind) → who may; everybody else may not.
READING = {"viewer", "protocol", "officer", "admin"}
POLICY: list[tuple[str, str, set[str]]] = [
    ("view", "city", READING),
    ("print", "event", READING),
    ("subscribe", "event", READING),
    ("create", "city", {"officer", "admin"}),
    ("edit", "partnership", {"officer", "admin"}),
    ("delete", "agreement", {"officer", "admin"}),
    ("create", "event", {"protocol", "officer", "admin"}),
    ("edit", "person", {"protocol", "officer", "admin"}),
    ("restore", "gift", {"protocol", "officer", "admin"}),
    ("publish", "event", {"officer", "admin"}),
    ("create", "feed", READING),
    ("administer", "record", {"admin"}),
    ("administer", "event", {"admin"}),
    ("view", "office", READING),
    ("edit", "office", {"admin"}),
    ("view", "user", {"admin"}),
    ("create", "user", {"admin"}),
]


@pytest.mark.parametrize(("action", "kind", "who"), POLICY)
def test_the_policy(action: str, kind: str, who: set[str]) -> None:
    assert {name for name, actor in ACTORS.items() if actor.may(action, kind)} == who


@given(st.sampled_from(Action), st.text())
def test_nobody_may_nothing(action: Action, kind: str) -> None:
    assert not may(NOBODY, action, kind)
    with pytest.raises(NotSignedIn):
        require(NOBODY, action, kind)


@given(st.sampled_from(Action), st.text())
def test_who_may_more_may_all_that_others_may(action: Action, kind: str) -> None:
    ranks = [may(actor, action, kind) for actor in (VIEWER, OFFICER, ADMIN)]
    assert ranks == sorted(ranks)
    assert may(PROTOCOL, action, kind) <= may(OFFICER, action, kind)


@given(st.sampled_from(Action), st.text().filter(lambda kind: kind not in PROTOCOL_WRITES | {"feed"}))
def test_a_kind_that_no_rule_names_is_only_read(action: Action, kind: str) -> None:
    reading = {Action.VIEW, Action.PRINT, Action.SUBSCRIBE}
    assert not may(VIEWER, action, kind) or action in reading
    assert not may(PROTOCOL, action, kind) or action in reading


def test_a_refusal_says_what_was_asked_for() -> None:
    with pytest.raises(NotAllowed) as caught:
        require(VIEWER, Action.EDIT, "city")
    assert not isinstance(caught.value, NotSignedIn)
    assert (caught.value.action, caught.value.kind) == (Action.EDIT, "city")
    require(OFFICER, Action.EDIT, "city")


# Fields


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind in SENSITIVE_FIELDS for name in sorted(SENSITIVE_FIELDS[kind])]
)
def test_sensitive_fields_are_for_who_receives_guests(kind: str, name: str) -> None:
    readers = {who for who, actor in ACTORS.items() if may_read_field(actor, kind, name)}
    assert readers == {"protocol", "officer", "admin"}


def test_other_fields_are_for_all_who_are_signed_in() -> None:
    for name in ("names", "languages"):
        readers = {who for who, actor in ACTORS.items() if may_read_field(actor, "person", name)}
        assert readers == READING


# Records: what the query says is what the record says


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.session(writes=True) as session:
        session.info["actor"] = COMMAND
        yield session


SEEN: dict[str, set[str]] = {
    "nobody": {"public"},
    "viewer": {"public", "partner", "internal"},
    "protocol": {"public", "partner", "internal"},
    "officer": {"public", "partner", "internal"},
    "admin": {"public", "partner", "internal", "restricted"},
}


@pytest.mark.parametrize("who", ACTORS)
def test_visibility(session: Session, who: str) -> None:
    session.add_all([factories.city(visibility=visibility.value) for visibility in Visibility])
    session.flush()
    asked = {city.visibility for city in session.scalars(select(City).where(visible(ACTORS[who], City)))}
    told = {city.visibility for city in session.scalars(select(City)) if may_see(ACTORS[who], city)}
    assert asked == told == SEEN[who]


@pytest.mark.parametrize("is_named", [True, False])
def test_a_restricted_record_is_for_who_is_named_or_made_it(
    session: Session, user_of: Callable[[str], User], is_named: bool
) -> None:
    session.rollback()
    user = user_of("officer")
    session.info["actor"] = maker = Actor(Role.OFFICER, "officer", user.id)
    city = factories.city(visibility="restricted")
    session.add(city)
    session.flush()
    named = Actor(Role.VIEWER, "viewer", uuid4(), readable=frozenset({city.id} if is_named else ()))
    for actor, sees in ((maker, True), (named, is_named), (PROTOCOL, False), (NOBODY, False)):
        assert may_see(actor, city) is sees
        assert (session.scalar(select(City.id).where(visible(actor, City))) is not None) is sees


def test_who_has_no_account_made_nothing(session: Session) -> None:
    session.add(factories.city(visibility="restricted"))
    session.flush()
    without = Actor(Role.OFFICER, "a command of the future")
    assert session.scalar(select(City.id).where(visible(without, City))) is None


@pytest.mark.parametrize(("who", "visibility"), list(product(ACTORS, Visibility)))
def test_accounts_are_seen_by_administrators_alone(
    session: Session, who: str, visibility: Visibility
) -> None:
    session.add(User(login="a", name="A", role="viewer", visibility=visibility.value))
    session.flush()
    user = session.scalars(select(User)).one()
    found = session.scalar(select(User.id).where(visible(ACTORS[who], User)))
    assert may_see(ACTORS[who], user) is (found is not None) is (who == "admin")
