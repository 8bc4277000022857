"""What a report shows beside its text, and how readers of the PDF find it."""

from collections import Counter
from itertools import pairwise

import pytest

from intl_crm.printing.engine import compile_pdf
from intl_crm.printing.report_data import Figure, Photograph, ReportData
from tests.printing import pdf
from tests.printing.examples import DATE, texts
from tests.printing.rich import pictures, printed_rich, rich_report
from tests.programs import needs

LANGUAGES = {"zh-Hant-TW": "zh-TW", "en": "en-GB", "ja": "ja-JP", "ko": "ko-KR"}


def photographs(report: ReportData) -> list[Photograph]:
    exchanges = report.sections[0].items[0].items[0].items
    return [picture for exchange in exchanges for picture in exchange.pictures]


def figures(report: ReportData) -> list[Figure]:
    return [*report.sections[0].items[0].items[1].figures, *report.figures]


@pytest.mark.parametrize("language", LANGUAGES)
@needs("pdftotext")
def test_all_that_is_given_can_be_read(language: str) -> None:
    report = rich_report(language)
    words = pdf.squeezed(pdf.body(printed_rich(language)))
    names = {picture.name for picture in photographs(report)}
    given = [text for text in texts(report.to_json()) if text not in names]
    assert [text for text in given if pdf.squeezed(text) not in words] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_go_four_levels_down_and_skip_none(language: str) -> None:
    levels = [int(tag[2:]) for tag in pdf.tags(printed_rich(language)) if tag[1:] in {"H1", "H2", "H3", "H4"}]
    assert levels[0] == 1
    assert max(levels) == 4
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert (
        len(pdf.headings(printed_rich(language))) == len(levels) - 1
    )  # The contents list all but themselves.


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_and_chart_is_a_figure_with_its_words(language: str) -> None:
    report = rich_report(language)
    said = [found.get("/Alt") for found in pdf.elements(printed_rich(language)) if found["/S"] == "/Figure"]
    assert Counter(said) == Counter(one.alt for one in (*photographs(report), *figures(report)))


def test_every_table_has_a_head_for_each_of_its_columns() -> None:
    found = pdf.elements(printed_rich("en"))
    tables = [one for one in found if one["/S"] == "/Table"]
    heads = [one for one in found if one["/S"] == "/TH"]
    assert len(tables) == 1 + len(figures(rich_report("en"))) + 1
    assert len(heads) == 3 + 5 + 4 + 3 + 4
    assert all("/Column" in str(one["/A"]) for one in heads)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_print_says_what_it_is(language: str) -> None:
    made = printed_rich(language)
    root = pdf.reader(made).trailer["/Root"]
    assert root["/Lang"] == LANGUAGES[language]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    told = pdf.metadata(made)
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in told


def test_a_photograph_is_printed_as_it_came() -> None:
    assert [name for name, content in pictures().items() if content not in printed_rich("en")] == []


def test_charts_are_drawn_and_no_pictures() -> None:
    assert [len(page.images) for page in pdf.reader(printed_rich("en")).pages][-2:] == [0, 0]


@pytest.mark.parametrize(
    ("rows", "upright", "most"), [(60, False, 900), (24, True, 9), (25, True, 9), (2, True, 1_000_000)]
)
@needs("pdftotext")
def test_a_chart_of_any_size_stays_on_its_pages(rows: int, upright: bool, most: int) -> None:
    chart = figures(rich_report("en"))[0].to_json()
    chart["rows"] = [{"name": f"row{at}", "values": [most - at % 9, 0]} for at in range(rows)]
    chart |= {"upright": upright, "series": ["one", "two"], "totals": []}
    made = compile_pdf(
        "report", rich_report("en").to_json() | {"figures": [chart], "sections": []}, date=DATE
    )
    words = pdf.body(made).split()
    assert all(words.count(f"row{at}") == 2 for at in range(rows))
