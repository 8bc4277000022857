"""The field of a section's conditions: which exchanges belong to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from wtforms import Field

from intl_crm import words
from intl_crm.i18n import current_language
from intl_crm.reports.form_text import OF_A_CONDITION

SEVERAL = {"families": "event_families", "kinds": "event_kinds", "modes": "modes"}
SINGLE: Mapping[str, Mapping[str, bool | str]] = {
    "partner": {"yes": True, "no": False},
    "direction": {"inbound": "inbound", "outbound": "outbound"},
    "gifts_to": {"partners": "partners", "envoys": "envoys"},
}
MOST_CONDITIONS = 20


@dataclass(frozen=True)
class TypedCondition:
    """What stands in the inputs of one condition."""

    single: Mapping[str, str] = field(default_factory=dict)
    several: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def has(self, name: str, value: str) -> bool:
        """Return whether a box is ticked, or a choice chosen."""
        return self.single.get(name, "") == value or value in self.several.get(name, ())


class ConditionsField(Field):
    """Conditions; its data is a list of them as a definition holds them."""

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Take what is submitted, or the conditions of the section."""
        self.process_errors: list[str] = []
        if formdata is not None and f"{self.name}-count" in formdata:
            self.typed = list(self._typed(formdata))
            self.data = [found for one in self.typed if (found := _condition(one))]
        else:
            self.data = list(data) if isinstance(data, list | tuple) else []
            self.typed = [_shown(one) for one in self.data]

    @property
    def rows(self) -> list[TypedCondition]:
        """The conditions of the page, and a blank one to add."""
        return [*self.typed, TypedCondition()]

    @staticmethod
    def choices_of(name: str) -> list[tuple[str, str]]:
        """Return the values of a part with their words."""
        return words.choices(SEVERAL[name], current_language())

    def _typed(self, formdata: Any) -> Iterator[TypedCondition]:
        count = formdata.get(f"{self.name}-count", "0")
        number = int(count) if count.isascii() and count.isdecimal() and len(count) < len("100") else 0
        for at in range(min(number, MOST_CONDITIONS)):
            found = self._one(formdata, f"{self.name}-{at}-")
            if not formdata.get(f"{self.name}-{at}-remove") and _condition(found):
                yield found

    def _one(self, formdata: Any, prefix: str) -> TypedCondition:
        single = {name: formdata.get(f"{prefix}{name}", "") for name in SINGLE}
        several = {name: tuple(formdata.getlist(f"{prefix}{name}")) for name in SEVERAL}
        return TypedCondition(single, several)


def _condition(typed: TypedCondition) -> dict[str, Any]:
    """Return a condition as a definition holds it; what was never offered is left out."""
    single = {
        name: values[typed.single[name]]
        for name, values in SINGLE.items()
        if typed.single.get(name) in values
    }
    several = {
        name: [key for key in words.keys(group) if key in typed.several.get(name, ())]
        for name, group in SEVERAL.items()
    }
    return {
        name: value for name in OF_A_CONDITION if (value := {**single, **several}.get(name)) not in (None, [])
    }


def _shown(condition: Mapping[str, Any]) -> TypedCondition:
    single = {
        name: next(key for key, value in values.items() if value == condition[name])
        for name, values in SINGLE.items()
        if name in condition
    }
    return TypedCondition(single, {name: tuple(condition.get(name, ())) for name in SEVERAL})
