"""When a post whose end nobody recorded is last on record: visits tell it, and what higher rooms know."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from intl_crm.dates import Answer, PartialDate, Precision
from intl_crm.delegations.models import Delegation, DelegationMember, Post
from intl_crm.delegations.rules import RECEIVED
from intl_crm.panels import Viewer
from intl_crm.permissions import visible


@dataclass(frozen=True)
class Sighting:
    """Somebody acted on a date, for a certain body where the record says for which."""

    person_id: UUID
    when: PartialDate
    body_id: UUID | None = None


Source = Callable[[Viewer, Collection[UUID]], Iterable[Sighting]]


@dataclass
class Sightings:
    """The registry that the features fill."""

    sources: list[Source] = field(default_factory=list)

    def register(self, source: Source) -> None:
        """Add a source, once a process."""
        if source not in self.sources:
            self.sources.append(source)

    def of(self, viewer: Viewer, people: Collection[UUID]) -> Iterator[Sighting]:
        """Go through the dates on which some people acted, as far as the viewer may know."""
        for source in self.sources:
            yield from (one for one in source(viewer, people) if one.when.is_known)


sightings = Sightings()


def last_records(viewer: Viewer, posts: Iterable[Post]) -> dict[UUID, PartialDate]:
    """Return the last date on which each of the posts of unknown end was surely held, where there is one."""
    wanted = {post.id: post for post in posts if is_end_unknown(post)}
    if not wanted:
        return {}
    people = {post.person_id for post in wanted.values()}
    query = select(Post).where(Post.person_id.in_(people), visible(viewer.actor, Post))
    held: dict[UUID, list[Post]] = {}
    for post in viewer.session.scalars(query):
        held.setdefault(post.person_id, []).append(post)
    found: dict[UUID, PartialDate] = {}
    for one in sightings.of(viewer, people):
        shown = acting_post(held.get(one.person_id, ()), one)
        if shown is not None and shown.id in wanted:
            found[shown.id] = max(found.get(shown.id, one.when), one.when)
    return found


def is_end_unknown(post: Post) -> bool:
    """Return whether nobody recorded until when the post is held, or that it is held still."""
    return post.when.until.precision is Precision.UNKNOWN


def acting_post(posts: Sequence[Post], one: Sighting) -> Post | None:
    """Return the post that a sighting proves: the only one that it can have been."""
    possible = [post for post in posts if post.when.holds_on(one.when.last_day) is not Answer.NO]
    if one.body_id is not None:
        possible = [post for post in possible if one.body_id in {post.city_id, post.organisation_id}]
    return possible[0] if len(possible) == 1 else None


def seen_on_visits(viewer: Viewer, people: Collection[UUID]) -> Iterator[Sighting]:
    """Go through the dates on which people came with a delegation, for the body that it comes from."""
    query = (
        select(DelegationMember.person_id, Delegation)
        .join(Delegation, Delegation.id == DelegationMember.delegation_id)
        .where(DelegationMember.person_id.in_(people), Delegation.state.in_(RECEIVED))
        .where(visible(viewer.actor, Delegation))
    )
    for person_id, delegation in viewer.session.execute(query):
        yield Sighting(person_id, delegation.when.since, delegation.city_id or delegation.organisation_id)


sightings.register(seen_on_visits)
