"""What a form asks for: said beforehand by the page, and again at the field where it is missing."""

from typing import Any, ClassVar

from wtforms.validators import StopValidation


class Needed:
    """Refuses a field in which nothing is typed or chosen."""

    field_flags: ClassVar[dict[str, bool]] = {"required": True}

    def __init__(self, message: str) -> None:
        """Say what to do, in a text that is translated when it is shown."""
        self.message = message

    def __call__(self, _form: Any, field: Any) -> None:
        """Let a field pass that has a value, or whose value is wrong for another reason."""
        if not field.process_errors and (
            field.data is None or field.data in ("", ()) or is_blank(field.data)
        ):
            raise StopValidation(str(self.message))


def is_blank(value: Any) -> bool:
    """Return whether a collection of texts has none."""
    return hasattr(value, "__len__") and len(value) == 0
