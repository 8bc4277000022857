"""The day of a sheet: date, clocks, place and headcount, and the running order."""

from collections.abc import Iterator
from datetime import date, timedelta

from intl_crm.cities.models import City
from intl_crm.cities.rules import city_name
from intl_crm.clock import ZonedTime, day_shift, offset_between, signed_hours
from intl_crm.date_words import Style, span_words
from intl_crm.events.models import Event, EventPart
from intl_crm.events.rules import mode_of
from intl_crm.printing import priorities
from intl_crm.printing.sheet_data import ProgrammeItem
from intl_crm.printing.values import Text, known, open_, unknown
from intl_crm.protocol.briefing import Briefing
from intl_crm.protocol.labels import said
from intl_crm.protocol.wording import gap, joined, printed_best
from intl_crm.sentences import sentence
from intl_crm.spans import Span
from intl_crm.words import term

# Held without a place where all come together.
WITHOUT_PLACE = frozenset({"video", "online", "mail"})
YEAR = timedelta(days=366)
WEEK = timedelta(days=7)
OTHER_DAY = {"next": "next_day", "prev": "previous_day"}


def when_words(briefing: Briefing, language: str) -> Text:
    """Return the date, then both clocks; without a time that it is not known, and how the clocks differ."""
    settled = open_ if briefing.is_open else known
    day = span_words(briefing.when, language, Style.PAPER, "full")
    parts: list[Text] = [settled(day) if briefing.since.is_known else unknown(day)]
    starts = briefing.event.starts if briefing.event else None
    if starts:
        parts.append(
            joined([settled(one) for one in _clocks(briefing, starts, language)], said("slash", language))
        )
    else:
        parts.append(gap("time_not_set" if briefing.is_ahead else "time_unknown", language))
        parts += [known(one) for one in [_partner_clock(briefing, language)] if one]
    return joined(parts, said("gap", language))


def _clocks(briefing: Briefing, starts: ZonedTime, language: str) -> Iterator[str]:
    """Go through what the clocks of the two cities show."""
    ends = briefing.event.ends if briefing.event else None
    cities = [city for city in (briefing.home, briefing.partner) if city and city.zone]
    if not cities:
        yield sentence("clock_of_city", language, time=_from_to(starts, ends), city=starts.zone, shift="same")
        return
    here = starts.in_zone(cities[0].zone or "")
    for city in cities:
        there = starts.in_zone(city.zone or "")
        until = ends.in_zone(city.zone or "") if ends else None
        name = city_name(city, language).text
        shift = day_shift(here, there)
        yield sentence("clock_of_city", language, time=_from_to(there, until), city=name, shift=shift)


def _from_to(starts: ZonedTime, ends: ZonedTime | None) -> str:
    until = f"–{ends.wall:%H:%M}" if ends and ends.wall.date() == starts.wall.date() else ""
    return f"{starts.wall:%H:%M}{until}"


def _partner_clock(briefing: Briefing, language: str) -> str:
    """Return how far the partner's clock is from ours: 科羅州 +1."""
    if briefing.home is None or briefing.partner is None:
        return ""
    either = said("slash", language).strip()
    said_of = either.join(map(signed_hours, offsets(briefing.home, briefing.partner, briefing.when)))
    return f"{city_name(briefing.partner, language).text} {said_of}" if said_of else ""


def offsets(home: City, partner: City, when: Span) -> list[timedelta]:
    """Return how far the other city's clocks are from ours on the days meant: more than one in doubt.

    Nothing where a zone is not known, or the days are not known to lie within a year.
    """
    if not home.zone or not partner.zone or not when.since.is_known:
        return []
    last = when.last_day if when.until.is_known else when.since.last_day
    if last - when.first_day > YEAR:
        return []
    days = _weekly(when.first_day, last)
    return list(dict.fromkeys(offset_between(home.zone, partner.zone, day) for day in days))


def _weekly(first: date, last: date) -> Iterator[date]:
    day = first
    while day < last:
        yield day
        day += WEEK
    yield last


def where_words(briefing: Briefing, language: str) -> Text:
    """Return how and where it is held, how many come and how many of ours."""
    return joined([*_place(briefing, language), *_headcounts(briefing, language)], said("gap", language))


def _place(briefing: Briefing, language: str) -> Iterator[Text]:
    event = briefing.event
    mode = mode_of(event) if event else briefing.delegations[0].mode
    yield term("modes", mode, language)
    if event and event.place:
        yield printed_best(event.place, language)
    elif mode not in WITHOUT_PLACE:
        yield gap("place_not_set" if briefing.is_ahead else "place_unknown", language)


def _headcounts(briefing: Briefing, language: str) -> Iterator[Text]:
    counts = [one.headcount for one in briefing.delegations]
    if counts:
        key = "headcount_not_set" if briefing.is_ahead else "headcount_unknown"
        # A sum without one of its parts would be taken for the whole.
        whole = sum(count for count in counts if count) if all(counts) else None
        yield gap(key, language) if whole is None else sentence("sheet_visitors", language, n=whole)
    if briefing.event and briefing.event.our_headcount:
        yield sentence("sheet_our_people", language, n=briefing.event.our_headcount)


def clock_heads(briefing: Briefing, language: str) -> tuple[str, ...]:
    """Return the heads of the two columns of the running order: 高雄市, 科羅州 +1."""
    if briefing.home is None:
        return ()
    here = city_name(briefing.home, language).text
    there = _partner_clock(briefing, language)
    return (here, there) if there else (here,)


def programme_of(briefing: Briefing, language: str) -> tuple[ProgrammeItem, ...]:
    """Return the running order; a lone event stands in it only with its time, as its title is said above."""
    parts = briefing.programme
    if len(parts) == 1 and isinstance(parts[0], Event) and parts[0].starts is None:
        return ()
    return tuple(_item(part, briefing, language) for part in parts)


def _item(part: Event | EventPart, briefing: Briefing, language: str) -> ProgrammeItem:
    starts = part.starts if isinstance(part, Event) else None
    is_on_another_day = any(one.when != briefing.when for one in briefing.programme)
    is_first_rank = len(briefing.programme) == 1 or _is_with_the_mayor(part, briefing.home)
    return ProgrammeItem(
        what=printed_best(part.title, language),
        day=_day(part.when, language) if is_on_another_day else None,
        here=_time_in(briefing.home, starts, briefing.home, language),
        there=_time_in(briefing.partner, starts, briefing.home, language),
        prio=priorities.ALWAYS if is_first_rank else priorities.ITEM_WITHOUT_THE_MAYOR,
    )


def _day(when: Span, language: str) -> Text:
    words = span_words(when, language, Style.ROW, "short")
    return words if when.since.is_known else unknown(words)


def _time_in(city: City | None, starts: ZonedTime | None, home: City | None, language: str) -> str | None:
    """Return the time on a city's clock, with the word for another day than at home."""
    if starts is None or city is None or not city.zone:
        return None
    there = starts.in_zone(city.zone)
    shift = day_shift(starts.in_zone(home.zone), there) if home and home.zone else "same"
    word = term("ui_states", OTHER_DAY[shift], language) if shift in OTHER_DAY else ""
    return f"{there.wall:%H:%M} {word}".rstrip()


def _is_with_the_mayor(part: Event | EventPart, home: City | None) -> bool:
    if isinstance(part, EventPart) or home is None:
        return False
    people = (one.person for one in part.participations if one.person)
    return any(post.is_head and post.city_id == home.id for person in people for post in person.posts)
