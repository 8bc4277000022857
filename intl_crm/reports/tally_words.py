"""What the tallies of a year, their rows, columns and numbers are called."""

from intl_crm.countries import country_name
from intl_crm.date_words import Style, month_name, year_words
from intl_crm.listing import join
from intl_crm.printing.values import Text, unknown
from intl_crm.reports.tallies import UNKNOWN, Cell, Column, Tally
from intl_crm.sentences import sentence
from intl_crm.words import keys, label, term

# What the rows of a tally are; those of countries have a word of the vocabulary.
HEADS = {
    "months": "months",
    "inbound_bodies": "bodies",
    "outbound_bodies": "bodies",
    "modes": "modes",
    "exchange_kinds": "kinds",
    "exchange_months": "months",
    "partners": "ties",
    "years": "years",
}
# A table with more units names each in the head of its column.
FEW_UNITS = 2


def tally_words(tally: Tally, language: str) -> str:
    """Return what a tally tells."""
    return sentence(f"tally_{tally.key}", language)


def head_words(tally: Tally, language: str) -> str:
    """Return what the rows of a tally are."""
    head = HEADS.get(tally.key)
    return sentence(f"tally_head_{head}", language) if head else label("records", "country", language)


def row_words(tally: Tally, row: str | None, language: str, years: Style = Style.ROW) -> str:
    """Return the name of a row; none is that of all. Years are written in a style."""
    if row is None:
        return sentence("tally_total", language)
    if row == UNKNOWN:
        return label("ui_states", "unknown", language)
    if tally.key == "years":
        return year_words(int(row), language, years)
    return _row_words(tally.key, row, language)


def _row_words(tally: str, row: str, language: str) -> str:
    match tally:
        case "countries":
            return country_name(row, language)
        case "months" | "exchange_months":
            return month_name(int(row), language)
        case "inbound_bodies" | "outbound_bodies":
            return label("records" if row == "city" else "organisation_kinds", row, language)
    return label(
        {"modes": "modes", "exchange_kinds": "event_families"}.get(tally, "partnership_kinds"), row, language
    )


def column_words(column: Column, language: str) -> str:
    """Return the head of a column: a mode, or what is counted."""
    if column.key in keys("modes"):
        return label("modes", column.key, language)
    return sentence(f"report_{column.key}", language)


def unit_words(tally: Tally, language: str) -> str:
    """Return in what a tally counts; nothing where its columns say it."""
    units = list(dict.fromkeys(column.unit for column in tally.columns))
    if len(units) > FEW_UNITS:
        return ""
    return join([sentence(f"tally_unit_{unit}", language) for unit in units], language)


def number_words(cell: Cell, language: str) -> str:
    """Return the number of a cell; where people are not counted it says so, and never adds them as nobody."""
    if cell.number is None:
        return term("ui_states", "unknown", language)
    if cell.unknown:
        return sentence("tally_persons_partly", language, known=cell.number, n=cell.unknown)
    return f"{cell.number:,}"


def number_in_print(cell: Cell, language: str) -> Text:
    """Return the number of a cell as a print has it, unknown in its brackets."""
    words = number_words(cell, language)
    return unknown(words) if cell.number is None else words
