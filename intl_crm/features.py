"""The features of the program, and what each declares to the registries."""

from functools import cache

from intl_crm import sorting
from intl_crm.accounts import audit
from intl_crm.accounts import declared as accounts
from intl_crm.calendar import declared as calendar
from intl_crm.cities import declared as cities
from intl_crm.delegations import declared as delegations
from intl_crm.derive import derivations
from intl_crm.events import declared as events
from intl_crm.files import declared as files
from intl_crm.home import declared as home
from intl_crm.reports import declared as reports
from intl_crm.search import declared as search

FEATURES = (accounts, files, cities, delegations, events, calendar, reports, search, home)


@cache
def declare() -> None:
    """Fill the registries, once a process: kinds, panels, ties, and what follows from a change."""
    derivations.register_witness(audit.write_audit)
    derivations.register(sorting.derive_sort_keys)
    for feature in FEATURES:
        feature.declare()
