"""Form fields for the values of records; what was typed stays in the field also when it is wrong."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar
from uuid import UUID

from wtforms import Field, IntegerField, StringField, TextAreaField
from wtforms.utils import unset_value
from wtforms.validators import StopValidation

from intl_crm.choice_field import ChoiceField
from intl_crm.dates import MAX, MIN, UNKNOWN, PartialDate, Precision
from intl_crm.errors import CrmError
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.spans import Span
from intl_crm.texts import ALL_LANGUAGES, LANGUAGES, Texts
from intl_crm.words import choices

LONGEST = 4000
ROC_LIMIT = 200
ROC_OFFSET = 1911
PARTS = (Precision.EARLY, Precision.MID, Precision.LATE)


class ValueField(Field):
    """A field of several inputs named `name-part`, whose text is kept as it was typed."""

    shape: ClassVar[str]

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Take the typed parts of a submitted form, or those of the record."""
        self.process_errors: list[str] = []
        prefix = f"{self.name}-"
        sent = {key: formdata.get(key) for key in formdata or () if key.startswith(prefix)}
        if sent:
            self.typed = {key.removeprefix(prefix): str(text).strip() for key, text in sent.items()}
            self.data = self._read()
        else:
            # An empty value, such as no texts at all, is a value; only what nobody gave takes the preset.
            is_given = data is not unset_value and data is not None
            self.object_data = self.data = data if is_given else self._preset()
            self.typed = self.parts_of(self.data)

    def _preset(self) -> Any:
        return self.default() if callable(self.default) else self.default

    def _read(self) -> Any:
        try:
            return self.value_of(self.typed)
        except StopValidation as error:
            self.process_errors.append(str(error))
        except CrmError as error:
            self.process_errors.append(self.explain(error))
        return None

    def parts_of(self, value: Any) -> dict[str, str]:
        """Return what stands in each input for a value."""
        raise NotImplementedError

    def value_of(self, typed: dict[str, str]) -> Any:
        """Return the value that was typed."""
        raise NotImplementedError

    def explain(self, error: CrmError) -> str:
        """Return in the reader's language what is wrong with what was typed."""
        return _("This is not understood. Check what was typed.")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(self.typed.get(part) for part in self.typed)


class TextsField(ValueField):
    """Text in several languages, one input each."""

    shape = "texts"

    def __init__(self, *args: Any, long: bool = False, longest: int = LONGEST, **given: Any) -> None:
        """Say whether a language's text takes several lines."""
        self.long, self.longest = long, longest
        super().__init__(*args, **{"default": Texts, **given})

    @property
    def languages(self) -> Sequence[str]:
        """The interface's languages, then those in which something is recorded."""
        return (*LANGUAGES, *(tag for tag in ALL_LANGUAGES if tag not in LANGUAGES and self.typed.get(tag)))

    def parts_of(self, value: Texts | None) -> dict[str, str]:
        """Return one text a language."""
        return dict(value or {})

    def value_of(self, typed: dict[str, str]) -> Texts:
        """Return what was typed in each known language; a text that is too long is refused."""
        if any(len(text) > self.longest for text in typed.values()):
            raise StopValidation(_("This is longer than %(n)s characters.", n=self.longest))
        return Texts({tag: text for tag, text in typed.items() if tag in ALL_LANGUAGES})


class TextsListField(TextsField):
    """A list of texts: in each language one a line, the same line meaning the same thing."""

    shape = "texts"

    def __init__(self, *args: Any, **given: Any) -> None:
        """Take several lines in each language."""
        super().__init__(*args, long=True, **given)

    def parts_of(self, value: Any) -> dict[str, str]:
        """Return the lines of each language; a gap keeps its line."""
        texts: tuple[Texts, ...] = tuple(value or ())
        tags = {tag for text in texts for tag in text}
        return {tag: "\n".join(text.get(tag, "") for text in texts).rstrip("\n") for tag in tags}

    def value_of(self, typed: dict[str, str]) -> Any:
        """Return the texts, line by line."""
        lines = {tag: typed.get(tag, "").splitlines() for tag in ALL_LANGUAGES}
        count = max((len(found) for found in lines.values()), default=0)
        rows = ({tag: found[at] for tag, found in lines.items() if at < len(found)} for at in range(count))
        return tuple(texts for row in rows if (texts := Texts(row)))


