"""The demo's files themselves: complete in the languages that they promise, and in the report's order."""

from collections.abc import Iterator
from typing import Any

import pytest

from intl_crm.delegations.titles import title
from intl_crm.demo.facts import exchanges, item_of_report, names, read
from intl_crm.texts import ALL_LANGUAGES, LANGUAGES, Texts

FILES = (
    "accounts",
    "cities",
    "delegations",
    "events_others",
    "events_partners",
    "gifts",
    "observances",
    "organisations",
    "partnerships",
    "people",
    "report",
)
# Where the report has Chinese alone, an English translation was made; Japanese and Korean fall back.
TRANSLATED_INTO_ENGLISH = {"text", "place", "body_as_printed"}


def fields(value: Any, name: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Go through every field whose value is text by language."""
    if isinstance(value, list):
        for one in value:
            yield from fields(one, name)
    elif isinstance(value, dict):
        if value and set(value) <= set(ALL_LANGUAGES):
            yield name, value
        else:
            for key, one in value.items():
                yield from fields(one, key)


TEXTS = [
    (file, name, texts)
    for file in FILES
    for name, texts in fields(read(file))
    if name not in {"names", "own_title"}
]


def test_there_are_texts() -> None:
    assert len(TEXTS) > 140


@pytest.mark.parametrize("file", FILES)
def test_texts_have_the_languages_that_they_promise(file: str) -> None:
    wanting = [
        texts
        for of, name, texts in TEXTS
        if of == file
        and not set(texts)
        >= ({"zh-Hant-TW", "en"} if name in TRANSLATED_INTO_ENGLISH or _is_a_part(texts) else set(LANGUAGES))
    ]
    assert wanting == []


def _is_a_part(texts: dict[str, str]) -> bool:
    parts = [part["title"] for event in exchanges() for part in event.get("parts", ())]
    return texts in parts or texts == read("report")["introductions"][1]["text"]


def test_exchanges_stand_in_the_order_of_the_report() -> None:
    counted = {"partners": 13, "friends": 7, "city_visits": 3, "training": 1, "committee": 1}
    places = [(event["section"], event["order"]) for event in exchanges()]
    assert places == [(section, order + 1) for section, count in counted.items() for order in range(count)]


def test_cases_stand_in_the_order_of_the_report() -> None:
    cases = read("delegations")["cases"]
    assert [case["number"] for case in cases] == list(range(1, 22))
    assert [case["key"] for case in cases] == [f"2021-case-{number:02}" for number in range(1, 22)]


def test_only_four_bodies_are_typed() -> None:
    typed = [case["key"] for case in read("delegations")["cases"] if "body_as_printed" in case]
    assert typed == ["2021-case-04", "2021-case-13", "2021-case-19", "2021-case-20"]


@pytest.mark.parametrize("facts", read("people")["people"], ids=lambda facts: str(facts["key"]))
def test_people_have_a_chinese_and_a_latin_name_and_a_known_title(facts: dict[str, Any]) -> None:
    found = names(facts["names"])
    assert found.latin()
    assert found.form("zh-Hant-TW")
    assert title(facts["post"]["title"]).texts.exactly("zh-Hant-TW")


@pytest.mark.parametrize(
    ("ref", "chinese", "english", "japanese", "korean"),
    [
        ("1", "肆、國際事務，1", ", part 4, item 1", "第4「国際業務」1", " Ⅳ. 국제 업무 1"),
        ("2(13)", "肆、國際事務，2(13)", ", part 4, item 2(13)", "第4「国際業務」2(13)",
         " Ⅳ. 국제 업무 2(13)"),
        ("二2", "肆、國際事務，二、2", ", part 4, section 2, item 2", "第4「国際業務」2の2",
         " Ⅳ. 국제 업무 2-2"),
        ("四", "肆、國際事務，四", ", part 4, section 4", "第4「国際業務」4", " Ⅳ. 국제 업무 4"),
    ],
)  # fmt: skip
def test_the_place_in_the_report_is_cited_in_every_language(
    ref: str, chinese: str, english: str, japanese: str, korean: str
) -> None:
    title = read("report")["cited"]
    told = {"zh-Hant-TW": chinese, "en": english, "ja": japanese, "ko": korean}
    assert item_of_report(ref) == Texts({tag: title[tag] + place for tag, place in told.items()})
