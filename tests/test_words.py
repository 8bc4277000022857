"""The vocabulary: every idea has its word, everywhere the same."""

import pytest

from intl_crm import data
from intl_crm.texts import LANGUAGES, PARTNER_LANGUAGES
from intl_crm.words import UnknownWord, capitalised, choices, event_kind, groups, keys, label, term

EVERY_TERM = [(group, key) for group in groups() for key in keys(group)]
# These groups meet partners and the public in feeds, in the public calendar and in letters.
MET_BY_PARTNERS = (
    "records",
    "partnership_kinds",
    "partnership_states",
    "agreement_kinds",
    "signing_ways",
    "modes",
    "event_status",
    "event_kinds",
    "event_roles",
    "delegation_roles",
    "organisation_kinds",
    "report_sections",
    "world_regions",
)


@pytest.mark.parametrize(
    ("group", "key", "language", "plural", "word"),
    [
        ("records", "city", "zh-Hant-TW", False, "城市"),
        ("records", "city", "en", True, "cities"),
        ("records", "event", "en", True, "events"),
        ("records", "event", "ja", True, "交流事業"),
        ("partnership_kinds", "sister", "ko", False, "자매도시"),
        ("partnership_kinds", "sister", "fr", False, "ville jumelée"),
        ("ui_verbs", "save", "de", False, "save"),
        ("ui_states", "unknown", "zh-Hant-TW", False, "不詳"),
        ("records", "briefing_sheet", "zh-Hant-TW", False, "訪賓接待資料"),
    ],
)
def test_term(group: str, key: str, language: str, plural: bool, word: str) -> None:
    assert term(group, key, language, plural=plural) == word


@pytest.mark.parametrize(
    ("group", "key", "language", "text"),
    [
        ("event_kinds", "courtesy_call", "en", "Courtesy call"),
        ("event_kinds", "courtesy_call", "zh-Hant-TW", "拜會"),
        ("event_kinds", "congratulation", "fr", "Lettre de félicitations"),
        ("agreement_kinds", "mou", "en", "Memorandum of understanding"),
    ],
)
def test_label_begins_with_a_capital_where_there_are_capitals(
    group: str, key: str, language: str, text: str
) -> None:
    assert label(group, key, language) == text


def test_label_takes_the_plural() -> None:
    assert label("records", "person", "en", plural=True) == "People"


def test_nothing_is_capitalised_to_nothing() -> None:
    assert capitalised("", "en") == ""


@pytest.mark.parametrize(
    ("group", "key", "language"),
    [
        ("no_group", "city", "en"),
        ("records", "no_key", "en"),
        ("records", "city", "xx"),
        ("meta", "languages", "en"),
    ],
)
def test_an_unknown_word_is_named(group: str, key: str, language: str) -> None:
    with pytest.raises(UnknownWord, match=group):
        term(group, key, language)


@pytest.mark.parametrize("group", ["no_group", "sources"])
def test_an_unknown_group_has_no_keys(group: str) -> None:
    with pytest.raises(UnknownWord) as refused:
        keys(group)
    assert (refused.value.group, refused.value.key) == (group, None)


def test_choices_keep_their_order() -> None:
    offered = choices("partnership_kinds", "en")
    assert [key for key, _ in offered] == ["sister", "friendship", "cooperation", "contact", "unconfirmed"]
    assert offered[0] == ("sister", "Sister city")


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("video_call", ("meeting", "visit", "video")),
        ("outbound_mission", ("visit", "exchange", "in_person")),
        ("committee", ("committee", "none", "in_person")),
    ],
)
def test_event_kind(kind: str, facts: tuple[str, str, str]) -> None:
    assert event_kind(kind) == facts


def test_every_event_kind_speaks_of_known_families_and_modes() -> None:
    for kind in keys("event_kinds"):
        family, counts, mode = event_kind(kind)
        assert family in keys("event_families")
        assert mode in keys("modes")
        assert counts in {"visit", "exchange", "none"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_every_language(language: str) -> None:
    entries = data.read("terms")
    assert [(group, key) for group, key in EVERY_TERM if not entries[group][key].get(language)] == []


@pytest.mark.parametrize("language", PARTNER_LANGUAGES)
def test_what_partners_meet_is_in_their_languages(language: str) -> None:
    entries = data.read("terms")
    assert [
        (group, key)
        for group in MET_BY_PARTNERS
        for key in keys(group)
        if language not in entries[group][key]
    ] == []


def test_entries_say_nothing_but_what_is_known() -> None:
    """A comma that is not quoted would cut a word in two."""
    known = {*LANGUAGES, *PARTNER_LANGUAGES, "pl", "note", "source", "family", "counts", "mode"}
    entries = data.read("terms")
    assert [(group, key) for group, key in EVERY_TERM if not entries[group][key].keys() <= known] == []


def test_words_are_typed_cleanly() -> None:
    """A blank at an end or a half-width bracket in Chinese is a slip of the pen."""
    for group, key in EVERY_TERM:
        for language in LANGUAGES:
            word = term(group, key, language)
            assert word == word.strip()
            assert language not in {"zh-Hant-TW", "ja"} or not set("(),~") & set(word), (group, key, language)


def test_english_words_are_lower_case_in_running_text() -> None:
    """Sections are headings and stand as they are printed; what is a proper name keeps its capital."""
    headings = {"report_sections", "sheet_sections", "world_regions"}
    sentences = {"watermarks", "ui_states"}
    for group, key in EVERY_TERM:
        if group not in headings | sentences:
            assert term(group, key, "en")[0].islower(), (group, key)
