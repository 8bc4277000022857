"""Forms of events, gifts, commitments and links."""

import re
from datetime import timedelta
from typing import Any, ClassVar

from wtforms.validators import StopValidation

from intl_crm.choice_field import ChoiceField
from intl_crm.cities.forms import a_link, named, none_if_empty
from intl_crm.clock import GapTime
from intl_crm.dates import Precision
from intl_crm.delegations.forms import SOMEBODY
from intl_crm.desk.bounds import Within
from intl_crm.desk.date_fields import PartialDateField, SpanField
from intl_crm.desk.fields import RecordField, TermField, TextsField, TextsListField
from intl_crm.desk.forms import RecordForm
from intl_crm.desk.needed import Needed
from intl_crm.desk.offered_field import OfferedField
from intl_crm.desk.plain_fields import CountField, LineField, NumberField
from intl_crm.desk.rows_field import RowsField
from intl_crm.events.gift_pages import GROUPS
from intl_crm.events.models import TAKERS
from intl_crm.events.times_field import TimesField
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l

LINKED = "event gift agreement city person organisation delegation"
SECTION_KEY = re.compile("[a-z][a-z0-9_]{0,39}")
CHOSEN = Needed(_l("Choose a record from the list."))


def is_section_key(value: str) -> bool:
    """Return whether this can be the key of a section, of whichever form."""
    return SECTION_KEY.fullmatch(value) is not None


class YearNeeded(Needed):
    """Refuses a date of which not even the year is known."""

    def __call__(self, _form: Any, field: Any) -> None:
        """Let a date pass that begins in a known year, or that is wrong for another reason."""
        if not field.process_errors and not (field.data and field.data.since.is_known):
            raise StopValidation(str(self.message))


# An end that is earlier on the clock is past midnight; further away it is a slip of the pen.
LONGEST_NIGHT = timedelta(hours=12)
CURRENCY = re.compile("[A-Z]{3}")
UNKNOWN_IS_EMPTY = _l("Leave it empty if the number is not known.")
YEAR = YearNeeded(_l("Write at least the year."))


class EventForm(RecordForm):
    """One exchange."""

    rail = ("status", "form", "mode", "visibility")
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Name"), ("title",)),
        (_l("Date and time"), ("when", "times")),
        (_l("Place"), ("place", "call_url")),
        (_l("Taking part"), ("taking_part", "our_headcount")),
        (_l("Text for print"), ("text", "topics")),
        (_l("In the year’s report"), ("report_section", "report_order")),
        (_l("Further details"), ("establishes_id", "source")),
    )
    refusals: ClassVar[dict[str, tuple[str, Any]]] = {
        "when_ends_after_start": ("when", _l("The end is before the start.")),
        "ends_after_start": ("times", _l("The end is before the start.")),
    }

    title = TextsField(_l("Title"), [named])
    status = TermField(_l("Status"), group="event_status", without=("under_way",))
    form = TermField(_l("Kind"), group="event_kinds")
    mode = TermField(_l("Mode"), group="modes", optional=True)
    when = SpanField(_l("Date"), [YEAR], ends=("same", "date", "open", "unknown"))
    times = TimesField(_l("Time"), description=_l("On the 24-hour clock, such as 09:30 or 14:00."))
    place = TextsField(_l("Venue"))
    call_url = LineField(_l("Address of the call"), [a_link], longest=500)
    taking_part = RowsField(
        _l("Taking part"), kinds=" ".join(TAKERS), group="event_roles", usual="participant"
    )
    our_headcount = CountField(
        _l("Our participants"), [Within(SOMEBODY, least=1)], description=UNKNOWN_IS_EMPTY
    )
    text = TextsField(_l("Text for print"), long=True)
    topics = TextsListField(_l("Topics"), description=_l("One a line, the same line in each language."))
    report_section = OfferedField(
        _l("Section"), offer="report_sections", nothing=_l("By the rule"), keeps=is_section_key
    )
    report_order = CountField(_l("Place in the section"), [Within(_l("The first place is 1."), least=1)])
    establishes_id = RecordField(_l("Establishes the partnership"), kinds="partnership")
    source = TextsField(_l("Source"))

    def values(self) -> dict[str, Any]:
        """Return the values, with the times on their days."""
        found = super().values()
        times, when = found.pop("times"), found["when"]
        first, last = when.since.first_day, when.until.last_day
        return found | {"starts": times.starts_on(first), "ends": times.ends_on(first, last)}

    def validate_times(self, field: Any) -> None:
        """Let a time stand only where the day is known, and only a time that the clock shows."""
        when = self.when.data
        if field.process_errors or field.data.start is None or when is None:
            return
        if when.since.precision is not Precision.DAY:
            raise StopValidation(_("A time needs a day: fill the date first."))
        if field.data.end and when.until.precision is not Precision.DAY:
            raise StopValidation(_("A time needs a day: fill the date first."))
        try:
            start = field.data.starts_on(when.since.first_day)
            end = field.data.ends_on(when.since.first_day, when.until.last_day)
        except GapTime as error:
            raise StopValidation(_("The clocks are put forward over this time on that day.")) from error
        if end and when.is_single and end.instant - start.instant > LONGEST_NIGHT:
            raise StopValidation(_("The end is before the start."))


