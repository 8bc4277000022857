"""By which date a record counts in a year's report; a record counts once, in the year of that date."""

from intl_crm.cities.models import Agreement
from intl_crm.dates import PartialDate
from intl_crm.delegations.models import Delegation, Direction
from intl_crm.events.models import Event, Gift


def counts_by(record: Delegation | Event | Agreement | Gift) -> PartialDate:
    """Return the date by which a record counts; one of which not even the year is known counts by none."""
    match record:
        case Delegation():
            return first_day_of(record)
        case Agreement():
            return record.signed
        case Gift():
            return given_on(record)
    return record.when.since


def first_day_of(case: Delegation) -> PartialDate:
    """Return when a case begins: visitors arrive, our own leave; else on the first day of its span."""
    if case.direction == Direction.OUTBOUND:
        return left_on(case) if case.departure.is_known else case.when.since
    return case.arrival if case.arrival.is_known else case.when.since


def left_on(case: Delegation) -> PartialDate:
    """Return when our own left; who arrives before the departure arrived abroad, and had left by then."""
    return min(case.arrival, case.departure) if case.arrival.is_known else case.departure


def given_on(gift: Gift) -> PartialDate:
    """Return when a gift was handed over: its own date, else that of its exchange."""
    if gift.when.since.is_known or gift.event is None:
        return gift.when.since
    return gift.event.when.since


def year_of_case(case: Delegation) -> int | None:
    """Return the year in which a case counts: that of its first day, else the one that it is numbered in."""
    return first_day_of(case).year or case.case_year


def is_numbered_elsewhere(case: Delegation) -> bool:
    """Return whether a case has a number of another year than the one in which it begins."""
    return case.case_year not in (None, year_of_case(case))
