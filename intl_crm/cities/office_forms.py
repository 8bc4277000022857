"""What is asked of an office: at the first start, and on its own page."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from wtforms import HiddenField

from intl_crm.accounts.forms import FILLED
from intl_crm.choice_field import ChoiceField, ChoicesField
from intl_crm.cities.forms import named, some_hours
from intl_crm.cities.licences import USUAL, licence, licence_keys
from intl_crm.cities.models import HELD_BY_HOME, City, Office
from intl_crm.desk.bounds import Within
from intl_crm.desk.fields import RecordField, TextsField, ZoneField
from intl_crm.desk.forms import RecordForm, version_of
from intl_crm.desk.needed import Needed
from intl_crm.desk.offered_field import OfferedField
from intl_crm.desk.plain_fields import CountField, LineField
from intl_crm.files.picture_field import PictureField
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.languages import language_name, own_name
from intl_crm.records import Record
from intl_crm.texts import ALL_LANGUAGES, LANGUAGES

USUAL_HOURS = "08:00-17:30"
SOME_MONTHS = _l("Write a whole number of months, at least 1.")


def _languages() -> list[tuple[str, str]]:
    return [(tag, language_name(tag, current_language())) for tag in ALL_LANGUAGES]


def crest_refusal(why: str) -> str:
    """Return in the reader's language why a crest is refused."""
    if why == "empty":
        return _("This file is empty.")
    if why == "pixels":
        return _("This picture is too large. Make it smaller first.")
    return _("The crest is a picture in PNG or JPEG.")


class OfficeFields:
    """The fields that the first start and the office's page share."""

    short_name = TextsField(
        _l("Short name"), description=_l("For calendars and narrow places. May be left out.")
    )
    crest_id = PictureField(
        _l("Crest"), description=_l("For printed papers, as PNG or JPEG. May be left out.")
    )
    zone = ZoneField(_l("Time zone"), validators=[FILLED])
    hours = LineField(
        _l("Office hours"),
        [FILLED, some_hours],
        default=USUAL_HOURS,
        description=_l("On the city’s own clock, such as 09:00-18:00."),
    )
    language = ChoiceField(
        _l("Language of the office"),
        choices=lambda: [(tag, own_name(tag)) for tag in LANGUAGES],
        default=current_language,
    )
    languages = ChoicesField(_l("Languages in which records are kept"), choices=_languages, default=LANGUAGES)

    def validate(self, extra_validators: Any = None) -> bool:
        """Judge what was typed; a browser sends a picture only once, so it is asked for again."""
        # The mixin stands before a form.
        is_valid: bool = super().validate(extra_validators)  # type: ignore[misc]
        self.languages.data = list(self.kept_languages())
        if not is_valid:
            self.ask_for_picture_again()
        return is_valid

    def ask_for_picture_again(self) -> None:
        """Say at the field that a picture which was chosen has to be chosen again."""
        if self.crest_id.upload:
            self.crest_id.errors = [*self.crest_id.errors, _("Choose the picture again.")]

    def kept_languages(self) -> tuple[str, ...]:
        """Return the languages in which records are kept, the office's own first."""
        own = str(self.language.data)
        return (own, *(tag for tag in self.languages.data or () if tag != own))


class OfficeForm(OfficeFields, RecordForm):
    """This office, and what its home city is asked for."""

    rail = ("language", "languages")
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Office"), ("name", "short_name", "crest_id")),
        (_l("Home city"), ("home_city_id", "zone", "hours")),
        (_l("Dormant partners"), ("dormant_months",)),
        (_l("The year’s report"), ("form",)),
        (_l("Open data"), ("licence",)),
    )

    # Everybody who signs in sees whose program this is.
    visibility = None  # type: ignore[assignment]  # WTForms leaves out what is None.
    name = TextsField(_l("Name of the office"), [named])
    home_city_id = RecordField(
        _l("Home city"),
        [Needed(_l("Choose the city."))],
        kinds="city",
        description=_l("Another city keeps the time zone and the hours that it has."),
    )
    dormant_months = CountField(
        _l("Months without contact"),
        [Needed(SOME_MONTHS), Within(SOME_MONTHS, least=1)],
        description=_l("After how many months a partner counts as dormant."),
    )
    form = OfferedField(
        _l("Form of the report"),
        offer="report_forms",
        description=_l("By which the office prints its reports; editions that are issued keep theirs."),
    )
    licence = ChoiceField(
        _l("Licence of open data"),
        choices=lambda: [(key, licence(key, current_language()).name) for key in licence_keys()],
        default=USUAL,
        description=_l("Under which anybody may use the exchanges that are public."),
    )
    # The home city that the reader was shown, and its version.
    shown_home = HiddenField()

    def values(self) -> dict[str, Any]:
        """Return what is typed; of a city that has only now been chosen nothing was shown."""
        typed = super().values() | {"languages": self.kept_languages()}
        if typed["home_city_id"] == self._shown_home[0]:
            return typed
        return {name: value for name, value in typed.items() if name not in HELD_BY_HOME}

    def show_versions(self, record: Record) -> None:
        """Show the home city's as well, which holds some of the values."""
        super().show_versions(record)
        self.ask_for_picture_again()
        home = _home(record)
        self.shown_home.process(None, f"{home.id.hex}/{home.version}")

    def read_versions(self, record: Record) -> Sequence[tuple[Record, int]]:
        """Return the home city as well, if it is still the one that was shown."""
        home, (shown, version) = _home(record), self._shown_home
        return [*super().read_versions(record), *([(home, version)] if home.id == shown else [])]

    def holder_of(self, record: Record, name: str) -> Record:
        """Return the home city for what it holds."""
        return _home(record) if name in HELD_BY_HOME else record

    @property
    def _shown_home(self) -> tuple[UUID | None, int]:
        key, _slash, version = (self.shown_home.data or "").partition("/")
        try:
            return UUID(key), version_of(version)
        except ValueError:
            return None, 0


def _home(office: Record) -> City:
    assert isinstance(office, Office)  # noqa: S101 -- the form is of this kind alone
    return office.home_city
