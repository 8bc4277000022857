"""One factory for each model: a record that is valid as it is, and whatever a test says otherwise."""

from datetime import UTC, date, datetime
from typing import Any

from intl_crm.cities.models import Agreement, City, Observance, Office, Partnership
from intl_crm.dates import PartialDate
from intl_crm.delegations.models import Delegation, DelegationMember, Organisation, Person, Post, Signature
from intl_crm.events.models import (
    Commitment,
    Event,
    EventMark,
    EventPart,
    Gift,
    GiftParty,
    Link,
    Participation,
)
from intl_crm.files.models import File
from intl_crm.names import NameForm, PersonNames
from intl_crm.permissions import Actor, Role
from intl_crm.reports.models import Edition, EditionContent, EditionFile, Figure, Introduction, ReportForm
from intl_crm.spans import Span
from intl_crm.texts import Texts

ACTOR = Actor(role=Role.OFFICER, name="tester")
KOROR_DAY = PartialDate.parse("2021-09-17")


def city(**facts: Any) -> City:
    """A partner city."""
    return City(**{"name": Texts({"zh-Hant-TW": "科羅州", "en": "Koror"}), "country": "PW"} | facts)


def office(**facts: Any) -> Office:
    """The office, with its home city."""
    home = facts.pop("home_city", None) or city(name=Texts({"zh-Hant-TW": "高雄市"}), country="TW")
    return Office(**{"name": Texts({"zh-Hant-TW": "行政暨國際處"}), "home_city": home} | facts)


def partnership(**facts: Any) -> Partnership:
    """A sister-city tie of two cities."""
    return Partnership(**{"city": city(country="TW"), "partner": city(), "tie": "sister"} | facts)


def agreement(**facts: Any) -> Agreement:
    """A signed document."""
    facts = {"partnership": partnership(), "form": "sister_agreement", "signed": KOROR_DAY} | facts
    return Agreement(**facts)


def observance(**facts: Any) -> Observance:
    """A national day."""
    facts = {"name": Texts({"en": "Independence Day"}), "sort": "national", "month": 10, "day": 1} | facts
    return Observance(**({"country": "PW"} if "city" not in facts else {}) | facts)


def organisation(**facts: Any) -> Organisation:
    """An embassy."""
    return Organisation(
        **{"name": Texts({"en": "Embassy of the Republic of Palau"}), "form": "embassy"} | facts
    )


def person(**facts: Any) -> Person:
    """Somebody with a Latin and a Chinese name."""
    forms = (NameForm("en", whole="Dilmei Louisa Olkeriil"), NameForm("zh-Hant-TW", whole="歐克麗"))
    return Person(**{"names": PersonNames(forms)} | facts)


def post(**facts: Any) -> Post:
    """A post without a body, held."""
    return Post(**{"person": person(), "title": "ambassador", "when": Span.parse("?..")} | facts)


def delegation(**facts: Any) -> Delegation:
    """An inbound visit."""
    return Delegation(**{"when": Span.single(KOROR_DAY)} | facts)


def member(**facts: Any) -> DelegationMember:
    """A member of a delegation."""
    return DelegationMember(**{"delegation": delegation(), "person": person(), "position": 0} | facts)


def signature(**facts: Any) -> Signature:
    """A signature."""
    return Signature(**{"agreement": agreement(), "person": person()} | facts)


def event(**facts: Any) -> Event:
    """A signing on one day."""
    facts = {"title": Texts({"en": "Signing"}), "form": "signing", "when": Span.single(KOROR_DAY)} | facts
    return Event(**facts)


def participation(**facts: Any) -> Participation:
    """A person taking part in an event."""
    taking_part = (
        {} if set(facts) & {"person", "city", "organisation", "delegation"} else {"person": person()}
    )
    return Participation(**{"event": event()} | taking_part | facts)


def event_part(**facts: Any) -> EventPart:
    """A lecture that is part of an event."""
    return EventPart(**{"event": event(), "form": "lecture", "title": Texts({"en": "Lecture"})} | facts)


def event_mark(**facts: Any) -> EventMark:
    """An anniversary that an event marks."""
    return EventMark(**{"event": event(), "what": Texts({"en": "Independence"}), "years": 40} | facts)


def gift(**facts: Any) -> Gift:
    """Masks given."""
    return Gift(**{"direction": "given", "what": Texts({"en": "masks"})} | facts)


def gift_party(**facts: Any) -> GiftParty:
    """Who received a gift."""
    return GiftParty(**{"gift": gift(), "side": "recipient", "city": city()} | facts)


def commitment(**facts: Any) -> Commitment:
    """A promise of ours."""
    return Commitment(**{"what": Texts({"en": "send photographs"}), "side": "ours"} | facts)


def link(**facts: Any) -> Link:
    """A tie between two records, which the test has stored before."""
    return Link(**{"tie": "follows", "source_kind": "event", "target_kind": "gift"} | facts)


def file(**facts: Any) -> File:
    """A photograph of a record, which the test has stored before."""
    facts = {
        "record_kind": "event",
        "sort": "photograph",
        "name": "a.jpg",
        "media_type": "image/jpeg",
    } | facts
    return File(**{"size": 1, "sha256": "0" * 64, "path": "ab/cd"} | facts)


def figure(**facts: Any) -> Figure:
    """A published figure."""
    facts = {"year": 2021, "name": "visit_cases", "value": 29, "source": Texts({"en": "the report"})} | facts
    return Figure(**facts)


def introduction(**facts: Any) -> Introduction:
    """The opening words of a section."""
    return Introduction(**{"year": 2021, "section": "visits"} | facts)


def edition(**facts: Any) -> Edition:
    """A draft of a year's report in one language."""
    facts = {"year": 2021, "form": "kaohsiung", "languages": ("en",), "day": date(2021, 12, 31)} | facts
    return Edition(**facts)


def issued(**facts: Any) -> Edition:
    """The first edition, issued."""
    at = datetime(2022, 1, 15, 2, tzinfo=UTC)
    facts = {
        "state": "issued", "number": 1, "checked_at": at, "issued_at": at, "signed_on": date(2022, 1, 15),
        "signed_by": Texts({"en": "Director Chang"}),
    } | facts  # fmt: skip
    return edition(**facts)


def edition_content(**facts: Any) -> EditionContent:
    """What an edition says in English."""
    return EditionContent(**{"language": "en", "report": {}, "definition": {}, "gaps": []} | facts)


def edition_file(**facts: Any) -> EditionFile:
    """An issued edition as a PDF."""
    return EditionFile(**{"language": "en", "format": "pdf", "size": 1, "sha256": "0" * 64} | facts)


def report_form(**facts: Any) -> ReportForm:
    """A form of the office's own with one section, which takes the rest."""
    section = {"key": "all", "title": {"en": "All exchanges"}, "shows": "exchanges", "rest": True}
    definition = {"title": {"en": "Report {year}"}, "sections": [section]}
    return ReportForm(**{"slug": "ours", "name": Texts({"en": "Ours"}), "definition": definition} | facts)
