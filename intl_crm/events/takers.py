"""Who takes part in an event: people with their post then, bodies, and delegations with their head."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from intl_crm import words
from intl_crm.delegations import rules as people
from intl_crm.delegations.models import Delegation, DelegationMember, Person
from intl_crm.delegations.panels import PersonRow, Rows, person_row
from intl_crm.events import queries, rules
from intl_crm.events.models import Event, Participation
from intl_crm.kinds import kinds, name_of
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, may, may_see
from intl_crm.records import Record
from intl_crm.texts import Found


def taking_part(viewer: Viewer, event: Event) -> Rows:
    """Return who takes part, each with the role; who heads a delegation stands in its row alone."""
    queries.load_takers(viewer, event)
    seen = [(one, found) for one in event.participations if (found := _seen(viewer, one)) is not None]
    heads = {head.person_id for _one, found in seen if (head := _head(found)) is not None}
    own: dict[UUID | None, str] = {
        one.person_id: _role(one, viewer.language) for one, _found in seen if one.person_id in heads
    }
    rows = [
        _with_head(viewer, _row(viewer, event, one, found), found, own)
        for one, found in seen
        if one.person_id is None or one.person_id not in heads
    ]
    edit = f"{kinds['event'].address_of(event)}/edit"
    return Rows(rows, edit if may(viewer.actor, Action.EDIT, "event") else "")


def _seen(viewer: Viewer, one: Participation) -> Record | None:
    """Return who takes part; nobody where the record is deleted or hidden."""
    found = rules.taker(one)
    return found if found is not None and may_see(viewer.actor, found) else None


def _role(one: Participation, language: str) -> str:
    return words.label("event_roles", one.role, language)


def _head(found: Record) -> DelegationMember | None:
    return found.head if isinstance(found, Delegation) else None


def _row(viewer: Viewer, event: Event, one: Participation, found: Record) -> PersonRow:
    language, role = viewer.language, _role(one, viewer.language)
    if isinstance(found, Person):
        post = people.post_at(people.told_posts(found), event.when.since.last_day)
        line = people.office_words(post, language).text if post else ""
        flag = (people.country_of(post) or "").lower() if post else ""
        return person_row(found, language, line=line, flag=flag, role=role)
    kind = kinds.of(found)
    name, line, flag = _body(found, language)
    return PersonRow(name, kind.address_of(found), line=line, flag=flag, role=role, icon=kind.icon)


def _body(found: Record, language: str) -> tuple[Found, str, str]:
    """Return name, line and flag of who is no person; a delegation is named by whom it comes from."""
    if not isinstance(found, Delegation):
        return name_of(found, language), kinds.of(found).line(found, language), _country(found)
    name = name_of(found, language) if found.name else people.delegation_body(found, language)
    word = words.label("records", "delegation", language)
    return name, word if name.text != word else "", _country(people.comes_from(found))


def _country(found: Record | None) -> str:
    return (getattr(found, "country", None) or "").lower()


def _with_head(viewer: Viewer, row: PersonRow, found: Record, own: Mapping[UUID | None, str]) -> PersonRow:
    head = _head(found)
    if head is None or not isinstance(found, Delegation):
        return row
    if head.person.deleted_at is not None or not may_see(viewer.actor, head.person):
        return row
    post = people.head_post(found)
    line = people.office_words(post, viewer.language).text if post else ""
    role = own.get(head.person_id) or words.label("delegation_roles", head.role, viewer.language)
    return replace(row, head=person_row(head.person, viewer.language, line=line, role=role))
