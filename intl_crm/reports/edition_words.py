"""Changes from one edition to the next in words, for the page and for print."""

import re

from intl_crm.date_words import Style, span_words
from intl_crm.printing import report_data as paper
from intl_crm.printing.values import Text, in_its_language
from intl_crm.reports.edition_changes import BETWEEN, UNKNOWN, Change
from intl_crm.reports.pieces import Paragraph, spoken
from intl_crm.reports.year_tallies import FIGURES
from intl_crm.sentences import sentence
from intl_crm.spans import Span
from intl_crm.texts import Found
from intl_crm.words import keys, term

UNKNOWN_NUMBER = re.compile(f"{re.escape(BETWEEN + UNKNOWN)}$", re.MULTILINE)
# Fields whose values are keys of the vocabulary.
GROUPS = {"mode": "modes", "form": "event_kinds"}
# What a field of the cover is called, where an exchange has another one of the name.
ON_COVER = {"name": "title", "form": "definition"}


def change_words(change: Change, language: str) -> Paragraph:
    """Return what changed: a title, a text, a figure, something new or gone."""
    name = Found(change.language or language, change.name)
    field = field_words(change, language)
    match change.what:
        case "added" | "removed":
            return spoken(f"edition_{change.what}", language, {"kind": change.kind, "name": name})
        case "moved":
            return spoken("edition_moved", language, {"name": name})
        case "text":
            return spoken("report_text_of", language, {"title": name})
        case "table":
            return spoken("edition_table", language, {"name": name})
        case "cover" | "other":
            return spoken(f"edition_{change.what}", language, {"field": field})
        case _:
            return spoken(
                "edition_detail", language, {"name": _named(change, name, language), "field": field}
            )


def _named(change: Change, name: Found, language: str) -> Found:
    if change.what == "figure" and change.name in FIGURES:
        return Found(language, sentence(f"report_{change.name}", language))
    return name


def field_words(change: Change, language: str) -> str:
    """Return what the field is called that changed."""
    if change.what == "title":
        return sentence("edition_field", language, field="title")
    field = ON_COVER.get(change.field, change.field) if change.what == "cover" else change.field
    return sentence("edition_field", language, field=field)


def value_words(change: Change, value: str | None, language: str) -> str | None:
    """Return what stood or stands there; a day and a choice in the words of the language."""
    if value is None:
        return None
    if change.field == "when":
        return span_words(Span.parse(value), language, Style.PAPER)
    if change.what == "table":
        unknown = term("ui_states", "unknown", language)
        return UNKNOWN_NUMBER.sub(f"{BETWEEN}{unknown}", value)
    group = GROUPS.get(change.field, "") if change.what == "detail" else ""
    return term(group, value, language) if group and value in keys(group) else value


def printed_change(change: Change, language: str) -> paper.Change:
    """Return a change as the print of the edition lists it."""
    return paper.Change(
        where=change.where,
        what=_text(change_words(change, language), language),
        before=value_words(change, change.before, language),
        after=value_words(change, change.after, language),
    )


def _text(paragraph: Paragraph, language: str) -> Text:
    return tuple(in_its_language(Found(piece.language, piece.text), language) for piece in paragraph)
