"""What is tied together is shown from both sides, each page saying what to do where nothing is."""

import pytest

from intl_crm.db import Database
from intl_crm.spans import Span
from tests import factories
from tests.desk.browsing import Browser, Desk
from tests.desk.world import LEAST, World, ref
from tests.events.reading import words
from tests.factories import ACTOR

TITLE = "Call on masks"


@pytest.fixture
def meeting(world: World, desk: Desk) -> str:
    """An event in which a city, a person, an organisation and a delegation take part."""
    takers = (world.city, world.person, world.organisation, world.delegation)
    rows = {f"taking_part-{at}-record": ref(one) for at, one in enumerate(takers)} | {
        "taking_part-count": "4"
    }
    roles = {f"taking_part-{at}-role": "guest" for at in range(4)}
    return desk.created("/events/new", LEAST["event"](world) | rows | roles)


def test_an_event_and_who_took_part_show_one_another(meeting: str, desk: Desk) -> None:
    page = desk.get(meeting).text
    for other in ("/cities/busan", "/people/olkeriil", "/organisations/embassy", "/delegations/visit"):
        assert f'href="{other}"' in page
        assert f'href="{meeting}"' in desk.get(other).text
    for other in ("/cities/busan", "/people/olkeriil", "/organisations/embassy"):
        assert f'href="{meeting}"' in desk.get(f"{other}/exchanges").text


def test_a_gift_is_shown_on_all_sides(world: World, meeting: str, desk: Desk) -> None:
    sides = {"both_sides-0-record": ref(world.person), "both_sides-1-record": ref(world.organisation)}
    event = f"event/{meeting.rsplit('/', 1)[1]}"
    made = desk.created("/gifts/new", LEAST["gift"](world) | sides | {"event_id": event})
    for page in ("/people/olkeriil", "/organisations/embassy", meeting):
        assert f'href="{made}"' in desk.get(page).text
    for page in ("/people/olkeriil", "/organisations/embassy", meeting):
        assert f'href="{page}"' in desk.get(made).text
    assert f'href="{made}"' not in desk.get("/cities/busan").text


@pytest.mark.parametrize(("direction", "place"), [("given", 0), ("received", 1)])
def test_gifts_stand_on_their_side(world: World, desk: Desk, direction: str, place: int) -> None:
    typed = LEAST["gift"](world) | {"both_sides-0-record": ref(world.city), "direction": direction}
    made = desk.created("/gifts/new", typed)
    sides = desk.get("/cities/busan").text.split('class="ic-both', 1)[1].split("<h3>")[1:]
    assert [f'href="{made}"' in side.split("</section>")[0] for side in sides[:2]] == [place == 0, place == 1]


def test_letters_to_all_partners_are_on_a_sister_citys_page(world: World, desk: Desk) -> None:
    made = desk.created("/gifts/new", LEAST["gift"](world) | {"group": "partners"})
    envoys = desk.created("/gifts/new", LEAST["gift"](world) | {"group": "envoys"})
    shown = {
        page: desk.get(page).text for page in ("/cities/busan", "/cities/home", "/organisations/embassy")
    }
    assert f'href="{made}"' in shown["/cities/busan"]
    assert f'href="{made}"' not in shown["/cities/home"]
    assert f'href="{envoys}"' in shown["/organisations/embassy"]
    assert f'href="{envoys}"' not in shown["/cities/busan"]


def test_a_link_is_shown_from_both_ends(world: World, desk: Desk) -> None:
    desk.created("/links/new", LEAST["link"](world))
    event, city = desk.get("/events/signing").text, desk.get("/cities/busan").text
    assert 'href="/cities/busan"' in event
    assert 'href="/events/signing"' in city
    assert "→" in event.split('id="e-relations"')[1]
    assert "←" in city.split('id="e-relations"')[1]


def test_a_partnership_shows_where_it_was_established(world: World, desk: Desk) -> None:
    desk.fill("/events/signing/edit", {"establishes_id": ref(world.partnership)})
    assert 'href="/events/signing"' in desk.get("/partnerships/tie").text
    assert 'href="/partnerships/tie"' in desk.get("/events/signing").text


def test_a_commitment_is_shown_at_its_event_and_partner(world: World, meeting: str, desk: Desk) -> None:
    event = f"event/{meeting.rsplit('/', 1)[1]}"
    made = desk.created("/commitments/new", LEAST["commitment"](world) | {"event_id": event})
    for page in (meeting, "/cities/busan"):
        assert f'href="{made}"' in desk.get(page).text


def test_a_commitment_made_at_a_hidden_event_is_not_shown_at_its_partner(
    world: World, database: Database, as_role: Browser
) -> None:
    takers = [factories.Participation(city=world.city, position=0)]
    hidden = factories.event(participations=takers, visibility="restricted")
    made = factories.commitment(event=hidden)
    with database.transaction(ACTOR) as session:
        session.add(made)
    shown = {role: made.key in Desk(as_role(role)).get("/cities/busan").text for role in ("admin", "viewer")}
    assert shown == {"admin": True, "viewer": False}


def test_a_title_is_that_of_the_day(world: World, desk: Desk) -> None:
    for title, since, until in (("mayor", "2010", "2020"), ("minister", "2021", "")):
        post = {"person_id": ref(world.person), "city_id": ref(world.city), "title": title}
        end = {"when-end": "date", "when-until-year": until} if until else {"when-end": "open"}
        desk.created("/posts/new", post | {"when-since-year": since} | end)
    for year, title in (("2015", "Mayor"), ("2022", "Minister")):
        takers = {"taking_part-0-record": ref(world.person), "when-since-year": year}
        made = desk.created("/events/new", LEAST["event"](world) | takers)
        present = desk.get(made).text.split('id="e-takers"', 1)[1].split("</section>")[0]
        assert title in present


@pytest.mark.parametrize(
    ("when", "year"), [("2021", "2021"), ("2021-12-30..2022-01-02", "2021"), ("?..2021", "Unknown")]
)
def test_exchanges_stand_under_the_year_in_which_they_began(
    world: World, database: Database, desk: Desk, when: str, year: str
) -> None:
    takers = [factories.Participation(city=world.city, position=0)]
    with database.transaction(ACTOR) as session:
        session.add(factories.event(slug="call", when=Span.parse(when), participations=takers))
    desk.language = "ja"
    section = desk.get("/cities/busan/exchanges").text.split('class="ic-year"', 1)[1]
    assert 'href="/events/call"' in section
    desk.language = "en"
    section = desk.get("/cities/busan/exchanges").text.split('class="ic-year"', 1)[1]
    assert words(section.split("</h3>", 1)[0])[-1] == year


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("/cities/busan", "No exchange is recorded yet."),
        ("/organisations/embassy", "Nobody is recorded here yet."),
        ("/people/olkeriil", "Nothing is recorded here yet."),
        ("/events/signing", "Nobody is recorded here yet."),
        ("/gifts/", "Gifts given and received stand here."),
    ],
)
def test_where_nothing_is_the_page_says_what_comes_next(
    world: World, desk: Desk, as_role: Browser, page: str, said: str
) -> None:
    shown = desk.get(page).text
    assert said in shown
    assert "/new" in shown.split(said)[1][:400] or "/edit" in shown.split(said)[1][:400]
    assert "/new" not in Desk(as_role("viewer")).get(page).text.split(said)[1][:400]
