"""Records and a voice for tests of composed sections, as plain objects that no database has seen."""

from datetime import date
from typing import Any
from uuid import UUID

from intl_crm.cities.models import City
from intl_crm.delegations.models import Delegation, DelegationMember, Organisation, Person, Post
from intl_crm.names import NameForm, Order, PersonNames
from intl_crm.reports.voice import Voice
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories

KAOHSIUNG = City(
    id=UUID(int=1),
    name=Texts({"zh-Hant-TW": "高雄市", "en": "Kaohsiung", "ja": "高雄市", "ko": "가오슝시"}),
    country="TW",
    visibility="public",
)
KOBE = Texts({"zh-Hant-TW": "神戶市", "en": "Kobe", "ja": "神戸市", "ko": "고베시"})


def voice(language: str, year: int = 2021, **facts: Any) -> Voice:
    """A report of a year of Kaohsiung's, titles judged at its last day."""
    return Voice(language, year, date(year, 12, 31), **{"home": KAOHSIUNG} | facts)


def kobe(**facts: Any) -> City:
    """A partner city."""
    return factories.city(
        **{"id": UUID(int=2), "name": KOBE, "country": "JP", "visibility": "public"} | facts
    )


def names(family: str, given: str, **others: str) -> PersonNames:
    """A name in other languages, of which the first is the person's own, and in Latin letters."""
    written = (NameForm(tag, whole=name) for tag, name in others.items())
    return PersonNames((*written, NameForm("en", family, given, order=Order.FAMILY_FIRST)))


HISAMOTO = names("Hisamoto", "Kizo", **{"zh-Hant-TW": "久元喜造", "ja": "久元喜造", "ko": "히사모토 기조"})
CHEN = names("Chen", "Chi-mai", **{"zh-Hant-TW": "陳其邁", "ja": "陳其邁", "ko": "천치마이"})


def mayor(person_names: PersonNames, city: City, when: str = "2020-08..", **facts: Any) -> Person:
    """The mayor of a city."""
    person = factories.person(**{"names": person_names, "visibility": "public"} | facts)
    person.posts = [post(city=city, when=Span.parse(when))]
    return person


def post(**facts: Any) -> Post:
    """A mayor's post."""
    return Post(**{"title": "mayor", "own_title": Texts(), "visibility": "public"} | facts)


def embassy(**facts: Any) -> Organisation:
    """An embassy."""
    return factories.organisation(**{"country": "PW", "visibility": "public"} | facts)


def visit(head: Person | None = None, **facts: Any) -> Delegation:
    """A visit received, with its head."""
    blank: dict[str, Any] = {
        "direction": "inbound",
        "mode": "in_person",
        "state": "held",
        "name": Texts(),
        "body_as_printed": Texts(),
        "arrival": NOT_KNOWN,
        "departure": NOT_KNOWN,
    }
    made = factories.delegation(**blank | facts)
    made.members = [DelegationMember(person=head, role="head", position=0)] if head else []
    return made


NOT_KNOWN = Span.parse("?").since
