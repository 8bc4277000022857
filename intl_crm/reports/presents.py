"""What a report tells of each gift and donation, given or received."""

from collections.abc import Sequence
from typing import NamedTuple

from intl_crm.cities.models import City
from intl_crm.dates import Precision
from intl_crm.delegations.models import Organisation, Person
from intl_crm.events.models import Gift
from intl_crm.reports.counting import given_on
from intl_crm.reports.heads import Head, answer, may_be_named
from intl_crm.reports.pieces import Fact, Paragraph
from intl_crm.reports.told import Told
from intl_crm.reports.voice import Voice

DONOR, RECIPIENT = "donor", "recipient"
RECEIVED = "received"
DONATION = "donation"
TO_GROUP = {"partners": "gift_to_partners", "envoys": "gift_to_envoys"}


class _Side(NamedTuple):
    """Who gave or who received, in words, with the people among them."""

    words: Paragraph
    people: tuple[Head, ...] = ()


def gifts_told(gifts: Sequence[Gift], voice: Voice) -> tuple[Told, ...]:
    """Return a paragraph on each gift, by the date on which it was handed over."""
    return tuple(_told(gift, voice) for gift in sorted(gifts, key=lambda one: (given_on(one), one.id)))


def _told(gift: Gift, voice: Voice) -> Told:
    giver, to = _giver(gift, voice), _recipient(gift, voice)
    return Told(gift, _words(gift, giver.words, to.words, voice), (*giver.people, *to.people))


def _words(gift: Gift, giver: Paragraph, to: Paragraph, voice: Voice) -> Paragraph:
    when, at = given_on(gift), voice.at(given_on(gift))
    if not giver:
        return voice.says("gift_taken", at=at, things=_things(gift, voice))
    sort = DONATION if gift.event and gift.event.form == DONATION else "other"
    whole = gift.quantity is not None and gift.quantity.is_integer()
    if sort == DONATION and whole and gift.measure and to and when.precision is Precision.DAY:
        facts: dict[str, Fact] = {"giver": giver, "to": to, "what": voice.best(gift.what)}
        unit = voice.best(gift.measure)
        date = voice.date(when)
        return voice.says("donated", date=date, quantity=int(gift.quantity or 0), unit=unit, **facts)
    sides: dict[str, Fact] = {"giver": giver, "to": to, "has_to": answer(to), "sort": sort}
    return voice.says("gift_handed", at=at, things=_things(gift, voice), **sides)


def _things(gift: Gift, voice: Voice) -> Paragraph:
    """Return what was given and how much of it, as far as that is known."""
    what = voice.best(gift.what)
    if gift.quantity is None:
        return voice.piece(what)
    unit = voice.best(gift.measure)
    quantity = f"{gift.quantity:,.12g}"
    return voice.says("gift_things", what=what, quantity=quantity, unit=unit, has_unit=answer(unit.text))


def _giver(gift: Gift, voice: Voice) -> _Side:
    """Return who gave: we, with whoever gave with us, or the donors; nobody where none is on record."""
    donors = _parties(gift, DONOR, voice)
    if gift.direction == RECEIVED:
        return donors
    if not donors.words:
        return _Side(voice.says("our_side"))
    return _Side(voice.says("together_with", others=donors.words), donors.people)


def _recipient(gift: Gift, voice: Voice) -> _Side:
    if gift.direction == RECEIVED:
        return _Side(voice.says("our_side"))
    named = _parties(gift, RECIPIENT, voice)
    group = TO_GROUP.get(gift.group or "")
    return named if named.words or group is None else _Side(voice.says(group))


def _parties(gift: Gift, side: str, voice: Voice) -> _Side:
    found = (one.city or one.organisation or one.person for one in gift.parties if one.side == side)
    told = [one for one in found if one is not None and may_be_named(one)]
    people = {one.id: voice.person(one, given_on(gift)) for one in told if isinstance(one, Person)}
    words = [voice.named(people[one.id]) if one.id in people else _body(one, voice) for one in told]
    return _Side(voice.listed(words), tuple(people.values()))


def _body(body: City | Organisation | Person, voice: Voice) -> Paragraph:
    return () if isinstance(body, Person) else voice.piece(voice.body(body))
