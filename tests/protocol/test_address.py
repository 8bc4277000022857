import pytest

from intl_crm.delegations.models import Person, Post
from intl_crm.names import NameForm, Order, PersonNames
from intl_crm.protocol.address import spoken_address
from intl_crm.texts import Texts
from tests import factories


def gomez(address: str | None = None) -> Person:
    latin = NameForm("en", family="Gómez", given="Willy", order=Order.GIVEN_FIRST)
    return factories.person(
        names=PersonNames((latin, NameForm("zh-Hant-TW", whole="葛梅斯"))), address=address
    )


def holding(title: str | None) -> Post:
    return factories.post(title=title, own_title=Texts())


@pytest.mark.parametrize(
    ("title", "language", "said"),
    [
        ("ambassador", "zh-Hant-TW", "大使閣下（熟識後：大使）"),
        ("ambassador", "en", "Your Excellency, then Ambassador Gómez"),
        ("ambassador", "ja", "大使閣下（会話では大使）"),
        ("ambassador", "ko", "Gómez 대사님"),
        ("prime_minister", "en", "Your Excellency, then Prime Minister Gómez"),
        ("mayor", "zh-Hant-TW", "葛梅斯市長"),
        ("mayor", "en", "Mayor Gómez"),
        ("representative", "en", "Representative Gómez"),
        ("lord_mayor", "en", "Lord Mayor"),
    ],
)
def test_the_form_of_address_follows_from_the_title(title: str, language: str, said: str) -> None:
    assert spoken_address(gomez(), holding(title), language) == said


@pytest.mark.parametrize(
    ("address", "said"),
    [(None, "Willy Gómez"), ("none", "Willy Gómez"), ("mr", "Mr. Gómez"), ("dr", "Dr. Gómez")],
)
def test_nobody_guesses_whether_somebody_is_a_man_or_a_woman(address: str | None, said: str) -> None:
    assert spoken_address(gomez(address), holding("artist"), "en") == said


@pytest.mark.parametrize("post", [None, holding(None)])
def test_without_a_title_of_the_list_nothing_is_said(post: Post | None) -> None:
    assert spoken_address(gomez(), post, "en") == ""
