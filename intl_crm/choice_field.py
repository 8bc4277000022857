"""A field for one of several choices, told as plain (value, label) pairs."""

from collections.abc import Callable, Iterable
from typing import Any

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

Pairs = Iterable[tuple[str, str]]


class ChoiceField(SelectField):
    """A choice of which WTForms' own objects are made when a form is."""

    def __init__(self, label: str, *, choices: Pairs | Callable[[], Pairs], **given: Any) -> None:
        """Take the pairs, or a function that returns them in the reader's language."""

        def made() -> list[Any]:
            pairs = choices() if callable(choices) else choices
            return [SelectChoice(value, words) for value, words in pairs]

        super().__init__(label, choices=made, **given)
