"""What keeps a print from being made."""

from dataclasses import dataclass
from typing import Literal

from intl_crm.errors import CrmError
from intl_crm.sentences import sentence

Limit = Literal["time", "memory", "pages", "size", "wait"]


class PrintError(CrmError):
    """A print that was not made."""


class DoesNotFit(PrintError):
    """A page of fixed size whose first-rank content alone is longer than the page."""

    def __init__(self, page: str) -> None:
        super().__init__(f"page {page} does not fit")
        self.page = page

    def said(self, language: str) -> str:
        """The sentence in this language."""
        return sentence("does_not_fit", language, page=self.page)


class PrintStopped(PrintError):
    """A print that went past a limit of the engine."""

    def __init__(self, limit: Limit) -> None:
        super().__init__(f"stopped at the limit of {limit}")
        self.limit = limit

    def said(self, language: str) -> str:
        """The sentence in this language."""
        return sentence("print_stopped", language)


class PrintsWaiting(PrintStopped):
    """A print whose turn did not come, or that would have been one too many in the line."""

    def __init__(self) -> None:
        super().__init__("wait")


class PrintFailed(PrintError):
    """A fault of a template or of what it was given, in the engine's own words."""

    def __init__(self, template: str, message: str, hints: tuple[str, ...] = ()) -> None:
        super().__init__(" ".join((f"{template}: {message}", *hints)))
        self.template = template
        self.message = message
        self.hints = hints


@dataclass(frozen=True)
class MissingGlyph:
    """A character without a shape, and the path of its text in the data."""

    character: str
    path: str

    @property
    def code(self) -> str:
        """The character's code point, U+2137C."""
        return f"U+{ord(self.character):04X}"


class MissingGlyphs(PrintError):
    """Characters of the data that no shipped font can draw."""

    def __init__(self, missing: tuple[MissingGlyph, ...]) -> None:
        super().__init__("; ".join(f"{m.code} in {m.path}" for m in missing))
        self.missing = missing
