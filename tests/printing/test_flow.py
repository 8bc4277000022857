from dataclasses import replace

import pytest

from intl_crm.printing.flow import (
    Caption,
    Chart,
    Grid,
    Heading,
    Note,
    Paragraph,
    Remark,
    Shot,
    blocks_of,
    headings_of,
    outline_of_blocks,
    runs_in,
)
from intl_crm.printing.report_data import Compared, Section
from intl_crm.printing.runs import words_of
from intl_crm.printing.values import Value
from tests.printing.examples import small_report
from tests.printing.rich import rich_report


def kinds(language: str) -> list[str]:
    return [type(block).__name__ for block in blocks_of(rich_report(language))]


def test_blocks_stand_in_the_order_of_print() -> None:
    exchange = ["Heading", "Paragraph", "Paragraph"]
    table, figure = ["Caption", "Grid"], ["Chart", "Caption", "Caption", "Grid"]
    assert kinds("en") == [
        *("Heading",) * 3,
        *(*exchange, "Shot", "Shot"), *(*exchange, "Shot"), *(*exchange, "Shot", "Shot", "Shot"),
        "Heading", *table, "Remark", *figure,
        "Heading", *figure, *figure, "Remark",
        "Heading", "Note", "Heading", "Grid",
    ]  # fmt: skip


def test_the_first_heading_and_the_figures_begin_on_a_new_page() -> None:
    headings = headings_of(blocks_of(rich_report("en")))
    assert [words_of(one.title) for one in headings if one.on_new_page] == [
        "International exchange",
        "Figures",
    ]


def test_a_table_of_a_figure_says_what_the_bars_add_up_to() -> None:
    blocks = blocks_of(rich_report("en"))
    years = next(one for one in blocks if isinstance(one, Grid) and one.name == "Five years side by side")
    assert [[words_of(cell) for cell in row.cells] for row in years.rows][:2] == [
        ["2017", "118", "40", "158"],
        ["2018", "127", "32", "159"],
    ]
    assert years.numbers == {1, 2, 3}


def test_deeper_sections_stand_at_the_fourth_depth() -> None:
    deep = Section(title="e", number="①")
    for title in "dcba":
        deep = Section(title=title, number="1.", items=(deep,))
    blocks = blocks_of(replace(rich_report("en"), sections=(deep,)))
    assert [one.depth for one in headings_of(blocks)][:5] == [1, 2, 3, 4, 4]


def test_a_reason_has_its_column_where_one_is_given() -> None:
    one = Compared(name="Visits", published="29", computed="21", difference="+8")
    for reason, columns in ((None, 5), ("Not all are named.", 6)):
        data = replace(rich_report("en"), compared=(replace(one, reason=reason),))
        grids = [block for block in blocks_of(data) if isinstance(block, Grid)]
        compared = next(grid for grid in grids if grid.name == data.labels.compared)
        assert (len(compared.head), len(compared.rows[0].cells)) == (columns, columns)


@pytest.mark.parametrize("language", ["ja", "ko"])
def test_what_falls_back_is_listed_below_its_note(language: str) -> None:
    blocks = blocks_of(small_report(language))
    heading, note, grid = blocks[-3:]
    assert isinstance(heading, Heading)
    assert isinstance(note, Remark)
    assert isinstance(grid, Grid)
    assert note.is_above
    assert {run.language for run in runs_in(blocks)} == {None, "zh-Hant-TW"}


def test_a_plain_section_gives_its_text_no_indent() -> None:
    data = replace(rich_report("en"), sections=(Section(title="Committee", text=(Value(text="Met."),)),))
    heading, paragraph = blocks_of(data)[:2]
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert (heading.number, paragraph.depth) == (None, 0)
    assert outline_of_blocks(blocks_of(data)).counted == (False,) * 4


def test_every_kind_of_block_is_among_them() -> None:
    found = {type(block) for block in (*blocks_of(rich_report("en")), *blocks_of(small_report("ja")))}
    assert found == {Heading, Paragraph, Remark, Caption, Note, Grid, Shot, Chart}


def test_a_paragraph_that_follows_another_of_its_section_says_so() -> None:
    sections = (Section(title="One", text=("First.", "Second.")), Section(title="Two", text=("Third.",)))
    blocks = blocks_of(replace(small_report("ja"), sections=sections, figures=()))
    said = [(words_of(one.words), one.follows) for one in blocks if isinstance(one, Paragraph)]
    assert said == [("First.", False), ("Second.", True), ("Third.", False)]
