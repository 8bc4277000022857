"""Editions as a kind of record: each has its page below its year."""

from dataclasses import dataclass

from intl_crm.kinds import Kind
from intl_crm.records import Record
from intl_crm.reports.models import Edition


@dataclass(frozen=True)
class EditionKind(Kind):
    """The kind whose pages stand below the report of their year."""

    def address_of(self, record: Record) -> str:
        """Return the address of an edition's page."""
        assert isinstance(record, Edition)  # noqa: S101 -- it is the model of the kind
        return f"/reports/{record.year}/editions/{record.key}"
