"""Form fields for the values of records; what was typed stays in the field also when it is wrong."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from wtforms import Field
from wtforms.utils import unset_value
from wtforms.validators import StopValidation

from intl_crm import edge
from intl_crm.choice_field import ChoiceField
from intl_crm.clock import zones
from intl_crm.desk.plain_fields import clean, ends_of_lines, one_line
from intl_crm.errors import CrmError
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.texts import ALL_LANGUAGES, Texts
from intl_crm.words import choices, label
from intl_crm.zones import zone_choices

LONGEST = 4000


class WrongPart(StopValidation):
    """What was typed is wrong in some of a field's inputs."""

    def __init__(self, message: str, *parts: str) -> None:
        """Say what is wrong, and name the inputs."""
        super().__init__(message)
        self.parts = parts


class ValueField(Field, ABC):
    """A field of several inputs named `name-part`, whose text is kept as it was typed."""

    shape: ClassVar[str]
    wrong_parts: tuple[str, ...] = ()

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Take the typed parts of a submitted form, or those of the record."""
        self.process_errors: list[str] = []
        prefix = f"{self.name}-"
        sent = {key: formdata.get(key) for key in formdata or () if key.startswith(prefix)}
        if sent:
            self.typed = {key.removeprefix(prefix): self.clean(text) for key, text in sent.items()}
            self.data = self._read()
        else:
            # An empty value, such as no texts at all, is a value; only what nobody gave takes the preset.
            is_given = data is not unset_value and data is not None
            self.object_data = self.data = data if is_given else self._preset()
            self.typed = self.parts_of(self.data)

    def clean(self, text: str) -> str:
        """Return what was typed in one input as it is kept."""
        return one_line(text)

    def _preset(self) -> Any:
        return self.default() if callable(self.default) else self.default

    def _read(self) -> Any:
        try:
            return self.value_of(self.typed)
        except WrongPart as error:
            self.process_errors.append(str(error))
            self.wrong_parts = error.parts
        except CrmError:
            self.process_errors.append(_("This is not understood. Check what was typed."))
        return None

    @abstractmethod
    def parts_of(self, value: Any) -> dict[str, str]:
        """Return what stands in each input for a value."""

    @abstractmethod
    def value_of(self, typed: dict[str, str]) -> Any:
        """Return the value that was typed; WrongPart tells what is wrong with it, and where."""

    def is_wrong(self, part: str, *, is_first: bool = False) -> bool:
        """Return whether this input is at fault; where none is known to be, the first stands for all."""
        return bool(self.errors) and (part in self.wrong_parts if self.wrong_parts else is_first)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(self.typed.get(part) for part in self.typed)


class TextsField(ValueField):
    """Text in several languages, one input each."""

    shape = "texts"

    def __init__(self, *args: Any, long: bool = False, longest: int = LONGEST, **given: Any) -> None:
        """Say whether a language's text takes several lines."""
        self.long, self.longest = long, longest
        super().__init__(*args, **{"default": Texts, **given})

    def clean(self, text: str) -> str:
        """Keep the lines of a long text."""
        return clean(text) if self.long else one_line(text)

    @property
    def languages(self) -> Sequence[str]:
        """The languages of the office's records, then others in which something is written."""
        kept = edge.record_languages()
        return (*kept, *(tag for tag in ALL_LANGUAGES if tag not in kept and self.typed.get(tag)))

    @property
    def more_languages(self) -> Sequence[str]:
        """The languages in which nothing is written, and usually nothing will be."""
        return tuple(tag for tag in ALL_LANGUAGES if tag not in self.languages)

    def parts_of(self, value: Texts | None) -> dict[str, str]:
        """Return one text a language."""
        return dict(value or {})

    def value_of(self, typed: dict[str, str]) -> Texts:
        """Return what was typed in each known language; a text that is too long is refused."""
        self.refuse_longer(typed)
        return Texts({tag: text for tag, text in typed.items() if tag in ALL_LANGUAGES})

    def refuse_longer(self, typed: dict[str, str]) -> None:
        """Refuse a text that is longer than the record holds, in whichever language."""
        if wrong := [tag for tag, text in typed.items() if len(text) > self.longest]:
            raise WrongPart(_("This is longer than %(n)s characters.", n=self.longest), *wrong)


