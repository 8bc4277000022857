"""An office in Kaohsiung with Koror as its partner, and the sheets of what a test puts on record there."""

from datetime import UTC, datetime
from typing import Any, TypeVar

from intl_crm.db import Database
from intl_crm.delegations.models import DelegationMember
from intl_crm.events.models import Participation
from intl_crm.names import NameForm, PersonNames
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND, Actor
from intl_crm.printing.sheet_data import SheetData
from intl_crm.protocol.briefing import Briefing
from intl_crm.protocol.queries import briefing_of
from intl_crm.protocol.sheet import sheet_pdf, subject_of
from intl_crm.protocol.sheet_content import Printing, sheet_of
from intl_crm.records import Record
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR

AT = datetime(2021, 9, 16, 10, 42, tzinfo=UTC)
TAIPEI = "Asia/Taipei"
Kept = TypeVar("Kept", bound=Record)


class Desk:
    """The protocol desk of a test."""

    def __init__(self, database: Database) -> None:
        """Put the office on record."""
        self.database = database
        name = {"zh-Hant-TW": "高雄市", "en": "Kaohsiung", "ja": "高雄市", "ko": "가오슝시"}
        self.home = factories.city(name=Texts(name), country="TW", zone=TAIPEI, level="municipality")
        self.koror = factories.city(zone="Pacific/Palau", level="state", visibility="public")
        self.office = factories.office(home_city=self.home)
        self.keep(self.koror, self.office)

    def keep(self, record: Kept, *others: object) -> Kept:
        """Put records on record; return the first."""
        with self.database.transaction(ACTOR) as session:
            for one in (record, *others):
                session.add(one)
        return record

    def event(self, *taking_part: Any, **facts: Any) -> Any:
        """Put an exchange on record, with who takes part: a record, or a pair of a record and its role."""
        pairs = (one if isinstance(one, tuple) else (one, "participant") for one in taking_part)
        participations = [
            Participation(**{f"{who.kind}_id": who.id}, role=role, position=place)
            for place, (who, role) in enumerate(pairs)
        ]
        return self.keep(factories.event(**({"participations": participations, "status": "held"} | facts)))

    def person(self, called: dict[str, str], *posts: dict[str, Any], **facts: Any) -> Any:
        """Put a person on record, whole names by language, with posts."""
        forms = tuple(NameForm(tag, whole=text) for tag, text in called.items())
        person = factories.person(**({"names": PersonNames(forms)} | facts))
        for one in posts:
            person.posts.append(factories.post(**({"person": person} | one)))
        return self.keep(person)

    def ambassador(self, **facts: Any) -> Any:
        """Put the Ambassador of Palau on record."""
        embassy = self.keep(factories.organisation(country="PW"))
        names = {"en": "Dilmei Louisa Olkeriil", "zh-Hant-TW": "歐克麗"}
        return self.person(names, {"organisation_id": embassy.id, "is_head": True}, **facts)

    def mayor(self, **facts: Any) -> Any:
        """Put our mayor on record."""
        post = {"city_id": self.home.id, "title": "mayor_special_municipality", "is_head": True}
        return self.person({"zh-Hant-TW": "陳其邁", "en": "Chen Chi-mai"}, post, **facts)

    def delegation(self, *people: Any, **facts: Any) -> Any:
        """Put a visit on record, the first of the people at its head."""
        members = [
            DelegationMember(person_id=person.id, role="member" if place else "head", position=place)
            for place, person in enumerate(people)
        ]
        return self.keep(factories.delegation(**({"members": members, "state": "held"} | facts)))

    def briefing(self, record: Record, actor: Actor = COMMAND, language: str = "en") -> Briefing:
        """What a reader is told of a record."""
        with self.database.reading() as session:
            found = subject_of(session.get_one(type(record), record.id))
            return briefing_of(Viewer(session, actor, language, TAIPEI), found)

    def sheet(self, record: Record, language: str = "en", actor: Actor = COMMAND) -> SheetData:
        """The content of a record's sheet."""
        with self.database.reading() as session:
            found = subject_of(session.get_one(type(record), record.id))
            briefing = briefing_of(Viewer(session, actor, language, TAIPEI), found)
            return sheet_of(briefing, language, Printing("Lin", AT, TAIPEI))

    def pdf(self, record: Record, language: str = "en", actor: Actor = COMMAND) -> bytes:
        """The printed sheet of a record."""
        with self.database.reading() as session:
            found = subject_of(session.get_one(type(record), record.id))
            return sheet_pdf(Viewer(session, actor, language, TAIPEI), found, AT)


def said(text: object) -> str:
    """The words of a printed text, gaps in brackets."""
    if text is None:
        return ""
    if isinstance(text, str):
        return text
    if isinstance(text, tuple):
        return "".join(map(said, text))
    words = str(text.text)  # type: ignore[attr-defined]
    return f"[{words}]" if text.state == "unknown" else words  # type: ignore[attr-defined]
