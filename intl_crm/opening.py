"""The office's database as a command finds it: every feature known, every table in today's form."""

from intl_crm import config, features, migrating
from intl_crm.db import Database
from intl_crm.errors import CrmError
from intl_crm.sentences import sentence


class NotMigrated(CrmError):
    """The database has another form than this program expects."""

    def __init__(self) -> None:
        """Say so in one sentence."""
        super().__init__("the database is not migrated")

    def said(self, language: str) -> str:
        """Return the sentence in this language."""
        return sentence("not_migrated", language)


def opened(*, migrate: bool = False) -> Database:
    """Return the database that the settings name; NotMigrated where it is neither migrated nor may be."""
    features.declare()
    database = Database(config.load().database_url)
    if migrate:
        migrating.upgrade(database)
    elif migrating.revision(database) != migrating.newest():
        raise NotMigrated
    return database
