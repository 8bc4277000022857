"""What every record's form has: its version, its visibility, and values that become the record's."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField

from intl_crm.desk.fields import RecordField, TermField
from intl_crm.desk.readers import READERS, readers_of
from intl_crm.desk.readers_field import ReadersField
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.permissions import Actor, may_read_field
from intl_crm.records import Record

LONGEST_VERSION = 10


class VersionedForm(FlaskForm):
    """A form that knows which version of what it changes its reader was shown."""

    # Fields that stand in the rail: the short choices.
    rail: ClassVar[tuple[str, ...]] = ()
    # (heading, names of fields), in the order in which people think.
    sections: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = ()

    version = HiddenField()

    def __init__(self, *args: Any, **given: Any) -> None:
        """Take what is submitted with the request, if anything is."""
        # Flask-WTF has no types.
        super().__init__(*args, **given)  # type: ignore[no-untyped-call]

    @property
    def read_version(self) -> int:
        """The version that the reader was shown."""
        return version_of(self.version.data or "")

    def show_version(self, version: int) -> None:
        """Let the next save be judged against this version."""
        self.version.process(None, str(version))


class RecordForm(VersionedForm):
    """A form for one kind of record; what is not one of its fields cannot be changed through it."""

    rail: ClassVar[tuple[str, ...]] = ("visibility",)
    # Constraint of the database → (field, message), where no rule of the form says it first.
    refusals: ClassVar[dict[str, tuple[str, Any]]] = {}

    visibility = TermField(_l("Who can see it"), group="visibility", default="internal")
    readers = ReadersField(
        _l("Who may see it when restricted"),
        description=_l("Whoever made it and the administrators see it anyway."),
    )

    def __init__(self, *args: Any, **given: Any) -> None:
        """Name nobody where nobody is kept from the record."""
        super().__init__(*args, **given)
        if "visibility" not in self:
            del self.readers

    def value_fields(self) -> Iterator[Field]:
        """Go through the fields that hold values of the record."""
        return (field for field in self if not isinstance(field, HiddenField))

    def values(self) -> dict[str, Any]:
        """Return the record's values by the names of its attributes."""
        return {field.name: plain_value(field) for field in self.value_fields()}

    def refuse(self, constraint: str) -> None:
        """Write what the database refused at the field that it concerns."""
        field, message = self.refusal_of(constraint)
        # A mapping's get would not do: a form is none.
        target = self[field] if field in self else self.version  # noqa: SIM401
        target.errors = [*target.errors, message]

    def refusal_of(self, constraint: str) -> tuple[str, str]:
        """Return the field that a constraint of the database concerns, and what to say of it."""
        known = (entry for name, entry in self.refusals.items() if name in constraint)
        field, message = next(known, ("", _l("This contradicts what is recorded already.")))
        return field, str(message)

    def leave_out_unreadable(self, actor: Actor, kind: str) -> None:
        """Drop the fields that the actor may not read."""
        for field in list(self.value_fields()):
            if not may_read_field(actor, kind, field.name):
                delattr(self, field.name)

    def fill_from(self, record: Record) -> None:
        """Show the record's present values."""
        for field in self.value_fields():
            field.process(None, current_value(record, field))
        self.show_versions(record)

    def show_versions(self, record: Record) -> None:
        """Let the next save be judged against the present version."""
        self.show_version(record.version)

    def read_versions(self, record: Record) -> Sequence[tuple[Record, int]]:
        """Return the records that a save changes, each with the version that the reader was shown."""
        return [(record, self.read_version)]

    def holder_of(self, record: Record, name: str) -> Record:
        """Return the record that holds the value of a field."""
        del name
        return record


def version_of(text: str) -> int:
    """Return the version that a page sends back; what is none is older than every version."""
    return int(text) if text.isdecimal() and len(text) < LONGEST_VERSION else 0


def plain_value(field: Field) -> Any:
    """Return a field's value as the record's attribute takes it."""
    return field.chosen_id if isinstance(field, RecordField) and field.name.endswith("_id") else field.data


def current_value(record: Record, field: Field) -> Any:
    """Return what the record holds in a field's attribute, as far as the field shows it."""
    if field.name == READERS:
        return readers_of(record)
    value = getattr(record, field.name)
    return field.shown_of(value) if hasattr(field, "shown_of") else value


# What the audit calls by the name of its table and a form by its own.
ALIASES = {
    "taking_part": ("participations",),
    "party": ("members",),
    "both_sides": ("parties",),
    "times": ("starts", "ends"),
}


def audited_as(field: Field) -> tuple[str, ...]:
    """Return the names under which the audit keeps a field of a form."""
    is_any_kind = isinstance(field, RecordField) and not field.name.endswith("_id")
    return ALIASES.get(field.name, (f"{field.name}_id" if is_any_kind else field.name,))


def audited_fields(form: RecordForm) -> dict[str, Field]:
    """Return the fields of a form by the names that the audit has for them."""
    return {name: field for field in form.value_fields() for name in audited_as(field)}
