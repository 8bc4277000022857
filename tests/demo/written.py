"""The demo's records written back as their files have them, so that nothing is lost or added unseen."""

from collections.abc import Iterable, Mapping
from typing import Any

from intl_crm.cities.models import Agreement, City, Partnership
from intl_crm.delegations.models import Delegation, Organisation, Person, Post
from intl_crm.events.models import Event, EventMark, EventPart, Gift, GiftParty, Participation
from intl_crm.names import NameForm
from intl_crm.records import Record
from intl_crm.texts import Texts

BODIES = ("city", "person", "organisation", "delegation")
EMPTY: tuple[object, ...] = (None, {}, [], False)


def filled(**facts: Any) -> dict[str, Any]:
    """What of these facts says something."""
    return {name: value for name, value in facts.items() if value not in EMPTY}


def ref(record: Any) -> str:
    """The item's number in the report, from the source of a record."""
    return str(record.source["zh-Hant-TW"]).rpartition("，")[2].replace("、", "")


def listed(texts: Iterable[Texts]) -> list[dict[str, str]]:
    return [dict(one) for one in texts]


def key(record: Record | None) -> str | None:
    return record.key if record else None


def city(one: City) -> dict[str, Any]:
    return filled(
        key=one.slug,
        level=one.level,
        country=one.country,
        name=dict(one.name),
        zone=one.zone,
        coordinates=[one.latitude, one.longitude],
        hours=one.hours,
    )


def partnership(one: Partnership) -> dict[str, Any]:
    since = str(one.when.since)
    return filled(
        partner=one.partner.slug,
        kind=one.tie,
        state=one.state,
        since=None if since == "?" else since,
        basis=None if one.basis == "unknown" else one.basis,
        ref=ref(one),
    )


def agreement(one: Agreement, signatures: list[dict[str, str]]) -> dict[str, Any]:
    return filled(
        key=one.slug,
        partner=one.partnership.partner.slug,
        kind=one.form,
        signed=str(one.signed),
        way=one.way,
        title=dict(one.title),
        fields=listed(one.fields),
        signatures=signatures,
    )


def organisation(one: Organisation) -> dict[str, Any]:
    return filled(key=one.slug, kind=one.form, country=one.country, name=dict(one.name), city=key(one.city))


def person(one: Person) -> dict[str, Any]:
    (held,) = one.posts
    return filled(
        key=one.slug,
        names={form.tag: _form(form) for form in one.names.forms},
        spellings=list(one.names.spellings),
        post=_post(held),
    )


def _form(form: NameForm) -> dict[str, str]:
    return {name: text for name, text in form.as_json().items() if name != "tag"}


def _post(one: Post) -> dict[str, Any]:
    until = str(one.when.until)
    return filled(
        title=one.title,
        of=key(one.city or one.organisation),
        head=one.is_head,
        own_title=dict(one.own_title),
        ended=until.removeprefix("<=") if until.startswith("<=") else None,
    )


def delegation(one: Delegation, event: str | None) -> dict[str, Any]:
    (head,) = one.members
    arrival = str(one.arrival)
    return filled(
        key=one.slug,
        number=one.case_number,
        head=head.person.slug,
        mode=one.mode,
        when=str(one.when),
        event=event,
        arrival=None if arrival == "?" else arrival,
        body_as_printed=dict(one.body_as_printed),
    )


def event(one: Event) -> dict[str, Any]:
    return filled(
        key=one.slug,
        ref=ref(one),
        section=one.report_section,
        order=one.report_order,
        kind=one.form,
        mode=one.mode,
        when=str(one.when),
        title=dict(one.title),
        text=dict(one.text),
        place=dict(one.place),
        taking_part=[_participation(part) for part in one.participations],
        topics=listed(one.topics),
        marks=[_mark(mark) for mark in one.marks],
        parts=[_part(part) for part in one.parts],
        establishes=one.establishes.partner.slug if one.establishes else None,
        our_headcount=one.our_headcount,
        responses=one.responses,
        focus_month=one.focus_month,
    )


def _participation(one: Participation) -> dict[str, Any]:
    who = {kind: getattr(one, kind).slug for kind in BODIES if getattr(one, kind)}
    return {**who, "role": one.role}


def _mark(one: EventMark) -> dict[str, Any]:
    partner = one.partnership.partner.slug if one.partnership else None
    return filled(partner=partner, what=dict(one.what), years=one.years)


def _part(one: EventPart) -> dict[str, Any]:
    return filled(kind=one.form, when=str(one.when), title=dict(one.title))


def gift(one: Gift) -> dict[str, Any]:
    return filled(
        key=one.slug,
        ref=ref(one),
        direction=one.direction,
        what=dict(one.what),
        quantity=one.quantity,
        measure=dict(one.measure),
        when=str(one.when),
        event=key(one.event),
        group=one.group,
        parties=[_party(party) for party in one.parties],
    )


def _party(one: GiftParty) -> Mapping[str, Any]:
    return filled(side=one.side, city=key(one.city), organisation=key(one.organisation))
