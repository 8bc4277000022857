"""What each kind of section shows, composed from the records of the year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from intl_crm.reports.composed_queries import Material
from intl_crm.reports.journeys import missions_told, visits_told
from intl_crm.reports.jubilees import anniversaries_told
from intl_crm.reports.partner_table import partners_composed
from intl_crm.reports.presents import gifts_told
from intl_crm.reports.report_form import Shows
from intl_crm.reports.signings import agreements_told
from intl_crm.reports.told import Composed
from intl_crm.reports.visits import Visits, counts_paragraph, visits_paragraph
from intl_crm.reports.voice import Voice


@dataclass(frozen=True)
class Shown:
    """What the sections of a report are composed of, and how they speak."""

    voice: Voice
    visits: Visits
    material: Material = field(default_factory=Material)


def composed_of(shows: Shows, shown: Shown) -> Composed:
    """Return what a section shows; nothing where it shows exchanges or figures."""
    compose = COMPOSERS.get(shows)
    return compose(shown) if compose else Composed()


def _visits(shown: Shown) -> Composed:
    return Composed(opening=(visits_paragraph(shown.visits),))


def _inbound(shown: Shown) -> Composed:
    cases = [case.delegation for case in shown.visits.cases]
    return Composed(opening=(counts_paragraph(shown.visits),), told=visits_told(cases, shown.voice))


def _outbound(shown: Shown) -> Composed:
    return missions_told(shown.material.missions, shown.voice)


def _agreements(shown: Shown) -> Composed:
    material = shown.material
    return Composed(told=agreements_told(material.agreements, material.signatures, shown.voice))


def _anniversaries(shown: Shown) -> Composed:
    return Composed(told=anniversaries_told(shown.material.ties, shown.material.marks, shown.voice))


def _gifts(shown: Shown) -> Composed:
    return Composed(told=gifts_told(shown.material.gifts, shown.voice))


def _partners(shown: Shown) -> Composed:
    return partners_composed(shown.material.ties, shown.material.exchanges, shown.voice)


COMPOSERS: Mapping[Shows, Callable[[Shown], Composed]] = {
    "visits": _visits,
    "inbound": _inbound,
    "outbound": _outbound,
    "agreements": _agreements,
    "anniversaries": _anniversaries,
    "gifts": _gifts,
    "partners": _partners,
}
