"""Sizes, distances, colours and fonts of a report in word processors; those of report.typ, in points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from intl_crm.printing.runs import base

MM = 72 / 25.4
INK, SOFT, HAIR, ACCENT = "111111", "4a4a4a", "8c8c8c", "12415f"
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, TOP, BOTTOM = 29 * MM, 34 * MM, 30 * MM
MEASURE = 37 * 12.0
RIGHT = PAGE_WIDTH - LEFT - MEASURE
GUTTER, CLOSE_GUTTER = 4 * MM, 2 * MM  # between the columns of a table
MOST_COLUMNS = 7  # more of them stand closer together
NUMBER_COLUMN = 26 * MM
PICTURE_HEIGHT = 240.0
CREST_WIDTH, CREST_HEIGHT = 80 * MM, 20 * MM
ABOVE_YEARS = 200.0  # from the office's name to the years of a cover without a crest
CONTENTS_HEAD = 60.0  # the title of the contents, and a line for titles that take two
TIGHT = (0.0, 1.0, 2.0, 3.0)

LATIN = "Noto Sans"
# The font of each script, and what stands in where nobody installed it.
CJK_FONTS: Mapping[str, tuple[str, ...]] = {
    "zh": ("Noto Sans CJK TC", "Noto Sans TC", "Microsoft JhengHei", "PingFang TC"),
    "ja": ("Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic", "Hiragino Sans"),
    "ko": ("Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo"),
}
COUNTRIES: Mapping[str, str] = {"zh": "TW", "ja": "JP", "ko": "KR", "en": "GB"}

Follow = Literal["tab", "space", "nothing"]


@dataclass(frozen=True)
class HeadingShape:
    """Where number, title and text of one depth stand; distances from the margin."""

    size: float
    above: float
    below: float
    step: float  # where the number begins
    hang: float  # from there to the title
    text: float  # where the text below begins
    follow: Follow  # what parts number and title


@dataclass(frozen=True)
class PaperLook:
    """How a report in one language is set."""

    size: float
    pitch: float
    title: float
    is_cjk: bool
    headings: tuple[HeadingShape, ...]

    @property
    def contents(self) -> tuple[tuple[float, float], ...]:
        """Of each depth in the contents, where its number begins and how far its title is from there."""
        hangs = (2, 2, 1.5, 2.2) if self.is_cjk else (1.6, 2.7, 3.3, 2)
        # A tab behind a title shorter than the hang would stop there and not at the page's number.
        free = (shape.follow == "space" for shape in self.headings)
        return tuple(
            (step * self.size, 0.0 if is_free else hang * self.size)
            for step, hang, is_free in zip((0, 0, 2, 3.5), hangs, free, strict=True)
        )

    def text_at(self, depth: int) -> float:
        """Where text below a heading of a depth begins; depth 0 is the margin."""
        return self.headings[depth - 1].text if depth else 0.0

    def tightened(self, depths: Sequence[int]) -> float:
        """Return by how much the lower lines of the contents are set closer, so that they fit on one page."""
        room = PAGE_HEIGHT - TOP - BOTTOM - CONTENTS_HEAD
        lower = sum(depth > 2 for depth in depths)
        above = (len(depths) - lower) * self.pitch * 1.25
        needed = (above + lower * (self.pitch - 4.5 - tight) <= room for tight in TIGHT)
        return next((tight for tight, fits in zip(TIGHT, needed, strict=True) if fits), 0.0)


def _headings(
    sizes: Sequence[float],
    distances: Sequence[tuple[float, float]],
    places: Sequence[tuple[float, float, float, Follow]],
) -> tuple[HeadingShape, ...]:
    """Places are in the size of the heading but for the text, which is in that of the body."""
    return tuple(
        HeadingShape(size, above, below, step * size, hang * size, text * sizes[-1], follow)
        for size, (above, below), (step, hang, text, follow) in zip(sizes, distances, places, strict=True)
    )


_CJK_SIZES = (20.0, 15.0, 12.0, 12.0)
_CJK_DISTANCES = ((33.0, 19.0), (24.0, 12.0), (19.5, 9.0), (19.5, 9.0))
_EN_SIZES = (20.0, 14.0, 11.5, 10.5)
_EN_DISTANCES = ((32.5, 17.0), (15.5, 8.0), (13.0, 5.0), (13.5, 5.5))
_LOOKS = {
    "zh": PaperLook(12, 21, 34, True, _headings(_CJK_SIZES, _CJK_DISTANCES, (
        (0, 2, 0, "nothing"), (0, 2, 0, "nothing"), (0, 1.5, 1.5, "tab"), (1.5, 2.3, 3.8, "tab"),
    ))),
    "ja": PaperLook(12, 21, 34, True, _headings(_CJK_SIZES, _CJK_DISTANCES, (
        (0, 3, 0, "tab"), (0, 2, 0, "tab"), (0, 2, 2, "tab"), (2, 2, 4, "tab"),
    ))),
    "ko": PaperLook(12, 21, 34, True, _headings(_CJK_SIZES, _CJK_DISTANCES, (
        (0, 1.6, 0, "space"), (0, 1.2, 0, "space"), (0, 1.5, 1.5, "tab"), (1.5, 1.5, 3, "tab"),
    ))),
    "en": PaperLook(10.5, 16, 38, False, _headings(_EN_SIZES, _EN_DISTANCES, (
        (0, 1.4, 0, "tab"), (0, 2.6, 0, "tab"), (0, 3.4, 0, "tab"), (0, 1.8, 1.8, "tab"),
    ))),
}  # fmt: skip


def gutter_of(columns: int) -> float:
    """Return what stands between the columns of a table that has so many."""
    return CLOSE_GUTTER if columns > MOST_COLUMNS else GUTTER


def gap_after(number: str, shape: HeadingShape) -> str:
    """Return what parts a number that is written out from its title; 、 parts them itself."""
    if shape.follow == "tab":
        return "\t"
    return "" if shape.follow == "nothing" and number.endswith("、") else " "


def look_of(language: str) -> PaperLook:
    """Return how a report in this language is set; as in English where there is no manner of its own."""
    return _LOOKS.get(base(language), _LOOKS["en"])


def cjk_fonts(language: str) -> tuple[str, ...]:
    """Return the font for Han, kana and hangul in a text of this language, and what stands in for it."""
    return CJK_FONTS.get(base(language), CJK_FONTS["zh"])


def crest_fitted(width: int, height: int) -> tuple[float, float]:
    """Return width and height of a crest of so many pixels on the cover."""
    scale = min(CREST_WIDTH / width, CREST_HEIGHT / height)
    return width * scale, height * scale


def fitted(width: int, height: int, room: float) -> tuple[float, float]:
    """Return width and height of a picture of so many pixels, as large as the room and the page allow."""
    scale = min(room / width, PICTURE_HEIGHT / height)
    return width * scale, height * scale
