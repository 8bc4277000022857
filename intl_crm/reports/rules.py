"""Rules of the year's report: who is a partner, in which order, and what counts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from intl_crm.cities.models import Partnership
from intl_crm.cities.rules import SISTER_OR_FRIENDSHIP
from intl_crm.dates import Answer
from intl_crm.delegations.models import Delegation, Direction
from intl_crm.events.models import Event
from intl_crm.events.rules import cities_of

# The ties of the home city that are or were signed, by the partner.
Partners = Mapping[UUID, Sequence[Partnership]]
OUTBOUND = "outbound_mission"
# Years that papers of any calendar write and that dates of any precision hold.
FIRST_YEAR, LAST_YEAR = 1000, 9998
# States of a delegation that is still expected.
COMING = ("requested", "accepted", "preparing")
# A notice that ends a tie is no agreement that is signed.
TERMINATION = "termination"
# States of a tie that has been signed; its dates tell when it was one.
EVER_SIGNED = ("signed", "suspended", "ended")


def has_partner(event: Event, signed: Partners) -> bool:
    """Return whether a city takes part that is, as far as is known, a sister or friendship city then."""
    ties = (tie for city in cities_of(event) for tie in signed.get(city.id, ()))
    return any(
        tie.tie in SISTER_OR_FRIENDSHIP
        and tie.when.overlaps(event.when.first_day, event.when.last_day) is not Answer.NO
        for tie in ties
    )


def is_outbound(event: Event) -> bool:
    """Return whether we travelled: the kind says so, or a delegation of ours."""
    delegations = (one.delegation for one in event.participations)
    return event.form == OUTBOUND or any(
        one is not None and one.direction == Direction.OUTBOUND for one in delegations
    )


def in_report_order(events: Iterable[Event]) -> list[Event]:
    """Return the exchanges of a section: those with a place by it, then the others by date."""
    return sorted(events, key=lambda one: (one.report_order is None, one.report_order or 0, one.when, one.id))


def in_case_order(cases: Iterable[Delegation]) -> list[Delegation]:
    """Return numbered cases by their number, then the others by date."""
    return sorted(cases, key=lambda one: (one.case_number is None, one.case_number or 0, one.when, one.id))


def visitors_of(cases: Iterable[Delegation]) -> int | None:
    """Return the number of visitors; unknown where any headcount is, for unknown is not zero."""
    counts = [case.headcount for case in cases]
    return None if None in counts else sum(filter(None, counts))


def last_day(year: int) -> date:
    """Return the day at which a year's report judges titles."""
    return date(year, 12, 31)
