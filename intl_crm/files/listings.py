"""The list of files."""

from collections.abc import Sequence

from sqlalchemy import select

from intl_crm.desk.cells import name_cell, text_cell
from intl_crm.desk.lists import Cell, Column, Filter, Listing
from intl_crm.desk.narrowing import by_column, by_name_order, equal_to
from intl_crm.files.forms import SORTS
from intl_crm.files.models import File
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.panels import Viewer

KIBIBYTE = 1024


def size_words(size: int) -> str:
    """Return a size as it is read: 340 KB, 1.2 MB."""
    kilobytes = size / KIBIBYTE
    return f"{kilobytes:,.0f} KB" if kilobytes < KIBIBYTE else f"{kilobytes / KIBIBYTE:,.1f} MB"


def _rows(viewer: Viewer, files: Sequence[File]) -> list[tuple[Cell, ...]]:
    words = {key: str(label) for key, label in SORTS}
    return [
        (name_cell(file, viewer.language), text_cell(words[file.sort]), text_cell(size_words(file.size)))
        for file in files
    ]


FILES = Listing(
    kind="file",
    model=File,
    query=lambda _viewer: select(File),
    rows=_rows,
    preset_order="name",
    columns=(
        Column("name", _l("File"), by_name_order(File)),
        Column("sort", _l("Kind"), by_column(File, "sort")),
        Column("size", _l("Size"), by_column(File, "size")),
    ),
    filters=(
        Filter(
            "sort",
            _l("Kind"),
            equal_to(File, "sort"),
            lambda _viewer: [(key, str(label)) for key, label in SORTS],
        ),
    ),
)
