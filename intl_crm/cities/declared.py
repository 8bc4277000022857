"""What cities declare: their kinds, their ties, and what is deleted with them."""

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from intl_crm.cities import rules
from intl_crm.cities.layers import LAYERS
from intl_crm.cities.models import Agreement, City, Observance, Office, Partnership
from intl_crm.cities.panels import PANELS
from intl_crm.columns import part
from intl_crm.kinds import Kind, kinds
from intl_crm.layers import layers
from intl_crm.panels import panels
from intl_crm.records import Record
from intl_crm.ties import End, Tie, ties


def declare() -> None:
    """Register the kinds and the ties."""
    for kind in KINDS:
        kinds.register(kind)
    panels.register(*PANELS)
    ties.register(PARTNERSHIP, AGREEMENT)
    layers.register(*LAYERS)


def _partnerships_of(session: Session, city: City) -> Iterable[Partnership]:
    return session.scalars(
        select(Partnership).where(or_(Partnership.city_id == city.id, Partnership.partner_id == city.id))
    )


def _agreements_of(session: Session, partnership: Partnership) -> Iterable[Agreement]:
    return session.scalars(select(Agreement).where(Agreement.partnership_id == partnership.id))


def _owned_by_city(session: Session, city: City) -> Iterable[Record]:
    partnerships = list(_partnerships_of(session, city))
    yield from partnerships
    for partnership in partnerships:
        yield from _agreements_of(session, partnership)
    yield from session.scalars(select(Observance).where(Observance.city_id == city.id))


KINDS = (
    Kind(
        "city",
        City,
        "/cities/",
        rules.city_name,
        spellings=lambda city: (*city.name.values(), *city.spellings),
        line=rules.city_line,
        other=rules.other_script,
        dependents=_partnerships_of,
        owned=_owned_by_city,
        icon="map-pin",
    ),
    Kind(
        "partnership",
        Partnership,
        "/partnerships/",
        rules.partnership_name,
        spellings=lambda partnership: (*partnership.note.values(),),
        owned=_agreements_of,
        naming=lambda: (joinedload(Partnership.partner),),
        icon="link",
    ),
    Kind(
        "agreement",
        Agreement,
        "/agreements/",
        rules.agreement_name,
        spellings=lambda agreement: (*agreement.title.values(), agreement.approval_number or ""),
        line=rules.agreement_line,
        naming=lambda: (joinedload(Agreement.partnership).joinedload(Partnership.partner),),
        icon="file-text",
    ),
    Kind(
        "observance",
        Observance,
        "/observances/",
        rules.observance_name,
        spellings=lambda observance: observance.name.values(),
        icon="flag",
    ),
    Kind(
        "office",
        Office,
        "/admin/office/",
        lambda office, language: rules.best(office.name, language),
        spellings=lambda _office: (),
        is_listed=False,
        icon="building",
    ),
)

PARTNERSHIP = Tie(
    "partnership",
    End("city", part(Partnership, "city_id")),
    End("city", part(Partnership, "partner_id")),
    part(Partnership, "when_since_first"),
    part(Partnership, "when_until_last"),
)
AGREEMENT = Tie(
    "agreement",
    End("partnership", part(Agreement, "partnership_id")),
    End("agreement", part(Agreement, "id")),
)
