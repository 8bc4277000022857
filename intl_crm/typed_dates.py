"""Dates as officers type them, in the calendars and words that they use."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from babel.dates import get_day_names, get_month_names

from intl_crm.calendars import ERAS, Era, common_year, era
from intl_crm.date_words import patterns
from intl_crm.dates import PARTS, UNKNOWN, BadDate, PartialDate, Precision
from intl_crm.languages import locale

CHINESE = "zh-Hant-TW"
ROC = ("民國", "中華民國", "民前", "民國前")
LATEST_ROC = 199
# No date is written with more; to put many marks into their order takes the square of their number.
LONGEST = 100
# What stands before figures in Japan: R3.9.17.
ERA_LETTERS = {str(names.names["en"][0]): names.names["ja"] for names in ERAS}
PART_WORDS: Mapping[str, Precision] = {
    **dict.fromkeys(("上旬", "初", "초순"), Precision.EARLY),
    **dict.fromkeys(("中旬", "중순"), Precision.MID),
    **dict.fromkeys(("下旬", "底", "하순"), Precision.LATE),
}
# Months as they are written besides.
BESIDES = {"sept": 9}
FILLERS = frozenset({"the", "of", "de", "del", "el", "le"})

_BRACKETS = re.compile(r"\([^()]*\)$")
_FIGURES = re.compile(r"\d{1,4}(?:[./-]\d{1,4}){1,2}", re.ASCII)
_ERA_FIGURES = re.compile(rf"([{''.join(ERA_LETTERS)}])(\d+|元)[./-](\d+)[./-](\d+)", re.ASCII)
_CHARACTERS = re.compile(
    rf"(?P<era>{'|'.join((*ROC, *(era.names['ja'] for era in ERAS)))}|)(?P<year>\d{{1,4}}|元)[年년]"
    rf"(?:(?P<month>\d{{1,2}})[月월](?:(?P<day>\d{{1,2}})[日號일]|(?P<part>{'|'.join(PART_WORDS)}))?)?",
    re.ASCII,
)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?", re.ASCII)


def parse_typed(text: str, language: str) -> PartialDate:
    """Return the date that was typed; what may mean two days, or none, raises BadDate."""
    if len(text) > LONGEST:
        raise BadDate(text)
    plain = _BRACKETS.sub("", unicodedata.normalize("NFKC", text).strip()).strip()
    try:
        for read in (_machine, _figures, _characters, _words):
            if (found := read(plain, language)) is not None:
                return found
    except BadDate as error:
        raise BadDate(text) from error
    raise BadDate(text)


def _date(year: int, *month_and_day: int) -> PartialDate:
    return PartialDate.parse("-".join((f"{year:04d}", *(f"{part:02d}" for part in month_and_day))))


def _machine(text: str, language: str) -> PartialDate | None:
    if text == patterns(language)["one"]["unknown"]:
        return UNKNOWN
    try:
        found = PartialDate.parse(text)
    except BadDate:
        return None
    return None if found.precision is Precision.OPEN else found


def _figures(text: str, language: str) -> PartialDate | None:
    """Read 2021/9/17, 110/9/17, 2021. 9. 17. and 17/9/2021: the part of four figures is the year."""
    compact = re.sub(r"\s", "", text).rstrip(".")
    if not _FIGURES.fullmatch(compact):
        return None
    parts = re.split(r"[./-]", compact)
    if len(parts[-1]) == 4 and len(parts[0]) < 3:
        parts.reverse()
    year = _year(parts[0], language)
    return None if year is None else _date(year, *map(int, parts[1:]))


def _year(written: str, language: str) -> int | None:
    """Return a common year; three figures count from 民國元年, two do so in Chinese alone."""
    if len(written) == 4:
        return int(written)
    is_roc = (len(written) == 3 or (len(written) == 2 and language == CHINESE)) and 0 < int(
        written
    ) <= LATEST_ROC
    return common_year(int(written)) if is_roc else None


def _characters(text: str, language: str) -> PartialDate | None:
    """Read 民國110年9月17日, 令和3年9月, R3.9.17, 2021년 9월 17일 and 12月上旬 with its year."""
    compact = _ERA_FIGURES.sub(_spelled_out, re.sub(r"\s", "", text))
    written = _CHARACTERS.fullmatch(compact)
    if written is None:
        return None
    number = "1" if written["year"] == "元" else written["year"]
    begun = next((known for known in ERAS if known.names["ja"] == written["era"]), None)
    year = _counted(written["era"], number, language) if begun is None else int(number) + begun.before
    if year is None:
        return None
    found = _inside(year, written["month"], written["day"], written["part"])
    return found if begun is None else _within(begun, found)


def _spelled_out(figures: re.Match[str]) -> str:
    letter, year, month, day = figures.groups()
    return f"{ERA_LETTERS[letter]}{year}年{month}月{day}日"


def _counted(era_name: str, number: str, language: str) -> int | None:
    if not era_name:
        return _year(number, language)
    if not int(number):
        return None
    return common_year(-int(number) if era_name.endswith("前") else int(number))


def _inside(year: int, month: str | None, day: str | None, part: str | None) -> PartialDate:
    if month and part:
        return PartialDate.part_of(year, int(month), PART_WORDS[part])
    return _date(year, *(int(number) for number in (month, day) if number))


def _within(begun: Era, found: PartialDate) -> PartialDate:
    """Return the date if some of it lies in the era: there is no 平成31年9月."""
    eras = [of_day.era for day in (found.first_day, found.last_day) if (of_day := era(day))]
    if begun not in eras:
        raise BadDate(str(found))
    return found


def _words(text: str, language: str) -> PartialDate | None:
    """Read 17 September 2021, Sept 17th, 2021 or mid-December 2021, in English and in the language."""
    words = [word for word in re.split(r"[\s,]+|(?<=[^\W\d])[.-]", text.casefold()) if word]
    names = {**BESIDES, **_names("en"), **_names(language)}
    said = [names.get(word, word) for word in words if word not in FILLERS and names.get(word) != "weekday"]
    months = [word for word in said if isinstance(word, int)]
    parts = [Precision(word) for word in said if word in PARTS]
    figures = [word for word in said if isinstance(word, str) and word not in PARTS]
    if len(months) != 1 or not figures or len(figures) + len(parts) > 2:
        return None
    return _put_together(months[0], parts, figures)


def _put_together(month: int, parts: list[Precision], figures: list[str]) -> PartialDate | None:
    years = [int(word) for word in figures if re.fullmatch(r"\d{4}", word, re.ASCII)]
    days = [int(found[1]) for word in figures if (found := _ORDINAL.fullmatch(word))]
    if len(years) != 1 or len(years) + len(days) != len(figures):
        return None
    if parts:
        return PartialDate.part_of(years[0], month, parts[0])
    return _date(years[0], month, *days)


@cache
def _names(language: str) -> Mapping[str, int | str]:
    """Return what a word means: the number of a month, a part of one, or that it is a weekday."""
    found: dict[str, int | str] = {}
    for width in ("wide", "abbreviated"):
        found |= {_key(name): "weekday" for name in get_day_names(width, locale=locale(language)).values()}
        found |= {
            _key(name): int(number)
            for number, name in get_month_names(width, locale=locale(language)).items()
        }
    parts = patterns(language)["alone"]
    return found | {_key(parts[part]): part.value for part in PARTS}


def _key(name: str) -> str:
    return str(name).casefold().rstrip(".")
