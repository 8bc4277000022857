"""A report as blocks one below the other, from which the files of word processors are written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from intl_crm.printing.outline import DEPTH, Outline, outline_of
from intl_crm.printing.report_data import (
    Figure,
    FigureRow,
    FigureTotal,
    Photograph,
    ReportData,
    Section,
    Table,
)
from intl_crm.printing.runs import Run, Runs, runs_of
from intl_crm.printing.values import Text

NOTHING = "—"


@dataclass(frozen=True)
class Heading:
    """A heading, with its number as printed."""

    depth: int  # from 1
    title: Runs
    number: str | None = None
    on_new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Words below a heading; depth 0 stands at the margin."""

    words: Runs
    depth: int = 0
    follows: bool = False  # another one, from which half a line tells it apart


@dataclass(frozen=True)
class Remark:
    """Small words below a table, or above the one that they are about."""

    words: Runs
    is_above: bool = False


@dataclass(frozen=True)
class Caption:
    """What a table or chart is called; it stays with what follows, or with what stands above it."""

    words: Runs
    is_below: bool = False


@dataclass(frozen=True)
class Note:
    """What stands behind a mark."""

    mark: str
    words: Runs


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    cells: tuple[Runs, ...]
    strong: bool = False
    ruled: bool = False  # a rule above it


@dataclass(frozen=True)
class Grid:
    """A table: head, rows, and which columns hold numbers."""

    name: str
    head: tuple[Runs, ...]
    rows: tuple[Row, ...]
    numbers: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Shot:
    """A photograph below the text of a heading of that depth."""

    picture: Photograph
    caption: Runs
    depth: int


@dataclass(frozen=True)
class Chart:
    """The bars of a figure."""

    figure: Figure


Block = Heading | Paragraph | Remark | Caption | Note | Grid | Shot | Chart


def blocks_of(data: ReportData) -> tuple[Block, ...]:
    """Return all that stands below the contents, in the order of print."""
    return (*body_of(data), *end_of(data))


def body_of(data: ReportData) -> tuple[Block, ...]:
    """Return the sections; they begin on a new page."""
    blocks = _Blocks(data).sections()
    first = next(blocks, None)
    return (replace(first, on_new_page=True), *blocks) if isinstance(first, Heading) else ()


def end_of(data: ReportData) -> tuple[Block, ...]:
    """Return what stands behind the sections: figures, notes, changes, what falls back."""
    return tuple(_Blocks(data).end())


def headings_of(blocks: Sequence[Block]) -> tuple[Heading, ...]:
    """Return the headings among the blocks."""
    return tuple(block for block in blocks if isinstance(block, Heading))


def outline_of_blocks(blocks: Sequence[Block]) -> Outline:
    """Return how word processors number these headings."""
    return outline_of([(heading.depth, heading.number) for heading in headings_of(blocks)])


def runs_in(blocks: Sequence[Block]) -> Iterator[Run]:
    """Go through all runs of the blocks."""
    for block in blocks:
        match block:
            case Heading():
                yield from block.title
            case Grid():
                for cells in (block.head, *(row.cells for row in block.rows)):
                    yield from (run for cell in cells for run in cell)
            case Shot():
                yield from block.caption
            case Paragraph() | Remark() | Caption() | Note():
                yield from block.words


