"""What the forms of lower rooms offer for choice that a higher room knows: a function each."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

# The value and the words of each choice, in the reader's language.
Choices = Callable[[Session, str], list[tuple[str, str]]]


@dataclass
class Offers:
    """The registry that the features fill."""

    known: dict[str, Choices] = field(default_factory=dict)

    def register(self, name: str, choices: Choices) -> None:
        """Make known who offers what is chosen under this name."""
        self.known[name] = choices

    def of(self, name: str, session: Session, language: str) -> list[tuple[str, str]]:
        """Return the choices under a name."""
        return self.known[name](session, language)


offers = Offers()
