"""A field of rows, each a record in a role: who takes part, who belongs to a delegation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wtforms import Field
from wtforms.utils import unset_value

from intl_crm import words
from intl_crm.desk.fields import reference_of
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.parts import InRole

BLANK_ROWS = 2
MOST_ROWS = 200


@dataclass(frozen=True)
class TypedRow:
    """What stands in the inputs of one row."""

    record: str = ""
    role: str = ""


class RowsField(Field):
    """Records in roles; its data is a tuple of InRole in the order of the page."""

    shape = "rows"

    def __init__(
        self, *args: Any, kinds: str, group: str, roles: tuple[str, ...] = (), usual: str = "", **given: Any
    ) -> None:
        """Name the kinds, the group of the roles or some of its keys, and the usual one."""
        self.kinds, self.group = tuple(kinds.split()), group
        self.roles = roles or words.keys(group)
        self.usual = usual or self.roles[0]
        super().__init__(*args, **{"default": (), **given})

    @property
    def role_choices(self) -> list[tuple[str, str]]:
        """Each role with its label."""
        return [(role, words.label(self.group, role, current_language())) for role in self.roles]

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Take the submitted rows, or those of the record."""
        self.process_errors: list[str] = []
        if formdata is not None and f"{self.name}-count" in formdata:
            self.typed = list(self._typed(formdata))
            self.data = self._read()
        else:
            self.data = () if data is unset_value else tuple(data or ())
            self.typed = [TypedRow(row.value, row.role) for row in self.data]

    @property
    def rows(self) -> list[TypedRow]:
        """The rows of the page: what is chosen, and blank ones to add to."""
        return [*self.typed, *[TypedRow(role=self.usual)] * BLANK_ROWS]

    def of_audit(self, parts: Iterable[Mapping[str, Any]]) -> tuple[InRole, ...]:
        """Return the rows of the parts that the audit keeps."""
        return tuple(
            InRole(kind, UUID(part[f"{kind}_id"]), part.get("role") or part.get("side", ""))
            for part in parts
            for kind in self.kinds
            if part.get(f"{kind}_id")
        )

    def _typed(self, formdata: Any) -> list[TypedRow]:
        count = formdata.get(f"{self.name}-count", "0")
        number = min(int(count), MOST_ROWS) if count.isdecimal() and len(count) <= len(str(MOST_ROWS)) else 0
        rows = (self._typed_row(formdata, at) for at in range(number))
        return [row for row in rows if row.record]

    def _typed_row(self, formdata: Any, at: int) -> TypedRow:
        if formdata.get(f"{self.name}-{at}-remove"):
            return TypedRow()
        record, role = (formdata.get(f"{self.name}-{at}-{part}", "").strip() for part in ("record", "role"))
        return TypedRow(record, role)

    def _read(self) -> tuple[InRole, ...]:
        found: dict[tuple[str, str], InRole] = {}
        for typed in self.typed:
            reference = reference_of(typed.record, self.kinds)
            if reference is None or typed.role not in self.roles:
                self.process_errors.append(_("Choose a record from the list, and its role."))
                return ()
            found.setdefault((typed.record, typed.role), InRole(*reference, typed.role))
        return tuple(found.values())
