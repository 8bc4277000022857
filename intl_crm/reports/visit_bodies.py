"""Whom a visit brings here or takes us to: the body, its kind, its country or region."""

from intl_crm.cities.models import City
from intl_crm.countries import UnknownCountry, world_region
from intl_crm.delegations.models import Delegation, Direction, Organisation
from intl_crm.delegations.rules import comes_from, head_post, told_body
from intl_crm.reports.tallies import UNKNOWN

CITY = "city"
# Where our own leave from is not where they go.
OURS = frozenset({"own_city", "own_government"})


def body_kind(visit: Delegation, home: City | None) -> str:
    """Return the kind of body that comes or is visited: a city, or what sort of organisation."""
    body = _body(visit, home)
    if isinstance(body, Organisation):
        return body.form
    return CITY if body else UNKNOWN


def visit_country(visit: Delegation, home: City | None = None) -> str:
    """Return the code of the country or region from which a visit comes or to which it goes."""
    body = _body(visit, home)
    code = (body.country if body else None) or _country_of_head(visit)
    try:
        return code if code and world_region(code) else UNKNOWN
    except UnknownCountry:
        return UNKNOWN


def _body(visit: Delegation, home: City | None) -> City | Organisation | None:
    body = comes_from(visit)
    if visit.direction == Direction.OUTBOUND:
        return None if _is_ours(body, home) else body
    return body or _body_of_head(visit)


def _is_ours(body: City | Organisation | None, home: City | None) -> bool:
    return (body is not None and body is home) or (isinstance(body, Organisation) and body.form in OURS)


def _body_of_head(visit: Delegation) -> City | Organisation | None:
    post = head_post(visit)
    return told_body(post) if post else None


def _country_of_head(visit: Delegation) -> str | None:
    """Return the country of a visitor's head; our own head's says nothing of where one goes."""
    body = None if visit.direction == Direction.OUTBOUND else _body_of_head(visit)
    return body.country if body else None
