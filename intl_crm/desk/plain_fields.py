"""Fields of one input: a line, prose, lines, a count, a number."""

from math import isfinite
from typing import Any

from wtforms import FloatField, IntegerField, StringField, TextAreaField
from wtforms.validators import StopValidation

from intl_crm.i18n import gettext as _

LONGEST = 4000
# What both databases hold in a whole number.
MOST = 2**31 - 1


def ends_of_lines(text: str) -> str:
    """Return a text whose lines end as they are kept; no database keeps a NUL, which nobody can type."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def clean(text: str) -> str:
    """Return a text as it is kept: blanks around it say nothing."""
    return ends_of_lines(text).strip()


def one_line(text: str) -> str:
    """Return a text without ends of lines, as an input of one line has none."""
    return clean(text).replace("\n", " ")


class LineField(StringField):
    """One line of text; nothing typed is no value."""

    shape = "line"

    def __init__(self, *args: Any, longest: int = LONGEST, **given: Any) -> None:
        """Say how many characters the record holds."""
        self.longest = longest
        super().__init__(*args, **given)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the line without blanks around it."""
        if valuelist:
            self.data = one_line(valuelist[0]) or None

    def pre_validate(self, form: Any) -> None:
        """Refuse what the record does not hold."""
        refuse_longer(self.data, self.longest)


class ProseField(TextAreaField):
    """Several lines of text; nothing typed is no value."""

    shape = "prose"

    def __init__(self, *args: Any, longest: int = LONGEST, **given: Any) -> None:
        """Say how many characters the record holds."""
        self.longest = longest
        super().__init__(*args, **given)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the text without blanks around it."""
        if valuelist:
            self.data = clean(valuelist[0]) or None

    def pre_validate(self, form: Any) -> None:
        """Refuse what the record does not hold."""
        refuse_longer(self.data, self.longest)


def refuse_longer(text: str | None, longest: int) -> None:
    """Refuse a text that is longer than the record holds."""
    if text and len(text) > longest:
        raise StopValidation(_("This is longer than %(n)s characters.", n=longest))


class StringsField(TextAreaField):
    """Plain strings, one a line."""

    shape = "lines"

    def _value(self) -> str:
        return "\n".join(self.data or ())

    def process_formdata(self, valuelist: list[str]) -> None:
        """Return the lines that say something."""
        if valuelist:
            lines: Any = tuple(line for part in clean(valuelist[0]).split("\n") if (line := part.strip()))
            self.data = lines

    def pre_validate(self, form: Any) -> None:
        """Refuse more than anybody reads."""
        refuse_longer(self._value(), LONGEST)


class CountField(IntegerField):
    """A whole number that may be unknown; unknown is not zero."""

    shape = "number"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read figures; nothing typed is unknown."""
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not text:
            return
        if not text.isdecimal() or len(text) > len(str(MOST)) or int(text) > MOST:
            raise ValueError(_("Write a whole number in figures."))
        self.data = int(text)


class NumberField(FloatField):
    """A number that may be unknown; unknown is not zero."""

    shape = "decimal"

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data:.12g}"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read figures with or without a decimal point; nothing typed is unknown."""
        text = valuelist[0].strip().replace("−", "-") if valuelist else ""
        self.data = number_of(text)
        if text and self.data is None:
            raise ValueError(_("Write a number in figures."))


def number_of(text: str) -> float | None:
    """Return the finite number that is written, or None."""
    try:
        found = float(text)
    except ValueError:
        return None
    return found if isfinite(found) else None
