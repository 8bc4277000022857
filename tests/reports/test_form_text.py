"""A form as text: read back as written, and all that is wrong at once, each with its line."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from intl_crm import data
from intl_crm.reports.form_faults import BadForm
from intl_crm.reports.form_text import read_form, text_of
from intl_crm.reports.report_form import form, form_keys, form_of
from intl_crm.texts import LANGUAGES

SMALL = """name: {en: Ours}
title: {en: 'Report {year}'}
sections:
- key: calls
  title: {en: Calls}
  shows: exchanges
"""


def lines(text: str, language: str = "en") -> list[str]:
    """What is wrong with a text."""
    with pytest.raises(BadForm) as refused:
        read_form(text)
    return refused.value.said(language).split("\n")


@pytest.mark.parametrize("key", form_keys())
def test_the_forms_of_the_product_are_right_and_read_as_their_data(key: str) -> None:
    written = files(data).joinpath(f"forms/{key}.yaml").read_text(encoding="utf-8")
    assert read_form(written) == data.read(f"forms/{key}")
    assert form_of(key, read_form(written)) == form(key)


@pytest.mark.parametrize("key", form_keys())
def test_what_is_written_is_read_back(key: str) -> None:
    definition: dict[str, Any] = data.read(f"forms/{key}")
    # PostgreSQL keeps the fields of an object in an order of its own.
    shuffled = dict(sorted(definition.items(), reverse=True))
    assert read_form(text_of(shuffled)) == definition
    assert text_of(shuffled) == text_of(definition)


def test_a_text_is_what_is_written_whatever_yaml_makes_of_it() -> None:
    found = read_form(SMALL.replace("{en: Calls}", "{en: 2021, ko: No, ja: 2021-09-17}"))
    assert found["sections"][0]["title"] == {"en": "2021", "ko": "No", "ja": "2021-09-17"}


def test_a_field_without_a_value_is_as_good_as_absent() -> None:
    assert read_form(SMALL + "  takes:\n  rest:\nwording:\n") == read_form(SMALL)


def test_everything_a_form_can_say() -> None:
    made = form_of(
        "own",
        read_form(
            SMALL
            + """  takes:
  - {partner: true, kinds: [signing], families: [ceremony], modes: [mail], direction: outbound}
  - gifts_to: envoys
first: 2
languages: [en, zh-Hant-TW]
years: {zh-Hant-TW: common}
numbering: {en: [A., '1.', (a)]}
wording:
  visits_counted: {en: '{cases, plural, one {# party} other {# parties}} in {year}.'}
