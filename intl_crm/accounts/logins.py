"""Login names: one spelling for what people type in several."""

import unicodedata

from intl_crm.errors import CrmError

LONGEST_LOGIN = 80
# What is behind this is never looked at: to put many marks into their order takes the square of their number.
LONGEST_TYPED = 5 * LONGEST_LOGIN


class BadLogin(CrmError):
    """A name that can't be a login name."""

    def __init__(self, typed: str) -> None:
        """Carry what was typed."""
        super().__init__(f"{typed!r} cannot be a login name")
        self.typed = typed


def normal_login(typed: str) -> str:
    """Return the one form of a login name: without case, width and blanks around it."""
    # Twice, because a letter without case may stand in a form that normalising would change again.
    return _folded(_folded(typed[:LONGEST_TYPED])).strip()


def valid_login(typed: str) -> str:
    """Return the normal form, or raise BadLogin where it is empty, too long or holds blanks or controls."""
    login = normal_login(typed)
    if not login or len(login) > LONGEST_LOGIN or any(_is_hidden(character) for character in login):
        raise BadLogin(typed)
    return login


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _is_hidden(character: str) -> bool:
    """Return whether two names could look alike but for this character."""
    return unicodedata.category(character)[0] in "CZ"
