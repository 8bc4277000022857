"""What the composed sections of a year's report are made of, asked of the tables in so many questions."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select, union
from sqlalchemy.orm import joinedload, selectinload

from intl_crm.cities.models import Agreement, Partnership
from intl_crm.cities.queries import home_city
from intl_crm.columns import part
from intl_crm.dates import KNOWN
from intl_crm.delegations.models import Delegation, Direction, Organisation, Person, Signature
from intl_crm.delegations.queries import delegations, people, signatures_of
from intl_crm.events.models import Event, EventMark, EventStatus, Gift, GiftParty, Participation
from intl_crm.panels import Viewer
from intl_crm.records import Record
from intl_crm.reports.queries import in_year, of_home, printable, with_cities, year_cases
from intl_crm.reports.report_form import Shows
from intl_crm.reports.rules import TERMINATION

HELD = EventStatus.HELD.value


@dataclass(frozen=True)
class Material:
    """The records of a year beside its exchanges and the visits received, as far as a form shows them."""

    missions: Sequence[Delegation] = ()
    agreements: Sequence[Agreement] = ()
    signatures: Mapping[UUID, Sequence[Signature]] = field(default_factory=dict)
    # All ties of the home city; in_year and the like say which of them a section tells of.
    ties: Sequence[Partnership] = ()
    marks: Sequence[EventMark] = ()
    gifts: Sequence[Gift] = ()
    # The exchanges of the year in which each city took part.
    exchanges: Mapping[UUID, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the year itself is on record; a tie of every year is no record of one."""
        return not (self.missions or self.agreements or self.gifts or self.exchanges)


def material_of(viewer: Viewer, year: int, shown: Collection[Shows]) -> Material:
    """Return what the sections of a form are composed of; nothing is asked that no section shows."""
    agreements = year_agreements(viewer, year) if "agreements" in shown else ()
    has_ties = bool({"anniversaries", "partners"} & set(shown))
    return Material(
        missions=year_cases(viewer, year, Direction.OUTBOUND) if "outbound" in shown else (),
        agreements=agreements,
        signatures=_signatures(viewer, agreements),
        ties=home_ties(viewer) if has_ties else (),
        marks=year_marks(viewer, year) if "anniversaries" in shown else (),
        gifts=year_gifts(viewer, year) if "gifts" in shown else (),
        exchanges=exchanges_by_city(viewer, year) if "partners" in shown else {},
    )


def year_agreements(viewer: Viewer, year: int) -> Sequence[Agreement]:
    """Return the agreements of the home city that were signed in a year, by the day of signing."""
    query = select(Agreement).join(Agreement.partnership).where(*_ours(viewer), Agreement.form != TERMINATION)
    query = query.where(in_year(Agreement, year, "signed"), printable(viewer, Agreement))
    query = query.options(joinedload(Agreement.partnership).options(*_with_cities()))
    return viewer.session.scalars(query.order_by(part(Agreement, "signed_first"), Agreement.id)).all()


def _signatures(viewer: Viewer, agreements: Sequence[Agreement]) -> Mapping[UUID, Sequence[Signature]]:
    found: dict[UUID, list[Signature]] = defaultdict(list)
    if agreements:
        for one in signatures_of(viewer.session, [agreement.id for agreement in agreements]):
            found[one.agreement_id].append(one)
    return {key: sorted(signed, key=lambda one: (one.position, one.id)) for key, signed in found.items()}


def home_ties(viewer: Viewer) -> Sequence[Partnership]:
    """Return the ties of the home city with other cities."""
    query = select(Partnership).where(*_ours(viewer)).options(*_with_cities())
    return viewer.session.scalars(query.order_by(Partnership.id)).all()


def _with_cities() -> tuple[Any, ...]:
    return (joinedload(Partnership.city), joinedload(Partnership.partner))


def _ours(viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    home = home_city(viewer.session)
    return (of_home(home) if home else false(), printable(viewer, Partnership))


def year_marks(viewer: Viewer, year: int) -> Sequence[EventMark]:
    """Return what the exchanges of a year commemorate."""
    query = select(EventMark).join(EventMark.event).where(_held_in(viewer, year))
    query = query.options(joinedload(EventMark.event), joinedload(EventMark.partnership))
    order = (part(Event, "when_since_first"), Event.id, EventMark.position)
    return viewer.session.scalars(query.order_by(*order)).all()


def year_gifts(viewer: Viewer, year: int) -> Sequence[Gift]:
    """Return the gifts of a year, by their own date or else by that of their exchange, which was held."""
    own, known = in_year(Gift, year), part(Gift, "when_since_precision").in_(KNOWN)
    there = and_(~known, in_year(Event, year))
    query = select(Gift).outerjoin(Gift.event).where(or_(own, there), printable(viewer, Gift))
    query = query.where(or_(Gift.event_id.is_(None), Event.status == HELD))
    party = selectinload(Gift.parties)
    bodies = (GiftParty.city, GiftParty.organisation, GiftParty.person)
    query = query.options(joinedload(Gift.event), *(party.joinedload(body) for body in bodies))
    return viewer.session.scalars(query).unique().all()


def exchanges_by_city(viewer: Viewer, year: int) -> Mapping[UUID, int]:
    """Return in how many exchanges of a year each city took part: itself, by a delegation or by a body."""
    taken = select(Event.id).select_from(Participation).join(Event, Event.id == Participation.event_id)
    # A union does not leave out by itself what is deleted.
    taken = taken.where(_held_in(viewer, year), Event.deleted_at.is_(None))
    found = viewer.session.execute(union(*with_cities(viewer, taken)))
    return Counter(city_id for _event_id, city_id in found)


def load_people(viewer: Viewer, year: int) -> list[Record]:
    """Load who takes part in the exchanges of a year; they stay loaded while what is returned is kept."""
    taken = select(Participation).join(Participation.event).where(_held_in(viewer, year)).subquery()
    alone = people().where(Person.id.in_(select(taken.c.person_id)))
    sent = delegations().where(Delegation.id.in_(select(taken.c.delegation_id)))
    bodies = select(Organisation).where(Organisation.id.in_(select(taken.c.organisation_id)))
    return [one for query in (alone, sent, bodies) for one in viewer.session.scalars(query).unique()]


def _held_in(viewer: Viewer, year: int) -> ColumnElement[bool]:
    return and_(in_year(Event, year), Event.status == HELD, printable(viewer, Event))
