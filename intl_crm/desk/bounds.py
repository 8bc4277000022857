"""Numbers that a form takes only within bounds."""

from math import inf
from typing import Any

from wtforms.validators import StopValidation


class Within:
    """Refuses a number that lies outside; one that is not known passes."""

    def __init__(self, message: str, least: float = -inf, most: float = inf, *, above: float = -inf) -> None:
        """Take the bounds, and what is said of a number outside, translated when it is shown."""
        self.message, self.least, self.most, self.above = message, least, most, above

    def __call__(self, _form: Any, field: Any) -> None:
        """Refuse a number below the least, above the most, or not above what it has to exceed."""
        number = field.data
        if number is not None and not (self.least <= number <= self.most and number > self.above):
            raise StopValidation(str(self.message))