"""
        ),
    )
    assert (made.first, made.languages) == (2, ("en", "zh-Hant-TW"))
    assert made.scheme("en").number((2,)) == "B."
    assert made.scheme("ko").number((2,)) == "Ⅱ."
    assert made.wording.year_number(2021, "zh-Hant-TW") == "2021"
    assert made.wording.sentence("visits_counted", "en", year="2021", cases=2) == "2 parties in 2021."
    assert [one.gifts_to for one in made.sections[0].takes] == [None, "envoys"]
    assert (made.language_for("zh-Hant-TW"), made.language_for("ko")) == ("zh-Hant-TW", "en")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("colour: red\n", "Line 7: There is no field “colour” here"),
        ("first: 0\n", "Line 7: “first” is a whole number from 1 to 99."),
        ("first: [1]\n", "Line 7: “first” is a whole number"),
        ("name: {en: Two}\n", "Line 7: “name” stands here twice."),
        ("languages: [en, fr]\n", "Line 7: There is no “fr”"),
        ("languages: []\n", "Line 7: “languages” is missing."),
        ("subtitle: {fr: Les visites}\n", "Line 7: Reports are not written in “fr”"),
        ("subtitle: Visits\n", "Line 7: “subtitle” consists of fields"),
        ("subtitle: {en: [a]}\n", "Line 7: “en” is a text."),
        ("subtitle: {en: '{yaer}'}\n", "Line 7: A title knows no “{yaer}”; there are: {year} {number}."),
        (f"subtitle: {{en: {'x' * 401}}}\n", "Line 7: This is longer than 400 characters."),
        ("years: {ko: roc}\n", "Line 7: There is no “roc”; there are: common."),
        ("numbering: {en: ['1.', x]}\n", "Line 7: There is no “x”"),
        ("numbering: {en: []}\n", "Line 7: A numbering has one to 5 levels."),
        ("numbering: {en: 1}\n", "Line 7: “numbering” is a list"),
        ("wording: {nope: {en: x}}\n", "Line 7: There is no “nope”"),
        ("wording: {visits_counted: {en: '{cases'}}\n", "Line 7: This pattern can’t be spoken"),
        ("wording: {visits_counted: {en: '{year, number}'}}\n", "Line 7: This pattern can’t be spoken"),
        ("wording: {visits_counted: {en: '{who}'}}\n", "Line 7: This sentence knows no “who”"),
        ("wording: {visits_counted: {en: '{0}'}}\n", "Line 7: This sentence knows no “0”"),
        ("wording: {visits_counted: {en: '{cases} came'}}\n", "Line 7: “cases” needs its plurals"),
        ("  rest: maybe\n", "Line 7: “rest” is true or false."),
        ("  sections: [{key: a, title: {en: A}}]\n", "Line 4: A section has either sections below it"),
        ("  word: visits_received\n", "Line 4: A section has either “title”"),
        ("  takes: [{}]\n", "Line 7: A condition that states nothing"),
        ("  takes: [{kinds: [dance]}]\n", "Line 7: There is no “dance”; there are: courtesy_call"),
        ("  takes: [{partner: x}]\n", "Line 7: “partner” is true or false."),
        ("  takes: [{gifts_to: me}]\n", "Line 7: There is no “me”; there are: partners, envoys."),
        ("  takes: [{who: me}]\n", "Line 7: There is no field “who” here"),
        ("  takes: {partner: true}\n", "Line 7: “takes” is a list"),
        ("  takes: [{partner: true}]\n  rest: true\n", "Line 4: A section that takes the rest has no"),
        ("- key: calls\n  title: {en: B}\n", "Line 7: There is a section “calls” in line 4 already."),
        ("- key: Big\n  title: {en: B}\n", "Line 7: The key “Big” begins with a small letter"),
        ("- title: {en: B}\n", "Line 7: “key” is missing."),
        ("- key: b\n  word: dances\n", "Line 8: There is no “dances”; there are: visits_received"),
        ("- key: b\n  title: {en: B}\n  shows: dances\n", "Line 9: There is no “dances”; there are: nothing"),
        (
            "- key: b\n  title: {en: B}\n  rest: true\n",
            "Line 7: Only a section that shows exchanges has “rest”",
        ),
        ("- key: b\n  title: {en: '{year}'}\n", "Line 8: A title knows no “{year}”; there are: {home}."),
        ("- key: b\n  title: {}\n", "Line 8: “title” needs words in at least one language."),
        ("- b\n", "Line 7: “sections” consists of fields"),
        ("  shows: *x\n", "Line 7: A form uses no anchors"),
        ("  shows: !!str x\n", "Line 7: A form uses no anchors"),
        ("\tshows: x\n", "Line 7: From character 1 on this is not YAML"),
        ("  takes: [\n", "Line 8: From character 1 on this is not YAML"),
        ("  key: \a\n", "Line 7: There is a character that nobody can read (U+0007)."),
        ("---\nname: x\n", "Line 7: From character 1 on this is not YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(more: str, said: str) -> None:
    found = lines(SMALL + more)
    assert [one for one in found if one.startswith(said)], found


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_the_lines() -> None:
    found = lines(SMALL.replace("name:", "nome:").replace("calls", "Calls!") + "  shows: x\nfirst: one\n")
    assert [one.split(":")[0] for one in found] == ["Line 1", "Line 1", "Line 4", "Line 7", "Line 8"]


def test_two_sections_cannot_take_the_rest() -> None:
    another = "- {key: b, title: {en: B}, shows: exchanges, rest: true}\n"
    assert lines(SMALL + "  rest: true\n" + another) == [
        "Line 8: The section in line 4 takes the rest already; only one can."
    ]


@pytest.mark.parametrize(("depth", "is_right"), [(4, True), (5, False)])
def test_sections_lie_four_deep(depth: int, is_right: bool) -> None:
    section = "{key: k0, title: {en: T}}"
    for at in range(1, depth):
        section = f"{{key: k{at}, title: {{en: T}}, sections: [{section}]}}"
    text = f"name: {{en: N}}\ntitle: {{en: T}}\nsections: [{section}]\n"
    if is_right:
        assert len(read_form(text)["sections"]) == 1
    else:
        assert lines(text) == ["Line 3: Sections lie in one another at most 4 deep."]


def test_a_form_has_at_most_two_hundred_sections() -> None:
    more = "".join(f"- {{key: k{at}, title: {{en: T}}}}\n" for at in range(200))
    assert lines(SMALL + more) == ["Line 206: A form has at most 200 sections."]


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is nothing in it."),
        ("# a comment\n", "There is nothing in it."),
        ("- 1\n", "“form” consists of fields, each with a value."),
        (BOMB, "A form uses no anchors, aliases or tags (&, *, !)."),
        ("[" * 50_000, "This lies too deep; there are at most 24 levels of brackets and indents."),
        ("{a: " * 20_000, "This lies too deep; there are at most 24 levels of brackets and indents."),
        ("#" * 100_001, "This is too large; a form takes at most 100 kB."),
        ("年" * 33_334, "This is too large; a form takes at most 100 kB."),
    ],
    ids=["nothing", "comment", "list", "bomb", "brackets", "braces", "large", "wide"],
)
def test_what_is_no_form_at_all(text: str, said: str) -> None:
    assert lines(text) == [f"Line 1: {said}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_the_reader_s_language(language: str) -> None:
    starts = {"zh-Hant-TW": "第7行：沒有「x」", "en": "Line 7: There is no field “x”",
              "ja": "7行目：ここに「x」", "ko": "7행: 여기에는 “x”"}  # fmt: skip
    assert lines(SMALL + "x: 1\n", language)[0].startswith(starts[language])


def test_the_form_of_the_guide_is_one() -> None:
    guide = Path(__file__).parents[2] / "docs" / "report-forms.md"
    written = guide.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    assert [section["key"] for section in read_form(written)["sections"]] == ["partners", "others"]
