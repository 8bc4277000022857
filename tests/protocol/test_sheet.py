"""The printed sheet, read back."""

import pytest

from intl_crm.clock import ZonedTime
from intl_crm.permissions import NOBODY, Actor, NotSignedIn, Role
from intl_crm.printing.errors import DoesNotFit
from intl_crm.protocol.sheet import CannotBeDrawn, file_name, subject_of
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.naughty import NAMES
from tests.printing import pdf
from tests.programs import needs
from tests.protocol.desk import AT, TAIPEI, Desk

pytestmark = needs("pdftotext")
VIEWER = Actor(role=Role.VIEWER, name="reader")
MARKUP = '<b>#read("/etc/passwd")</b> $x$ *y* '


def test_the_same_print_is_the_same_to_the_byte(desk: Desk) -> None:
    event = desk.event(desk.koror, (desk.ambassador(), "guest"))
    assert desk.pdf(event) == desk.pdf(event)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_of_two_hundred_characters_is_printed_whole(desk: Desk, language: str) -> None:
    name = (MARKUP * 10)[:200]
    guest = desk.person({"en": name}, {"title": "mayor", "city_id": desk.koror.id})
    made = desk.pdf(desk.event((guest, "guest"), (desk.person({"zh-Hant-TW": "長" * 200}), "host")), language)
    assert pdf.holds(made, name)
    assert pdf.holds(made, "長" * 200)
    assert len(pdf.reader(made).pages) <= 2


def test_odd_names_are_printed_as_they_are(desk: Desk) -> None:
    # What nobody sees can't be read back, and what no font has is refused: both have tests of their own.
    names = [name for name in NAMES if name.isascii() and name.isprintable() and "  " not in name][:10]
    made = desk.pdf(desk.delegation(*(desk.person({"en": name}) for name in names)))
    assert [name for name in names if not pdf.holds(made, name.strip())] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_with_diacritics_are_printed(desk: Desk, language: str) -> None:
    guest = desk.person({"en": "Vergil Chițac", "zh-Hant-TW": "齊塔克"})
    made = desk.pdf(desk.event((guest, "guest"), title=Texts({"en": "Constanța, Łódź, Đà Nẵng"})), language)
    assert pdf.holds(made, "Vergil Chițac")
    assert pdf.holds(made, "Constanța, Łódź, Đà Nẵng")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_event_of_which_nothing_is_known_is_one_page(desk: Desk, language: str) -> None:
    made = desk.pdf(desk.event(when=Span.parse("?"), title=Texts({"en": "Something"})), language)
    assert len(pdf.reader(made).pages) == 1
    assert pdf.holds(made, "Something")


@pytest.mark.parametrize("day", ["1900-01-01", "1966-06-30", "2030-05-01", "9000-01-01"])
def test_events_of_any_year_are_printed(desk: Desk, day: str) -> None:
    made = desk.pdf(desk.event(desk.koror, when=Span.parse(day)), "zh-Hant-TW")
    assert pdf.holds(made, "科羅州")


def test_a_planned_call_in_the_future_shows_both_clocks(desk: Desk) -> None:
    there = desk.keep(factories.city(name=Texts({"en": "Seattle"}), country="US", zone="America/Los_Angeles"))
    starts = ZonedTime(AT.replace(year=2030, month=1, hour=9, minute=0, tzinfo=None), TAIPEI)
    facts = {"status": "planned", "mode": "video", "when": Span.parse("2030-01-16")}
    made = desk.pdf(desk.event(there, starts=starts, **facts))
    assert pdf.holds(made, "Wednesday 16 January 2030 09:00 Kaohsiung / 17:00 Seattle (the day before)")
    assert pdf.holds(made, "Kaohsiung Seattle −16 Item 09:00 17:00 the day before Signing")


def test_a_full_past_is_two_pages_and_says_what_was_left_out(desk: Desk) -> None:
    guest = desk.ambassador()
    long = "cooperation in tourism, culture, the ocean and trade, and in many other fields besides"
    for month in range(1, 13):
        for year in (2019, 2020):
            for day in (5, 15, 25):
                when = Span.parse(f"{year}-{month:02d}-{day:02d}")
                desk.event(desk.koror, (guest, "guest"), when=when, title=Texts({"en": f"{when}: {long}"}))
    made = desk.pdf(desk.event(desk.koror, (guest, "guest")))
    assert len(pdf.reader(made).pages) == 2
    assert pdf.holds(made, "2020-12-15:")
    assert pdf.holds(made, "2020-10-15:")
    assert not pdf.holds(made, "2019-01-15:")
    assert pdf.holds(made, "Left out for space (items):")


