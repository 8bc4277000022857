"""Fonts that LibreOffice can print with: it leaves blank what stands in variable ones as the program has."""

from functools import cache
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.ttGlyphSet import _TTGlyphSet

from intl_crm.printing.fonts import folders

WEIGHTS = {"Regular": 400, "Bold": 700}
LATIN, CJK = folders()[0] / "NotoSans[wght].ttf", folders()[1] / "NotoSansCJK-VF.otf.ttc"
# Each family with the file it stands in, and its place there.
FAMILIES = {
    "Noto Sans": (LATIN, -1),
    "Noto Sans CJK JP": (CJK, 0),
    "Noto Sans CJK KR": (CJK, 1),
    "Noto Sans CJK TC": (CJK, 3),
}
METRICS = {"ascent": 880, "descent": -120}


def write_fonts(text: str, families: tuple[str, ...], folder: Path) -> None:
    """Write regular and bold faces of these families with what this text needs."""
    for family in families:
        for style in WEIGHTS:
            made = folder / f"{family}-{style}.ttf"
            static_font(family, style, text).save(made)


def static_font(family: str, style: str, text: str) -> TTFont:
    """Return one face of a family that has the characters of a text."""
    source = opened(family)
    signs = {ord(sign): name for sign in sorted({*text, *map(chr, range(32, 127))})
             if (name := source.getBestCmap().get(ord(sign)))}  # fmt: skip
    names = [".notdef", *dict.fromkeys(signs.values())]
    glyphs = source.getGlyphSet(location={"wght": WEIGHTS[style]})
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(signs)
    outlines = {name: drawn(glyphs, name) for name in names}
    builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics(
        {name: (round(glyphs[name].width), getattr(outlines[name], "xMin", 0)) for name in names}
    )
    lines = {side: source["hhea"].ascent if side == "ascent" else source["hhea"].descent for side in METRICS}
    builder.setupHorizontalHeader(**lines)
    builder.setupNameTable({"familyName": family, "styleName": style})
    builder.setupOS2(
        usWeightClass=WEIGHTS[style], fsSelection=0x20 if style == "Bold" else 0x40,
        sTypoAscender=lines["ascent"], sTypoDescender=lines["descent"],
        usWinAscent=lines["ascent"], usWinDescent=-lines["descent"],
    )  # fmt: skip
    builder.setupPost()
    builder.font["head"].macStyle = 1 if style == "Bold" else 0
    return builder.font


def drawn(glyphs: _TTGlyphSet, name: str) -> Glyph:
    """Return an outline in one piece, of quadratic curves."""
    whole, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
    glyphs[name].draw(whole)
    whole.replay(Cu2QuPen(pen, 1.0, reverse_direction=True))
    return pen.glyph()


@cache
def opened(family: str) -> TTFont:
    path, place = FAMILIES[family]
    return TTFont(path, fontNumber=place, lazy=True)
