"""The field of an event's times: from, to, and on whose clock."""

import re
from datetime import time
from typing import Any

from intl_crm.clock import ZonedTime, zones
from intl_crm.desk.fields import ValueField, WrongPart
from intl_crm.events.times import Times, times_of
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.zones import zone_choices

# As people type it: 9:30, 930, and with the colon of Chinese and Japanese.
WRITTEN = re.compile(r"(\d{1,2})[:：]?(\d\d)", re.ASCII)


class TimesField(ValueField):
    """Two clock times in one zone; nothing typed means that no time is recorded."""

    shape = "time"

    def __init__(self, *args: Any, **given: Any) -> None:
        """Start without times."""
        super().__init__(*args, **{"default": Times, **given})

    @property
    def zones(self) -> list[tuple[str, str]]:
        """The time zones that can be chosen, in the reader's words; what is recorded is among them."""
        chosen = self.typed.get("zone", "")
        return zone_choices(current_language(), chosen if chosen in zones() else "")

    def parts_of(self, value: Times | None) -> dict[str, str]:
        """Return start, end and zone."""
        value = value or Times()
        start, end = (f"{one:%H:%M}" if one else "" for one in (value.start, value.end))
        return {"start": start, "end": end, "zone": value.zone}

    def of_audit(self, starts: str | None, ends: str | None) -> Times:
        """Return the times of the two moments that the audit keeps."""
        return times_of(*(ZonedTime.parse(text) if text else None for text in (starts, ends)))

    def value_of(self, typed: dict[str, str]) -> Times:
        """Return the times that were typed."""
        start, end, zone = (typed.get(name, "") for name in ("start", "end", "zone"))
        if not start and not end:
            return Times(zone=zone)
        if not start:
            raise WrongPart(_("Write when it begins."), "start")
        if zone not in zones():
            raise WrongPart(_("Choose on whose clock."), "zone")
        return Times(_time("start", start), _time("end", end) if end else None, zone)


def _time(part: str, text: str) -> time:
    wrong = WrongPart(_("Write a time such as 09:30."), part)
    written = WRITTEN.fullmatch(text)
    if written is None:
        raise wrong
    try:
        return time(int(written[1]), int(written[2]))
    except ValueError as error:
        raise wrong from error
