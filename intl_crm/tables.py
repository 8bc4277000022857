"""Every table of the program, for migrations: importing this module fills the metadata."""

from sqlalchemy import MetaData

from intl_crm import sorting
from intl_crm.accounts import models as accounts
from intl_crm.calendar import models as calendar
from intl_crm.cities import models as cities
from intl_crm.db import Base
from intl_crm.delegations import models as delegations
from intl_crm.events import models as events
from intl_crm.files import models as files
from intl_crm.jobs import models as jobs
from intl_crm.reports import models as reports
from intl_crm.search import models as search

MODULES = (accounts, calendar, cities, delegations, events, files, jobs, reports, search, sorting)


def metadata() -> MetaData:
    """Return the metadata with every table in it."""
    return Base.metadata
