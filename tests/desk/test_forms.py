"""Forms say beforehand what they ask for, under which heading, and what an open choice means."""

import re

import pytest

from intl_crm.kinds import kinds
from intl_crm.texts import LANGUAGES
from tests.desk.browsing import Browser, Desk, FormReader, errors
from tests.desk.world import KINDS, World

TAG = re.compile(r"<[^>]+>")
LEGEND = re.compile(r'<legend class="ic-legend">(.*?)</legend>', re.DOTALL)
OPTION = re.compile(r'<option [^>]*value=""[^>]*>(.*?)</option>', re.DOTALL)


def headings(page: str) -> list[str]:
    """The visible heads of the parts of a form, as they are read."""
    return [TAG.sub("", words).strip() for words in LEGEND.findall(page)]


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        ("city", "Name required"),
        ("event", "Title required"),
        ("person", "Full name required"),
        ("commitment", "Source"),
        ("post", "Source"),
        ("agreement", "Signed on"),
        ("observance", "Name required"),
    ],
)
def test_a_part_with_one_field_is_headed_by_it(world: World, desk: Desk, kind: str, heading: str) -> None:
    assert heading in headings(desk.get(f"{kinds[kind].address}new").text)


def test_what_is_needed_is_marked_where_it_is_seen(world: World, desk: Desk) -> None:
    city = desk.get("/cities/new").text
    seen = re.sub(r'<legend class="visually-hidden">.*?</legend>', "", city, flags=re.DOTALL)
    marked = [
        TAG.sub("", part.rsplit(">", 1)[-1]) for part in seen.split(' <span class="ic-quiet fw-normal">')[:-1]
    ]
    assert marked == ["Name", "Country or region"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_an_open_choice_says_what_it_means(world: World, as_role: Browser, kind: str, language: str) -> None:
    page = Desk(as_role("officer"), language).get(f"{kinds[kind].address}new").text
    assert all(words.strip() for words in OPTION.findall(page))


def test_a_zone_that_has_another_name_by_now_stays(world: World, desk: Desk) -> None:
    sent = desk.form("/cities/busan/edit") | {"zone": "ROK"}
    assert desk.post("/cities/busan/edit", sent).status_code == 302
    assert desk.form("/cities/busan/edit")["zone"] == "ROK"
    assert "ROK" not in desk.get("/cities/new").text


@pytest.mark.parametrize(
    ("typed", "read"),
    [("9:30", "09:30"), ("0930", "09:30"), ("930", "09:30"), ("14：05", "14:05"), ("23:59", "23:59")],
)
def test_a_time_is_read_as_it_is_typed(world: World, desk: Desk, typed: str, read: str) -> None:
    day = {"when-since-year": "2021", "when-since-month": "9", "when-since-day": "17"}
    sent = day | {"times-start": typed, "times-zone": "Asia/Taipei"}
    assert desk.fill("/events/signing/edit", sent).status_code == 302
    assert desk.form("/events/signing/edit")["times-start"] == read


@pytest.mark.parametrize("typed", ["24:00", "9:60", "half past nine", "9", "14:00 Uhr"])
def test_what_is_no_time_is_refused(world: World, desk: Desk, typed: str) -> None:
    day = {"when-since-year": "2021", "when-since-month": "9", "when-since-day": "17"}
    answer = desk.fill("/events/signing/edit", day | {"times-start": typed, "times-zone": "Asia/Taipei"})
    assert errors(answer.text) == ["Write a time such as 09:30."]
    assert FormReader(answer.text).sent["times-start"] == typed
