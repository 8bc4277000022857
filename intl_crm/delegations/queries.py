"""Questions to the tables of people, posts, organisations and delegations."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from intl_crm.cities.models import Agreement, City
from intl_crm.columns import part
from intl_crm.delegations.models import Delegation, DelegationMember, Organisation, Person, Post, Signature
from intl_crm.panels import Viewer
from intl_crm.permissions import visible

# What naming a post needs.
OF_POST = (joinedload(Post.person), joinedload(Post.city), joinedload(Post.organisation))


def posts_with_bodies() -> Any:
    """Return the loading of people with their posts and the bodies of these."""
    return selectinload(Person.posts).options(joinedload(Post.city), joinedload(Post.organisation))


def people() -> Select[Any]:
    """Return people with what their names and lines need."""
    return select(Person).options(posts_with_bodies())


def of_delegation() -> tuple[Any, ...]:
    """Return the loading of delegations with what their names need."""
    head = selectinload(Delegation.members).joinedload(DelegationMember.person)
    return (
        joinedload(Delegation.city),
        joinedload(Delegation.organisation),
        head.options(posts_with_bodies()),
    )


def delegations() -> Select[Any]:
    """Return delegations with what their names need."""
    return select(Delegation).options(*of_delegation())


def posts_in(viewer: Viewer, body: City | Organisation) -> Sequence[Post]:
    """Return the posts of a city or organisation."""
    column = Post.city_id if isinstance(body, City) else Post.organisation_id
    query = select(Post).where(column == body.id, visible(viewer.actor, Post)).options(*OF_POST)
    return viewer.session.scalars(query).all()


def posts_of(viewer: Viewer, person: Person) -> Sequence[Post]:
    """Return the posts of a person."""
    query = select(Post).where(Post.person_id == person.id, visible(viewer.actor, Post)).options(*OF_POST)
    return viewer.session.scalars(query).all()


def organisations_of(viewer: Viewer, city: City) -> Sequence[Organisation]:
    """Return the organisations that belong to a city."""
    query = select(Organisation).where(Organisation.city_id == city.id, visible(viewer.actor, Organisation))
    return viewer.session.scalars(query.order_by(Organisation.id)).all()


def delegations_of_body(viewer: Viewer, body: City | Organisation) -> Sequence[Delegation]:
    """Return the delegations of a city or organisation, latest first."""
    column = Delegation.city_id if isinstance(body, City) else Delegation.organisation_id
    return _latest(viewer, delegations().where(column == body.id))


def delegations_of_person(viewer: Viewer, person: Person) -> Sequence[Delegation]:
    """Return the delegations that a person belonged to, latest first."""
    mine = select(DelegationMember.delegation_id).where(DelegationMember.person_id == person.id)
    return _latest(viewer, delegations().where(Delegation.id.in_(mine)))


def _latest(viewer: Viewer, query: Select[Any]) -> Sequence[Delegation]:
    query = query.where(visible(viewer.actor, Delegation))
    first = Delegation.__table__.c.when_since_first
    return viewer.session.scalars(query.order_by(first.desc(), Delegation.id)).unique().all()


def signatures_of(session: Session, agreement_ids: Iterable[UUID]) -> Sequence[Signature]:
    """Return who signed or witnessed these agreements."""
    query = select(Signature).where(Signature.agreement_id.in_(list(agreement_ids)))
    return session.scalars(query.options(joinedload(Signature.person).options(posts_with_bodies()))).all()


def signed_by(viewer: Viewer, person: Person) -> Sequence[Signature]:
    """Return the signatures of a person under agreements, the latest first."""
    signed = part(Agreement, "signed_first")
    query = (
        select(Signature)
        .join(Signature.agreement)
        .where(Signature.person_id == person.id, visible(viewer.actor, Agreement))
        .options(contains_eager(Signature.agreement))
        .order_by(signed.desc(), Agreement.id)
    )
    return viewer.session.scalars(query).all()