class TextsListField(TextsField):
    """A list of texts: in each language one a line, the same line meaning the same thing."""

    shape = "texts"

    def __init__(self, *args: Any, **given: Any) -> None:
        """Take several lines in each language."""
        super().__init__(*args, long=True, **given)

    def clean(self, text: str) -> str:
        """Keep every line in its place, an empty first one too."""
        return ends_of_lines(text)

    def parts_of(self, value: Any) -> dict[str, str]:
        """Return the lines of each language; a gap keeps its line."""
        texts: tuple[Texts, ...] = tuple(value or ())
        tags = {tag for text in texts for tag in text}
        return {tag: "\n".join(text.get(tag, "") for text in texts).rstrip("\n") for tag in tags}

    def value_of(self, typed: dict[str, str]) -> Any:
        """Return the texts, line by line."""
        self.refuse_longer(typed)
        lines = {tag: typed.get(tag, "").split("\n") for tag in ALL_LANGUAGES}
        count = max((len(found) for found in lines.values()), default=0)
        rows = ({tag: found[at] for tag, found in lines.items() if at < len(found)} for at in range(count))
        return tuple(texts for row in rows if (texts := Texts(row)))


def left_open() -> tuple[str, str]:
    """Return the choice of nothing, in words."""
    return "", label("ui_states", "not_recorded", current_language())


class TermField(ChoiceField):
    """A choice of one group of the vocabulary, in the reader's language."""

    shape = "choice"

    def __init__(
        self, *args: Any, group: str, optional: bool = False, without: Sequence[str] = (), **given: Any
    ) -> None:
        """Name the group, whether nothing may be chosen, and what of the group is never recorded."""
        self.group, self.optional, self.without = group, optional, without
        super().__init__(*args, **{"choices": self._choices, "coerce": self._coerce, **given})

    def _choices(self) -> list[tuple[str, str]]:
        offered = [one for one in choices(self.group, current_language()) if one[0] not in self.without]
        return ([left_open()] if self.optional else []) + offered

    @staticmethod
    def _coerce(value: object) -> str | None:
        return str(value) if value else None

    def pre_validate(self, form: Any) -> None:
        """Refuse a value that was not offered, in the reader's language."""
        if not self.data and self.optional:
            return
        if not self.data:
            raise StopValidation(_("Choose one."))
        super().pre_validate(form)


class ZoneField(ChoiceField):
    """A time zone, or none; one that is recorded stays also where it has another name by now."""

    shape = "choice"

    def __init__(self, *args: Any, **given: Any) -> None:
        """Offer the zones in the reader's language."""
        super().__init__(*args, **{"choices": self._choices, "coerce": self._coerce, **given})

    def _choices(self) -> list[tuple[str, str]]:
        chosen = self.data if self.data in zones() else None
        return [left_open(), *zone_choices(current_language(), chosen or "")]

    @staticmethod
    def _coerce(value: object) -> str | None:
        return str(value) if value else None

    def pre_validate(self, form: Any) -> None:
        """Refuse a zone that nobody has."""
        if self.data and self.data not in zones():
            raise StopValidation(_("There is no such time zone."))


class RecordField(Field):
    """One record of the stated kinds, chosen by any of its names; its data is (kind, id)."""

    shape = "record"

    def __init__(self, *args: Any, kinds: str, **given: Any) -> None:
        """Name the kinds among which one chooses, parted by blanks."""
        self.kinds = tuple(kinds.split())
        super().__init__(*args, **given)

    def process_data(self, value: Any) -> None:
        """Take an id, or a (kind, id) where several kinds can be chosen."""
        self.data = None if value is None else value if isinstance(value, tuple) else (self.kinds[0], value)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read `kind/hex`; anything else is refused."""
        if not valuelist:
            return
        self.data = None
        if text := valuelist[0].strip():
            self.data = reference_of(text, self.kinds)
            if self.data is None:
                raise ValueError(_("Choose a record from the list."))

    @property
    def chosen_id(self) -> UUID | None:
        """The id alone."""
        return self.data[1] if self.data else None


class RecordsField(Field):
    """Several records in an order; its data is a tuple of (kind, id)."""

    shape = "records"

    def __init__(self, *args: Any, kinds: str, **given: Any) -> None:
        """Name the kinds among which one chooses, parted by blanks."""
        self.kinds = tuple(kinds.split())
        super().__init__(*args, **{"default": (), **given})

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read `kind/hex` values in their order, each once."""
        found = [reference_of(text, self.kinds) for text in valuelist if text.strip()]
        if None in found:
            raise ValueError(_("Choose a record from the list."))
        self.data = tuple(dict.fromkeys(reference for reference in found if reference))


def reference_of(text: str, kinds: Sequence[str]) -> tuple[str, UUID] | None:
    """Return (kind, id) of `kind/hex`, or None where it is not one of these kinds."""
    kind, _slash, key = text.partition("/")
    try:
        return (kind, UUID(key)) if kind in kinds else None
    except ValueError:
        return None