def test_a_party_of_sixty_is_printed_with_its_first_ten(desk: Desk) -> None:
    people = [desk.person({"en": f"Guest number {place}"}) for place in range(1, 61)]
    made = desk.pdf(desk.delegation(*people))
    assert pdf.holds(made, "Guest number 10")
    assert not pdf.holds(made, "Guest number 11")
    assert pdf.holds(made, "Left out for space (items): Taking part 50")


def test_what_can_never_fit_is_refused_with_its_page(desk: Desk) -> None:
    with pytest.raises(DoesNotFit) as refused:
        desk.pdf(desk.event(place=Texts({"en": "a venue that never ends " * 600})))
    assert refused.value.page == "1"


@pytest.mark.parametrize(
    ("where", "section"),
    [("title", "Briefing sheet"), ("place", "Briefing sheet"), ("purpose", "Purpose and aims")],
)
def test_a_character_without_a_shape_is_named_with_its_place(desk: Desk, where: str, section: str) -> None:
    text = Texts({"en": "Mr 𡍼 of the west"})
    if where == "purpose":
        event = desk.event((desk.delegation(purpose=text), "guest"))
    else:
        event = desk.event(**{where: text})
    with pytest.raises(CannotBeDrawn, match="U\\+2137C") as refused:
        desk.pdf(event)
    (place,) = refused.value.places
    assert (place.character, place.code, place.section) == ("𡍼", "U+2137C", section)
    assert place.text == "Mr 𡍼 of the west"


def test_a_character_in_a_name_is_named_with_each_of_its_places(desk: Desk) -> None:
    guest = desk.person({"zh-Hant-TW": "𡍼某"})
    event = desk.event((guest, "guest"), (desk.ambassador(), "guest"))
    with pytest.raises(CannotBeDrawn) as refused:
        desk.pdf(event, "zh-Hant-TW")
    assert {place.section for place in refused.value.places} == {"與會人員", "訪賓", "上次會面"}


def test_the_diet_is_not_printed_for_who_may_not_read_it(desk: Desk) -> None:
    event = desk.event((desk.ambassador(diet="canary of the diet"), "guest"))
    assert pdf.holds(desk.pdf(event), "canary of the diet")
    assert not pdf.holds(desk.pdf(event, actor=VIEWER), "canary of the diet")


def test_needs_are_not_printed_for_who_may_not_read_them(desk: Desk) -> None:
    visit = desk.delegation(desk.ambassador(), needs="canary of the needs")
    assert pdf.holds(desk.pdf(visit), "Needs canary of the needs")
    assert not pdf.holds(desk.pdf(visit, actor=VIEWER), "canary of the needs")


def test_what_the_sheet_never_tells_is_not_in_it(desk: Desk) -> None:
    private = {
        "phone": "+886900000001",
        "email": "canary@example.org",
        "private_address": "canary road",
        "restricted_note": "canary note",
    }
    delegation = desk.delegation(desk.ambassador(**private))
    words = pdf.text(desk.pdf(delegation))
    assert "canary" not in words
    assert "900000001" not in words


def test_nobody_prints_without_signing_in(desk: Desk) -> None:
    with pytest.raises(NotSignedIn):
        desk.pdf(desk.event(visibility="public"), actor=NOBODY)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("zh-Hant-TW", "訪賓接待資料-2021-09-17-koror.pdf"),
        ("en", "Briefing-sheet-2021-09-17-koror.pdf"),
        ("ja", "面会用資料-2021-09-17-koror.pdf"),
        ("ko", "접견-자료-2021-09-17-koror.pdf"),
    ],
)
def test_the_file_is_called_by_what_it_is(language: str, name: str) -> None:
    assert file_name(factories.event(slug="2021-09-17-koror"), language) == name


def test_without_a_slug_the_file_is_called_by_its_day(desk: Desk) -> None:
    event = desk.event(when=Span.parse("2021-09-17..2021-09-19"))
    name = file_name(event, "en")
    assert name == f"Briefing-sheet-2021-09-17-2021-09-19-{event.id.hex[-8:]}.pdf"


def test_other_records_have_no_sheet() -> None:
    with pytest.raises(TypeError):
        subject_of(factories.city())
