"""Data is data: what looks like markup prints as text, and what is printed can be read back."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intl_crm.printing.engine import compile_pdf
from intl_crm.printing.errors import MissingGlyphs
from intl_crm.printing.glyphs import missing
from tests.naughty import NAMES, UNSTORABLE
from tests.printing import pdf
from tests.printing.examples import DATE, sample, small_sheet
from tests.programs import needs

pytestmark = needs("pdftotext")
STACKED = re.compile(r"\w[\u0300-\u036f]{2,}")
LETTERS = re.compile(r"\w+")
RIGHT_TO_LEFT = re.compile("[\u05d0-\u064a]{2,}")
PRINTABLE = [name for name in NAMES if not missing(name)]
UNPRINTABLE = [name for name in (*NAMES, *UNSTORABLE) if missing(name)]
TYPST = (
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.1": *',
    "#panic()",
    "#eval(sys.inputs.data)",
    "$x^2$ \\u{41} \\ * _ ` ~ -- --- ... // /* */",
    "= heading\n- item\n+ item\n/ term: x",
    "<label> @ref [#] {#}",
    "http://example.org/" + "path/" * 30,
)


def report_of(paragraphs, language="en"):
    data = sample("report-2021.en") | {"lang": language}
    data["sections"] = [{"number": "1", "title": "Names", "text": paragraphs}]
    return compile_pdf("report", data, date=DATE)


@pytest.mark.parametrize("language", ["en", "zh-Hant-TW", "ja", "ko"])
def test_markup_and_careless_strings_print_as_they_are(language):
    names = [*TYPST, *(n for n in PRINTABLE if not STACKED.search(n) and not RIGHT_TO_LEFT.search(n))]
    words = pdf.squeezed(pdf.body(report_of(names, language)))
    assert [name for name in names if pdf.squeezed(name) not in words] == []


def test_letters_keep_the_marks_that_are_stacked_on_them():
    names = [name for name in PRINTABLE if STACKED.search(name)]
    words = pdf.body(report_of(names))
    letters = [letter for name in names for letter in STACKED.findall(name)]
    # Readers repeat a letter for each of its marks, so letters are looked for one by one.
    assert letters and [letter for letter in letters if letter not in words] == []


@pytest.mark.parametrize("language", ["en", "zh-Hant-TW", "ja", "ko"])
@pytest.mark.parametrize(
    "name",
    [
        *(name for name in PRINTABLE if RIGHT_TO_LEFT.search(name)),
        "高雄與 بيروت، تهران 會面",
        "Mayor יונה יהב of Haifa (חיפה), 2021",
    ],
)
def test_words_from_right_to_left_can_be_read_back_whole(name, language):
    words = pdf.unmarked(pdf.body(report_of([name], language)))
    assert [word for word in LETTERS.findall(name) if word not in words] == []


@pytest.mark.parametrize("name", ["שלום חיפה", "عمان والقدس"])
def test_a_name_from_right_to_left_stands_in_its_direction(name):
    assert pdf.squeezed(name) in pdf.squeezed(pdf.laid_out(report_of([name])))


@pytest.mark.parametrize("name", UNPRINTABLE)
def test_what_cannot_be_drawn_is_refused_with_its_characters(name):
    with pytest.raises(MissingGlyphs) as caught:
        compile_pdf("sheet", small_sheet(name).to_json(), date=DATE)
    assert [m.character for m in caught.value.missing] == missing(name)


def test_a_name_does_not_turn_the_text_behind_it():
    made = compile_pdf("sheet", small_sheet("Adrian\u202e", "Mayor of Brisbane").to_json(), date=DATE)
    assert pdf.holds(made, "Adrian施里納Mayor of Brisbane")


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=20))
def test_whatever_the_fonts_have_is_printed(paragraphs):
    drawable = ["".join(c for c in p if not missing(c)) for p in paragraphs]
    assert report_of(drawable).startswith(b"%PDF")
