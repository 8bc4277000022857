"""Which layers a calendar shows, and how conditions narrow them."""

from collections.abc import Callable, Collection
from datetime import date

import pytest

from intl_crm.calendar.shown_layers import (
    known_layers,
    layer_arguments,
    layer_choices,
    layer_entries,
    shown_layers,
)
from intl_crm.db import Database
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.calendar.conftest import Cities

ALL = ("exchange", "visit", "anniversary", "observance")


def test_exchanges_come_before_what_others_show() -> None:
    assert tuple(known_layers()) == ALL


@pytest.mark.parametrize(
    ("asked", "shown", "arguments"),
    [
        ((), ALL, []),
        (ALL, ALL, []),
        (("nothing",), ALL, []),
        (("observance", "exchange"), ("exchange", "observance"),
         [("layer", "exchange"), ("layer", "observance")]),
        (("visit", "nothing"), ("visit",), [("layer", "visit")]),
    ],
)  # fmt: skip
def test_an_address_says_which_are_shown(
    asked: Collection[str], shown: Collection[str], arguments: list[tuple[str, str]]
) -> None:
    assert shown_layers(asked) == frozenset(shown)
    assert layer_arguments(shown_layers(asked)) == arguments


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hant-TW", ["交流活動", "訪問團", "周年", "節慶"]),
        ("en", ["Events", "Delegations", "Anniversaries", "Observances"]),
    ],
)
def test_each_has_its_word(language: str, words: list[str]) -> None:
    choices = layer_choices({"visit"}, language)
    assert [one.words for one in choices] == words
    assert [one.is_shown for one in choices] == [False, True, False, False]


@pytest.mark.parametrize(
    ("shown", "asked", "titles"),
    [
        (ALL, {}, ["Busan", "Busan Day", "Hangeul Day", "Independence Day"]),
        (("observance",), {}, ["Busan Day", "Hangeul Day", "Independence Day"]),
        (("exchange",), {}, []),
        (ALL, {"country": "KR"}, ["Busan", "Busan Day", "Hangeul Day"]),
        (ALL, {"partner": "busan"}, ["Busan", "Busan Day", "Hangeul Day"]),
        (ALL, {"partner": "kaohsiung"}, []),
        (ALL, {"partner": "nowhere"}, []),
        (ALL, {"country": "PW", "mode": "video"}, ["Independence Day"]),
    ],
)
def test_conditions_on_country_and_partner_hold_for_every_layer(
    database: Database,
    keep: Callable[..., None],
    cities: Cities,
    shown: Collection[str],
    asked: dict[str, str],
    titles: list[str],
) -> None:
    when = Span.parse("1966-10-05..")
    tie = factories.partnership(city=cities.home, partner=cities.busan, when=when)
    days = (
        factories.observance(),
        factories.observance(name=Texts({"en": "Hangeul Day"}), country="KR", day=9),
        factories.observance(name=Texts({"en": "Busan Day"}), city=cities.busan, day=5),
    )
    keep(tie, *days)
    with database.reading() as session:
        viewer = Viewer(session, COMMAND, "en", "Asia/Taipei")
        found = list(layer_entries(viewer, shown, date(2026, 10, 1), date(2026, 10, 31), asked))
    assert sorted(one.title.text for _layer, one in found) == titles
