"""The fonts that prints are set in; they come with the program, never from the system."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

# Noto Sans for Latin, Greek and Cyrillic; one collection of Noto Sans CJK for Chinese, Japanese and Korean.
LATIN = ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf")
CJK = ("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc")


def _path(package: str, file: str) -> Path:
    return Path(str(files(package))) / file


def folders() -> tuple[Path, ...]:
    """The folders that hold the fonts and nothing else."""
    return tuple(_path(*font).parent for font in (LATIN, CJK))


@cache
def code_points() -> frozenset[int]:
    """The code points that at least one of the fonts has a glyph for."""
    return frozenset().union(*map(_covered, (LATIN, CJK)))


def _covered(font: tuple[str, str]) -> set[int]:
    # The faces of the collection differ in shapes, not in what they cover, so the first speaks for all.
    with TTFont(_path(*font), fontNumber=0, lazy=True) as opened:
        return set(opened.getBestCmap())
