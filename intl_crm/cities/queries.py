"""Questions to the tables of cities."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from intl_crm.cities.models import Agreement, City, Observance, Office, Partnership
from intl_crm.kinds import by_key
from intl_crm.panels import Viewer
from intl_crm.permissions import may_see, visible
from intl_crm.search.index import matching
from intl_crm.texts import LANGUAGES

ENDED = "ended"
# A name that so many have in common says nothing.
MOST_CITIES = 50


def the_office(session: Session) -> Office | None:
    """Return this office, or None before the first start."""
    return session.scalars(select(Office)).first()


def office_zone(session: Session) -> str:
    """Return the time zone of the home city; UTC before the first start."""
    home = home_city(session)
    return home.zone if home and home.zone else "UTC"


def office_language(session: Session) -> str | None:
    """Return the language of the office, if there is one yet."""
    office = the_office(session)
    return office.language if office else None


def record_languages(session: Session) -> tuple[str, ...]:
    """Return the languages in which the office keeps its records; before the first start the pages'."""
    office = the_office(session)
    return (office.languages if office else ()) or LANGUAGES


def home_city(session: Session) -> City | None:
    """Return the home city."""
    office = the_office(session)
    return office.home_city if office else None


def partnerships_of(viewer: Viewer, city: City) -> Sequence[Partnership]:
    """Return the ties of a city with their other side and their agreements."""
    query = (
        select(Partnership)
        .where(or_(Partnership.city_id == city.id, Partnership.partner_id == city.id))
        .where(visible(viewer.actor, Partnership))
        .options(
            joinedload(Partnership.city),
            joinedload(Partnership.partner),
            selectinload(Partnership.agreements),
        )
        .order_by(Partnership.id)
    )
    return viewer.session.scalars(query).all()


def cities_named(viewer: Viewer, key: str) -> Sequence[UUID]:
    """Return the city with this key, else the cities that are found by it as a name."""
    city = by_key(viewer.session, City, key)
    if city is not None and may_see(viewer.actor, city):
        return [city.id]
    found = City.id.in_(matching(viewer.session, key, (City.kind,)))
    return viewer.session.scalars(
        select(City.id).where(found, visible(viewer.actor, City)).limit(MOST_CITIES)
    ).all()


def lasting_ties(viewer: Viewer) -> Sequence[Partnership]:
    """Return the ties that have not ended, with cities whom the viewer may see."""
    lasts = or_(Partnership.state.is_(None), Partnership.state != ENDED)
    query = select(Partnership).where(lasts, visible(viewer.actor, Partnership)).order_by(Partnership.id)
    both = (joinedload(Partnership.city), joinedload(Partnership.partner))
    found = viewer.session.scalars(query.options(*both))
    return [tie for tie in found if all(may_see(viewer.actor, city) for city in (tie.city, tie.partner))]


def tie_with(viewer: Viewer, home: City, partner_id: UUID) -> Partnership | None:
    """Return the tie of the home city with a partner, the oldest on record if there are several."""
    return ties_of(viewer, home.id, [partner_id]).get(partner_id)


def ties_of(viewer: Viewer, home_id: UUID, partner_ids: Sequence[UUID]) -> dict[UUID, Partnership]:
    """Return the tie of the home city with each of the partners that has one."""
    query = select(Partnership).where(
        Partnership.city_id == home_id,
        Partnership.partner_id.in_(partner_ids),
        visible(viewer.actor, Partnership),
    )
    return {tie.partner_id: tie for tie in viewer.session.scalars(query.order_by(Partnership.id.desc()))}


def agreements_of(viewer: Viewer, partnership_ids: Sequence[UUID]) -> Sequence[Agreement]:
    """Return the agreements of these partnerships."""
    query = select(Agreement).where(
        Agreement.partnership_id.in_(partnership_ids), visible(viewer.actor, Agreement)
    )
    return viewer.session.scalars(query.options(joinedload(Agreement.partnership))).all()


def observances_of(viewer: Viewer, city: City) -> Sequence[Observance]:
    """Return the days of a city and of its country, in the order of the year."""
    mine = or_(Observance.city_id == city.id, Observance.country == city.country)
    query = select(Observance).where(mine, visible(viewer.actor, Observance))
    return viewer.session.scalars(query.order_by(Observance.month, Observance.day)).all()
