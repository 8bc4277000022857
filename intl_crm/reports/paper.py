"""The report as a print: what the template of the year's report is fed with."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path

from intl_crm.calendars import roc_number
from intl_crm.cities.rules import best
from intl_crm.date_words import Style, date_words, year_words
from intl_crm.dates import PartialDate
from intl_crm.languages import language_name
from intl_crm.listing import join
from intl_crm.printing import report_data as paper
from intl_crm.printing.engine import compile_pdf
from intl_crm.printing.errors import MissingGlyphs
from intl_crm.printing.pictures import Pictures, crest_files, crest_on
from intl_crm.printing.values import Text, Value, fallback, found_text, in_its_language
from intl_crm.reports.characters import Unprintable, places_of, without_missing
from intl_crm.reports.document import Report
from intl_crm.reports.fallbacks import Fallback, fallbacks_of
from intl_crm.reports.names import value_words
from intl_crm.reports.parts import Part
from intl_crm.reports.photographs import bytes_of, on_paper
from intl_crm.reports.pieces import Paragraph, Piece, spoken
from intl_crm.reports.printout import Printout
from intl_crm.reports.published import difference_words
from intl_crm.reports.report_figures import AT_THE_END, figures_by_section
from intl_crm.reports.tally_words import number_in_print
from intl_crm.reports.told import Grid
from intl_crm.reports.visits import MARK, blank, notes_of
from intl_crm.sentences import pattern_text, sentence
from intl_crm.texts import Found
from intl_crm.words import label

TEMPLATE = "report"


def printout_of(report: Report, folder: Path, crest: bytes | None = None) -> Printout:
    """Return the report as every format of it is written, its photographs read from the data folder."""
    data = replace(paper_of(report), crest=crest_on(report.language) if crest else None)
    files = [file for part in report.every_part() for file in part.photographs]
    crests = {name: partial(bytes, content) for name, content in crest_files(crest).items()}
    return Printout(report, data, Pictures(crests | bytes_of(files, folder)))


def pdf_of(printout: Printout) -> bytes:
    """Return the report as a PDF, the same bytes for the same records; raises a PrintError if it can't."""
    report = printout.report
    try:
        data = (without_missing(printout) if printout.without_missing else printout).data.to_json()
        return compile_pdf(TEMPLATE, data, date=report.day, pictures=printout.pictures)
    except MissingGlyphs as error:
        raise Unprintable(places_of(printout)) from error


def paper_of(report: Report) -> paper.ReportData:
    """Return what the template reads."""
    language = report.language
    office, office2 = office_lines(report.office)
    figures = figures_by_section(report)
    return paper.ReportData(
        lang=language,
        office=office,
        office2=office2,
        title=report.title,
        subtitle=report.subtitle,
        years=cover_years(report.year, language),
        edition=sentence("report_draft", language),
        issued=sentence("report_titles_at", language, date=day_words(report)),
        labels=_labels(language),
        sections=tuple(_section(part, language, figures) for part in report.parts),
        figures=figures.get(AT_THE_END, ()),
        notes=_notes(report),
        compared=_compared(report),
        fallbacks=_fallbacks(report),
    )


def office_lines(name: Found) -> tuple[str, str | None]:
    """Return the office's name, in English with the government that it belongs to on a line of its own."""
    if name.language != "en":
        return name.text, None
    office, _comma, government = name.text.partition(", ")
    return office, government or None


def day_words(report: Report) -> str:
    """Return the day of the report in the calendar of its language."""
    return date_words(PartialDate.day_of(report.day), report.language, Style.PAPER)


def cover_years(year: int, language: str) -> tuple[str, ...]:
    """Return the year in the calendars that a cover names, that of its readers first."""
    common, own = year_words(year, language, Style.ROW), year_words(year, language, Style.PAPER)
    if language == "zh-Hant-TW":
        return (f"中華{own}", str(year)) if own.startswith("民國") else (own, str(year))
    if language == "en":
        return (common, f"ROC year {roc_number(year)}") if roc_number(year).isdecimal() else (common,)
    return (common,) if common == own else (own, common)


LABELS = (
    "contents", "compared", "figure", "published", "computed", "difference", "reason", "source",
    "fallbacks", "fallback_where", "fallback_what", "fallback_language",
    "changes", "change_where", "change_what", "change_before", "change_after",
)  # fmt: skip


def _labels(language: str) -> paper.ReportLabels:
    return paper.ReportLabels(
        **{name: sentence(f"report_{name}", language) for name in LABELS},
        page=pattern_text("page_of", language).replace("{pages}", "{m}").replace("{page}", "{n}"),
        figures=label("report_sections", "figures", language),
        notes=label("report_sections", "notes", language),
        fallback_note=sentence("report_fallback_note", language, language=language_name(language, language)),
    )


def _section(part: Part, language: str, figures: Mapping[str, tuple[paper.Figure, ...]]) -> paper.Section:
    return paper.Section(
        title=found_text(part.title, language),
        text=tuple(_paragraph(paragraph, language) for paragraph in part.paragraphs),
        pictures=tuple(on_paper(file, language) for file in part.photographs),
        tables=tuple(_table(grid) for grid in part.grids),
        figures=() if part.event else figures.get(part.key, ()),
        items=tuple(_section(one, language, figures) for one in part.parts),
        number=part.number,
    )


def _table(grid: Grid) -> paper.Table:
    rows = tuple(row.cells for row in grid.rows)
    return paper.Table(caption=grid.caption, head=grid.head, rows=rows, numbers=grid.numbers, note=grid.note)


def _paragraph(paragraph: Paragraph, language: str) -> Text:
    return tuple(_piece(piece, language) for piece in paragraph)


def _piece(piece: Piece, language: str) -> str | Value:
    if piece.language == language and not piece.mark:
        return piece.text
    return fallback(Found(piece.language, piece.text), language, mark=piece.mark or None)


def _notes(report: Report) -> tuple[paper.Note, ...]:
    language = report.language
    notes = [(*note, blank(language)) for note in notes_of(report.visits)]
    mark = sentence("report_mark", language, number=MARK)
    said = _paragraph(tuple(piece for note in notes for piece in note), language)
    return (paper.Note(mark=mark, text=said),) if notes else ()


def _compared(report: Report) -> tuple[paper.Compared, ...]:
    language = report.language
    return tuple(
        paper.Compared(
            name=sentence(f"report_{one.name}", language),
            published=value_words(one.figure),
            computed=number_in_print(one.cell, language),
            difference=difference_words(one),
            reason=found_text(best(one.figure.reason, language), language) if one.figure.reason else None,
            source=found_text(best(one.figure.source, language), language),
        )
        for one in report.totals
        if one.figure
    )


def _fallbacks(report: Report) -> tuple[paper.Fallback, ...]:
    rows = groupby(fallbacks_of(report), key=lambda one: (one.part.reference, one.what, one.found.language))
    return tuple(
        paper.Fallback(
            where=where,
            what=_what([*found], report.language),
            language=language_name(language, report.language),
        )
        for (where, _what_kind, language), found in rows
    )


def _what(found: list[Fallback], language: str) -> Text:
    """Return what falls back: a title, the text below a title, or the names of one paragraph."""
    first = found[0]
    if first.what == "text":
        words = spoken("report_text_of", language, {"title": first.part.title})
        return tuple(in_its_language(Found(piece.language, piece.text), language) for piece in words)
    named = join([one.found.text for one in found], first.found.language)
    names = named if first.what == "name" else first.found.text
    return in_its_language(Found(first.found.language, names), language)
