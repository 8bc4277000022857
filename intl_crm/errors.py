"""The root of the program's errors."""


class CrmError(Exception):
    """Something that the program itself refuses or cannot do; the facts of it are attributes."""

    def said(self, language: str) -> str:
        """Return a sentence for who asked; in English where no other is written for it."""
        del language
        return str(self)
