"""Cells of tables that a spreadsheet program opens: text stays text there."""

import unicodedata

MARK = "'"
STARTS_A_FORMULA = tuple("=+-@")


def safe_cell(text: str) -> str:
    """Return `text`, with an apostrophe before it where a spreadsheet would calculate it."""
    return MARK + text if _looks_like_a_formula(text.lstrip(MARK)) else text


def cell_text(cell: str) -> str:
    """Return the text of which `safe_cell` made `cell`."""
    return cell[1:] if cell.startswith(MARK) and _looks_like_a_formula(cell.lstrip(MARK)) else cell


def _looks_like_a_formula(text: str) -> bool:
    """Tell whether the first visible character, full-width forms included, begins a formula."""
    first = next((character for character in text if not _is_unseen(character)), "")
    return unicodedata.normalize("NFKC", first).startswith(STARTS_A_FORMULA)


def _is_unseen(character: str) -> bool:
    """Blanks, controls, format characters and the byte order mark, which programs skip."""
    return unicodedata.category(character)[0] in "CZ"
