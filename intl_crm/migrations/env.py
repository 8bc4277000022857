"""Alembic's environment: every step runs in the transaction that it was given."""

from alembic import context

from intl_crm.migrating import is_ours
from intl_crm.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata(),
    render_as_batch=True,
    include_object=is_ours,
    transactional_ddl=True,
)
# The caller's transaction is the only one: a step that fails leaves nothing behind.
context.run_migrations()
