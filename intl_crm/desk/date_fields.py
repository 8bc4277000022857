"""Fields of dates that are known as far as they are filled, and of spans between two of them."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, ClassVar

from intl_crm.calendars import ROC_OFFSET
from intl_crm.dates import OPEN_END, OPEN_START, PARTS, UNKNOWN, BadDate, PartialDate, Precision
from intl_crm.desk.fields import ValueField, WrongPart
from intl_crm.errors import CrmError
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.spans import Span
from intl_crm.typed_dates import LATEST_ROC, parse_typed

LAST_YEAR = "9998"
# What no input asks for, but a record may say of a date; it stays unless somebody changes it.
BOUNDS = (Precision.NOT_AFTER, Precision.NOT_BEFORE)
END_PARTS = ("until-year", "until-month", "until-day")
ENDS = {Precision.OPEN: "open", Precision.UNKNOWN: "unknown", Precision.NOT_AFTER: "not_after"}


class PartialDateField(ValueField):
    """A date of which year, month and day are known as far as they are filled."""

    shape = "date"
    # Whether less than a day is too little.
    is_whole_day = False

    def __init__(self, *args: Any, **given: Any) -> None:
        """Start with an unknown date."""
        super().__init__(*args, **{"default": lambda: UNKNOWN, **given})

    def parts_of(self, value: PartialDate | None) -> dict[str, str]:
        """Return year, month and day or part of the month."""
        return date_parts(value)

    def value_of(self, typed: dict[str, str]) -> PartialDate:
        """Return the date as far as it is known."""
        return date_of(typed)


class SpanField(ValueField):
    """A span: its first day, and whether it ends, when, or how far that is known."""

    shape = "span"
    ENDS: ClassVar[tuple[str, ...]] = ("same", "date", "open", "unknown", "not_after")

    def __init__(self, *args: Any, ends: Iterable[str] = ENDS, **given: Any) -> None:
        """Say which ends can be chosen; the first is the preset."""
        self.usual = tuple(ends)
        preset = Span(UNKNOWN, OPEN_END) if self.usual[0] == "open" else Span.single(UNKNOWN)
        super().__init__(*args, **{"default": lambda: preset, **given})

    @property
    def ends(self) -> Sequence[str]:
        """The ends that can be chosen; what is recorded already is always among them."""
        end = self.typed.get("end", "")
        return (*self.usual, end) if end in self.ENDS and end not in self.usual else self.usual

    def parts_of(self, value: Span | None) -> dict[str, str]:
        """Return the parts of both ends and what the end is."""
        if value is None:
            return {}
        kind = self._kind_of(value)
        until = date_parts(value.until) if kind in {"date", "not_after"} else {}
        if kind == "not_after":
            del until["bound"]
        return {**_prefixed("since", date_parts(value.since)), **_prefixed("until", until), "end": kind}

    def _kind_of(self, value: Span) -> str:
        if value.is_single and "same" in self.usual:
            return "same"
        return ENDS.get(value.until.precision, "date")

    def value_of(self, typed: dict[str, str]) -> Span:
        """Return the span; an end before its start is refused."""
        since = _date_at("since", typed)
        until = self._until(typed, since)
        try:
            return Span(since, until)
        except CrmError as error:
            # Nothing else can be wrong with two dates that exist.
            raise WrongPart(_("The end is before the start."), *END_PARTS) from error

    def _until(self, typed: dict[str, str], since: PartialDate) -> PartialDate:
        kind = typed.get("end") or self.usual[0]
        simple = {"same": since, "open": OPEN_END, "unknown": UNKNOWN}
        if kind in simple:
            if typed_end := [part for part in END_PARTS if typed.get(part)]:
                raise WrongPart(_("Choose “Ends on” for this end, or leave its date empty."), *typed_end)
            return simple[kind]
        if not typed.get("until-year"):
            raise WrongPart(_("The year of the end is missing."), "until-year")
        ending = _date_at("until", typed)
        return PartialDate.not_after(ending.last_day) if kind == "not_after" else ending


def _prefixed(prefix: str, parts: Mapping[str, str]) -> dict[str, str]:
    return {f"{prefix}-{name}": text for name, text in parts.items()}


def _date_at(prefix: str, typed: Mapping[str, str]) -> PartialDate:
    start = f"{prefix}-"
    parts = {name.removeprefix(start): text for name, text in typed.items() if name.startswith(start)}
    try:
        return date_of(parts)
    except WrongPart as error:
        raise WrongPart(str(error), *(f"{start}{part}" for part in error.parts)) from error


def date_parts(value: PartialDate | None) -> dict[str, str]:
    """Return year, month and day (or part of the month) of a date as they stand in inputs."""
    if value is None or value.precision is Precision.UNKNOWN:
        return {}
    if value.precision is Precision.OPEN:
        return {"bound": value.precision.value}
    bound = value.last_day if value.precision is Precision.NOT_AFTER else value.first_day
    parts = {"year": f"{bound.year:04d}"}
    if value.precision is Precision.YEAR:
        return parts
    parts["month"] = str(bound.month)
    if value.precision in PARTS:
        return parts | {"day": value.precision.value}
    if value.precision in BOUNDS:
        parts["bound"] = value.precision.value
    return parts if value.precision is Precision.MONTH else parts | {"day": str(bound.day)}


def date_of(typed: Mapping[str, str]) -> PartialDate:
    """Return the date of typed year, month and day, or of a whole date as the year; no year is unknown."""
    year, month, day, bound = (typed.get(name, "") for name in ("year", "month", "day", "bound"))
    if not year:
        if month or day:
            raise WrongPart(_("The year is missing."), "year")
        return OPEN_START if bound == Precision.OPEN else UNKNOWN
    # A whole date may have been copied from a paper: 110年9月17日.
    is_whole = not (month or day or year.isdecimal())
    return _bounded(_read(year) if is_whole else _date(_year(year), month, day), bound)


def _read(text: str) -> PartialDate:
    with suppress(BadDate):
        if (found := parse_typed(text, current_language())).is_known:
            return found
    raise WrongPart(_("Write the year in figures, such as 2021 or 110."), "year")


def _year(text: str) -> int:
    """Return a common year; what has fewer than four figures and may be one of the Republic is one."""
    if not text.isdecimal() or len(text) > len(LAST_YEAR):
        raise WrongPart(_("Write the year in figures, such as 2021 or 110."), "year")
    year = int(text)
    return year + ROC_OFFSET if len(text) < len(LAST_YEAR) and 0 < year <= LATEST_ROC else year


def _bounded(found: PartialDate, bound: str) -> PartialDate:
    if bound == Precision.NOT_AFTER:
        return PartialDate.not_after(found.last_day)
    return PartialDate.not_before(found.first_day) if bound == Precision.NOT_BEFORE else found


def _date(year: int, month: str, day: str) -> PartialDate:
    if day and not month:
        raise WrongPart(_("The month is missing."), "month")
    try:
        if not month:
            return PartialDate.year_of(year)
        if not day:
            return PartialDate.month_of(year, int(month))
        if day in {part.value for part in PARTS}:
            return PartialDate.part_of(year, int(month), Precision(day))
        return PartialDate.parse(f"{year:04d}-{int(month):02d}-{int(day):02d}")
    except (CrmError, ValueError, OverflowError) as error:
        raise WrongPart(_("There is no such day."), "day") from error
