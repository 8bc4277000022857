"""Forms of organisations, people, posts and delegations."""

from typing import Any, ClassVar

from wtforms import BooleanField
from wtforms.validators import StopValidation

from intl_crm.choice_field import ChoiceField
from intl_crm.cities.forms import a_link, countries, named, none_if_empty
from intl_crm.cities.rules import best
from intl_crm.delegations.models import Direction
from intl_crm.delegations.titles import title, title_keys
from intl_crm.desk.bounds import Within
from intl_crm.desk.date_fields import PartialDateField, SpanField
from intl_crm.desk.fields import RecordField, TermField, TextsField
from intl_crm.desk.forms import RecordForm
from intl_crm.desk.names_field import NamesField
from intl_crm.desk.needed import Needed
from intl_crm.desk.plain_fields import CountField, LineField, ProseField, StringsField
from intl_crm.desk.rows_field import RowsField
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l

ADDRESSES = (
    ("", _l("Not recorded")),
    ("mr", _l("Mr.")),
    ("ms", _l("Ms.")),
    ("dr", _l("Dr.")),
    ("none", _l("None")),
)


class OrganisationForm(RecordForm):
    """An embassy, office, ministry, museum, company…"""

    rail = ("form", "country", "visibility")
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Name"), ("name", "spellings")),
        (_l("Where"), ("city_id",)),
        (_l("Further details"), ("website", "phone", "source")),
    )

    name = TextsField(_l("Name"), [named])
    spellings = StringsField(
        _l("Other spellings"), description=_l("One a line. Search finds the body by each of them.")
    )
    form = TermField(_l("Kind"), group="organisation_kinds")
    country = ChoiceField(_l("Country or region"), choices=countries(optional=True), coerce=none_if_empty)
    city_id = RecordField(_l("Belongs to the city"), kinds="city")
    website = LineField(_l("Website"), [a_link], longest=200)
    phone = LineField(_l("Telephone"), longest=40)
    source = TextsField(_l("Source"))


class PersonForm(RecordForm):
    """Somebody the office deals with."""

    rail = ("address", "visibility")
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Full name"), ("names", "spellings")),
        (_l("Languages and diet"), ("languages", "diet")),
        (_l("Contact"), ("phone", "email", "private_address")),
        (_l("Notes"), ("note", "restricted_note", "source")),
    )

    names = NamesField(_l("Full name"), [Needed(_l("Write the name in at least one script."))])
    spellings = StringsField(
        _l("Other spellings"), description=_l("One a line. Search finds the person by each of them.")
    )
    address = ChoiceField(_l("Form of address"), choices=ADDRESSES, coerce=none_if_empty)
    languages = StringsField(_l("Languages"), description=_l("Tags such as en or ja, one a line."))
    diet = ProseField(_l("Diet"), longest=400)
    phone = LineField(_l("Telephone"), longest=40)
    email = LineField(_l("E-mail"), longest=200)
    private_address = ProseField(_l("Private address"), longest=400)
    note = TextsField(_l("Note"), long=True)
    restricted_note = ProseField(_l("Confidential note"), longest=4000)
    source = TextsField(_l("Source"))

    def values(self) -> dict[str, Any]:
        """Return the values, with the other spellings inside the names."""
        found = super().values()
        spellings = found.pop("spellings") or ()
        return {**found, "names": self.names.with_spellings(spellings)}


def _titles() -> list[tuple[str, str]]:
    language = current_language()
    return [("", _("Not in this list"))] + [
        (key, best(title(key).texts, language).text) for key in title_keys()
    ]


