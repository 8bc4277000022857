"""The forms of files: one to add, one to change what is said of them."""

from typing import Any, ClassVar

from flask_wtf.file import FileField
from wtforms import BooleanField
from wtforms.validators import StopValidation

from intl_crm.choice_field import ChoiceField
from intl_crm.desk.fields import RecordField, TextsField
from intl_crm.desk.forms import RecordForm
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l

SORTS = (("photograph", _l("Photograph")), ("scan", _l("Scan")), ("paper", _l("Paper")))
# The office has files too: its crest, and those that were its crest before.
OWNERS = "event delegation city person organisation partnership agreement gift office"

NO_PHOTOGRAPH = _l("This file is no photograph; a photograph is a JPEG, PNG or WebP.")


class FileForm(RecordForm):
    """What is said of a file."""

    rail = ("sort", "visibility")
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("File"), ("upload", "record")),
        (_l("Words"), ("caption", "alternative", "in_report")),
    )
    refusals: ClassVar[dict[str, tuple[str, Any]]] = {
        "ck_file_photograph_is_picture": ("sort", NO_PHOTOGRAPH)
    }

    record = RecordField(_l("Belongs to"), kinds=OWNERS)
    sort = ChoiceField(_l("Kind"), choices=SORTS)
    caption = TextsField(_l("Caption"))
    alternative = TextsField(
        _l("Alternative text"), description=_l("What a photograph shows, for whoever cannot see it.")
    )
    in_report = BooleanField(_l("Print it with its exchange in the year’s report"))

    def validate_record(self, field: Any) -> None:
        """Ask to what the file belongs."""
        if not field.data:
            raise StopValidation(_("Choose a record from the list."))

    def validate_in_report(self, field: Any) -> None:
        """Ask for what the report prints: a photograph of an exchange, with words for who cannot see it."""
        if not field.data:
            return
        if self.sort.data != "photograph" or (self.record.data or ("",))[0] != "event":
            raise StopValidation(_("The report prints photographs of exchanges; this is none."))
        if not self.alternative.data:
            raise StopValidation(_("Write the alternative text first: the report is also read aloud."))


class UploadForm(FileForm):
    """A file that is added."""

    upload = FileField(
        _l("File"), description=_l("A photograph (JPEG, PNG, WebP) or a PDF of at most 20 MB.")
    )

    def values(self) -> dict[str, Any]:
        """Return what is said of the file, without its bytes."""
        return {name: value for name, value in super().values().items() if name != "upload"}

    def validate_upload(self, field: Any) -> None:
        """Ask for the file."""
        if not field.data or not field.data.filename:
            raise StopValidation(_("Choose a file."))
