from intl_crm.accounts.models import User
from intl_crm.calendar.models import Feed
from intl_crm.db import Database
from tests.refusals import accepted, refused_twice


def test_two_feeds_do_not_have_one_secret(database: Database) -> None:
    owner = User(login="viewer", name="Viewer", role="viewer")
    accepted(database, owner)
    assert refused_twice(
        database, lambda: Feed(user_id=owner.id, language="en", token_hash="0" * 64), "token_hash"
    )
