"""The field of a person's names: family and given part in each script."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from intl_crm.desk.fields import ValueField, WrongPart
from intl_crm.i18n import gettext as _
from intl_crm.names import FAMILY_FIRST, NameForm, Order, PersonNames
from intl_crm.texts import ALL_LANGUAGES

SCRIPTS = ("zh-Hant-TW", "en", "ja", "ko")
LONGEST = 200
WITH_PARTS = (Order.FAMILY_FIRST, Order.GIVEN_FIRST)


class NamesField(ValueField):
    """Names in several scripts; a name whose parts nobody knows stands in the second input alone."""

    shape = "names"

    @property
    def scripts(self) -> Sequence[str]:
        """The person's own first, as they are recorded, then those in which nothing is."""
        return tuple(dict.fromkeys((*_tags(self.typed), *SCRIPTS)))

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
        if wrong := [part for part, text in typed.items() if len(text) > LONGEST]:
            raise WrongPart(_("This is longer than %(n)s characters.", n=LONGEST), *wrong)
        forms = tuple(form for tag in _tags(typed) if (form := _form(tag, typed)))
        if not forms:
            raise WrongPart(_("Write the name in at least one script."))
        return PersonNames(forms)

    def shown_of(self, value: PersonNames) -> PersonNames:
        """Return what the inputs show of a value: other spellings have a field of their own."""
        return replace(value, spellings=())

    def of_audit(self, kept: dict[str, Any]) -> PersonNames:
        """Return what the inputs show of the names that the audit keeps."""
        return self.shown_of(PersonNames.from_json(kept))

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
    usual = Order.FAMILY_FIRST if tag in FAMILY_FIRST else Order.GIVEN_FIRST
    chosen = Order(order) if order in WITH_PARTS else usual
    return NameForm(tag, family, given, order=chosen, reading=reading)


def _tags(typed: Iterable[str]) -> list[str]:
    """Return the languages of the inputs in their order on the page."""
    found = dict.fromkeys(name.rpartition("-")[0] for name in typed)
    return [tag for tag in found if tag in ALL_LANGUAGES]
