"""What delegations declare: their kinds, their ties, and what is named after them."""

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from intl_crm.cities.models import City
from intl_crm.columns import part
from intl_crm.delegations import queries, rules
from intl_crm.delegations.models import Delegation, DelegationMember, Organisation, Person, Post, Signature
from intl_crm.delegations.panels import PANELS
from intl_crm.kinds import Kind, kinds
from intl_crm.panels import panels
from intl_crm.records import Record
from intl_crm.ties import End, Tie, ties


def declare() -> None:
    """Register the kinds, the panels and the ties."""
    for kind in KINDS:
        kinds.register(kind)
    kinds.follow("city", _named_after_body)
    kinds.belong("city", _posts_at)
    panels.register(*PANELS)
    ties.register(*TIES)


def _posts_of(session: Session, person: Person) -> Iterable[Post]:
    return session.scalars(select(Post).where(Post.person_id == person.id))


def _named_after_person(session: Session, person: Person) -> Iterable[Record]:
    yield from _posts_of(session, person)
    yield from _delegations_of(session, person)


def _delegations_of(session: Session, person: Person) -> Iterable[Delegation]:
    led = select(DelegationMember.delegation_id).where(DelegationMember.person_id == person.id)
    return session.scalars(select(Delegation).where(Delegation.id.in_(led)))


def _named_after_post(session: Session, post: Post) -> Iterable[Record]:
    yield from _delegations_of(session, post.person)


def _posts_at(session: Session, body: City | Organisation) -> Iterable[Post]:
    held = or_(Post.city_id == body.id, Post.organisation_id == body.id)
    return session.scalars(select(Post).where(held)).all()


def _named_after_body(session: Session, body: City | Organisation) -> Iterable[Record]:
    for post in _posts_at(session, body):
        yield post
        yield from _delegations_of(session, post.person)
    yield from session.scalars(
        select(Delegation).where(or_(Delegation.city_id == body.id, Delegation.organisation_id == body.id))
    )


KINDS = (
    Kind(
        "organisation",
        Organisation,
        "/organisations/",
        rules.organisation_name,
        spellings=lambda body: (*body.name.values(), *body.spellings),
        line=rules.organisation_line,
        dependents=_named_after_body,
        icon="building",
        owned=_posts_at,
    ),
    Kind(
        "person",
        Person,
        "/people/",
        rules.person_name,
        spellings=lambda person: person.names.every_spelling(),
        line=rules.person_line,
        other=rules.other_script,
        dependents=_named_after_person,
        owned=_posts_of,
        naming=lambda: (queries.posts_with_bodies(),),
        icon="users",
    ),
    Kind(
        "post",
        Post,
        "/posts/",
        rules.post_name,
        spellings=lambda post: (*post.own_title.values(),),
        dependents=_named_after_post,
        naming=lambda: queries.OF_POST,
        icon="id-badge",
    ),
    Kind(
        "delegation",
        Delegation,
        "/delegations/",
        rules.delegation_name,
        spellings=lambda delegation: (
            *delegation.name.values(),
            *delegation.body_as_printed.values(),
            *delegation.purpose.values(),
        ),
        naming=queries.of_delegation,
        icon="plane-arrival",
    ),
)

TIES = (
    Tie(
        "post",
        End("person", part(Post, "person_id")),
        End("city", part(Post, "city_id")),
        part(Post, "when_since_first"),
        part(Post, "when_until_last"),
    ),
    Tie(
        "post",
        End("person", part(Post, "person_id")),
        End("organisation", part(Post, "organisation_id")),
        part(Post, "when_since_first"),
        part(Post, "when_until_last"),
    ),
    Tie(
        "member",
        End("person", part(DelegationMember, "person_id")),
        End("delegation", part(DelegationMember, "delegation_id")),
    ),
    Tie(
        "signature",
        End("person", part(Signature, "person_id")),
        End("agreement", part(Signature, "agreement_id")),
    ),
    Tie("seat", End("organisation", part(Organisation, "id")), End("city", part(Organisation, "city_id"))),
)
