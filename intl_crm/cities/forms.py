"""Forms of cities, partnerships, agreements and observances."""

from calendar import monthrange
from typing import Any, ClassVar

from wtforms import BooleanField
from wtforms.validators import StopValidation

from intl_crm.choice_field import ChoiceField
from intl_crm.cities.pages import DAY_LETTERS, DAY_SORTS
from intl_crm.clock import WorkingHours
from intl_crm.countries import country_choices
from intl_crm.desk.bounds import Within
from intl_crm.desk.date_fields import PartialDateField, SpanField
from intl_crm.desk.fields import RecordField, TermField, TextsField, TextsListField, ZoneField, left_open
from intl_crm.desk.forms import RecordForm
from intl_crm.desk.needed import Needed
from intl_crm.desk.plain_fields import CountField, LineField, NumberField, StringsField
from intl_crm.errors import CrmError
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l

named = Needed(_l("Write the name in at least one language."))


def countries(*, optional: bool = False) -> Any:
    """Return the choices of a country or region, in the reader's order."""
    return lambda: [
        left_open() if optional else ("", _("Nothing chosen")),
        *country_choices(current_language()),
    ]


def a_link(_form: RecordForm, field: Any) -> None:
    """Refuse an address that is not of the web."""
    if field.data and not field.data.startswith(("https://", "http://")):
        raise StopValidation(_("Write the whole address, beginning with https://."))


def some_hours(_form: RecordForm, field: Any) -> None:
    """Refuse hours that are not two times."""
    if not field.data:
        return
    try:
        field.data = str(WorkingHours.parse(field.data))
    except CrmError as error:
        raise StopValidation(_("Write two times, such as 09:00-18:00.")) from error


def none_if_empty(value: Any) -> Any:
    """Return None for a choice that was left open."""
    return value or None


class CityForm(RecordForm):
    """A city."""

    rail = ("level", "country", "visibility")
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Name"), ("name", "spellings")),
        (_l("Time and place"), ("zone", "hours", "hours_assumed", "latitude", "longitude")),
        (_l("Further details"), ("website", "source")),
    )
    name = TextsField(_l("Name"), [named])
    spellings = StringsField(
        _l("Other spellings"), description=_l("One a line. Search finds the city by each of them.")
    )
    level = TermField(_l("Level"), group="city_levels", default="city")
    country = ChoiceField(
        _l("Country or region"),
        choices=countries(),
        coerce=none_if_empty,
        validators=[Needed(_l("Choose the country or region."))],
    )
    zone = ZoneField(_l("Time zone"))
    hours = LineField(
        _l("Office hours"),
        [some_hours],
        longest=11,
        description=_l("On the city’s own clock, such as 09:00-18:00."),
    )
    hours_assumed = BooleanField(_l("The hours are an assumption"))
    latitude = NumberField(_l("Latitude"), [Within(_l("A latitude lies between −90 and 90."), -90, 90)])
    longitude = NumberField(
        _l("Longitude"), [Within(_l("A longitude lies between −180 and 180."), -180, 180)]
    )
    website = LineField(_l("Website"), [a_link], longest=200)
    source = TextsField(_l("Source"))

    def validate_latitude(self, field: Any) -> None:
        """Ask for both coordinates or neither."""
        is_understood = not (field.process_errors or self.longitude.process_errors)
        if is_understood and (field.data is None) != (self.longitude.data is None):
            raise StopValidation(_("Write both coordinates or neither."))


