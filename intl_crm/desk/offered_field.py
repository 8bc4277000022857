"""A field whose choices a higher room offers."""

from collections.abc import Callable
from typing import Any

from wtforms.validators import StopValidation

from intl_crm import edge
from intl_crm.choice_field import NOT_OFFERED, ChoiceField
from intl_crm.i18n import current_language
from intl_crm.offers import offers


def _nothing(_value: str) -> bool:
    return False


class OfferedField(ChoiceField):
    """One of what is offered; what is recorded stays also where it is offered no more."""

    shape = "choice"

    def __init__(
        self,
        *args: Any,
        offer: str,
        nothing: Any = None,
        keeps: Callable[[str], bool] = _nothing,
        **given: Any,
    ) -> None:
        """Name the offer, the words of the choice of nothing, and what is kept although it isn't offered."""
        self.offer, self.nothing, self.keeps = offer, nothing, keeps
        super().__init__(*args, **{"choices": self._offered, "coerce": self._coerce, **given})

    def _offered(self) -> list[tuple[str, str]]:
        offered = offers.of(self.offer, edge.session(), current_language())
        if self.nothing is not None:
            offered = [("", str(self.nothing)), *offered]
        is_gone = self.data and self.data not in dict(offered) and self.keeps(self.data)
        return [*offered, (self.data, self.data)] if is_gone else offered

    @staticmethod
    def _coerce(value: object) -> str | None:
        return str(value) if value else None

    def pre_validate(self, form: Any) -> None:
        """Refuse what is not offered, in the reader's language."""
        if (self.data or "") not in dict(self._offered()):
            raise StopValidation(str(NOT_OFFERED))