class StringsField(TextAreaField):
    """Plain strings, one a line."""

    shape = "lines"

    def _value(self) -> str:
        return "\n".join(self.data or ())

    def process_formdata(self, valuelist: list[str]) -> None:
        """Return the lines that say something."""
        if valuelist:
            lines: Any = tuple(line.strip() for line in valuelist[0].splitlines() if line.strip())
            self.data = lines


class PartialDateField(ValueField):
    """A date of which year, month and day are known as far as they are filled."""

    shape = "date"

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
        self.ends = tuple(ends)
        super().__init__(*args, **{"default": lambda: Span(UNKNOWN, UNKNOWN), **given})

    def parts_of(self, value: Span | None) -> dict[str, str]:
        """Return the parts of both ends and what the end is."""
        if value is None or (value.since == UNKNOWN and value.is_single):
            return {"end": self.ends[0]}
        parts = {f"since-{name}": text for name, text in date_parts(value.since).items()}
        kind = self._kind_of(value)
        if kind in {"date", "not_after"}:
            parts |= {f"until-{name}": text for name, text in date_parts(value.until).items()}
        return parts | {"end": kind}

    def _kind_of(self, value: Span) -> str:
        if value.is_single and "same" in self.ends:
            return "same"
        kinds = {Precision.OPEN: "open", Precision.UNKNOWN: "unknown", Precision.NOT_AFTER: "not_after"}
        return kinds.get(value.until.precision, "date")

    def value_of(self, typed: dict[str, str]) -> Span:
        """Return the span; an end before its start is refused by the value itself."""
        since = date_of({name.removeprefix("since-"): text for name, text in typed.items()})
        return Span(since, self._until(typed, since))

    def _until(self, typed: dict[str, str], since: PartialDate) -> PartialDate:
        kind = typed.get("end") or self.ends[0]
        until = {
            name.removeprefix("until-"): text for name, text in typed.items() if name.startswith("until-")
        }
        if kind == "same":
            return since
        if kind == "open":
            return PartialDate(MAX, MAX, Precision.OPEN)
        if kind == "unknown":
            return UNKNOWN
        if not until.get("year"):
            raise StopValidation(_("The year of the end is missing."))
        ending = date_of(until)
        return PartialDate(MIN, ending.last_day, Precision.NOT_AFTER) if kind == "not_after" else ending

    def explain(self, error: CrmError) -> str:
        """Say that the end comes first, as nothing else can be wrong with two dates that exist."""
        return _("The end is before the start.")


def date_parts(value: PartialDate | None) -> dict[str, str]:
    """Return year, month and day (or part of the month) of a date as they stand in inputs."""
    if value is None or value.precision in {Precision.UNKNOWN, Precision.OPEN}:
        return {}
    bound = value.last_day if value.precision is Precision.NOT_AFTER else value.first_day
    parts = {"year": str(bound.year)}
    if value.precision is Precision.YEAR:
        return parts
    parts["month"] = str(bound.month)
    if value.precision in PARTS:
        return parts | {"day": value.precision.value}
    return parts if value.precision is Precision.MONTH else parts | {"day": str(bound.day)}


def date_of(typed: dict[str, str]) -> PartialDate:
    """Return the date of typed year, month and day; an empty year is an unknown date."""
    year, month, day = (typed.get(name, "") for name in ("year", "month", "day"))
    if not year:
        if month or day:
            raise StopValidation(_("The year is missing."))
        return UNKNOWN
    if not year.isdecimal() or (month and not month.isdecimal()):
        raise StopValidation(_("Write the year in figures, such as 2021 or 110."))
    number = int(year) + (ROC_OFFSET if int(year) < ROC_LIMIT else 0)
    return _date(number, month, day)