class PartnershipForm(RecordForm):
    """A tie between two cities."""

    rail = ("tie", "state", "basis", "visibility")
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Cities"), ("city_id", "partner_id")),
        (_l("Dates"), ("when",)),
        (_l("Further details"), ("note", "source")),
    )
    refusals: ClassVar[dict[str, tuple[str, Any]]] = {
        "not_with_itself": ("partner_id", _l("A city has no partnership with itself.")),
        "contact_has_no_state": ("state", _l("A mere contact has no state.")),
        "uq_partnership_cities_tie": ("partner_id", _l("This tie is on record already.")),
        "partnership.city_id": ("partner_id", _l("This tie is on record already.")),
        "when_ends_after_start": ("when", _l("The end is before the start.")),
    }

    city_id = RecordField(_l("Our city"), [Needed(_l("Choose the city."))], kinds="city")
    partner_id = RecordField(_l("Partner"), [Needed(_l("Choose the partner."))], kinds="city")
    tie = TermField(_l("Kind"), group="partnership_kinds")
    state = TermField(_l("State"), group="partnership_states", optional=True)
    when = SpanField(_l("Since"), ends=("open", "date", "unknown", "not_after"))
    basis = TermField(_l("What the date is"), group="date_basis", default="unknown")
    note = TextsField(_l("Note"), long=True)
    source = TextsField(_l("Source"))

    def validate_partner_id(self, field: Any) -> None:
        """Refuse our own city."""
        if field.data and field.data == self.city_id.data:
            raise StopValidation(_("A city has no partnership with itself."))

    def validate_state(self, field: Any) -> None:
        """Let a contact have no state."""
        if field.data and self.tie.data == "contact":
            raise StopValidation(_("A mere contact has no state."))


class AgreementForm(RecordForm):
    """A signed document."""

    rail = ("form", "way", "visibility")
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Document"), ("partnership_id", "title")),
        (_l("Signing"), ("signed",)),
        (_l("Content"), ("fields", "valid", "languages")),
        (_l("Approval"), ("approval_number", "approved")),
        (_l("Further details"), ("source",)),
    )

    partnership_id = RecordField(
        _l("Partnership"), [Needed(_l("Choose the partnership."))], kinds="partnership"
    )
    title = TextsField(_l("Title"), description=_l("Without one, the kind of document stands for it."))
    form = TermField(_l("Kind"), group="agreement_kinds")
    way = TermField(_l("Way of signing"), group="signing_ways", optional=True)
    signed = PartialDateField(_l("Signed on"))
    fields = TextsListField(
        _l("Fields of cooperation"), description=_l("One a line, the same line in each language.")
    )
    valid = SpanField(_l("Valid"), ends=("open", "date", "unknown"))
    languages = StringsField(_l("Languages"), description=_l("Tags such as zh-Hant-TW or en, one a line."))
    approval_number = LineField(_l("Number of the approval"), longest=80)
    approved = PartialDateField(_l("Approved on"))
    source = TextsField(_l("Source"))


NO_MONTH = _l("There is no such month.")
NO_DAY = _l("There is no such day.")
LEAP_YEAR = 2000


class ObservanceForm(RecordForm):
    """A day of every year."""

    rail = ("sort", "letter", "visibility")
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Name"), ("name",)),
        (_l("Country or city"), ("city_id", "country")),
        (_l("Day"), ("month", "day", "first_year")),
        (_l("Further details"), ("source",)),
    )
    name = TextsField(_l("Name"), [named])
    city_id = RecordField(_l("City"), kinds="city")
    country = ChoiceField(_l("Country or region"), choices=countries(optional=True), coerce=none_if_empty)
    sort = ChoiceField(_l("Kind"), choices=tuple(DAY_SORTS.items()))
    month = CountField(_l("Month"), [Needed(NO_MONTH), Within(NO_MONTH, 1, 12)])
    day = CountField(_l("Day"), [Needed(NO_DAY), Within(NO_DAY, 1, 31)])
    first_year = CountField(_l("Counted from the year"))
    letter = ChoiceField(_l("Letter"), choices=tuple(DAY_LETTERS.items()), default="none")
    source = TextsField(_l("Source"))

    def validate_day(self, field: Any) -> None:
        """Refuse a day that its month never has."""
        month = self.month.data
        if field.data and month and month in range(1, 13) and field.data > monthrange(LEAP_YEAR, month)[1]:
            raise StopValidation(str(NO_DAY))

    def validate_country(self, field: Any) -> None:
        """Let the day be of a city or of a country, not of both or neither."""
        if bool(field.data) == bool(self.city_id.data):
            raise StopValidation(_("Choose either a city or a country."))
