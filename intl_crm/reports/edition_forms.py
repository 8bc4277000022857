"""Forms of editions: what a draft is made of, and who signs it off."""

from collections.abc import Sequence
from typing import Any, ClassVar

from wtforms import BooleanField
from wtforms.validators import StopValidation

from intl_crm.choice_field import ChoicesField
from intl_crm.desk.day_field import DayField
from intl_crm.desk.fields import TextsField
from intl_crm.desk.forms import RecordForm, VersionedForm
from intl_crm.desk.needed import Needed
from intl_crm.desk.offered_field import OfferedField
from intl_crm.desk.plain_fields import CountField, ProseField
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.languages import own_name
from intl_crm.reports.forms import WHICH_YEAR, a_year
from intl_crm.texts import LANGUAGES

LONGEST_REASON = 400
LONGEST_SIGNER = 120
SOME_DAY = _l("Write the day.")
SOME_LANGUAGE = _l("Choose at least one language.")


class EditionForm(RecordForm):
    """A draft of a year's report."""

    rail = ()
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Report"), ("year", "form", "languages", "day")),
        (_l("Correction"), ("reason",)),
    )
    # Whoever is signed in sees every edition.
    visibility = None  # type: ignore[assignment]

    year = CountField(_l("Year"), [Needed(WHICH_YEAR), a_year])
    form = OfferedField(_l("Form"), offer="report_forms")
    languages = ChoicesField(
        _l("Languages"),
        choices=[(tag, own_name(tag)) for tag in LANGUAGES],
        validators=[Needed(SOME_LANGUAGE)],
    )
    day = DayField(
        _l("Titles as of"),
        [Needed(SOME_DAY)],
        description=_l("The day at which titles are judged, usually the last one of the year."),
    )
    reason = ProseField(
        _l("Why there is another edition"),
        longest=LONGEST_REASON,
        description=_l("Needed once an edition of the same year and form has been issued."),
    )

    def values(self) -> dict[str, Any]:
        """Return the values; the languages stand in one order."""
        chosen = self.languages.data or ()
        return super().values() | {"languages": tuple(tag for tag in LANGUAGES if tag in chosen)}


class SignersField(TextsField):
    """Name and title of who signs, in each language of an edition."""

    tongues: Sequence[str] = ()

    @property
    def languages(self) -> Sequence[str]:
        """The languages of the edition."""
        return self.tongues

    @property
    def more_languages(self) -> Sequence[str]:
        """No other language is asked for."""
        return ()

    def missing(self) -> list[str]:
        """Return the languages in which nobody is named yet."""
        return [tag for tag in self.tongues if tag not in (self.data or {})]


class IssueForm(VersionedForm):
    """Who signs an edition off, and of which day."""

    by = SignersField(
        _l("Signed off by"),
        [Needed(_l("Write who signs it off."))],
        longest=LONGEST_SIGNER,
        description=_l("Title and name, as the cover prints them in each language."),
    )
    on = DayField(_l("Signed off on"), [Needed(SOME_DAY)])
    # Asked for once it is known that there are some.
    without_missing = BooleanField(_l("Issue it with a mark in the place of these characters"))

    def validate_by(self, field: Any) -> None:
        """Ask for every language: a cover is in one."""
        if not field.process_errors and (missing := field.missing()):
            said = ", ".join(own_name(tag) for tag in missing)
            raise StopValidation(
                _("Write who signs it off in these languages too: %(languages)s.", languages=said)
            )
