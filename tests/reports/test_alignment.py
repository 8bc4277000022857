"""The printed year beside the published one, line by line: every deviation is listed with its reason."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from intl_crm.db import Database
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports.document import Report, year_report
from intl_crm.reports.pieces import plain
from intl_crm.reports.report_form import form

PUBLISHED = Path(__file__).parents[1] / "data" / "kaohsiung-2021-report.txt"
ZH = "zh-Hant-TW"


class Deviation(NamedTuple):
    """Lines of the published text, those that the product has in their place, and why."""

    published: tuple[str, ...]
    printed: tuple[str, ...]
    why: str


LISTED_FIRST = "The extract lists the four headings before the first part; here each heads its own part."
RUN_IN = "The heading runs into its paragraph with a colon; a heading of a print stands alone."
HEADINGS = (
    "二、爭取辦理各類國際活動及市政建設參訪活動,積極行銷高雄",
    "三、規劃國際主題課程,培植具國際視野之人才",
    "四、運用國際關係小組等機制,協助推動本市國際事務",
)
RUN_IN_HEADINGS = (
    "1.辦理訪賓接待業務",
    "2.姊妹市及友好城市之互訪及實質交流",
    "3.推展與國際間友好互動",
)
DEVIATIONS = (
    *(Deviation((heading,), (), LISTED_FIRST) for heading in HEADINGS),
    *(Deviation((), (heading,), LISTED_FIRST) for heading in HEADINGS),
    *(Deviation((f"{heading}:",), (heading,), RUN_IN) for heading in RUN_IN_HEADINGS),
)


def squeezed(text: str) -> str:
    """A line without blanks and with one form of each bracket."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def published() -> list[str]:
    """The published lines; a heading that runs into its paragraph is a line of its own with its colon."""
    lines = map(squeezed, PUBLISHED.read_text(encoding="utf-8").splitlines())
    return [part for line in lines if line for part in _parted(line)]


def _parted(line: str) -> Iterator[str]:
    heading = next((one for one in RUN_IN_HEADINGS if line.startswith(f"{one}:")), None)
    if heading:
        yield f"{heading}:"
    rest = line.removeprefix(f"{heading}:") if heading else line
    if rest:
        yield rest


def printed(report: Report) -> list[str]:
    """The lines of the print, in order: its title, then headings and paragraphs."""
    lines = [f"{report.office.text}{report.title}{report.subtitle}"]
    for part in report.every_part():
        lines += [f"{part.number or ''}{part.title.text}", *map(plain, part.paragraphs)]
    return [squeezed(line) for line in lines]


def deviations(ours: list[str]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What differs, one line of either side at a time where lines come or go."""
    theirs = published()
    found: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for kind, a, b, c, d in SequenceMatcher(a=theirs, b=ours, autojunk=False).get_opcodes():
        if kind == "delete":
            found += [((line,), ()) for line in theirs[a:b]]
        elif kind == "insert":
            found += [((), (line,)) for line in ours[c:d]]
        elif kind == "replace":
            found += _replaced(theirs[a:b], ours[c:d])
    return found


def _replaced(theirs: list[str], ours: list[str]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pair lines that are alike but for a colon; what has no such pair comes or goes."""
    for line in theirs:
        pair = tuple(one for one in ours if one == line.rstrip(":"))
        yield (line,), pair
    yield from (((), (line,)) for line in ours if all(line != one.rstrip(":") for one in theirs))


def test_the_print_reads_as_the_published_text_but_for_what_is_listed(demo_file: Path) -> None:
    database = Database(f"sqlite:///{demo_file}")
    with database.reading() as session:
        ours = printed(year_report(Viewer(session, COMMAND, ZH), 2021, form("kaohsiung"), ZH))
    database.close()
    assert len(ours) == 61
    assert sorted(deviations(ours)) == sorted((one.published, one.printed) for one in DEVIATIONS)


def test_a_changed_word_is_a_deviation() -> None:
    changed = [line.replace("八王子", "熊本") for line in published()]
    assert deviations(published()) == []
    assert deviations(changed) != []
