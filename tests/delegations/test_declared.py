"""What is deleted with a body, and comes back with it."""

import pytest
from sqlalchemy import select

from intl_crm.db import Database
from intl_crm.delegations.models import Post
from intl_crm.desk import saving
from intl_crm.records import WITH_DELETED
from tests import factories
from tests.factories import ACTOR


@pytest.mark.parametrize("kind", ["city", "organisation"])
def test_posts_are_deleted_and_restored_with_their_body(database: Database, kind: str) -> None:
    body = getattr(factories, kind)()
    with database.transaction(ACTOR) as session:
        session.add_all(
            [factories.post(**{kind: body}), factories.post(**{kind: getattr(factories, kind)()})]
        )
    with database.transaction(ACTOR) as session:
        saving.delete(session, ACTOR, session.merge(body))
    with database.reading() as session:
        (left,) = session.scalars(select(Post))
        assert getattr(left, f"{kind}_id") != body.id
    with database.transaction(ACTOR) as session:
        saving.restore(session, ACTOR, session.get_one(type(body), body.id, execution_options=WITH_DELETED))
    with database.reading() as session:
        assert len(session.scalars(select(Post)).all()) == 2
