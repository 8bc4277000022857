"""What delegations show on the pages of cities, organisations, people and agreements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from intl_crm import words
from intl_crm.cities.models import Agreement, City
from intl_crm.cities.rules import agreement_name
from intl_crm.columns import part
from intl_crm.date_words import Style, date_words, span_words
from intl_crm.dates import PartialDate
from intl_crm.delegations import queries, rules
from intl_crm.delegations.models import Delegation, Organisation, Person, Post
from intl_crm.delegations.sightings import last_records
from intl_crm.delegations.tenure import tenure_words
from intl_crm.kinds import kinds
from intl_crm.panels import Panel, Viewer
from intl_crm.permissions import Action, may, may_see, visible
from intl_crm.texts import Found


@dataclass(frozen=True)
class PersonRow:
    """Somebody with what they are here."""

    name: Found
    url: str
    others: tuple[Found, ...] = ()
    line: str = ""
    flag: str = ""
    role: str = ""
    gap: str = ""
    # Where the line leads, if it is a record's own.
    line_url: str = ""
    # Stands where a person's initials would, for who is no person.
    icon: str = ""
    # Who leads a delegation, in its own row, so that nobody is counted twice.
    head: "PersonRow | None" = None


@dataclass(frozen=True)
class Rows:
    """Rows of a panel, and where one adds to them."""

    rows: Sequence[Any]
    add_url: str = ""


@dataclass(frozen=True)
class DelegationRow:
    """A delegation in a list on another page."""

    when: str
    title: Found
    url: str
    meta: str
    flag: str
    state: tuple[str, str]


def person_row(person: Person, language: str, *, line: str, flag: str = "", role: str = "") -> PersonRow:
    """Return a person with a line below the name."""
    other = rules.other_script(person, language)
    return PersonRow(
        rules.person_name(person, language),
        kinds["person"].address_of(person),
        (other,) if other.text else (),
        line,
        flag,
        role,
    )


def _is_shown(viewer: Viewer, person: Person) -> bool:
    """Return whether somebody is on record and may be seen."""
    return person.deleted_at is None and may_see(viewer.actor, person)


def posts_here(viewer: Viewer, body: City | Organisation) -> Rows:
    """Return who holds or held a post here, present heads first."""
    posts = [post for post in queries.posts_in(viewer, body) if _is_shown(viewer, post.person)]
    last = last_records(viewer, posts)
    rows = [_holder(post, viewer.language, last) for post in sorted(posts, key=rules.presence)]
    return Rows(rows, _add(viewer, "post", f"{body.kind}={body.id.hex}"))


def _holder(post: Post, language: str, last: Mapping[UUID, PartialDate]) -> PersonRow:
    office = rules.office_words(post, language).text
    row = person_row(post.person, language, line=f"{office} · {tenure_words(post, language, last)}")
    return replace(row, line_url=kinds["post"].address_of(post))


def _add(viewer: Viewer, kind: str, preset: str) -> str:
    return f"{kinds[kind].address}new?{preset}" if may(viewer.actor, Action.CREATE, kind) else ""


def posts_of_person(viewer: Viewer, person: Person) -> Rows:
    """Return the posts of a person over time."""
    posts = sorted(queries.posts_of(viewer, person), key=rules.presence)
    last = last_records(viewer, posts)
    rows = [_post_row(viewer, post, last) for post in posts]
    return Rows(rows, _add(viewer, "post", f"person={person.id.hex}"))


def _post_row(viewer: Viewer, post: Post, last: Mapping[UUID, PartialDate]) -> dict[str, Any]:
    language, body = viewer.language, rules.body_of(post)
    is_seen = body is not None and body.deleted_at is None and may_see(viewer.actor, body)
    return {
        "when": tenure_words(post, language, last),
        "title": rules.office_words(post, language),
        "url": kinds["post"].address_of(post),
        "meta": rules.body_name(post, language),
        "meta_url": kinds.of(body).address_of(body) if body and is_seen else "",
        "flag": (rules.country_of(post) or "").lower(),
    }


def delegation_row(delegation: Delegation, language: str) -> DelegationRow:
    """Return a delegation with its date, mode and state."""
    body = rules.comes_from(delegation)
    return DelegationRow(
        span_words(delegation.when, language, Style.LIST),
        rules.delegation_name(delegation, language),
        kinds["delegation"].address_of(delegation),
        words.label("modes", delegation.mode, language),
        (body.country or "").lower() if body else "",
        ("delegation_states", delegation.state),
    )


def delegations_of_body(viewer: Viewer, body: City | Organisation) -> Rows | None:
    """Return the delegations of a city or organisation."""
    found = queries.delegations_of_body(viewer, body)
    return Rows([delegation_row(one, viewer.language) for one in found]) if found else None


def delegations_of_person(viewer: Viewer, person: Person) -> Rows | None:
    """Return the delegations that a person came with."""
    found = queries.delegations_of_person(viewer, person)
    return Rows([delegation_row(one, viewer.language) for one in found]) if found else None


def organisations_of_city(viewer: Viewer, city: City) -> Rows | None:
    """Return the organisations of a city."""
    found = queries.organisations_of(viewer, city)
    rows = [
        {
            "when": rules.organisation_line(body, viewer.language),
            "title": rules.organisation_name(body, viewer.language),
            "url": kinds["organisation"].address_of(body),
        }
        for body in found
    ]
    return Rows(rows) if rows else None


def signatures_of(viewer: Viewer, agreement: Agreement) -> Rows | None:
    """Return who signed and who witnessed an agreement, with the title at its date."""
    day = agreement.signed.last_day
    signatures = queries.signatures_of(viewer.session, [agreement.id])
    rows = [
        person_row(
            one.person,
            viewer.language,
            line=_office_at(one.person, day, viewer.language),
            role=words.label("event_roles", one.role, viewer.language),
        )
        for one in signatures
        if _is_shown(viewer, one.person)
    ]
    return Rows(rows) if rows else None


def _office_at(person: Person, day: Any, language: str) -> str:
    post = rules.post_at(rules.told_posts(person), day)
    return rules.office_words(post, language).text if post else ""


def agreements_of(viewer: Viewer, person: Person) -> Rows | None:
    """Return what a person signed or witnessed, latest first."""
    language = viewer.language
    rows = [
        {
            "when": date_words(one.agreement.signed, language, Style.LIST)
            if one.agreement.signed.is_known
            else "",
            "title": agreement_name(one.agreement, language),
            "url": kinds["agreement"].address_of(one.agreement),
            "meta": words.label("event_roles", one.role, language),
        }
        for one in queries.signed_by(viewer, person)
    ]
    return Rows(rows) if rows else None


def members_of(viewer: Viewer, delegation: Delegation) -> Rows:
    """Return the members of a delegation in order, with the post at that date."""
    day = delegation.when.since.last_day
    rows = [
        person_row(
            member.person,
            viewer.language,
            line=_office_at(member.person, day, viewer.language),
            role=words.label("delegation_roles", member.role, viewer.language),
        )
        for member in delegation.members
        if _is_shown(viewer, member.person)
    ]
    return Rows(
        rows,
        f"{kinds['delegation'].address_of(delegation)}/edit"
        if may(viewer.actor, Action.EDIT, "delegation")
        else "",
    )


def count_people(viewer: Viewer, body: City | Organisation) -> int:
    """Return how many posts there are here."""
    column = part(Post, f"{body.kind}_id")
    query = select(func.count()).select_from(Post).where(column == body.id, visible(viewer.actor, Post))
    return viewer.session.scalar(query) or 0


PEOPLE, ROWS = "delegations/people.html", "delegations/rows.html"
PANELS = (
    Panel("city", "posts", posts_here, PEOPLE, place="rail", order=20),
    Panel("city", "people", posts_here, PEOPLE, tab="people", count=count_people),
    Panel("city", "delegations", delegations_of_body, ROWS, order=40),
    Panel("city", "organisations", organisations_of_city, ROWS, place="rail", order=60),
    Panel("organisation", "posts", posts_here, PEOPLE, order=10),
    Panel("organisation", "delegations", delegations_of_body, ROWS, order=40),
    Panel("person", "posts", posts_of_person, ROWS, order=10),
    Panel("person", "delegations", delegations_of_person, ROWS, order=30),
    Panel("person", "agreements", agreements_of, ROWS, order=35),
    Panel("agreement", "signatures", signatures_of, PEOPLE, order=10),
    Panel("delegation", "members", members_of, PEOPLE, order=10),
)
