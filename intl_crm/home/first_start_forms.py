"""The form of the first start: the office, its city, the languages, and who administers them."""

from typing import Any

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
from intl_crm.choice_field import ChoiceField
from intl_crm.cities.forms import countries, named
from intl_crm.cities.office_forms import OfficeFields
from intl_crm.desk.fields import TextsField
from intl_crm.home.first_start import FirstAdministrator, FirstOffice, HomeCity
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l

ONE_IS_ENOUGH = _l("One language is enough; the others can be added later.")


def _both_or_neither(form: Any, _field: Field) -> None:
    if (form.latitude.data is None) != (form.longitude.data is None):
        raise StopValidation(_("Write both coordinates or neither."))


class FirstStartForm(OfficeFields, NewPasswordForm):
    """Everything that has to be known once, at the beginning."""

    office_name = TextsField(_l("Name of the office"), [named], description=ONE_IS_ENOUGH)
    city_name = TextsField(_l("Name of the city"), [named], description=ONE_IS_ENOUGH)
    country = ChoiceField(_l("Country or region"), choices=countries(), validators=[FILLED])
    latitude = FloatField(
        _l("Latitude"),
        [_both_or_neither, Optional(), NumberRange(-90, 90)],
        description=_l("May be left out."),
    )
    longitude = FloatField(
        _l("Longitude"), [Optional(), NumberRange(-180, 180)], description=_l("May be left out.")
    )
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
        return FirstOffice(
            self.office_name.data, self.short_name.data, text_of(self.language), self.kept_languages()
        )

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
