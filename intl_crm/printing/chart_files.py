"""Charts as pictures: lines and letters as SVG, dots as PNG for programs that know nothing else."""

import io
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape

from PIL import Image, ImageDraw, ImageFont

from intl_crm.printing.chart_shapes import Bar, Drawing, Label, Line, Shape, hatching
from intl_crm.printing.fonts import folders
from intl_crm.printing.paper_look import ACCENT, INK, LATIN, cjk_fonts
from intl_crm.printing.runs import base, is_cjk

EDGE = 0.6
FILL_COLOURS = {"solid": f"#{ACCENT}", "hatched": "#ffffff", "empty": "#ffffff"}
SCALE = 3  # dots a point: 216 to the inch
MARGIN = 1.0  # so that the edges of the outermost bars are whole
# Where the letters of each language stand in the collection of fonts.
FACES: Mapping[str, int] = {"ja": 0, "ko": 1, "zh": 3}


def svg_of(drawing: Drawing, language: str) -> bytes:
    """Return the drawing as SVG, its words as words."""
    width, height = drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN
    fonts = (*(() if is_cjk(language) else (LATIN,)), *cjk_fonts(language), "sans-serif")
    family = escape(", ".join(f"'{font}'" if " " in font else font for font in fonts))
    shapes = "".join(piece for shape in drawing.shapes for piece in _svg(shape))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}pt" height="{height:g}pt"'
        f' viewBox="{-MARGIN:g} {-MARGIN:g} {width:g} {height:g}" font-family="{family}">{shapes}</svg>'
    ).encode()


def png_of(drawing: Drawing, language: str) -> bytes:
    """Return the drawing as dots on white."""
    size = (round((drawing.width + 2 * MARGIN) * SCALE), round((drawing.height + 2 * MARGIN) * SCALE))
    image = Image.new("RGB", size, "white")
    for shape in drawing.shapes:
        _paint(image, shape, language)
    written = io.BytesIO()
    image.quantize(64).save(written, "PNG", dpi=(72 * SCALE, 72 * SCALE))
    return written.getvalue()


def _svg(shape: Shape) -> Iterator[str]:
    match shape:
        case Bar():
            yield (
                f'<rect x="{shape.x:.2f}" y="{shape.y:.2f}"'
                f' width="{shape.width:.2f}" height="{shape.height:.2f}"'
                f' fill="{FILL_COLOURS[shape.fill]}" stroke="#{INK}" stroke-width="{EDGE}"/>'
            )
            if shape.fill == "hatched":
                yield from (piece for line in hatching(shape) for piece in _svg(line))
        case Line():
            yield (
                f'<line x1="{shape.x:.2f}" y1="{shape.y:.2f}" x2="{shape.to_x:.2f}" y2="{shape.to_y:.2f}"'
                f' stroke="#{shape.colour}" stroke-width="{shape.width}"/>'
            )
        case Label():
            yield _svg_label(shape)


def _svg_label(label: Label) -> str:
    turn = f' transform="rotate(-90 {label.x:.2f} {label.y:.2f})"' if label.turned else ""
    weight = ' font-weight="bold"' if label.bold else ""
    return (
        f'<text x="{label.x:.2f}" y="{label.y:.2f}" font-size="{label.size}" text-anchor="{label.anchor}"'
        f' fill="#{label.colour}"{weight}{turn}>{escape(label.text)}</text>'
    )


def _paint(image: Image.Image, shape: Shape, language: str) -> None:
    draw = ImageDraw.Draw(image)
    match shape:
        case Bar():
            corners = [*_dot(shape.x, shape.y), *_dot(shape.x + shape.width, shape.y + shape.height)]
            draw.rectangle(corners, fill=FILL_COLOURS[shape.fill])
            if shape.fill == "hatched":
                for line in hatching(shape):
                    _paint(image, line, language)
            draw.rectangle(corners, outline=f"#{INK}", width=round(EDGE * SCALE))
        case Line():
            ends = [*_dot(shape.x, shape.y), *_dot(shape.to_x, shape.to_y)]
            draw.line(ends, fill=f"#{shape.colour}", width=max(1, round(shape.width * SCALE)))
        case Label():
            _letter(image, shape, language)


def _letter(image: Image.Image, label: Label, language: str) -> None:
    font, at = _font(label.size, label.bold, _face(label.text, language)), _dot(label.x, label.y)
    colour = f"#{label.colour}"
    if not label.turned:
        anchor = {"start": "ls", "middle": "ms", "end": "rs"}[label.anchor]
        ImageDraw.Draw(image).text(at, label.text, fill=colour, font=font, anchor=anchor)
        return
    left, top, right, bottom = font.getbbox(label.text, anchor="ls")
    mask = Image.new("L", (round(right - left), round(bottom - top)))
    ImageDraw.Draw(mask).text((-left, -top), label.text, fill=255, font=font, anchor="ls")
    turned = mask.rotate(90, expand=True)
    image.paste(colour, (at[0] - turned.width, at[1] - turned.height), turned)


def _dot(x: float, y: float) -> tuple[int, int]:
    return round((x + MARGIN) * SCALE), round((y + MARGIN) * SCALE)


def _face(text: str, language: str) -> int | None:
    """Return the place of the font for a text; none is the font of letters."""
    if is_cjk(language):
        return FACES[base(language)]
    return FACES["zh"] if any(unicodedata.east_asian_width(sign) in "WF" for sign in text) else None


@cache
def _font(size: float, bold: bool, face: int | None) -> ImageFont.FreeTypeFont:
    latin, cjk = folders()[:2]
    file = latin / "NotoSans[wght].ttf" if face is None else cjk / "NotoSansCJK-VF.otf.ttc"
    font = ImageFont.truetype(file, size * SCALE, face or 0)
    font.set_variation_by_axes([700 if bold else 400])
    return font