class _Blocks:
    """The blocks of one report."""

    def __init__(self, data: ReportData) -> None:
        self.data, self.labels = data, data.labels

    def sections(self) -> Iterator[Block]:
        for section in self.data.sections:
            yield from self.section(section, 1)

    def end(self) -> Iterator[Block]:
        yield from self.figures()
        yield from self.notes()
        yield from self.changes()
        yield from self.fallbacks()

    def section(self, section: Section, at: int) -> Iterator[Block]:
        depth = min(at, DEPTH)
        yield Heading(depth, self.runs(section.title), section.number)
        below = depth if section.number else 0
        yield from (Paragraph(self.runs(text), below, at > 0) for at, text in enumerate(section.text))
        yield from (Shot(one, self.runs(one.caption), below) for one in section.pictures)
        for table in section.tables:
            yield from self.table(table)
        for figure in section.figures:
            yield from self.figure(figure)
        for inner in section.items:
            yield from self.section(inner, at + 1)

    def table(self, table: Table) -> Iterator[Block]:
        yield Caption((Run(table.caption),))
        rows = tuple(self.row(*cells) for cells in table.rows)
        yield Grid(table.caption, self.head(*table.head), rows, frozenset(table.numbers))
        yield from self.remark(table.note)

    def figure(self, figure: Figure) -> Iterator[Block]:
        if not figure.rows:
            return
        yield Chart(figure)
        yield Caption((Run(figure.caption),), is_below=True)
        yield Caption((Run(figure.table_caption),))
        yield self.figure_grid(figure)
        yield from self.remark(figure.note)

    def figure_grid(self, figure: Figure) -> Grid:
        heads = figure.columns or (*figure.series, *([figure.sum] if figure.sum else ()))
        rows = (*(self.figure_row(figure, row) for row in figure.rows), *map(self.total, figure.totals))
        return Grid(
            figure.table_caption,
            self.head(figure.head, *heads),
            rows,
            frozenset(range(1, len(heads) + 1)),
        )

    def figure_row(self, figure: Figure, row: FigureRow) -> Row:
        if figure.columns:
            return self.row(row.name, *row.cells)
        sums = [sum(row.values)] if figure.sum else []
        return self.row(row.name, *map(str, [*row.values, *sums]))

    def total(self, total: FigureTotal) -> Row:
        cells = tuple(map(self.runs, (total.name, *total.cells)))
        return Row(cells, strong=total.strong, ruled=total.ruled)

    def figures(self) -> Iterator[Block]:
        drawn = [figure for figure in self.data.figures if figure.rows]
        if drawn:
            yield Heading(1, (Run(self.labels.figures),), on_new_page=True)
        for figure in drawn:
            yield from self.figure(figure)

    def notes(self) -> Iterator[Block]:
        if self.data.notes or self.data.compared:
            yield Heading(1, (Run(self.labels.notes),))
        yield from (Note(note.mark, self.runs(note.text)) for note in self.data.notes)
        if self.data.compared:
            yield from self.compared()

    def compared(self) -> Iterator[Block]:
        said = self.labels
        # Nobody looks for a reason where none is given.
        has_reasons = any(one.reason for one in self.data.compared)
        head = (said.figure, said.published, said.computed, said.difference)
        rows = tuple(
            self.row(
                *(one.name, one.published, one.computed, one.difference),
                *((one.reason or "",) if has_reasons else ()),
                one.source or "",
            )
            for one in self.data.compared
        )
        yield Caption((Run(said.compared),))
        heads = self.head(*head, *((said.reason,) if has_reasons else ()), said.source)
        yield Grid(said.compared, heads, rows, frozenset((1, 2, 3)))

    def changes(self) -> Iterator[Block]:
        said = self.labels
        if not self.data.changes:
            return
        yield Heading(1, (Run(said.changes),))
        rows = tuple(
            self.row(one.where, one.what, one.before or NOTHING, one.after or NOTHING)
            for one in self.data.changes
        )
        head = self.head(said.change_where, said.change_what, said.change_before, said.change_after)
        yield Grid(said.changes, head, rows)

    def fallbacks(self) -> Iterator[Block]:
        said = self.labels
        if not self.data.fallbacks:
            return
        yield Heading(1, (Run(said.fallbacks),))
        yield Remark((Run(said.fallback_note),), is_above=True)
        rows = tuple(self.row(one.where, one.what, one.language) for one in self.data.fallbacks)
        head = self.head(said.fallback_where, said.fallback_what, said.fallback_language)
        yield Grid(said.fallbacks, head, rows)

    def remark(self, text: Text | None) -> Iterator[Block]:
        if text:
            yield Remark(self.runs(text))

    def head(self, *names: str) -> tuple[Runs, ...]:
        return tuple((Run(name),) if name else () for name in names)

    def row(self, *cells: Text) -> Row:
        return Row(tuple(map(self.runs, cells)))

    def runs(self, text: Text | None) -> Runs:
        return runs_of(text, self.data.lang)
