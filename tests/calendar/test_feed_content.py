"""What a feed says of an event, to whom, in which language."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import inspect

from intl_crm.calendar.feed_content import Reader, feed_event
from intl_crm.calendar.ical import FeedEvent
from intl_crm.cities.models import City
from intl_crm.clock import ZonedTime
from intl_crm.delegations.models import Person
from intl_crm.events.models import Event
from intl_crm.names import NameForm, PersonNames
from intl_crm.permissions import NOBODY, Actor, Role
from intl_crm.spans import Span
from intl_crm.texts import Found, Texts
from tests import factories

VIEWER = Actor(Role.VIEWER, "viewer", UUID(int=99))
AT = datetime(2026, 1, 2, tzinfo=UTC)
CALL = "https://meet.example/1"


def stored(record: Any, **facts: Any) -> Any:
    """The record as if it had been stored: with its id and its presets."""
    for name, value in facts.items():
        setattr(record, name, value)
    for attribute in inspect(type(record)).column_attrs:
        default = attribute.columns[0].default
        if default is not None and getattr(record, attribute.key) is None:
            setattr(record, attribute.key, default.arg(None) if default.is_callable else default.arg)
    return record


HOME = stored(
    factories.city(
        name=Texts({"zh-Hant-TW": "高雄市", "en": "Kaohsiung"}), country="TW", zone="Asia/Taipei",
        latitude=22.62, longitude=120.3,
    )
)  # fmt: skip


def koror(**facts: Any) -> City:
    return stored(factories.city(zone="Pacific/Palau", latitude=7.34, longitude=134.47, **facts))


def ambassador(**facts: Any) -> Person:
    person = stored(factories.person(**facts))
    body = stored(
        factories.organisation(name=Texts({"en": "Embassy of the Republic of Palau"}), country="PW")
    )
    person.posts = [stored(factories.post(person=person, organisation=body))]
    return person


def held(*takers: Any, **facts: Any) -> Event:
    """An event at which these take part; a pair is a record and its role."""
    made = stored(factories.event(**{"status": "held"} | facts), created_at=AT, changed_at=AT)
    for taker in takers:
        record, role = taker if isinstance(taker, tuple) else (taker, "participant")
        factories.participation(event=made, role=role, **{record.kind: record})
    return made


def told(event: Event, language: str = "en", actor: Actor = VIEWER, **more: Any) -> FeedEvent:
    found = feed_event(event, Reader(language, actor, HOME, **more))
    assert found is not None
    return found


def lines(event: Event, language: str = "en", actor: Actor = VIEWER) -> list[str]:
    description = told(event, language, actor).description
    assert description is not None
    return description.text.split("\n")


def test_an_event_that_no_calendar_can_show_is_none() -> None:
    assert feed_event(held(when=Span.parse("2021")), Reader("en", VIEWER)) is None


def test_kind_bodies_people_and_text() -> None:
    text = Texts({"en": "They signed.", "zh-Hant-TW": "雙方簽署。"})
    event = held((HOME, "host"), koror(), ambassador(), text=text, mode="remote")
    assert lines(event) == [
        "Signing ceremony · In separate places",
        "Koror",
        "Ambassador Dilmei Louisa Olkeriil of the Republic of Palau",
        "",
        "They signed.",
    ]
    assert lines(event, "zh-Hant-TW")[0] == "簽署儀式・異地同步"


def test_titles_are_those_of_the_day_and_nobody_is_former() -> None:
    person = ambassador()
    [post] = person.posts
    post.when = Span.parse("2020..2021-10-01")
    before = stored(factories.post(person=person, title="consul_general", when=Span.parse("2010..2019")))
    person.posts = [before, post]
    assert lines(held(person))[1] == "Ambassador Dilmei Louisa Olkeriil of the Republic of Palau"


def test_a_person_without_a_post_stands_by_name() -> None:
    assert lines(held(stored(factories.person())))[1] == "Dilmei Louisa Olkeriil"


def test_a_delegation_is_named_by_its_head_and_nobody_twice() -> None:
    head = ambassador()
    delegation = stored(factories.delegation(city=koror()))
    factories.member(delegation=delegation, person=head, role="head")
    assert lines(held(head, delegation))[1:] == lines(held(delegation))[1:]
    assert lines(held(delegation))[1].endswith("Olkeriil of the Republic of Palau")


@pytest.mark.parametrize(
    ("facts", "name"),
    [({"city": koror()}, "Koror"), ({"name": Texts({"en": "Youth orchestra"})}, "Youth orchestra")],
)
def test_a_delegation_without_a_head_is_named_by_itself(facts: dict[str, Any], name: str) -> None:
    assert lines(held(stored(factories.delegation(**facts))))[1:] == [name]


def test_what_the_reader_may_not_see_is_not_told() -> None:
    secret = {"visibility": "restricted"}
    hidden = [
        koror(name=Texts({"en": "canary-city"}), country="FR", **secret),
        ambassador(names=PersonNames((NameForm("en", whole="canary-person"),)), **secret),
        stored(factories.organisation(name=Texts({"en": "canary-body"}), country="DE"), **secret),
        stored(factories.delegation(name=Texts({"en": "canary-visit"})), **secret),
    ]
    event = held(*hidden, koror())
    assert "canary" not in str(told(event))
    assert told(event).categories == (Found("en", "Signings and ceremonies"), Found("en", "Palau"))
    assert str(told(event, actor=Actor(Role.ADMIN, "admin", UUID(int=7)))).count("canary") == 4


def test_a_post_or_its_body_may_be_hidden_alone() -> None:
    person = ambassador()
    person.posts[0].organisation.visibility = "restricted"
    assert lines(held(person))[1] == "Ambassador Dilmei Louisa Olkeriil"
    person.posts[0].visibility = "restricted"
    assert lines(held(person))[1] == "Dilmei Louisa Olkeriil"


def test_deleted_records_are_not_told() -> None:
    assert lines(held(stored(koror(), deleted_at=AT))) == ["Signing ceremony"]


def test_sensitive_facts_are_never_told() -> None:
    canary = dict.fromkeys(("diet", "phone", "email", "private_address", "restricted_note"), "canary")
    person = stored(ambassador(), **canary)
    delegation = stored(factories.delegation(needs="canary"))
    factories.member(delegation=delegation, person=person, role="head")
    event = held(person, delegation, source=Texts({"en": "canary"}))
    assert "canary" not in str(told(event, actor=Actor(Role.ADMIN, "admin")))


def test_both_clocks_where_they_differ() -> None:
    starts, ends = (ZonedTime(datetime(2021, 9, 17, hour), "Asia/Taipei") for hour in (9, 11))
    assert lines(held(koror(), starts=starts, ends=ends))[-1] == (
        "Kaohsiung 09:00–11:00 (10:00–12:00 in Koror)"
    )
    assert lines(held(starts=starts, ends=ends)) == ["Signing ceremony"]
    assert lines(held(koror()))[-1] == "Koror"


def test_the_call_is_told_to_whoever_may_read_it() -> None:
    event = held(koror(), call_url=CALL, visibility="public")
    assert told(event).call == CALL
    assert lines(event, "zh-Hant-TW")[-1] == f"視訊連結：{CALL}"
    assert told(event, actor=NOBODY).call is None
    assert CALL not in str(told(event, actor=NOBODY))


def test_an_address_that_is_none_is_not_told() -> None:
    assert "javascript" not in str(told(held(call_url="javascript:alert(1)")))


def test_a_text_that_falls_back_says_so() -> None:
    event = held(text=Texts({"en": "They signed."}), title=Texts({"ja": "締結式"}))
    found = told(event, "ja")
    assert found.title.language == "ja"
    assert found.description == Found("en", "調印式\n\nThey signed.")
    assert told(held(), "ja").description == Found("ja", "調印式")


def test_the_page_of_the_event_is_told_where_the_host_is_known() -> None:
    event = held(slug="koror")
    found = told(event, base_url="https://crm.example")
    assert found.url == "https://crm.example/events/koror"
    assert found.description is not None
    assert found.description.text.endswith("\n\nhttps://crm.example/events/koror")
    assert told(event).url is None
    event.deleted_at = AT
    assert told(event, base_url="https://crm.example").url is None


@pytest.mark.parametrize(
    ("role", "place", "expected"),
    [
        ("host", {"en": "Town hall"}, (7.34, 134.47)),
        ("host", {}, None),
        ("participant", {"en": "Town hall"}, None),
    ],
)
def test_the_venue_lies_in_the_city_of_the_host_if_anywhere(
    role: str, place: dict[str, str], expected: tuple[float, float] | None
) -> None:
    found = told(held((koror(), role), place=Texts(place)))
    assert found.geo == expected
    assert (found.location is None) is (not place)


def test_categories_are_the_family_and_the_countries() -> None:
    body = stored(factories.organisation(country="TW"))
    event = held(HOME, koror(), body, ambassador(), koror(country="KR"))
    assert [found.text for found in told(event, "zh-Hant-TW").categories] == ["簽署與典禮", "帛琉", "韓國"]


def test_what_stands_for_the_record_is_its_own() -> None:
    event, other = held(visibility="public", sequence=4), UUID(int=5)
    found = told(event, related={event.id: [other]})
    assert (found.uid, found.sequence, found.created, found.changed) == (event.id, 4, AT, AT)
    assert (found.related, found.is_public, found.colour) == ((other,), True, "goldenrod")
    assert not told(held()).is_public
