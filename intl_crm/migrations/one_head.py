"""The rule that a city or organisation has one head at a time, held by the database itself."""

from alembic import op

# Two spans certainly overlap where each has begun for sure before the other can have ended; a handover
# on one day is no overlap.
OVERLAP = """
    SELECT 1 FROM post AS other
    WHERE other.id <> NEW.id AND other.is_head AND other.deleted_at IS NULL
      AND (other.city_id = NEW.city_id OR other.organisation_id = NEW.organisation_id)
      AND (NEW.when_since_last < other.when_until_first OR other.when_until_precision = 'open')
      AND (other.when_since_last < NEW.when_until_first OR NEW.when_until_precision = 'open')
"""
SQLITE = """
CREATE TRIGGER post_one_head_at_a_time_{event} BEFORE {event} ON post
WHEN NEW.is_head AND NEW.deleted_at IS NULL
BEGIN
    SELECT RAISE(ABORT, 'post_one_head_at_a_time') WHERE EXISTS ({overlap});
END
"""
# The body is locked first: two transactions that each add a head can't miss one another.
POSTGRESQL_FUNCTION = """
CREATE FUNCTION post_one_head_at_a_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM city WHERE id = NEW.city_id FOR NO KEY UPDATE;
    PERFORM 1 FROM organisation WHERE id = NEW.organisation_id FOR NO KEY UPDATE;
    IF EXISTS ({overlap}) THEN
        RAISE EXCEPTION 'post_one_head_at_a_time'
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'post_one_head_at_a_time', TABLE = 'post';
    END IF;
    RETURN NEW;
END $$
"""
POSTGRESQL = """
CREATE TRIGGER post_one_head_at_a_time BEFORE INSERT OR UPDATE ON post FOR EACH ROW
WHEN (NEW.is_head AND NEW.deleted_at IS NULL) EXECUTE FUNCTION post_one_head_at_a_time()
"""


def refuse_two_heads() -> None:
    """Make the triggers of this database."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(POSTGRESQL_FUNCTION.format(overlap=OVERLAP))
        op.execute(POSTGRESQL)
    else:
        for event in ("INSERT", "UPDATE"):
            op.execute(SQLITE.format(event=event, overlap=OVERLAP))
