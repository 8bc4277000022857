"""The anniversaries of a year: what is commonly kept, and what an exchange of the year has marked."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from intl_crm.cities.anniversaries import Anniversary, in_year
from intl_crm.cities.models import Partnership
from intl_crm.cities.rules import SISTER_OR_FRIENDSHIP, other_city
from intl_crm.dates import PartialDate
from intl_crm.events.models import Event, EventMark
from intl_crm.events.rules import event_name
from intl_crm.reports.heads import answer, may_be_named
from intl_crm.reports.pieces import Paragraph
from intl_crm.reports.rules import EVER_SIGNED
from intl_crm.reports.told import Told
from intl_crm.reports.voice import Voice

# Every fifth year is kept; another one where an exchange has marked it.
KEPT = 5


def anniversaries_told(
    ties: Sequence[Partnership], marks: Sequence[EventMark], voice: Voice
) -> tuple[Told, ...]:
    """Return a line on each anniversary in the order of the year, then on what else was commemorated."""
    kept = sorted(_kept(ties, marks, voice), key=lambda one: (one.when, -one.years, one.partnership.id))
    lines = [_tie_line(one, _marking(one.partnership.id, marks), voice) for one in kept]
    return (*lines, *(_other_line(mark, voice) for mark in marks if mark.what))


def _kept(ties: Sequence[Partnership], marks: Sequence[EventMark], voice: Voice) -> Iterator[Anniversary]:
    marked = {mark.partnership_id for mark in marks}
    for tie in ties:
        found = in_year(tie, voice.year) if _is_told(tie, voice) else None
        if found and (found.years % KEPT == 0 or tie.id in marked):
            yield found


def _is_told(tie: Partnership, voice: Voice) -> bool:
    return tie.state in EVER_SIGNED and may_be_named(other_city(tie, voice.home))


def _marking(partnership_id: UUID, marks: Sequence[EventMark]) -> list[Event]:
    return [mark.event for mark in marks if mark.partnership_id == partnership_id]


def _tie_line(one: Anniversary, events: Sequence[Event], voice: Voice) -> Told:
    tie = one.partnership
    kind = tie.tie if tie.tie in SISTER_OR_FRIENDSHIP else "other"
    partner = voice.body(other_city(tie, voice.home))
    mark = voice.says("anniversary_marks", n=one.years, partner=partner, kind=kind)
    return Told(tie, _line(one.when, mark, events, voice))


def _other_line(mark: EventMark, voice: Voice) -> Told:
    said = voice.says("years_marked", what=voice.best(mark.what), n=mark.years)
    return Told(mark.event, _line(mark.event.when.since, said, [mark.event], voice))


def _line(when: PartialDate, mark: Paragraph, events: Sequence[Event], voice: Voice) -> Paragraph:
    quoted = voice.listed([voice.quoted(event_name(event, voice.language)) for event in events])
    date = voice.date(when)
    return voice.says("anniversary_noted", date=date, mark=mark, events=quoted, has_events=answer(quoted))
