"""The form of the first start: the office, its city, the languages, and who administers them."""

from typing import Any

from flask_wtf.file import FileField
from wtforms import Field, FloatField, StringField
from wtforms.validators import Length, NumberRange, Optional, StopValidation, ValidationError

from intl_crm.accounts.forms import (
    FILLED,
    NameField,
    NewPasswordForm,
    new_password_fields,
    text_of,
    weakness_words,
)
from intl_crm.accounts.logins import LONGEST_LOGIN, BadLogin, valid_login
from intl_crm.accounts.passwords import weakness_of
from intl_crm.choice_field import ChoiceField, ChoicesField
from intl_crm.cities.forms import countries, named, some_hours
from intl_crm.desk.fields import TextsField, ZoneField
from intl_crm.desk.plain_fields import LineField
from intl_crm.home.first_start import FirstAdministrator, FirstOffice, HomeCity
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.languages import language_name, own_name
from intl_crm.texts import ALL_LANGUAGES, LANGUAGES

USUAL_HOURS = "08:00-17:30"
ONE_IS_ENOUGH = _l("One language is enough; the others can be added later.")


def _languages() -> list[tuple[str, str]]:
    return [(tag, language_name(tag, current_language())) for tag in ALL_LANGUAGES]


def crest_refusal(why: str) -> str:
    """Return in the reader's language why a crest is refused."""
    if why == "empty":
        return _("This file is empty.")
    if why == "pixels":
        return _("This picture is too large. Make it smaller first.")
    return _("The crest is a picture in PNG or JPEG.")


def _both_or_neither(form: Any, _field: Field) -> None:
    if (form.latitude.data is None) != (form.longitude.data is None):
        raise StopValidation(_("Write both coordinates or neither."))


class FirstStartForm(NewPasswordForm):
    """Everything that has to be known once, at the beginning."""

    office_name = TextsField(_l("Name of the office"), [named], description=ONE_IS_ENOUGH)
    short_name = TextsField(
        _l("Short name"), description=_l("For calendars and narrow places. May be left out.")
    )
    crest = FileField(_l("Crest"), description=_l("For printed papers, as PNG or JPEG. May be left out."))
    city_name = TextsField(_l("Name of the city"), [named], description=ONE_IS_ENOUGH)
    country = ChoiceField(_l("Country or region"), choices=countries(), validators=[FILLED])
    zone = ZoneField(_l("Time zone"), validators=[FILLED])
    hours = LineField(
        _l("Office hours"),
        [FILLED, some_hours],
        default=USUAL_HOURS,
        description=_l("On the city’s own clock, such as 09:00-18:00."),
    )
    latitude = FloatField(
        _l("Latitude"),
        [_both_or_neither, Optional(), NumberRange(-90, 90)],
        description=_l("May be left out."),
    )
    longitude = FloatField(
        _l("Longitude"), [Optional(), NumberRange(-180, 180)], description=_l("May be left out.")
    )
    language = ChoiceField(
        _l("Language of the office"),
        choices=lambda: [(tag, own_name(tag)) for tag in LANGUAGES],
        default=current_language,
    )
    languages = ChoicesField(_l("Languages in which records are kept"), choices=_languages, default=LANGUAGES)
    login = StringField(
        _l("Account name"),
        [FILLED, Length(max=LONGEST_LOGIN)],
        description=_l("Typed at sign-in, such as an e-mail address; without blanks."),
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    name = NameField(_l("Full name"), render_kw={"autocomplete": "name"})
    password, repeat = new_password_fields()

    def validate_login(self, field: Field) -> None:
        """Refuse a name that nobody could type."""
        try:
            valid_login(field.data)
        except BadLogin:
            raise ValidationError(_("An account name has no blanks in it.")) from None

    def validate_password(self, field: Field) -> None:
        """Refuse a weak password in the reader's language."""
        if weakness := weakness_of(field.data, text_of(self.login)):
            raise ValidationError(weakness_words(weakness))

    def office(self) -> FirstOffice:
        """Return what was typed of the office; its own language is the first of its languages."""
        language = text_of(self.language)
        others = (tag for tag in self.languages.data or () if tag != language)
        return FirstOffice(self.office_name.data, self.short_name.data, language, (language, *others))

    def home(self) -> HomeCity:
        """Return what was typed of the city."""
        return HomeCity(
            name=self.city_name.data,
            country=text_of(self.country),
            zone=text_of(self.zone),
            hours=text_of(self.hours),
            latitude=self.latitude.data,
            longitude=self.longitude.data,
        )

    def administrator(self) -> FirstAdministrator:
        """Return who will sign in."""
        return FirstAdministrator(text_of(self.login), text_of(self.name), text_of(self.password))
