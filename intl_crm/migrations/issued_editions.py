"""The rule that an issued edition stays as it is, held by the database itself."""

from alembic import op

PARTS = ("edition_content", "edition_file")
SQLITE_EDITION = """
CREATE TRIGGER edition_stays_as_issued_{event} BEFORE {event} ON edition WHEN OLD.state = 'issued'
BEGIN
    SELECT RAISE(ABORT, 'edition_stays_as_issued');
END
"""
SQLITE_PART = """
CREATE TRIGGER {table}_stays_as_issued_{event} BEFORE {event} ON {table}
WHEN EXISTS (SELECT 1 FROM edition WHERE id = {row}.edition_id AND state = 'issued')
BEGIN
    SELECT RAISE(ABORT, 'edition_stays_as_issued');
END
"""
# The edition is locked first: what is added to it can't miss that it is being issued.
POSTGRESQL = """
CREATE FUNCTION edition_stays_as_issued() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner uuid;
    found text;
BEGIN
    IF TG_TABLE_NAME = 'edition' THEN
        found := OLD.state;
    ELSE
        owner := CASE WHEN TG_OP = 'INSERT' THEN NEW.edition_id ELSE OLD.edition_id END;
        SELECT state INTO found FROM edition WHERE id = owner FOR NO KEY UPDATE;
    END IF;
    IF found = 'issued' THEN
        RAISE EXCEPTION 'edition_stays_as_issued'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_stays_as_issued', TABLE = 'edition';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$
"""
POSTGRESQL_TRIGGER = """
CREATE TRIGGER edition_stays_as_issued BEFORE {events} ON {table}
FOR EACH ROW EXECUTE FUNCTION edition_stays_as_issued()
"""


def refuse_changes_of_issued() -> None:
    """Make the triggers of this database."""
    if op.get_context().dialect.name == "postgresql":
        _on_postgresql()
    else:
        _on_sqlite()


def _on_postgresql() -> None:
    op.execute(POSTGRESQL)
    op.execute(POSTGRESQL_TRIGGER.format(events="UPDATE OR DELETE", table="edition"))
    for table in PARTS:
        op.execute(POSTGRESQL_TRIGGER.format(events="INSERT OR UPDATE OR DELETE", table=table))


def _on_sqlite() -> None:
    for event in ("UPDATE", "DELETE"):
        op.execute(SQLITE_EDITION.format(event=event))
    for table in PARTS:
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            op.execute(SQLITE_PART.format(event=event, row=row, table=table))