def _date(year: int, month: str, day: str) -> PartialDate:
    try:
        if not month:
            if day:
                raise StopValidation(_("The month is missing."))
            return PartialDate.parse(f"{year:04d}")
        if not day:
            return PartialDate.parse(f"{year:04d}-{int(month):02d}")
        if day in {part.value for part in PARTS}:
            return PartialDate.parse(f"{year:04d}-{int(month):02d}/{day}")
        return PartialDate.parse(f"{year:04d}-{int(month):02d}-{int(day):02d}")
    except (CrmError, ValueError) as error:
        if isinstance(error, StopValidation):
            raise
        raise StopValidation(_("There is no such day.")) from error


class TermField(ChoiceField):
    """A choice of one group of the vocabulary, in the reader's language."""

    shape = "choice"

    def __init__(self, *args: Any, group: str, optional: bool = False, **given: Any) -> None:
        """Name the group, and whether nothing may be chosen."""
        self.group, self.optional = group, optional
        super().__init__(*args, **{"choices": self._choices, "coerce": self._coerce, **given})

    def _choices(self) -> list[tuple[str, str]]:
        return ([("", "")] if self.optional else []) + choices(self.group, current_language())

    @staticmethod
    def _coerce(value: object) -> str | None:
        return str(value) if value else None

    def pre_validate(self, form: Any) -> None:
        """Refuse a value that was not offered, in the reader's language."""
        if not self.data and self.optional:
            return
        if not self.data:
            raise StopValidation(_("Choose one."))
        super().pre_validate(form)


class RecordField(Field):
    """One record of the stated kinds, chosen by any of its names; its data is (kind, id)."""

    shape = "record"

    def __init__(self, *args: Any, kinds: str, **given: Any) -> None:
        """Name the kinds among which one chooses, parted by blanks."""
        self.kinds = tuple(kinds.split())
        super().__init__(*args, **given)

    def process_data(self, value: Any) -> None:
        """Take an id, or a (kind, id) where several kinds can be chosen."""
        self.data = None if value is None else value if isinstance(value, tuple) else (self.kinds[0], value)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read `kind/hex`; anything else is refused."""
        if not valuelist:
            return
        self.data = None
        if text := valuelist[0].strip():
            self.data = reference_of(text, self.kinds)
            if self.data is None:
                raise ValueError(_("Choose a record from the list."))

    @property
    def chosen_id(self) -> UUID | None:
        """The id alone."""
        return self.data[1] if self.data else None


class RecordsField(Field):
    """Several records in an order; its data is a tuple of (kind, id)."""

    shape = "records"

    def __init__(self, *args: Any, kinds: str, **given: Any) -> None:
        """Name the kinds among which one chooses, parted by blanks."""
        self.kinds = tuple(kinds.split())
        super().__init__(*args, **{"default": (), **given})

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read `kind/hex` values in their order, each once."""
        found = [reference_of(text, self.kinds) for text in valuelist if text.strip()]
        if None in found:
            raise ValueError(_("Choose a record from the list."))
        self.data = tuple(dict.fromkeys(reference for reference in found if reference))


def reference_of(text: str, kinds: Sequence[str]) -> tuple[str, UUID] | None:
    """Return (kind, id) of `kind/hex`, or None where it is not one of these kinds."""
    kind, _slash, key = text.partition("/")
    try:
        return (kind, UUID(key)) if kind in kinds else None
    except ValueError:
        return None


class CountField(IntegerField):
    """A whole number that may be unknown; unknown is not zero."""

    shape = "number"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read figures; nothing typed is unknown."""
        text = valuelist[0].strip() if valuelist else ""
        if not text:
            self.data = None
            return
        try:
            self.data = int(text)
        except ValueError as error:
            self.data = None
            raise ValueError(_("Write a whole number in figures.")) from error


class LineField(StringField):
    """One line of text; nothing typed is no value."""

    shape = "line"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the line without blanks around it."""
        if valuelist:
            self.data = " ".join(valuelist[0].split()) or None


class ProseField(TextAreaField):
    """Several lines of text; nothing typed is no value."""

    shape = "prose"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the text without blanks around it."""
        if valuelist:
            self.data = valuelist[0].strip() or None
