"""The full-text index over the search entries, which each database keeps by itself."""

from alembic import op

# The index holds no text of its own, so that a row can be deleted from it; triggers keep it.
SQLITE = (
    "CREATE VIRTUAL TABLE search_text USING fts5(terms, content='search_entry', content_rowid='id')",
    """
    CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_text(rowid, terms) VALUES (NEW.id, NEW.terms);
    END
    """,
    """
    CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_text(search_text, rowid, terms) VALUES ('delete', OLD.id, OLD.terms);
    END
    """,
    """
    CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
        INSERT INTO search_text(search_text, rowid, terms) VALUES ('delete', OLD.id, OLD.terms);
        INSERT INTO search_text(rowid, terms) VALUES (NEW.id, NEW.terms);
    END
    """,
)
POSTGRESQL = (
    "ALTER TABLE search_entry ADD COLUMN tsv tsvector"
    " GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, terms)) STORED",
    "CREATE INDEX ix_search_entry_tsv ON search_entry USING gin (tsv)",
)


def index_full_text() -> None:
    """Make the index of this database."""
    for statement in POSTGRESQL if op.get_context().dialect.name == "postgresql" else SQLITE:
        op.execute(statement)
