"""A restricted record of every kind, tied to records that everybody sees."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from intl_crm.cities.models import City
from intl_crm.dates import PartialDate
from intl_crm.delegations.models import DelegationMember, Person
from intl_crm.events.models import Event, GiftParty, Participation
from intl_crm.files.operations import add_file
from intl_crm.kinds import by_key
from intl_crm.names import NameForm, PersonNames
from intl_crm.permissions import COMMAND
from intl_crm.records import Record
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.files.test_storage import picture

HIDDEN = {"visibility": "restricted"}


def add_restricted(session: Session, word: str, data: Path) -> set[str]:
    """Store the records, which say nothing but `word`, and return their kinds; bytes lie below `data`."""
    event = by_key(session, Event, "2021-09-17-koror")
    assert event is not None
    said = {"record": ("event", event.id), "sort": "photograph", "caption": Texts({"en": word})}
    kinds = {add_file(session, COMMAND, data, picture("PNG"), word, {**said, **HIDDEN}).kind}
    for record in _records(session, Texts({"en": word, "zh-Hant-TW": word})):
        session.add(record)
        session.flush()
        kinds |= {record.kind} if record.visibility == "restricted" else set()
    return kinds


def _records(session: Session, texts: Texts) -> Iterator[Record]:
    person, busan = by_key(session, Person, "chen"), by_key(session, City, "busan")
    event = by_key(session, Event, "2021-09-17-koror")
    assert isinstance(event, Event)
    own, word = {"title": None, "own_title": texts}, texts["en"]
    names = PersonNames((NameForm("en", whole=word),))
    yield (city := factories.city(name=texts, **HIDDEN))
    yield (body := factories.organisation(name=texts, city=busan, **HIDDEN))
    yield (somebody := factories.person(names=names, **HIDDEN))
    yield factories.post(person=person, city=busan, **own, **HIDDEN)
    yield factories.post(person=somebody, organisation=body)
    yield (tie := factories.partnership(city=busan, partner=city, note=texts, **HIDDEN))
    yield factories.agreement(partnership=tie, title=texts, **HIDDEN)
    yield factories.observance(name=texts, city=busan, country=None, **HIDDEN)
    members = [DelegationMember(person=somebody, position=0)]
    yield (sent := factories.delegation(name=texts, city=busan, members=members, **HIDDEN))
    yield from _exchanges(event, texts, person=person, city=city, organisation=body, delegation=sent)
    yield factories.figure(name=word, source=texts, **HIDDEN)
    yield factories.introduction(section="further", text=texts, **HIDDEN)


def _exchanges(event: Event, texts: Texts, **takers: Record | None) -> Iterator[Record]:
    """Exchanges that are hidden, and what of them hangs on those that are not, and the other way round."""
    secret = factories.event(title=texts, text=texts, place=texts, status="held", **HIDDEN)
    secret.participations += [
        Participation(position=at, **{k: v}) for at, (k, v) in enumerate(takers.items())
    ]
    yield secret
    city = takers["city"]
    event.participations.append(Participation(city=city, position=90))
    yield event
    yield factories.gift(what=texts, event=event, **HIDDEN)
    yield factories.gift(event=secret, parties=[GiftParty(side="donor", city=city, position=0)])
    yield factories.commitment(what=texts, event=event, due=PartialDate.parse("2021-10-01"), **HIDDEN)
    yield factories.commitment(event=secret, city=city)
    ends = {"source_kind": "event", "source_id": event.id, "target_kind": "event", "target_id": secret.id}
    yield factories.link(**ends, note=texts, when=Span.parse("2021"), **HIDDEN)
    yield factories.link(**ends | {"tie": "introduced_by"})
