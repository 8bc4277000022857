"""The field of an event's times: from, to, and on whose clock."""

from datetime import time
from typing import Any
from zoneinfo import available_timezones

from wtforms.validators import StopValidation

from intl_crm.desk.fields import ValueField
from intl_crm.events.times import Times
from intl_crm.i18n import gettext as _


class TimesField(ValueField):
    """Two clock times in one zone; nothing typed means that no time is recorded."""

    shape = "time"

    def __init__(self, *args: Any, **given: Any) -> None:
        """Start without times."""
        super().__init__(*args, **{"default": Times, **given})

    @property
    def zones(self) -> list[str]:
        """The time zones that can be chosen."""
        return sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))

    def parts_of(self, value: Times | None) -> dict[str, str]:
        """Return start, end and zone."""
        value = value or Times()
        start, end = (f"{one:%H:%M}" if one else "" for one in (value.start, value.end))
        return {"start": start, "end": end, "zone": value.zone}

    def value_of(self, typed: dict[str, str]) -> Times:
        """Return the times that were typed."""
        start, end, zone = (typed.get(name, "") for name in ("start", "end", "zone"))
        if not start and not end:
            return Times(zone=zone)
        if not start:
            raise StopValidation(_("Write when it begins."))
        if zone not in available_timezones():
            raise StopValidation(_("Choose on whose clock."))
        return Times(_time(start), _time(end) if end else None, zone)


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise StopValidation(_("Write a time such as 09:30.")) from error
