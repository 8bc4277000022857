"""What the year's report is printed from; report.typ reads these fields under these names."""

from dataclasses import dataclass

from intl_crm.printing.values import Printed, Text


@dataclass(frozen=True, kw_only=True)
class Picture(Printed):
    """A picture handed to the engine under a name."""

    name: str  # key among the engine's pictures, with the ending of its format: crest.png
    alt: str  # what it shows, for who cannot see it


@dataclass(frozen=True, kw_only=True)
class Photograph(Picture):
    """A photograph below the text of its exchange."""

    width: int  # pixels
    height: int
    caption: Text | None = None


@dataclass(frozen=True, kw_only=True)
class FigureRow(Printed):
    """One bar of a chart and one row of its table."""

    name: Text
    values: tuple[int, ...]  # one for each series: the bars
    cells: tuple[Text, ...] = ()  # one for each column of a table that says more than the bars


@dataclass(frozen=True, kw_only=True)
class FigureTotal(Printed):
    """A row below the counted ones: a sum, what is not known, a published total."""

    name: Text
    cells: tuple[Text, ...]  # one for each series and one for the sum
    strong: bool = False  # bold
    ruled: bool = False  # a rule above it


@dataclass(frozen=True, kw_only=True)
class Figure(Printed):
    """A chart with its table; without rows it is not printed."""

    upright: bool = False  # the bars of a row stand side by side, as for months; else they lie, stacked
    apart: bool = False  # lying bars of a row stand one below the other, as they are not parts of one number
    caption: str  # below the chart
    table_caption: str  # above the table, with the unit
    alt: str  # the chart in words
    head: str  # head of the first column
    series: tuple[str, ...]  # at most three: solid, hatched, empty
    sum: str = ""  # head of the last column, where the table shows the bars
    columns: tuple[str, ...] = ()  # heads of the table's own columns, where its rows have cells
    rows: tuple[FigureRow, ...]
    totals: tuple[FigureTotal, ...] = ()
    note: Text | None = None  # what is not known of it


@dataclass(frozen=True, kw_only=True)
class Table(Printed):
    """A table of words and numbers without a chart."""

    caption: str  # above the table
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    numbers: tuple[int, ...] = ()  # columns of numbers, counted from 0, which stand at the right
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Section(Printed):
    """A heading with its paragraphs and the sections below it."""

    title: Text
    text: tuple[Text, ...] = ()  # paragraphs, one each
    pictures: tuple[Photograph, ...] = ()  # below the text
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    items: tuple["Section", ...] = ()  # up to four levels deep
    number: str | None = None  # as printed, 肆、; none stands without a number


@dataclass(frozen=True, kw_only=True)
class Change(Printed):
    """What another edition says otherwise than the one before."""

    where: str  # reference of its section
    what: Text  # the title or figure that changed
    before: Text | None = None
    after: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Note(Printed):
    """What stands behind a mark in the text."""

    mark: str  # as raised in the text: 註1
    text: Text


@dataclass(frozen=True, kw_only=True)
class Compared(Printed):
    """A published figure beside the one that the records add up to."""

    name: Text
    published: Text
    computed: Text
    difference: str = ""  # +8; nothing where it is not known
    reason: Text | None = None  # why they differ
    source: Text | None = None  # where it was published


@dataclass(frozen=True, kw_only=True)
class Fallback(Printed):
    """A text that is printed in another language than the report's."""

    where: str  # reference of its section, 4.1.2 (f)
    what: Text  # the text's name or first words, with its own language
    language: str  # the language it fell back to, in words


@dataclass(frozen=True, kw_only=True)
class ReportLabels(Printed):
    """The words of the print itself."""

    contents: str
    page: str  # with {n} and {m}
    figures: str  # heading
    notes: str  # heading
    compared: str  # caption of published against computed figures
    figure: str  # its columns
    published: str
    computed: str
    difference: str
    reason: str
    source: str
    fallbacks: str  # heading
    fallback_note: str  # what the dagger means
    fallback_where: str  # its columns
    fallback_what: str
    fallback_language: str
    changes: str  # heading
    change_where: str  # its columns
    change_what: str
    change_before: str
    change_after: str


@dataclass(frozen=True, kw_only=True)
class ReportData(Printed):
    """A whole report in one language."""

    lang: str
    office: str
    title: str
    years: tuple[str, ...]  # in each calendar that the cover names: 中華民國110年, 2021
    edition: str
    labels: ReportLabels
    sections: tuple[Section, ...]
    office2: str | None = None  # second line of the office's name
    subtitle: str | None = None
    issued: str | None = None  # who signed it off, or that nobody did
    crest: Picture | None = None
    figures: tuple[Figure, ...] = ()
    notes: tuple[Note, ...] = ()
    compared: tuple[Compared, ...] = ()
    fallbacks: tuple[Fallback, ...] = ()
    changes: tuple[Change, ...] = ()  # from the edition before
