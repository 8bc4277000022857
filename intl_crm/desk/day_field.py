"""A field of one whole day."""

from datetime import date
from typing import Any

from intl_crm.dates import PartialDate, Precision
from intl_crm.desk.date_fields import PartialDateField, date_of
from intl_crm.desk.fields import WrongPart
from intl_crm.i18n import gettext as _


class DayField(PartialDateField):
    """A date of which the day has to be known; its value is a plain date."""

    is_whole_day = True

    def __init__(self, *args: Any, **given: Any) -> None:
        """Start without a day."""
        super().__init__(*args, **{"default": None, **given})

    def parts_of(self, value: Any) -> dict[str, str]:
        """Return year, month and day."""
        return super().parts_of(PartialDate.day_of(value)) if isinstance(value, date) else {}

    def value_of(self, typed: dict[str, str]) -> Any:
        """Return the day; nothing typed is none."""
        found = date_of(typed)
        if not found.is_known:
            return None
        if found.precision is not Precision.DAY:
            raise WrongPart(_("Write the day as well."), "day")
        return found.first_day
