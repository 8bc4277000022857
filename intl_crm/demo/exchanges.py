"""The demo's exchanges with what belongs to them, gifts, links, and what the year's report says of itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from intl_crm.cities.models import Partnership
from intl_crm.demo.facts import Facts, exchanges, item_of_report, read, texts, texts_list
from intl_crm.events.models import Event, EventMark, EventPart, Gift, GiftParty, Link, Participation
from intl_crm.permissions import Visibility
from intl_crm.records import Record
from intl_crm.reports.models import Figure, Introduction
from intl_crm.spans import Span
from intl_crm.texts import Texts

# The demo's records by kind and key.
Made = Mapping[str, Mapping[str, Any]]
TAKING_PART = ("city", "person", "organisation", "delegation")


def events(made: Made) -> dict[str, Event]:
    """Return the exchanges by key."""
    return {facts["key"]: _event(facts, made) for facts in exchanges()}


def _event(facts: Facts, made: Made) -> Event:
    return Event(
        slug=facts["key"],
        visibility=Visibility.PUBLIC.value,
        title=texts(facts, "title"),
        text=texts(facts, "text"),
        form=facts["kind"],
        mode=facts["mode"],
        status="held",
        when=Span.parse(facts["when"]),
        place=texts(facts, "place"),
        topics=texts_list(facts, "topics"),
        establishes=_of(made["partnership"], facts.get("establishes")),
        our_headcount=facts.get("our_headcount"),
        responses=facts.get("responses"),
        focus_month=facts.get("focus_month"),
        report_section=facts["section"],
        report_order=facts["order"],
        source=item_of_report(facts["ref"]),
        participations=list(_participations(facts, made)),
        parts=list(_parts(facts)),
        marks=list(_marks(facts, made["partnership"])),
    )


def _of(records: Mapping[str, Any], key: str | None) -> Any:
    return None if key is None else records[key]


def _participations(facts: Facts, made: Made) -> Iterator[Participation]:
    for position, one in enumerate(facts.get("taking_part", ())):
        who = {kind: made[kind][one[kind]] for kind in TAKING_PART if kind in one}
        yield Participation(role=one["role"], position=position, **who)


def _parts(facts: Facts) -> Iterator[EventPart]:
    for position, part in enumerate(facts.get("parts", ())):
        when = Span.parse(part["when"])
        yield EventPart(position=position, form=part["kind"], when=when, title=texts(part, "title"))


def _marks(facts: Facts, partnerships: Mapping[str, Partnership]) -> Iterator[EventMark]:
    for position, mark in enumerate(facts.get("marks", ())):
        partnership = _of(partnerships, mark.get("partner"))
        yield EventMark(
            position=position, partnership=partnership, what=texts(mark, "what"), years=mark["years"]
        )


def gifts(made: Made) -> dict[str, Gift]:
    """Return the gifts by key."""
    return {facts["key"]: _gift(facts, made) for facts in read("gifts")["gifts"]}


def _gift(facts: Facts, made: Made) -> Gift:
    return Gift(
        slug=facts["key"],
        direction=facts["direction"],
        what=texts(facts, "what"),
        quantity=facts.get("quantity"),
        measure=texts(facts, "measure"),
        when=Span.parse(facts["when"]),
        event=_of(made["event"], facts.get("event")),
        group=facts.get("group"),
        source=item_of_report(facts["ref"]),
        parties=[
            GiftParty(
                side=party["side"],
                position=position,
                city=_of(made["city"], party.get("city")),
                organisation=_of(made["organisation"], party.get("organisation")),
            )
            for position, party in enumerate(facts.get("parties", ()))
        ],
    )


def links(made: Made) -> Iterator[Link]:
    """Go through the links; what they tie has been stored before."""
    for facts in read("gifts")["links"]:
        source, target = (_record(facts[end], made) for end in ("from", "to"))
        yield Link(
            tie=facts["tie"],
            source_kind=source.kind,
            source_id=source.id,
            target_kind=target.kind,
            target_id=target.id,
        )


def _record(name: str, made: Made) -> Record:
    kind, key = name.split("/")
    record: Record = made[kind][key]
    return record


def figures() -> Iterator[Figure]:
    """Go through the published figures."""
    report = read("report")
    for facts in report["figures"]:
        named = {"name": facts["name"], "value": facts["value"], "reason": texts(facts, "reason")}
        yield Figure(year=report["year"], source=texts(report, "source"), **named)


def introductions() -> Iterator[Introduction]:
    """Go through the opening words of the report's sections."""
    report = read("report")
    for facts in report["introductions"]:
        yield Introduction(
            year=report["year"],
            section=facts["section"],
            text=texts(facts, "text"),
            because=Texts(facts.get("because", {})),
        )
