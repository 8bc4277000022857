"""Which exchange belongs to which section of a report's form: recorded, by the conditions, or the rest."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from intl_crm.events.models import Event
from intl_crm.events.rules import mode_of
from intl_crm.reports.report_form import Condition, Form
from intl_crm.reports.rules import Partners, has_partner, in_report_order, is_outbound
from intl_crm.words import event_kind


@dataclass(frozen=True)
class YearFacts:
    """What conditions ask beside the exchange itself: the ties of the home city, and to whom gifts went."""

    signed: Partners = field(default_factory=dict)
    # By the exchange, the whole groups to which its gifts went.
    gift_groups: Mapping[UUID, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Traits:
    """What conditions ask of one exchange."""

    kind: str
    mode: str
    has_partner: bool = False
    is_outbound: bool = False
    gift_groups: Collection[str] = ()


@dataclass(frozen=True)
class Assigned:
    """An exchange with the sections to which it belongs, in their order; it prints in the first."""

    event: Event
    sections: tuple[str, ...]
    is_recorded: bool = False


def assigned(events: Iterable[Event], facts: YearFacts, form: Form) -> list[Assigned]:
    """Return each exchange with its sections: the one recorded if the form has it, else by the conditions."""
    return [_assigned(event, facts, form) for event in events]


def by_section(found: Iterable[Assigned], form: Form) -> dict[str, list[Event]]:
    """Return the exchanges of each section in the order of print."""
    sections: dict[str, list[Event]] = {key: [] for key in form.of_exchanges}
    for one in found:
        if one.sections:
            sections[one.sections[0]].append(one.event)
    return {section: in_report_order(events) for section, events in sections.items()}


def sections_by_conditions(traits: Traits, form: Form) -> tuple[str, ...]:
    """Return the sections of which an exchange meets the conditions, else the one that takes the rest."""
    sections = [section for section in form.every() if section.shows == "exchanges"]
    met = tuple(one.key for one in sections if any(holds(condition, traits) for condition in one.takes))
    return met or tuple(one.key for one in sections if one.rest)


def holds(condition: Condition, traits: Traits) -> bool:
    """Return whether all that a condition states is so."""
    return (
        condition.partner in (None, traits.has_partner)
        and _among(traits.kind, condition.kinds)
        and _among(event_kind(traits.kind).family, condition.families)
        and _among(traits.mode, condition.modes)
        and condition.direction in (None, "outbound" if traits.is_outbound else "inbound")
        and (condition.gifts_to is None or condition.gifts_to in traits.gift_groups)
    )


def traits_of(event: Event, facts: YearFacts) -> Traits:
    """Return what conditions ask of an exchange."""
    return Traits(
        kind=event.form,
        mode=mode_of(event),
        has_partner=has_partner(event, facts.signed),
        is_outbound=is_outbound(event),
        gift_groups=facts.gift_groups.get(event.id, ()),
    )


def _assigned(event: Event, facts: YearFacts, form: Form) -> Assigned:
    if event.report_section in form.of_exchanges:
        return Assigned(event, (str(event.report_section),), is_recorded=True)
    return Assigned(event, sections_by_conditions(traits_of(event, facts), form))


def _among(value: str, values: Sequence[str]) -> bool:
    return not values or value in values
