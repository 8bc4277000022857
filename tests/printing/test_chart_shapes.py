from dataclasses import replace

import pytest

from intl_crm.printing.chart_shapes import Bar, Drawing, Label, Line, broken, drawing_of, hatching, width_of
from intl_crm.printing.paper_look import MEASURE
from intl_crm.printing.report_data import Figure, FigureRow


def figure(*rows: tuple[int, ...], upright: bool = False, name: str = "Asia") -> Figure:
    return Figure(
        upright=upright, caption="", table_caption="", alt="", head="",
        series=("In person", "By video")[: len(rows[0])],
        rows=tuple(FigureRow(name=name, values=row) for row in rows),
    )  # fmt: skip


def labels(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


def bars(drawing: Drawing) -> list[Bar]:
    """The bars of a chart without its legend."""
    return [shape for shape in drawing.shapes if isinstance(shape, Bar)][2:]


def test_lying_bars_are_stacked_and_end_in_their_sum() -> None:
    drawing = drawing_of(figure((3, 2), (0, 1)), "en")
    assert labels(drawing) == ["In person", "By video", "Asia", "5", "Asia", "1"]
    first, second, third = bars(drawing)
    assert (first.x + first.width, first.y, first.fill, second.fill) == (
        second.x,
        second.y,
        "solid",
        "hatched",
    )
    assert [bar.width / first.width * 3 for bar in (second, third)] == pytest.approx([2, 1])


def test_upright_bars_stand_on_one_line_beside_a_scale() -> None:
    drawing = drawing_of(figure((7, 1), (11, 0), upright=True), "en")
    assert labels(drawing)[2:6] == ["0", "5", "10", "15"]
    assert len({round(bar.y + bar.height, 6) for bar in bars(drawing)}) == 1
    heights = [bar.height for bar in bars(drawing)]
    assert [height / heights[1] for height in heights] == pytest.approx([7, 1, 11])
    assert labels(drawing)[6:] == ["7", "1", "Asia", "11", "0", "Asia"]


def test_too_many_columns_lie_down() -> None:
    rows = [(1, 1)] * 25
    assert drawing_of(figure(*rows, upright=True), "en") == drawing_of(figure(*rows), "en")


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize("language", ["zh-Hant-TW", "en", "ja", "ko"])
@pytest.mark.parametrize("values", [(0, 0), (1, 0), (123456, 98765)])
def test_everything_stands_on_the_drawing(upright: bool, language: str, values: tuple[int, int]) -> None:
    name = "A very long name of a country 與帛琉共和國科羅州締結為姊妹市"
    drawing = drawing_of(figure(*[values] * 12, upright=upright, name=name), language)
    assert drawing.width == MEASURE
    for shape in drawing.shapes:
        right = {"x": shape.x}
        if isinstance(shape, Bar):
            right = {"x": shape.x + shape.width, "y": shape.y + shape.height}
        if isinstance(shape, Label) and shape.turned:
            assert shape.y >= width_of(shape.text, shape.size)
        elif isinstance(shape, Label) and shape.anchor == "start":
            right = {"x": shape.x + width_of(shape.text, shape.size)}
        assert 0 <= shape.x <= right["x"] <= MEASURE + 0.01
        assert 0 <= shape.y <= max(shape.y, right.get("y", 0)) <= drawing.height


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Asia", ["Asia"]),
        ("Central America and the Caribbean", ["Central", "America and", "the Caribbean"]),
        ("中美洲及加勒比海地區", ["中美洲及加勒比", "海地區"]),
        ("", [""]),
        ("Llanfairpwllgwyngyllgogerychwyrn", ["Llanfairpwllg", "wyngyllgogery", "chwyrn"]),
    ],
)
def test_long_names_are_broken(text: str, lines: list[str]) -> None:
    assert broken(text, 75, 10) == lines


def test_hatching_stays_within_its_bar() -> None:
    bar = Bar(10, 20, 33, 11, "hatched")
    lines = [*hatching(bar)]
    assert len(lines) == 14
    for line in lines:
        assert 10 <= line.x < line.to_x <= 43
        assert 20 <= line.to_y < line.y <= 31
        assert line.to_x - line.x == pytest.approx(line.y - line.to_y)


def test_only_what_the_figure_counts_is_drawn() -> None:
    drawn = drawing_of(replace(figure((1, 2)), series=()), "en")
    assert [shape for shape in drawn.shapes if isinstance(shape, Line)] == []
    assert labels(drawn) == ["Asia", "3"]
