"""A form field for one picture of a record: the one that is kept, another one, or none."""

from typing import Any
from uuid import UUID

from werkzeug.datastructures import FileStorage
from wtforms import Field
from wtforms.utils import unset_value

KEPT, REMOVE = "kept", "remove"


class PictureField(Field):
    """The file that the record keeps; `upload` is what shall take its place, if anything."""

    shape = "picture"

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Take the record's own file, or what became of it in a form that was sent."""
        del extra_filters
        self.process_errors = []
        self.upload: FileStorage | None = None
        self.data = data if isinstance(data, UUID) else None
        if formdata:
            given = formdata.get(self.name)
            self.upload = given if isinstance(given, FileStorage) and given.filename else None
            is_removed = formdata.get(f"{self.name}-{REMOVE}")
            self.data = None if is_removed else _id(formdata.get(f"{self.name}-{KEPT}", ""))


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
