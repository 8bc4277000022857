"""Forms of accounts; what is not one of their fields can't be changed through them."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, HiddenField, PasswordField, StringField
from wtforms.validators import DataRequired, EqualTo, Length, ValidationError

from intl_crm.accounts.logins import LONGEST_LOGIN, BadLogin, valid_login
from intl_crm.accounts.models import User
from intl_crm.accounts.operations import Wishes
from intl_crm.accounts.passwords import LONGEST, SHORTEST, Weakness, weakness_of
from intl_crm.choice_field import ChoiceField
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.languages import own_name
from intl_crm.permissions import Role
from intl_crm.texts import LANGUAGES

LONGEST_NAME = 120
ROLE_WORDS: dict[Role, str] = {
    Role.VIEWER: _l("Viewer"),
    Role.PROTOCOL: _l("Protocol officer"),
    Role.OFFICER: _l("Officer"),
    Role.ADMIN: _l("Administrator"),
}
ROLES = [(role.value, words) for role, words in ROLE_WORDS.items()]
FILLED = DataRequired(_l("This has to be filled."))


class Form(FlaskForm):
    """A form with the types that its library leaves out."""

    def __init__(self, *args: Any, **given: Any) -> None:
        """Take what was submitted, or `data` to begin with."""
        # Flask-WTF has no annotations here.
        super().__init__(*args, **given)  # type: ignore[no-untyped-call]

    @property
    def is_sent(self) -> bool:
        """Whether it was submitted."""
        # Flask-WTF has no annotations here.
        return bool(self.is_submitted())  # type: ignore[no-untyped-call]

    @property
    def is_sent_well(self) -> bool:
        """Whether it was submitted and nothing in it is wrong."""
        return self.is_sent and bool(self.validate())


def text_of(field: Field) -> str:
    """Return what was typed into a field."""
    return str(field.data or "")


def _one_line(text: str | None) -> str:
    """Return the line without blanks around and controls in it."""
    return " ".join(
        "".join(character if character.isprintable() else " " for character in text or "").split()
    )


class NameField(StringField):
    """A name on one line."""

    def __init__(self, label: Any, **given: Any) -> None:
        """Ask for a name that the table can hold."""
        too_long = Length(
            max=LONGEST_NAME, message=_l("This is longer than %(n)s characters.", n=LONGEST_NAME)
        )
        super().__init__(label, [FILLED, too_long], filters=[_one_line], **given)


class LanguageField(ChoiceField):
    """A language of the interface, or none in particular."""

    def __init__(self, label: Any, **given: Any) -> None:
        """Offer the languages under their own names."""
        choices = [("", _l("The browser’s language")), *((tag, own_name(tag)) for tag in LANGUAGES)]
        super().__init__(label, choices=choices, coerce=lambda value: value or "", **given)


def new_password_fields() -> tuple[PasswordField, PasswordField]:
    """Return the two fields of a new password, to stand where a form asks for it."""
    password = PasswordField(
        _l("New password"),
        [FILLED],
        description=_l(
            "At least %(n)s characters. A sentence is easier to remember and harder to guess than one word.",
            n=SHORTEST,
        ),
        render_kw={"autocomplete": "new-password"},
    )
    repeat = PasswordField(
        _l("The same once more"),
        [FILLED, EqualTo("password", _l("The two are not the same."))],
        render_kw={"autocomplete": "new-password"},
    )
    return password, repeat


class NewPasswordForm(Form):
    """A new password, typed twice."""

    password, repeat = new_password_fields()

    def __init__(self, *args: Any, of: str = "", **given: Any) -> None:
        """Name the account by its login name, which its password must not be."""
        super().__init__(*args, **given)
        self.owner = of

    def validate_password(self, field: Field) -> None:
        """Refuse a weak password in the reader's language."""
        if weakness := weakness_of(field.data, self.owner):
            raise ValidationError(weakness_words(weakness))


class OwnPasswordForm(NewPasswordForm):
    """A new password of somebody who has one."""

    current = PasswordField(_l("Present password"), [FILLED], render_kw={"autocomplete": "current-password"})
    password, repeat = new_password_fields()


class AccountForm(Form):
    """What is changed of an account that others may change at the same time."""

    version = HiddenField()

    def fill_from(self, user: User) -> None:
        """Show what is recorded."""
        for name, value in self.recorded(user).items():
            self[name].process(None, value)
        self.version.process(None, str(user.version))

    def recorded(self, user: User) -> dict[str, Any]:
        """Return what an account holds of what is asked for here."""
        return {name: value for name, value in current_values(user).items() if name in self}

    @property
    def read_version(self) -> int:
        """The version that the reader was shown; what is none is older than every version."""
        text = self.version.data or ""
        return int(text) if text.isdecimal() and len(text) < 10 else 0


class OwnForm(AccountForm):
    """What people change of their own account."""

    name = NameField(_l("Full name"), render_kw={"autocomplete": "name"})
    language = LanguageField(_l("Language"))


class UserForm(AccountForm):
    """What an administrator changes of an account."""

    name = NameField(_l("Full name"))
    role = ChoiceField(_l("Role"), choices=ROLES)
    language = LanguageField(_l("Language"))
    is_disabled = BooleanField(_l("May not sign in"))

    def wishes(self) -> Wishes:
        """Return what was typed."""
        language = self.language.data or None
        return Wishes(text_of(self.name), Role(self.role.data), language, bool(self.is_disabled.data))


class NewUserForm(Form):
    """A new account."""

    login = StringField(
        _l("Account name"),
        [FILLED, Length(max=LONGEST_LOGIN)],
        description=_l("Typed at sign-in, such as an e-mail address; without blanks."),
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
    name = NameField(_l("Full name"))
    role = ChoiceField(_l("Role"), choices=ROLES)
    language = LanguageField(_l("Language"))

    def validate_login(self, field: Field) -> None:
        """Refuse a name that nobody could type."""
        try:
            valid_login(field.data)
        except BadLogin:
            raise ValidationError(_("An account name has no blanks in it.")) from None


def current_values(user: User) -> dict[str, Any]:
    """Return what an account holds, by the names of the form's fields."""
    return {
        "name": user.name,
        "role": user.role,
        "language": user.language or "",
        "is_disabled": user.disabled_at is not None,
    }


def weakness_words(weakness: Weakness) -> str:
    """Return in the reader's language why a password is refused."""
    if weakness is Weakness.SHORT:
        return _("This is shorter than %(n)s characters.", n=SHORTEST)
    if weakness is Weakness.LONG:
        return _("This is longer than %(n)s characters.", n=LONGEST)
    return _("The password must not be the account name.")
