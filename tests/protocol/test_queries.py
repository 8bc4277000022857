"""What the sheets of the demo's year tell, on both databases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event as happens
from sqlalchemy import select
from sqlalchemy.orm import Session

from intl_crm.cities.queries import office_zone
from intl_crm.db import Database
from intl_crm.delegations.models import Delegation
from intl_crm.events.models import Event
from intl_crm.kinds import resolve
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND, Actor, Role
from intl_crm.printing.sheet_data import SheetData
from intl_crm.protocol.briefing import Briefing
from intl_crm.protocol.queries import briefing_of
from intl_crm.protocol.sheet import SUBJECTS, sheet_pdf, subject_of
from intl_crm.protocol.sheet_content import Printing, sheet_of
from intl_crm.texts import LANGUAGES
from tests.printing import pdf
from tests.programs import needs
from tests.protocol.desk import AT, TAIPEI, said

VIEWER = Actor(role=Role.VIEWER, name="reader")
# More would mean that something is asked once for each record.
MOST_QUERIES = 40


@pytest.fixture
def session(demo: Database) -> Iterator[Session]:
    with demo.reading() as session:
        yield session


def briefing(session: Session, key: str, actor: Actor = COMMAND) -> Briefing:
    return briefing_of(
        Viewer(session, actor, "en", TAIPEI), subject_of(resolve(session, actor, key, SUBJECTS))
    )


def sheet(session: Session, key: str, language: str = "en", actor: Actor = COMMAND) -> SheetData:
    return sheet_of(briefing(session, key, actor), language, Printing("Lin", AT, office_zone(session)))


def keys(rows: object) -> list[str]:
    return [one.key for one in rows]  # type: ignore[attr-defined]


@pytest.mark.parametrize("key", ["2021-09-17-koror", "2021-case-15"])
def test_koror(session: Session, key: str) -> None:
    told = briefing(session, key)
    assert told.event and told.event.key == "2021-09-17-koror"
    assert keys(told.delegations) == ["2021-case-15"]
    assert told.principal and told.principal.who.key == "olkeriil"
    assert told.partner and told.partner.key == "koror"
    assert [one.who.key for one in told.theirs] == ["olkeriil", "koror"]
    assert [one.who.key for one in told.ours] == ["chen"]
    assert [tie.partner.key for tie in told.ties] == ["koror"]
    assert keys(told.agreements) == ["koror-2021"]
    assert (told.meetings, told.history, told.gifts, told.promises) == ([], [], [], [])


def test_the_masks_lie_behind_the_call_of_constanta(session: Session) -> None:
    told = briefing(session, "2021-03-constanta")
    assert keys(told.gifts) == ["masks-2020"]
    assert told.head and told.head.person.key == "chitac"


def test_the_past_of_a_friendship_city(session: Session) -> None:
    told = briefing(session, "2021-11-15-hachioji")
    assert keys(told.history) == ["2021-01-theme-exhibition"]
    assert keys(told.gifts) == ["letters-2021", "books-2014"]
    assert (told.principal, told.meetings) == (None, ())


def test_what_goes_out_to_all_stands_on_its_own_sheet(session: Session) -> None:
    told = sheet(session, "2021-12-letters")
    assert [said(one.who) for one in told.gifts] == ["Kaohsiung → all sister and friendship partners"]
    assert (told.history, told.facts) == ((), ())


def test_four_ambassadors_and_the_delegation_of_one(session: Session) -> None:
    told = briefing(session, "2021-case-09")
    assert told.principal and told.principal.who.key == "bautista"
    assert [one.who.key for one in told.theirs] == ["bautista", "gomez", "rivera", "pitts", "catoca"]
    of_all = briefing(session, "2021-04-07-central-america")
    assert keys(of_all.delegations) == ["2021-case-08", "2021-case-09", "2021-case-10"]


def test_a_delegation_without_an_event(session: Session) -> None:
    told = briefing(session, "2021-case-02")
    assert (told.event, told.partner, told.programme) == (None, None, [])
    assert keys(told.gifts) == ["produce-2021"]


def test_brisbane_was_seen_before_its_summit(session: Session) -> None:
    told = briefing(session, "2021-09-10-brisbane")
    assert keys(told.history) == ["2021-03-08-brisbane", "2021-01-theme-exhibition"]
    assert sorted(one.who.key for one in told.ours) == ["chen", "lin"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_and_delegation_of_the_year_has_a_sheet(session: Session, language: str) -> None:
    found = [*session.scalars(select(Event)), *session.scalars(select(Delegation))]
    assert len(found) == 25 + 21
    sheets = [sheet(session, f"{one.kind}/{one.key}", language) for one in found]
    assert [one for one in sheets if not said(one.title)] == []
    assert {one.lang for one in sheets} == {language}


def test_a_sheet_asks_a_bounded_number_of_questions(session: Session) -> None:
    asked: list[str] = []
    happens.listen(session.get_bind(), "before_cursor_execute", lambda *facts: asked.append(facts[2]))
    counts = {}
    for key in (
        "2021-09-17-koror",
        "2021-04-07-central-america",
        "2021-11-15-hachioji",
        "2021-01-theme-exhibition",
    ):
        session.expunge_all()
        asked.clear()
        sheet(session, key)
        counts[key] = len(asked)
    assert {key: count for key, count in counts.items() if count > MOST_QUERIES} == {}


@needs("pdftotext")
@pytest.mark.parametrize(
    ("key", "language", "words"),
    [
        ("2021-09-17-koror", "zh-Hant-TW", "歐克麗 Dilmei Louisa Olkeriil 帛琉共和國大使（見證人）"),
        ("2021-09-17-koror", "ja", "令和3年9月17日（金） 〔時刻不明〕 コロール州 +1"),
        ("2021-09-17-koror", "ko", "팔라우 공화국 대사(입회인)"),
        ("2021-03-constanta", "zh-Hant-TW", "民國110年3月 〔時間不詳〕 康斯坦察市 −6／−5"),
        ("2021-03-constanta", "en", "Vergil Chițac"),
        ("2021-09-10-kyoto", "ja", "門川大作"),
        ("2021-03-08-brisbane", "ko", "브리즈번시 +2"),
        ("2021-case-02", "zh-Hant-TW", "澳洲辦事處露珍怡代表來訪"),
    ],
)
def test_printed(session: Session, key: str, language: str, words: str) -> None:
    found = subject_of(resolve(session, COMMAND, key, SUBJECTS))
    made = sheet_pdf(Viewer(session, COMMAND, language, TAIPEI), found, AT)
    assert pdf.holds(made, words)
    assert len(pdf.reader(made).pages) <= 2
