"""How the sections of a report are numbered in each language: 肆、一、1.(1); 4.1.1 (a); 第1の1の(1)のア."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from intl_crm.errors import CrmError

_KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_HANGUL = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_HAN = "零一二三四五六七八九十"
_FORMAL_HAN = "零壹貳參肆伍陸柒捌玖拾"
_RINGED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class NumberOutOfRange(CrmError):
    """A section number that its manner of counting has no sign for."""

    def __init__(self, number: int) -> None:
        super().__init__(f"no sign for section {number}")
        self.number = number


def _sign(signs: str, n: int) -> str:
    if not 1 <= n <= len(signs):
        raise NumberOutOfRange(n)
    return signs[n - 1]


def _han(digits: str, n: int) -> str:
    if not 1 <= n <= 99:
        raise NumberOutOfRange(n)
    tens, ones = divmod(n, 10)
    return (digits[tens] if tens > 1 else "") + (digits[10] if tens else "") + (digits[ones] if ones else "")


def _formal_han(n: int) -> str:
    return _han(_FORMAL_HAN, n)


def _plain_han(n: int) -> str:
    return _han(_HAN, n)


def _roman(n: int) -> str:
    return _sign(_ROMAN, n)


def _katakana(n: int) -> str:
    return _sign(_KATAKANA, n)


def _hangul(n: int) -> str:
    return _sign(_HANGUL, n)


def _ringed(n: int) -> str:
    return _sign(_RINGED, n)


def _letters(n: int) -> str:
    """a … z, aa … zz, as lists in English go on."""
    times, place = divmod(n - 1, len(_LATIN))
    return _LATIN[place] * (times + 1)


@dataclass(frozen=True)
class Level:
    """One depth of numbering: how it counts, and what stands around the count."""

    count: Callable[[int], str]
    before: str = ""
    after: str = ""
    whole: bool = False  # repeats the numbers above it: 4.1.1

    def number(self, path: Sequence[int]) -> str:
        """The number as it stands before the heading at the end of the path."""
        counts = path if self.whole else path[-1:]
        return self.before + ".".join(map(self.count, counts)) + self.after


@dataclass(frozen=True)
class Scheme:
    """The numbering of one language, level by level; deeper levels repeat the last one."""

    levels: tuple[Level, ...]
    joint: str  # stands between the numbers of a reference

    def _level(self, path: Sequence[int]) -> Level:
        return self.levels[min(len(path), len(self.levels)) - 1]

    def number(self, path: Sequence[int]) -> str:
        """The number of the section at a path of positions counted from 1."""
        return self._level(path).number(path)

    def reference(self, path: Sequence[int]) -> str:
        """The section's number with those above it, as one refers to it from elsewhere."""
        depths = range(1, len(path) + 1)
        last_whole = max((n for n in depths if self._level(path[:n]).whole), default=1)
        return self.joint.join(self.number(path[:n]) for n in depths if n >= last_whole)


# The ways of numbering one depth, each by how it writes its first number.
LEVELS: Mapping[str, Level] = {
    "壹、": Level(_formal_han, after="、"),
    "一、": Level(_plain_han, after="、"),
    "（一）": Level(_plain_han, "（", "）"),
    "(一)": Level(_plain_han, "(", ")"),
    "1": Level(str),
    "1.": Level(str, after="."),
    "1、": Level(str, after="、"),
    "(1)": Level(str, "(", ")"),
    "（1）": Level(str, "（", "）"),
    "1)": Level(str, after=")"),
    "1.1": Level(str, whole=True),
    "①": Level(_ringed),
    "第1": Level(str, "第"),
    "ア": Level(_katakana),
    "(ア)": Level(_katakana, "(", ")"),
    "Ⅰ.": Level(_roman, after="."),
    "가.": Level(_hangul, after="."),
    "(가)": Level(_hangul, "(", ")"),
    "A.": Level(lambda n: _letters(n).upper(), after="."),
    "a.": Level(_letters, after="."),
    "(a)": Level(_letters, "(", ")"),
}
# What a language numbers with by itself, from the topmost depth down.
OWN_SIGNS = {
    "zh-Hant-TW": ("壹、", "一、", "1.", "(1)"),
    "en": ("1.1", "1.1", "1.1", "(a)"),
    "ja": ("第1", "1", "(1)", "ア"),
    "ko": ("Ⅰ.", "1.", "가.", "1)"),
}
# What joins the numbers of a reference; a blank in other languages.
_JOINTS = {"zh-Hant-TW": "", "ja": "の"}
_ENGLISH = "en"


def scheme(language: str, signs: Sequence[str] = ()) -> Scheme:
    """The numbering by these signs, else the language's own; that of English where it has none of its own."""
    levels = signs or OWN_SIGNS.get(language, OWN_SIGNS[_ENGLISH])
    return Scheme(tuple(LEVELS[sign] for sign in levels), _JOINTS.get(language, " "))
