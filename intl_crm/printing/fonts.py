"""The fonts that prints are set in; they come with the program, never from the system."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

# Noto Sans for Latin, Greek and Cyrillic with one font for each other script, for signs and for emoji;
# one collection of Noto Sans CJK for Chinese, Japanese and Korean. Noto has the dots of Arabic letters apart,
# so that who reads a print back finds such letters twice: there Almarai comes first.
PACKAGES = (("manimgx_fonts", ""), ("manimgx_fonts_cjk", ""), ("fontpkg_almarai", "files"))
ENDINGS = frozenset({".ttf", ".ttc"})


def folders() -> tuple[Path, ...]:
    """The folders that hold the fonts."""
    return tuple(Path(str(files(package))) / folder for package, folder in PACKAGES)


@cache
def code_points() -> frozenset[int]:
    """The code points that at least one of the fonts has a glyph for."""
    return frozenset().union(*(_covered(path) for folder in folders() for path in _fonts(folder)))


def _fonts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in ENDINGS)


def _covered(path: Path) -> set[int]:
    # The faces of the collection differ in shapes, not in what they cover, so the first speaks for all.
    with TTFont(path, fontNumber=0, lazy=True) as opened:
        return set(opened.getBestCmap())
