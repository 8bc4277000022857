"""The words of the briefing sheet itself: heads of sections and columns, gaps, the foot."""

from collections.abc import Mapping
from functools import cache

from intl_crm import data
from intl_crm.printing.sheet_data import SheetLabels
from intl_crm.sentences import pattern_text
from intl_crm.words import label

# Which word of terms.yaml stands at the head of which section.
SECTIONS = {
    "purpose": "purpose",
    "who": "present",
    "guests_side": "who",
    "our_side": "our_side",
    "seating": "seating",
    "programme": "order",
    "points": "talk",
    "last": "last_meeting",
    "partnership": "partnership",
    "history": "recent",
    "gifts": "gifts",
    "promises": "promises",
    "facts": "facts",
    "contacts": "contacts",
}
COLUMNS = (
    "notes", "date", "item", "meeting", "outcome", "exchange", "kind", "direction", "gift", "from_to",
    "promise", "status", "fact", "value", "source", "age", "duty", "person", "phone", "legend", "left_out",
    "colon", "sep",
)  # fmt: skip
TASKS = ("owner", "due")


def said(key: str, language: str) -> str:
    """Return a label of the sheet that the vocabulary lacks."""
    return _labels()[key][language]


def sheet_labels(language: str) -> SheetLabels:
    """Return all words of the print that are the same on every sheet."""
    return SheetLabels(
        **{name: label("sheet_sections", key, language) for name, key in SECTIONS.items()},
        **{name: said(name, language) for name in COLUMNS},
        **{name: label("tasks", name, language) for name in TASKS},
        page=pattern_text("page_of", language).replace("{pages}", "{m}").replace("{page}", "{n}"),
    )


@cache
def _labels() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = data.read("sheet_labels")
    return found
