"""How the sections of a report are numbered in each language: 肆、一、1.(1); 4.1.1 (a); 第1の1の(1)のア."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from intl_crm.errors import CrmError

_KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_HANGUL = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_HAN = "零一二三四五六七八九十"
_FORMAL_HAN = "零壹貳參肆伍陸柒捌玖拾"


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


_CHINESE = Scheme(
    (
        Level(lambda n: _han(_FORMAL_HAN, n), after="、"),
        Level(lambda n: _han(_HAN, n), after="、"),
        Level(str, after="."),
        Level(str, "(", ")"),
    ),
    joint="",
)
_ENGLISH = Scheme(
    (
        Level(str, whole=True),
        Level(str, whole=True),
        Level(str, whole=True),
        Level(_letters, "(", ")"),
    ),
    joint=" ",
)
_JAPANESE = Scheme(
    (Level(str, "第"), Level(str), Level(str, "(", ")"), Level(lambda n: _sign(_KATAKANA, n))), joint="の"
)
_KOREAN = Scheme(
    (
        Level(lambda n: _sign(_ROMAN, n), after="."),
        Level(str, after="."),
        Level(lambda n: _sign(_HANGUL, n), after="."),
        Level(str, after=")"),
    ),
    joint=" ",
)
SCHEMES = {"zh-Hant-TW": _CHINESE, "en": _ENGLISH, "ja": _JAPANESE, "ko": _KOREAN}


def scheme(language: str) -> Scheme:
    """The numbering of a language; that of English where the language has none of its own."""
    return SCHEMES.get(language, _ENGLISH)
