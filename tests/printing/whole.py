"""A report of all that one can hold, and what each of its headings, tables and paragraphs says."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from intl_crm.printing.flow import Grid, Note, Paragraph, Remark, blocks_of, headings_of
from intl_crm.printing.numbering import scheme
from intl_crm.printing.report_data import Compared, Fallback, Picture, ReportData, Section
from intl_crm.printing.runs import Runs, words_of
from intl_crm.printing.values import Value, known, unknown
from tests.pictures import picture
from tests.printing.rich import pictures, rich_report

CREST = "crest.png"
ENGLISH = "On 17 September 2021 the cities signed by video, each at home."
CHINESE = "雙方於110年9月17日以視訊簽署。"


def whole_report(language: str) -> ReportData:
    """The rich report with a crest, a second part in another language, and what was published."""
    rich, other = rich_report(language), _other(language)
    return replace(
        rich,
        crest=Picture(name=CREST, alt="Crest of the office"),
        office2="Second line",
        subtitle="Subtitle",
        issued="Signed off",
        sections=(*rich.sections, _second_part(language, other)),
        compared=(
            Compared(name="A", published="29", computed="21", difference="+8", reason="Not all are named."),
            Compared(name="B", published="157", computed=unknown("?"), source="Annual Report"),
        ),
        fallbacks=(
            Fallback(
                where=scheme(language).reference((2, 1)), what=replace(other, fallback=False), language="?"
            ),
        ),
    )


def files() -> dict[str, bytes]:
    """The pictures of the report."""
    return {**pictures(), CREST: picture()}


def written_headings(data: ReportData) -> list[tuple[int, str, str]]:
    """Depth, number and title of each heading, in the order of print."""
    return [(one.depth, one.number or "", words_of(one.title)) for one in headings_of(blocks_of(data))]


def written_tables(data: ReportData) -> list[list[list[str]]]:
    """The words of each cell of each table, its head first."""
    grids = [block for block in blocks_of(data) if isinstance(block, Grid)]
    return [
        [[_said(cell) for cell in cells] for cells in (grid.head, *(row.cells for row in grid.rows))]
        for grid in grids
    ]


def written_paragraphs(data: ReportData) -> list[str]:
    """The words of each paragraph, remark and note with its daggers and marks."""
    return list(_paragraphs(data))


def _paragraphs(data: ReportData) -> Iterator[str]:
    for block in blocks_of(data):
        if isinstance(block, Paragraph | Remark):
            yield _said(block.words)
        if isinstance(block, Note):
            yield f"{block.mark} {_said(block.words)}"


def _said(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def _other(language: str) -> Value:
    """A paragraph that no one has written in the report's language."""
    if language == "en":
        return Value(text=CHINESE, lang="zh-Hant-TW", fallback=True)
    return Value(text=ENGLISH, lang="en", fallback=True)


def _second_part(language: str, other: Value) -> Section:
    number = scheme(language).number
    said = (known("A"), unknown("?"), known("B", mark="1"))
    return Section(
        number=number((2,)),
        title="Second part",
        items=(
            Section(number=number((2, 1)), title="Agreement", text=(other, said, "line\nbreak  and blanks")),
            Section(title="Committee", text=("Without a number.",)),
            Section(number="§ 7", title="Numbered by hand", text=("Written out.",)),
            Section(number=number((2, 2)), title="After it"),
        ),
    )


def with_a_control(data: ReportData) -> ReportData:
    """The report with a sign that XML cannot hold on its cover and beside its pictures."""
    said = "Words\x01"
    sections = tuple(_spoilt(one, said) for one in data.sections)
    return replace(data, office=said, title=said, subtitle=said, sections=sections)


def _spoilt(section: Section, said: str) -> Section:
    return replace(
        section,
        pictures=tuple(replace(one, alt=said) for one in section.pictures),
        figures=tuple(
            replace(one, caption=said, alt=said, series=(said,) * len(one.series)) for one in section.figures
        ),
        items=tuple(_spoilt(one, said) for one in section.items),
    )


def words_in(content: bytes) -> list[str]:
    """The words of each part of a file of a word processor; one that is no XML raises."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".svg"))]
    return ["".join(etree.fromstring(part).itertext()) for part in parts]
