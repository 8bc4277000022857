"""The field of a person's names: family and given part in each script."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from wtforms.validators import StopValidation

from intl_crm.desk.fields import ValueField
from intl_crm.i18n import gettext as _
from intl_crm.names import FAMILY_FIRST, NameForm, Order, PersonNames

SCRIPTS = ("zh-Hant-TW", "en", "ja", "ko")
LONGEST = 200


class NamesField(ValueField):
    """Names in several scripts; a name whose parts nobody knows stands in the second input alone."""

    shape = "names"
    scripts: ClassVar[Sequence[str]] = SCRIPTS

    def parts_of(self, value: PersonNames | None) -> dict[str, str]:
        """Return family, given and order of each script."""
        typed: dict[str, str] = {}
        for form in value.forms if value else ():
            typed[f"{form.tag}-family"] = form.family
            typed[f"{form.tag}-given"] = form.whole or form.given
            typed[f"{form.tag}-reading"] = form.reading
            typed[f"{form.tag}-order"] = form.order.value
        return typed

    def value_of(self, typed: dict[str, str]) -> PersonNames:
        """Return the names that were typed; somebody without any is refused."""
        if any(len(text) > LONGEST for text in typed.values()):
            raise StopValidation(_("This is longer than %(n)s characters.", n=LONGEST))
        forms = tuple(form for tag in SCRIPTS if (form := _form(tag, typed)))
        if not forms:
            raise StopValidation(_("Write the name in at least one script."))
        return PersonNames(forms)

    def with_spellings(self, spellings: Sequence[str]) -> PersonNames | None:
        """Return the names with other spellings beside them."""
        return replace(self.data, spellings=tuple(spellings)) if self.data else None


def _form(tag: str, typed: dict[str, str]) -> NameForm | None:
    family, given, reading, order = (
        typed.get(f"{tag}-{part}", "") for part in ("family", "given", "reading", "order")
    )
    if not family and not given:
        return None
    if not family or not given:
        return NameForm(tag, whole=family or given, reading=reading)
    given_first = tag not in FAMILY_FIRST and order != Order.FAMILY_FIRST
    return NameForm(
        tag, family, given, order=Order.GIVEN_FIRST if given_first else Order.FAMILY_FIRST, reading=reading
    )
