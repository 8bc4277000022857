"""The pages of cities, their ties and agreements: where one adds, what leads where."""

import pytest

from tests.desk.browsing import Desk
from tests.desk.world import LEAST, World


def links_to(page: str, address: str) -> int:
    """How often the main part of a page leads to an address."""
    return page.split("<main", 1)[1].count(f'href="{address}')


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("/cities/lone", "/partnerships/new?city="),
        ("/cities/lone", "/posts/new?city="),
        ("/cities/busan", "/partnerships/new?city="),
        ("/organisations/embassy", "/posts/new?organisation="),
        ("/people/olkeriil", "/posts/new?person="),
        ("/partnerships/tie", "/agreements/new?partnership="),
    ],
)
def test_one_adds_in_one_place(world: World, desk: Desk, page: str, address: str) -> None:
    made = desk.created("/cities/new", {"name-en": "Lone", "country": "FJ"})
    assert links_to(desk.get(made if page.endswith("lone") else page).text, address) == 1


def test_an_agreement_leads_to_its_tie_and_both_cities(world: World, desk: Desk) -> None:
    page = desk.get(desk.created("/agreements/new", LEAST["agreement"](world))).text
    assert all(links_to(page, address) for address in ("/partnerships/tie", "/cities/home", "/cities/busan"))


def test_a_tie_leads_to_its_agreements_and_back(world: World, desk: Desk) -> None:
    made = desk.created("/agreements/new", LEAST["agreement"](world))
    assert links_to(desk.get("/partnerships/tie").text, made) == 1
    assert links_to(desk.get("/cities/busan").text, made) == 1


def test_people_and_bodies_lead_to_each_other_and_to_the_post(world: World, desk: Desk) -> None:
    typed = {
        "person_id": f"person/{world.person.id.hex}",
        "organisation_id": f"organisation/{world.organisation.id.hex}",
    }
    post = desk.created("/posts/new", typed | {"title": "ambassador"})
    for page, others in (
        ("/people/olkeriil", ("/organisations/embassy", post)),
        ("/organisations/embassy", ("/people/olkeriil", post)),
        (post, ("/people/olkeriil", "/organisations/embassy")),
    ):
        assert all(links_to(desk.get(page).text, other) for other in others), page


def test_a_day_tells_its_kind_and_whether_a_letter_is_sent(world: World, desk: Desk) -> None:
    typed = LEAST["observance"](world) | {"sort": "memorial", "letter": "remembrance"}
    page = desk.get(desk.created("/observances/new", typed)).text
    assert "Memorial day" in page
    assert "Remembrance" in page


def test_an_agreement_without_a_title_is_called_by_its_kind(world: World, desk: Desk) -> None:
    typed = {name: text for name, text in LEAST["agreement"](world).items() if name != "title-en"}
    made = desk.created("/agreements/new", typed | {"form": "mou"})
    assert "Memorandum of understanding" in desk.get(made).text.partition("</h1>")[0]
    assert desk.fill(f"{made}/edit", {}).status_code == 302
