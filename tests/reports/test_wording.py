"""What a form words otherwise: sentences by its own patterns, years as common ones."""

from pathlib import Path

import pytest

from intl_crm import reports
from intl_crm.date_words import date_words
from intl_crm.dates import PartialDate
from intl_crm.reports.form_faults import fault_of_pattern
from intl_crm.reports.wording import PRODUCT, SOME_NUMBER, SOME_TEXT, WORDED, Wording, example_of
from intl_crm.sentences import WrongFacts, arguments, pattern_text, sentence
from intl_crm.texts import LANGUAGES, Found


@pytest.mark.parametrize(
    ("year", "language", "number"),
    [
        (2021, "zh-Hant-TW", "110"),
        (1911, "zh-Hant-TW", "民前1"),
        (2021, "en", "2021"),
        (2021, "ja", "令和3"),
        (2019, "ja", "平成31年／令和元"),
        (2021, "ko", "2021"),
    ],
)
def test_the_year_without_its_word(year: int, language: str, number: str) -> None:
    assert PRODUCT.year_number(year, language) == number


COMMON = Wording(common_years=frozenset({"zh-Hant-TW", "ja"}))


@pytest.mark.parametrize("language", ["zh-Hant-TW", "en", "ja", "ko"])
def test_the_year_as_a_common_one(language: str) -> None:
    assert COMMON.year_number(2021, language) == "2021"


@pytest.mark.parametrize(
    ("wording", "language", "words"),
    [
        (PRODUCT, "zh-Hant-TW", "民國110年9月17日"),
        (COMMON, "zh-Hant-TW", "2021年9月17日"),
        (PRODUCT, "ja", "令和3年9月17日"),
        (COMMON, "ja", "2021年9月17日"),
        (COMMON, "en", "17 September 2021"),
    ],
)
def test_dates_are_written_as_the_years_are(wording: Wording, language: str, words: str) -> None:
    day = PartialDate.parse("2021-09-17")
    assert date_words(day, language, wording.date_style(language)) == words


OWN = Wording({"visits_counted": {"en": "{cases, plural, one {# party} other {# parties}} came in {year}."}})


def test_a_sentence_in_the_words_of_the_form() -> None:
    facts = {"year": "2021", "cases": 1}
    assert OWN.sentence("visits_counted", "en", **facts) == "1 party came in 2021."
    assert OWN.sentence("visits_counted", "ko", **facts) == sentence("visits_counted", "ko", **facts)


def test_a_found_text_is_spoken_and_korean_particles_agree() -> None:
    own = Wording({"visits_heads": {"ko": "{heads}을(를) 맞이하였다."}})
    assert own.sentence("visits_heads", "ko", heads=Found("en", "시장")) == "시장을 맞이하였다."


def test_the_facts_are_those_of_the_sentence() -> None:
    with pytest.raises(WrongFacts, match="visits_counted"):
        OWN.sentence("visits_counted", "en", year="2021")


@pytest.mark.parametrize("key", WORDED)
def test_what_can_be_worded_is_a_sentence_with_facts(key: str) -> None:
    assert arguments(key)


@pytest.mark.parametrize("key", WORDED)
def test_what_can_be_worded_is_spoken_by_the_report(key: str) -> None:
    folder = Path(reports.__file__).parent
    sources = [path.read_text(encoding="utf-8") for path in folder.glob("*.py") if path.stem != "wording"]
    assert any(f'"{key.removesuffix("_because")}"' in source for source in sources)


@pytest.mark.parametrize("key", WORDED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_product_says_could_be_a_form_s_own(key: str, language: str) -> None:
    assert fault_of_pattern(key, language, pattern_text(key, language)) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", WORDED)
def test_an_example_stands_for_every_sentence(key: str, language: str) -> None:
    said = example_of(pattern_text(key, language), key, language)
    assert SOME_TEXT in said or str(SOME_NUMBER) in said
    assert "{" not in said


def test_an_example_is_spoken_as_a_reader_would_hear_it() -> None:
    assert example_of(pattern_text("visits_total", "en"), "visits_total", "en") == (
        "In … the city received 3 visiting groups from abroad, with 3 visitors in all."
    )
