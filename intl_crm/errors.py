"""The root of the program's errors."""


class CrmError(Exception):
    """Something that the program itself refuses or cannot do; the facts of it are attributes."""