class PostForm(RecordForm):
    """A person's office, from–to."""

    rail = ("is_head", "rank", "visibility")
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Who and where"), ("person_id", "city_id", "organisation_id")),
        (_l("Official title"), ("title", "own_title")),
        (_l("Time in office"), ("when",)),
        (_l("Further details"), ("source",)),
    )
    refusals: ClassVar[dict[str, tuple[str, Any]]] = {
        "in_one_body": ("organisation_id", _l("A post is either of a city or of an organisation.")),
        "head_of_something": ("city_id", _l("A head needs a city or an organisation.")),
        "one_head": (
            "when",
            _l("Somebody else is recorded as head of this body at that time. End that post first."),
        ),
        "post.city_id": (
            "when",
            _l("Somebody else is recorded as head of this body at that time. End that post first."),
        ),
        "post.organisation_id": (
            "when",
            _l("Somebody else is recorded as head of this body at that time. End that post first."),
        ),
        "when_ends_after_start": ("when", _l("The end is before the start.")),
    }

    person_id = RecordField(_l("Person"), [Needed(_l("Choose the person."))], kinds="person")
    city_id = RecordField(_l("City"), kinds="city")
    organisation_id = RecordField(_l("Organisation"), kinds="organisation")
    title = ChoiceField(_l("Official title"), choices=_titles, coerce=none_if_empty)
    own_title = TextsField(
        _l("Title as the person bears it"), description=_l("Where it differs from the list.")
    )
    is_head = BooleanField(_l("Heads this city or organisation"))
    rank = CountField(_l("Rank"), description=_l("Lower is earlier; empty takes the rank of the title."))
    when = SpanField(_l("Time in office"), ends=("open", "date", "unknown", "not_after"))
    source = TextsField(_l("Source"))

    def validate_organisation_id(self, field: Any) -> None:
        """Let the post be of one body, and a head be of some body."""
        if field.data and self.city_id.data:
            raise StopValidation(_("A post is either of a city or of an organisation."))
        if self.is_head.data and not field.data and not self.city_id.data:
            raise StopValidation(_("A head needs a city or an organisation."))

    def validate_own_title(self, field: Any) -> None:
        """Ask for a title, from the list or the person's own."""
        if not field.data and not self.title.data:
            raise StopValidation(_("Choose a title from the list, or write the person’s own."))


SOMEBODY = _l("At least one person comes; leave it empty if the number is not known.")


class DelegationForm(RecordForm):
    """One case of a visit."""

    rail = ("direction", "mode", "state", "visibility")
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Who comes"), ("city_id", "organisation_id", "name", "party")),
        (_l("When"), ("when", "arrival", "departure")),
        (_l("Why and how many"), ("purpose", "headcount", "needs")),
        (_l("In the year’s report"), ("case_year", "case_number", "body_as_printed")),
        (_l("Further details"), ("source",)),
    )
    refusals: ClassVar[dict[str, tuple[str, Any]]] = {
        "case_number_whole": ("case_number", _l("Write the year and the number, or neither.")),
        "uq_delegation_case": ("case_number", _l("This number is taken in that year.")),
        "delegation.case_year": ("case_number", _l("This number is taken in that year.")),
        "when_ends_after_start": ("when", _l("The end is before the start.")),
    }

    direction = TermField(_l("Direction"), group="delegation_direction", default="inbound")
    mode = TermField(_l("Mode"), group="modes", default="in_person")
    state = TermField(_l("State"), group="delegation_states", default="requested")
    city_id = RecordField(_l("City"), kinds="city")
    organisation_id = RecordField(_l("Organisation"), kinds="organisation")
    name = TextsField(_l("Name"), description=_l("Without one, the head’s name and body stand for it."))
    party = RowsField(_l("Members"), kinds="person", group="delegation_roles")
    when = SpanField(_l("Dates of the visit"))
    arrival = PartialDateField(_l("Arrival"))
    departure = PartialDateField(_l("Departure"))
    purpose = TextsField(_l("Purpose"), long=True)
    headcount = CountField(
        _l("Headcount"),
        [Within(SOMEBODY, least=1)],
        description=_l("Leave it empty if the number is not known."),
    )
    needs = ProseField(_l("Needs"), longest=400)
    case_year = CountField(_l("Year of the case"))
    case_number = CountField(
        _l("Number of the case"), description=_l("The order in which the report prints it.")
    )
    body_as_printed = TextsField(
        _l("Body as printed"), description=_l("Only where it differs from the rule.")
    )
    source = TextsField(_l("Source"))

    def validate_case_number(self, field: Any) -> None:
        """Ask for the year and the number together."""
        if (field.data is None) != (self.case_year.data is None):
            raise StopValidation(_("Write the year and the number, or neither."))

    def validate_departure(self, field: Any) -> None:
        """Let no guest leave before they came; our own leave first."""
        arrived, left = self.arrival.data, field.data
        is_ours = self.direction.data == Direction.OUTBOUND
        if arrived and left and not is_ours and arrived.first_day > left.last_day:
            raise StopValidation(_("The departure is before the arrival."))

    def validate_party(self, field: Any) -> None:
        """Let one person be the head."""
        if sum(row.role == "head" for row in field.data) > 1:
            raise StopValidation(_("A delegation has one head."))
        if len({row.record_id for row in field.data}) < len(field.data):
            raise StopValidation(_("Each person stands here once."))

    def validate_city_id(self, field: Any) -> None:
        """Ask who comes."""
        if not any((field.data, self.organisation_id.data, self.name.data, self.party.data)):
            raise StopValidation(_("Say who comes: a city, an organisation, a name or a member."))
