"""Alembic's environment: every step runs in the transaction that it was given."""

from alembic import context

from intl_crm.tables import metadata

# Full-text tables and their shadows belong to SQLite, not to the models.
FULL_TEXT = "search_text"


def _is_ours(_object: object, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
    return not (kind == "table" and name is not None and name.startswith(FULL_TEXT))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata(),
    render_as_batch=True,
    include_object=_is_ours,
    transactional_ddl=True,
)
# The caller's transaction is the only one: a step that fails leaves nothing behind.
context.run_migrations()
