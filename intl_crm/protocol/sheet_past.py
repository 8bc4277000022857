"""What lies behind a meeting, on a sheet: meetings before, exchanges, gifts both ways, open promises."""

from collections.abc import Sequence

from intl_crm.cities.rules import best
from intl_crm.date_words import Style, date_words, span_words
from intl_crm.delegations.models import Delegation
from intl_crm.events.models import Commitment, Event, Gift
from intl_crm.events.rules import mode_of, quantity_words
from intl_crm.printing import priorities
from intl_crm.printing.sheet_data import GiftLine, LastMeeting, Meeting, PastExchange, Promise
from intl_crm.printing.values import Text, Value, unknown
from intl_crm.protocol.briefing import Briefing
from intl_crm.protocol.labels import said
from intl_crm.protocol.wording import (
    body_name,
    in_text,
    joined,
    name_of,
    none_on_record,
    printed,
    printed_best,
    visit_title,
)
from intl_crm.sentences import sentence
from intl_crm.spans import Span
from intl_crm.words import label, term

ARROW = " → "
WAYS = ("given", "received")


def last_on(briefing: Briefing, language: str) -> LastMeeting | None:
    """Return the last meeting with the principal, with what was promised there."""
    last = next(iter(briefing.meetings), None)
    if last is None:
        return None
    notes = tuple(printed_best(one.what, language) for one in briefing.minutes)
    return LastMeeting(when=_date(last.when, language), what=_what(last, briefing, language), notes=notes)


def last_none_on(briefing: Briefing, language: str) -> Text | None:
    """Return the words that no meeting with the principal is on record."""
    one = briefing.principal
    if briefing.meetings or one is None or one.person is None:
        return None
    who = in_text(one.person, one.post, language, briefing.day)
    return unknown(sentence("no_meeting_before", language, who=who))


def meetings_on(briefing: Briefing, language: str) -> tuple[Meeting, ...]:
    """Return the meetings before the last one."""
    return tuple(
        Meeting(
            when=_date(one.when, language),
            what=_what(one, briefing, language),
            prio=priorities.at(priorities.MEETINGS_BEFORE_THE_LAST, place),
        )
        for place, one in enumerate(briefing.meetings[1:])
    )


def _what(one: Event | Delegation, briefing: Briefing, language: str) -> Value:
    if isinstance(one, Event):
        return printed_best(one.title, language)
    return visit_title(one, language, briefing.sees)


def _date(when: Span, language: str) -> Text:
    words = span_words(when, language, Style.PAPER_SHORT)
    return words if when.since.is_known or when.until.is_known else unknown(words)


def history_on(briefing: Briefing, language: str) -> tuple[PastExchange, ...]:
    """Return the exchanges of the last years; that there is none, where somebody could have had them."""
    if not briefing.history and briefing.has_counterpart:
        return (PastExchange(when="", what=none_on_record(language)),)
    return tuple(
        PastExchange(
            when=_date(event.when, language),
            what=printed_best(event.title, language),
            kind=term("modes", mode_of(event), language),
            prio=priorities.at(priorities.EXCHANGES, place),
        )
        for place, event in enumerate(briefing.history)
    )


def gifts_on(briefing: Briefing, language: str) -> tuple[GiftLine, ...]:
    """Return the gifts of both ways, latest first, and which way none is on record of who comes."""
    return tuple(line for way in WAYS for line in _gifts_of(way, briefing, language))


def _gifts_of(way: str, briefing: Briefing, language: str) -> list[GiftLine]:
    found = [gift for gift in briefing.gifts if gift.direction == way]
    direction = term("gifts", way, language)
    if not found and briefing.has_counterpart:
        return [GiftLine(when="", direction=direction, what=none_on_record(language))]
    return [
        GiftLine(
            when=_date(gift.when, language),
            direction=direction,
            what=_gift(gift, language),
            who=_from_to(gift, briefing, language),
            prio=priorities.at(priorities.GIFTS_EACH_WAY, place),
        )
        for place, gift in enumerate(found)
    ]


def _gift(gift: Gift, language: str) -> Text:
    what, quantity = printed_best(gift.what, language), quantity_words(gift, language)
    return joined([what, quantity], said("sep", language)) if quantity else what


def _from_to(gift: Gift, briefing: Briefing, language: str) -> Text:
    """Return from whom to whom; our city gives what is given and receives what is received."""
    ours = [body_name(briefing.home, language)] if briefing.home else []
    donors, recipients = (_parties(gift, side, briefing, language) for side in ("donor", "recipient"))
    if gift.group:
        recipients = [*recipients, Value(text=said(f"group_{gift.group}", language))]
    ends = (ours + donors, recipients) if gift.direction == "given" else (donors, recipients or ours)
    return joined([_end(end, language) for end in ends], ARROW)


def _end(parties: Sequence[Value], language: str) -> Text:
    return (
        joined(parties, said("sep", language)) if parties else unknown(term("ui_states", "unknown", language))
    )


def _parties(gift: Gift, side: str, briefing: Briefing, language: str) -> list[Value]:
    found = [one for one in gift.parties if one.side == side]
    bodies = [one.city or one.organisation for one in found]
    people = [one.person for one in found]
    named = [body_name(body, language) for body in bodies if body and briefing.sees(body)]
    return named + [name_of(person, language) for person in people if person and briefing.sees(person)]


def promises_on(briefing: Briefing, language: str) -> tuple[Promise, ...]:
    """Return what has been promised and is not done."""
    return tuple(_promise(one, briefing, language) for one in briefing.promises)


def _promise(one: Commitment, briefing: Briefing, language: str) -> Promise:
    is_overdue = one.due.last_day < briefing.when.first_day
    owner = label("tasks", one.side, language)
    return Promise(
        what=printed(best(one.what, language), language),
        owner=joined([owner, one.owner], said("sep", language)) if one.owner else owner,
        due=date_words(one.due, language, Style.PAPER_SHORT)
        if one.due.is_known
        else unknown(term("ui_states", "not_set", language)),
        status=term("tasks", "overdue" if is_overdue else "open", language),
    )
