import io

import pytest
from lxml import etree
from PIL import Image

from intl_crm.printing.chart_files import MARGIN, SCALE, png_of, svg_of
from intl_crm.printing.chart_shapes import Drawing, Label, drawing_of
from intl_crm.printing.paper_look import ACCENT
from tests.printing.rich import rich_report

SVG = "{http://www.w3.org/2000/svg}"


def drawing(language: str) -> Drawing:
    return drawing_of(rich_report(language).figures[0], language)


@pytest.mark.parametrize("language", ["zh-Hant-TW", "en", "ja", "ko"])
def test_the_words_of_a_chart_are_words(language: str) -> None:
    root = etree.fromstring(svg_of(drawing(language), language))
    said = [one.text for one in root.iter(f"{SVG}text")]
    assert said == [shape.text for shape in drawing(language).shapes if isinstance(shape, Label)]


def test_signs_of_markup_are_words_too() -> None:
    made = svg_of(Drawing(100, 20, (Label(0, 10, '<b>&"'),)), "en")
    assert etree.fromstring(made)[0].text == '<b>&"'


@pytest.mark.parametrize("language", ["zh-Hant-TW", "en", "ja", "ko"])
def test_a_chart_is_painted_in_its_size_and_colour(language: str) -> None:
    made = drawing(language)
    with Image.open(io.BytesIO(png_of(made, language))) as image:
        assert image.size == tuple(round((side + 2 * MARGIN) * SCALE) for side in (made.width, made.height))
        colours = {colour for _count, colour in image.convert("RGB").getcolors(2**24) or []}
    assert bytes.fromhex(ACCENT) in {bytes(colour) for colour in colours}
    assert png_of(made, language) == png_of(made, language)


def ink(label: Label) -> tuple[int, int, int, int]:
    """Where a drawing of 60 by 60 points is not white, in points."""
    with Image.open(io.BytesIO(png_of(Drawing(60, 60, (label,)), "en"))) as image:
        dark = image.convert("L").point(lambda value: 255 if value < 128 else 0)
    box = dark.getbbox()
    assert box is not None
    return tuple(round(side / SCALE - MARGIN) for side in box)  # type: ignore[return-value]


def test_words_stand_where_they_are_set() -> None:
    left, _top, right, bottom = ink(Label(30, 30, "HHH", size=10))
    assert (left in (30, 31), bottom, right > 45) == (True, 30, True)
    left, _top, right, _bottom = ink(Label(30, 30, "HHH", size=10, anchor="end"))
    assert (left < 15, right in (29, 30)) == (True, True)
    left, top, right, bottom = ink(Label(30, 30, "HHH", size=10, turned=True))
    assert (right, top < 15, bottom <= 30, left >= 20) == (30, True, True, True)


def test_a_name_in_another_script_is_no_row_of_boxes() -> None:
    assert ink(Label(0, 30, "帛琉", size=10)) != ink(Label(0, 30, "\U000f0000" * 2, size=10))
