"""What the search declares: that its index follows every change."""

from intl_crm.derive import derivations
from intl_crm.search.index import derive_search_terms


def declare() -> None:
    """Keep the index in the transaction of each change."""
    derivations.register(derive_search_terms)
