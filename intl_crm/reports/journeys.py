"""What a report tells of each visit, received or made, from its record alone."""

from collections.abc import Sequence
from dataclasses import replace

from intl_crm.cities.models import City
from intl_crm.cities.rules import best
from intl_crm.dates import PartialDate
from intl_crm.delegations import rules
from intl_crm.delegations.models import Delegation, Direction, Organisation
from intl_crm.reports.counting import first_day_of
from intl_crm.reports.heads import VIDEO, Head, answer, head_of, may_be_named
from intl_crm.reports.pieces import Fact, Paragraph
from intl_crm.reports.rules import in_case_order
from intl_crm.reports.told import Composed, Told
from intl_crm.reports.visit_bodies import OURS
from intl_crm.reports.voice import Voice
from intl_crm.spans import Span
from intl_crm.texts import NOTHING, Found


def visits_told(cases: Sequence[Delegation], voice: Voice) -> tuple[Told, ...]:
    """Return a paragraph on each visit received, in the order of print."""
    return tuple(_visit(case, voice) for case in in_case_order(cases))


def missions_told(missions: Sequence[Delegation], voice: Voice) -> Composed:
    """Return how many visits we made, and a paragraph on each, in the order of print."""
    if not missions:
        return Composed()
    told = tuple(_mission(mission, voice) for mission in in_case_order(missions))
    return Composed(opening=(_missions_counted(missions, voice),), told=told)


def _missions_counted(missions: Sequence[Delegation], voice: Voice) -> Paragraph:
    known = [one.headcount for one in missions if one.headcount is not None]
    return voice.says(
        "missions_counted",
        year=voice.wording.year_number(voice.year, voice.language),
        cases=len(missions),
        persons=sum(known),
        has_persons=answer(known),
        unknown=len(missions) - len(known),
    )


def _visit(case: Delegation, voice: Voice) -> Told:
    head = head_of(case, voice.language, voice.day)
    return Told(case, _visit_words(case, head, voice), (head,) if head else ())


def _visit_words(case: Delegation, head: Head | None, voice: Voice) -> Paragraph:
    when = voice.when(_span(case, voice))
    if case.mode in VIDEO:
        who = _who(case, head, voice)
        return voice.says("visit_by_video", who=who, when=when, **_count(case, least=2))
    if head and case.headcount == 1:
        return voice.says("visit_alone", who=_who(case, head, voice), when=when)
    if case.name:
        named = _with_head(head, voice) if head else ()
        facts: dict[str, Fact] = {"name": best(case.name, voice.language), **_headed(named), **_count(case)}
        return voice.says("visit_named", when=when, **facts)
    return _visit_by_body(case, head, voice)


def _visit_by_body(case: Delegation, head: Head | None, voice: Voice) -> Paragraph:
    partner, named = _partner(case, head, voice), _led_by(case, head, voice)
    span = _span(case, voice)
    if partner.text and named and case.headcount and _has_both_days(span):
        start, end = voice.ends(span)
        facts: dict[str, Fact] = {"partner": partner, "head": named, "count": case.headcount}
        return voice.says("delegation_led", start=start, end=end, **facts)
    if partner.text and named and not case.headcount and span.is_single and span.since.day:
        date = voice.date(span.since)
        return voice.says("delegation_led_uncounted", partner=partner, head=named, date=date)
    return voice.says(
        "visit_received",
        partner=partner,
        has_partner=answer(partner.text),
        when=voice.when(span),
        **_headed(named),
        **_count(case),
    )


def _mission(mission: Delegation, voice: Voice) -> Told:
    head = head_of(mission, voice.language, voice.day)
    return Told(mission, _mission_words(mission, head, voice), (head,) if head else ())


def _mission_words(mission: Delegation, head: Head | None, voice: Voice) -> Paragraph:
    span, place = _span(mission, voice), _place(mission, voice)
    named = _with_head(head, voice) if head else ()
    there: dict[str, Fact] = {"place": place, "has_place": answer(place.text), "when": voice.when(span)}
    if mission.name:
        name = best(mission.name, voice.language)
        return voice.says("mission_named", name=name, **_headed(named), **_count(mission), **there)
    if named and place.text and (mission.headcount or 0) > 1 and _has_both_days(span):
        start, end = voice.ends(span)
        facts: dict[str, Fact] = {"head": named, "place": place, "count": mission.headcount or 0}
        return voice.says("our_mission", start=start, end=end, **facts)
    if named and mission.headcount == 1:
        return voice.says("mission_alone", head=named, **there)
    return voice.says("mission", **_headed(named), **_count(mission), **there)


def _span(case: Delegation, voice: Voice) -> Span:
    """Return when a visit was, by its arrival and departure where they are known; else its year alone."""
    since, until = first_day_of(case), case.when.until
    if case.direction == Direction.INBOUND and case.departure.is_known:
        until = case.departure
    if not since.is_known:
        return Span.single(PartialDate.year_of(voice.year))
    if not until.is_known or until.last_day < since.last_day or until == since:
        return Span.single(since)
    return Span(since, until)


def _has_both_days(span: Span) -> bool:
    return not span.is_single and span.since.day is not None and span.until.day is not None


def _headed(named: Paragraph) -> dict[str, Fact]:
    return {"head": named, "has_head": answer(named)}


def _count(case: Delegation, *, least: int = 1) -> dict[str, Fact]:
    """Return the headcount; one that is unknown is said to be none, never 0."""
    count = case.headcount or 0
    return {"count": count, "has_count": answer(count >= least)}


def _who(case: Delegation, head: Head | None, voice: Voice) -> Fact:
    """Return who came, in full: the head with the body, else the delegation's name or body."""
    if head:
        return voice.named(replace(head, is_video=False))
    named = best(case.name, voice.language) if case.name else _partner(case, None, voice)
    return named if named.text else rules.delegation_body(case, voice.language)


def _partner(case: Delegation, head: Head | None, voice: Voice) -> Found:
    """Return the body that comes: as it is to be printed, the delegation's own, else that of its head."""
    typed = case.body_as_printed.exactly(voice.language)
    if typed:
        return Found(voice.language, typed)
    own = _own_body(case)
    if own:
        return voice.body(own)
    return head.body if head else NOTHING


def _led_by(case: Delegation, head: Head | None, voice: Voice) -> Paragraph:
    """Return the head; of another body than the one that comes it is said which."""
    if head is None:
        return ()
    own, post = _own_body(case), head.post
    is_of_another = own is not None and post is not None and rules.body_of(post) not in (None, own)
    is_said = is_of_another and not head.is_typed
    return voice.named(replace(head, is_video=False) if is_said else replace(head, body=NOTHING))


def _with_head(head: Head, voice: Voice) -> Paragraph:
    """Return the head with the body; of our own city it is not said."""
    is_own = head.post is not None and voice.is_home(rules.body_of(head.post))
    return voice.named(replace(head, is_video=False, body=NOTHING if is_own else head.body))


def _own_body(case: Delegation) -> City | Organisation | None:
    body = case.city or case.organisation
    return body if body is not None and may_be_named(body) else None


def _place(mission: Delegation, voice: Voice) -> Found:
    """Return where our own went; the body that sent them is not it."""
    body = _own_body(mission)
    if body is None or voice.is_home(body) or (isinstance(body, Organisation) and body.form in OURS):
        return NOTHING
    return voice.body(body)
