"""Fields for one or some of several choices, told as plain (value, label) pairs."""

from collections.abc import Callable, Iterable
from typing import Any

from wtforms import SelectField, SelectMultipleField

# The stubs are of the release before.
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from intl_crm.i18n import lazy_gettext

NOT_OFFERED = lazy_gettext("Choose one.")
Pairs = Iterable[tuple[str, str]]


class ChoiceField(SelectField):
    """One of the choices."""

    def __init__(self, label: str, *, choices: Pairs | Callable[[], Pairs], **given: Any) -> None:
        """Take the pairs, or a function that returns them in the reader's language."""
        super().__init__(
            label, choices=lambda: _made(choices), **{"invalid_choice_message": NOT_OFFERED, **given}
        )


class ChoicesField(SelectMultipleField):
    """Some of the choices, in the order in which they are offered."""

    shape = "choices"

    def __init__(self, label: str, *, choices: Pairs | Callable[[], Pairs], **given: Any) -> None:
        """Take the pairs, or a function that returns them in the reader's language."""
        super().__init__(label, choices=lambda: _made(choices), **given)


def _made(choices: Pairs | Callable[[], Pairs]) -> list[Any]:
    pairs = choices() if callable(choices) else choices
    return [SelectChoice(value, words) for value, words in pairs]