def _in_capitals(text: str | None) -> str | None:
    return text and text.upper()


WAYS = (("given", _l("Given")), ("received", _l("Received")))
WHOLE_GROUPS = (("", _l("Nobody else")), *GROUPS.items())


class GiftForm(RecordForm):
    """Something given or received."""

    rail = ("direction", "visibility")
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Gift"), ("what", "quantity", "measure", "worth", "currency")),
        (_l("When"), ("when", "event_id")),
        (_l("By whom and to whom"), ("both_sides", "group")),
        (_l("Further details"), ("note", "source")),
    )
    direction = ChoiceField(_l("Given or received"), choices=WAYS)
    what = TextsField(_l("What"), [named])
    quantity = NumberField(_l("Quantity"), [Within(UNKNOWN_IS_EMPTY, above=0)], description=UNKNOWN_IS_EMPTY)
    measure = TextsField(_l("Unit of measure"))
    worth = NumberField(_l("Worth"), [Within(_l("A worth is not negative."), least=0)])
    currency = LineField(_l("Currency"), longest=3, filters=[_in_capitals])
    when = SpanField(_l("Date"), ends=("same", "date", "unknown"))
    event_id = RecordField(_l("Given at the event"), kinds="event")
    both_sides = RowsField(
        _l("Beside our city"),
        kinds="city organisation person",
        group="event_roles",
        roles=("donor", "recipient"),
        usual="recipient",
    )
    group = ChoiceField(_l("To a whole group"), choices=WHOLE_GROUPS, coerce=none_if_empty)
    note = TextsField(_l("Note"), long=True)
    source = TextsField(_l("Source"))

    def validate_currency(self, field: Any) -> None:
        """Ask for a currency where there is a worth."""
        if (self.worth.data is None) != (not field.data):
            raise StopValidation(_("Write the worth with its currency, such as TWD."))
        if field.data and not CURRENCY.fullmatch(field.data):
            raise StopValidation(_("A currency has three letters, such as TWD."))


SIDES = (("ours", _l("Ours")), ("theirs", _l("Theirs")))


class CommitmentForm(RecordForm):
    """A commitment."""

    rail = ("side", "visibility")
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Commitment"), ("what", "owner")),
        (_l("Event and partner"), ("event_id", "city_id")),
        (_l("Dates"), ("due", "done")),
        (_l("Further details"), ("source",)),
    )

    what = TextsField(_l("Commitment"), [named], long=True)
    side = ChoiceField(_l("Whose commitment"), choices=SIDES)
    owner = LineField(_l("Responsible"), longest=120)
    event_id = RecordField(_l("Made at the event"), kinds="event")
    city_id = RecordField(_l("Partner"), kinds="city")
    due = PartialDateField(_l("Due"))
    done = PartialDateField(_l("Done"))
    source = TextsField(_l("Source"))


class LinkForm(RecordForm):
    """A tie between two records."""

    rail = ("tie", "visibility")
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Link"), ("source", "target")),
        (_l("Further details"), ("when", "note")),
    )
    refusals: ClassVar[dict[str, tuple[str, Any]]] = {
        "not_with_itself": ("target", _l("A record has no link with itself.")),
    }

    source = RecordField(_l("Record"), [CHOSEN], kinds=LINKED)
    tie = TermField(_l("Kind"), group="link_kinds")
    target = RecordField(_l("Linked to"), [CHOSEN], kinds=LINKED)
    when = SpanField(_l("Date"), ends=("same", "date", "open", "unknown"))
    note = TextsField(_l("Note"), long=True)

    def validate_target(self, field: Any) -> None:
        """Let a record have no link with itself."""
        if field.data and field.data == self.source.data:
            raise StopValidation(_("A record has no link with itself."))
