"""Composed sentences: each says what its sample says, and takes just its own facts."""

from importlib.resources import files
from keyword import kwlist
from pathlib import Path
from typing import Any

import pytest
import yaml

from intl_crm import data
from intl_crm.message_format import Pattern
from intl_crm.message_format import arguments as arguments_of_pattern
from intl_crm.sentences import (
    TYPES,
    UnknownSentence,
    WrongFacts,
    arguments,
    pattern_text,
    sentence,
    sentence_keys,
)
from intl_crm.texts import LANGUAGES, Found

# One file, and one of its own for a room that keeps many.
SAMPLES: dict[str, dict[str, Any]] = {
    key: sample
    for path in sorted(Path(__file__).with_name("data").glob("sentence_samples*.yaml"))
    for key, sample in yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader).items()
}
TABLE = [
    pytest.param(key, language, sample["facts"], sample["prints"], id=f"{key}-{language}")
    for key, samples in SAMPLES.items()
    for language, sample in samples.items()
]


@pytest.mark.parametrize(("key", "language", "facts", "prints"), TABLE)
def test_samples(key: str, language: str, facts: dict[str, str | int], prints: str) -> None:
    assert sentence(key, language, **facts) == prints


def test_every_sentence_with_facts_has_a_sample_in_every_language() -> None:
    """One without facts is its own sample."""
    spoken = {key for key in sentence_keys() if arguments(key)}
    assert spoken - SAMPLES.keys() == set()
    assert SAMPLES.keys() - set(sentence_keys()) == set()
    assert {key for key, samples in SAMPLES.items() if list(samples) != list(LANGUAGES)} == set()


def test_sentences_say_nothing_but_what_is_known() -> None:
    """A comma that is not quoted would cut a pattern in two."""
    known = {"args", *LANGUAGES, "source", "note"}
    for name in names():
        for key, entry in data.read(f"sentences/{name}").items():
            assert entry.keys() <= known, key
            assert {"args", *LANGUAGES} <= entry.keys(), key


def names() -> list[str]:
    """Return the names of the files of sentences."""
    folder = files(data).joinpath("sentences")
    return [path.name.removesuffix(".yaml") for path in folder.iterdir() if path.name.endswith(".yaml")]


def test_every_key_stands_in_one_file() -> None:
    assert sum(len(data.read(f"sentences/{name}")) for name in names()) == len(sentence_keys())


@pytest.mark.parametrize("key", sentence_keys())
def test_every_pattern_compiles_and_takes_the_declared_facts(key: str) -> None:
    declared = arguments(key)
    assert not set(declared) & set(kwlist), "a fact is given by its name"
    assert set(declared.values()) <= TYPES.keys()
    for language in LANGUAGES:
        Pattern(pattern_text(key, language), language)
        assert arguments_of_pattern(pattern_text(key, language)) <= declared.keys()
    assert frozenset().union(
        *(arguments_of_pattern(pattern_text(key, language)) for language in LANGUAGES)
    ) == set(declared)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"cases": 1, "visitors": 1},
            "In 2021 the city received 1 visiting group from abroad, with 1 visitor in all.",
        ),
        (
            {"cases": 2, "visitors": 1204},
            "In 2021 the city received 2 visiting groups from abroad, with 1,204 visitors in all.",
        ),
    ],
)
def test_english_numbers(facts: dict[str, int], said: str) -> None:
    assert sentence("visits_total", "en", year="2021", **facts) == said


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (11, "11th"),
        (12, "12th"),
        (21, "21st"),
        (60, "60th"),
        (103, "103rd"),
    ],
)
def test_english_ordinals(n: int, said: str) -> None:
    assert sentence("anniversary_short", "en", n=n) == said


def test_a_found_text_is_spoken() -> None:
    assert (
        sentence("first_meeting", "en", who=Found("en", "Ambassador Olkeriil"))
        == "First meeting with Ambassador Olkeriil"
    )


def test_markup_and_braces_in_a_fact_are_printed() -> None:
    assert sentence("cancelled_prefix", "zh-Hant-TW", title="{x} '{' <b>#") == "【取消】{x} '{' <b>#"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"title": "x", "more": "y"},
        {"name": "x"},
        {"title": 5},
    ],
)
def test_missing_extra_and_mistyped_facts_are_refused(facts: dict[str, str | int]) -> None:
    with pytest.raises(WrongFacts, match="cancelled_prefix"):
        sentence("cancelled_prefix", "en", **facts)


def test_a_number_is_not_a_truth() -> None:
    with pytest.raises(WrongFacts):
        sentence("anniversary_short", "en", n=True)


@pytest.mark.parametrize(("key", "language"), [("no_such_sentence", "en"), ("cancelled_prefix", "de")])
def test_an_unknown_sentence_is_named(key: str, language: str) -> None:
    with pytest.raises(UnknownSentence) as refused:
        sentence(key, language, title="x")
    assert (refused.value.key, refused.value.language) == (key, language)


@pytest.mark.parametrize(("place", "said"), [("구마모토현", "구마모토현을"), ("교토시", "교토시를")])
def test_korean_particles_agree(place: str, said: str) -> None:
    facts = {"head": "시장", "start": "9월 1일", "end": "9월 5일"}
    assert said in sentence("our_mission", "ko", place=place, count=3, **facts)
