"""Years as the Republic of China and Japan count them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

ROC_OFFSET = 1911


@dataclass(frozen=True)
class Era:
    """A Japanese era: it begins on a day, not with a year; `before` is the year before its first."""

    first_day: date
    before: int
    names: Mapping[str, str]


class EraYear(NamedTuple):
    """A year within an era."""

    era: Era
    number: int

    def words(self, language: str) -> str:
        """Return it as the language writes it: 令和3年 (the first is 元年), 레이와 3년, Reiwa 3."""
        names = self.era.names
        if language == "ko":
            return f"{names['ko']} {self.number}년"
        if language not in {"ja", "zh-Hant-TW"}:
            return f"{names['en']} {self.number}"
        return f"{names['ja']}{'元' if self.number == 1 else self.number}年"


# Japan counts its days by the common calendar since the first day of 明治6年; before, days differ.
ERAS = (
    Era(date(2019, 5, 1), 2018, {"ja": "令和", "en": "Reiwa", "ko": "레이와"}),
    Era(date(1989, 1, 8), 1988, {"ja": "平成", "en": "Heisei", "ko": "헤이세이"}),
    Era(date(1926, 12, 25), 1925, {"ja": "昭和", "en": "Showa", "ko": "쇼와"}),
    Era(date(1912, 7, 30), 1911, {"ja": "大正", "en": "Taisho", "ko": "다이쇼"}),
    Era(date(1873, 1, 1), 1867, {"ja": "明治", "en": "Meiji", "ko": "메이지"}),
)


def roc_year(year: int) -> str:
    """Return a common year with its era: 民國110年, 民前1年 before 1912; there is no year 0."""
    return f"民國{roc_number(year)}年" if year > ROC_OFFSET else f"{roc_number(year)}年"


def roc_number(year: int) -> str:
    """Return the number that papers print alone: 110; before 1912 it keeps its word: 民前1."""
    return str(year - ROC_OFFSET) if year > ROC_OFFSET else f"民前{ROC_OFFSET + 1 - year}"


def common_year(roc: int) -> int:
    """Return the common year of a year counted from 民國元年; -1 is 民前1年."""
    return roc + ROC_OFFSET if roc > 0 else roc + ROC_OFFSET + 1


def era(day: date) -> EraYear | None:
    """Return the era in which a day lies and the year in it; none before 1873."""
    found = next((era for era in ERAS if day >= era.first_day), None)
    return None if found is None else EraYear(found, day.year - found.before)


def era_year(day: date) -> str:
    """Return the year of a day as Japan's papers write it: 令和3年; the common year before the eras."""
    found = era(day)
    return f"{day.year}年" if found is None else found.words("ja")
