"""The last record of a post whose end nobody recorded, and the words for its time in office."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from intl_crm.dates import PartialDate
from intl_crm.db import Database
from intl_crm.delegations.models import DelegationMember, Post
from intl_crm.delegations.sightings import Sighting, acting_post, last_records
from intl_crm.delegations.tenure import tenure_words
from intl_crm.events.models import Participation
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND, Actor, Role
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES
from tests import factories
from tests.factories import ACTOR

VIEWER = Actor(role=Role.VIEWER, name="viewer")
SECRET = {"visibility": "restricted"}


@pytest.mark.parametrize(
    ("when", "last", "said"),
    [
        ("?..", None, ("現任，就任日期未記錄", "in office, start not recorded",
                       "在任中、就任時期は未登録", "재임 중, 취임 시기 미등록")),
        ("2018-12-25..", "2021-09-17", ("2018年12月25日起在任", "in office from 25 December 2018 on",
                                        "2018年12月25日から在任", "2018년 12월 25일부터 재임")),
        ("?..?", None, ("任期未記錄", "time in office not recorded", "在任期間は未登録", "재임 기간 미등록")),
        ("?..?", "2021-09-17", ("2021年9月17日在任（最近紀錄）", "as of 17 September 2021, the last record",
                                "2021年9月17日在任（最新の記録）", "2021년 9월 17일 재임(최근 기록)")),
        ("2018..?", None, ("2018年起，卸任日期未記錄", "from 2018 on, end not recorded",
                           "2018年から、退任時期は未登録", "2018년부터, 퇴임 시기 미등록")),
        ("2018..?", "2021", ("2018年起，2021年在任（最近紀錄）", "from 2018 on; as of 2021, the last record",
                             "2018年から、2021年在任（最新の記録）", "2018년부터, 2021년 재임(최근 기록)")),
        ("2018..2020", "2019", ("2018年至2020年", "2018 to 2020", "2018年〜2020年", "2018년~2020년")),
    ],
)  # fmt: skip
def test_an_end_that_nobody_recorded_is_never_said_to_be_open(
    when: str, last: str | None, said: tuple[str, ...]
) -> None:
    post = factories.post(id=uuid4(), when=Span.parse(when))
    seen = {post.id: PartialDate.parse(last)} if last else {}
    assert tuple(tenure_words(post, language, seen) for language in LANGUAGES) == said


HERE, THERE = uuid4(), uuid4()


@pytest.mark.parametrize(
    ("posts", "body", "proved"),
    [
        ([("?", HERE)], None, 0),
        ([("?", HERE)], HERE, 0),
        ([("?", HERE)], THERE, None),
        ([("?", HERE), ("?", THERE)], None, None),
        ([("?", HERE), ("?", THERE)], THERE, 1),
        ([("2010..2015", HERE), ("2016..?", THERE)], None, 1),
        ([("2022..?", HERE)], None, None),
        ([], None, None),
    ],
)
def test_a_post_is_proved_where_it_is_the_only_one_possible(
    posts: list[tuple[str, UUID]], body: UUID | None, proved: int | None
) -> None:
    made = [factories.post(city_id=city, when=Span.parse(when)) for when, city in posts]
    sighting = Sighting(uuid4(), PartialDate.parse("2021-09-17"), body)
    assert acting_post(made, sighting) is (None if proved is None else made[proved])


def seen(database: Database, *records: Any, actor: Actor = COMMAND, when: str = "?") -> str | None:
    """Put somebody with a post in Koror on record, and what `records` make of both; when was it last held?"""
    city, person = factories.city(), factories.person()
    post = factories.post(person=person, city=city, title="mayor", when=Span.parse(when))
    with database.transaction(ACTOR) as session:
        session.add_all([city, person, post])
        session.add_all([make(post) for make in records])
    with database.transaction(actor) as session:
        found = last_records(Viewer(session, actor, "en"), [session.get_one(Post, post.id)])
        return str(found[post.id]) if found else None


def visit(when: str, **facts: Any) -> Any:
    """Make a visit of the city on which the person came."""
    return lambda post: factories.delegation(
        **(
            {"when": Span.parse(when), "state": "held", "city": post.city}
            | {"members": [DelegationMember(person=post.person, role="head", position=0)]}
            | facts
        )
    )


def exchange(when: str, role: str = "participant", **facts: Any) -> Any:
    """Make an exchange in which the person took part."""
    return lambda post: factories.event(
        **(
            {"when": Span.parse(when), "status": "held"}
            | {"participations": [Participation(person=post.person, role=role, position=0)]}
            | facts
        )
    )


@pytest.mark.parametrize(
    ("records", "facts", "last"),
    [
        ([], {}, None),
        ([visit("2021-04-07..2021-04-09")], {}, "2021-04-07"),
        ([visit("2021-04-07"), exchange("2021-09-17")], {}, "2021-09-17"),
        ([visit("2021-04-07"), exchange("2020")], {}, "2021-04-07"),
        ([visit("2021-04-07", state="declined")], {}, None),
        ([visit("?")], {}, None),
        ([exchange("2021-09-17", status="planned")], {}, None),
        ([exchange("2021-09-17", role="invited")], {}, None),
        ([exchange("2021-09-17", **SECRET), visit("2021-04-07")], {"actor": VIEWER}, "2021-04-07"),
        ([visit("2021-04-07", **SECRET)], {"actor": VIEWER}, None),
        ([visit("2021-04-07")], {"when": "?.."}, None),
        ([visit("2021-04-07")], {"when": "2010..2012"}, None),
    ],
)
def test_what_was_held_is_the_last_record_of_a_post(
    database: Database, records: list[Any], facts: dict[str, Any], last: str | None
) -> None:
    assert seen(database, *records, **facts) == last
