"""Two frozen reports side by side: their sections aligned, and the words in which they differ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from intl_crm.reports.edition_changes import DERIVED, NAMED, Change, changes_between
from intl_crm.reports.edition_parts import Json, PartKey, Placed, fact_words, parts_by_key

# A word, or a sign of a script that has no blanks between words.
WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+|\s+|.", re.DOTALL)
# Texts that would take long to compare word by word are told apart as a whole.
MOST_COMPARED = 4_000_000


class Run(NamedTuple):
    """A run of text that stands in the other text too, or not."""

    text: str
    is_other: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Side:
    """A section or an exchange as one of the two reports has it."""

    where: str
    title: Line
    language: str
    text: tuple[Line, ...]
    # Its other facts, where they differ: (field, value).
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Row:
    """A section or an exchange of either report or of both; `elsewhere` is where the other has it."""

    kind: str
    key: str
    level: int
    left: Side | None
    right: Side | None
    elsewhere: str = ""

    @property
    def differs(self) -> bool:
        """Whether the two reports say otherwise here."""
        if self.left is None or self.right is None:
            return True
        lines = [self.left.title, self.right.title, *self.left.text, *self.right.text]
        has_other = any(run.is_other for line in lines for run in line)
        return has_other or bool(self.left.facts or self.right.facts)


def compared(left: Json, right: Json) -> list[Row]:
    """Return every section and exchange of two reports, aligned, in the order of print."""
    return list(
        _aligned(None, left.get("sections", ()), None, right.get("sections", ()), _Places(left, right))
    )


def differing(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that differ, each below the sections in which it stands."""
    kept: list[Row] = []
    above: list[Row] = []
    for row in rows:
        above = [one for one in above if one.level < row.level]
        if row.differs:
            kept += [*above, row]
            above = []
        else:
            above.append(row)
    return kept


def beside_sections(left: Json, right: Json) -> list[Change]:
    """Return what differs that stands in no section: the cover, figures, visits."""
    changes = changes_between(left, right)
    return [one for one in changes if one.kind not in {"event", "section"}]


class _Places:
    """Where either report has a section or an exchange."""

    def __init__(self, left: Json, right: Json) -> None:
        self._left, self._right = parts_by_key(left), parts_by_key(right)

    def on_the_left(self, key: PartKey) -> str:
        return self._where(self._left, key)

    def on_the_right(self, key: PartKey) -> str:
        return self._where(self._right, key)

    @staticmethod
    def _where(parts: dict[PartKey, list[Placed]], key: PartKey) -> str:
        return parts[key][0].where if key in parts else ""


def _aligned(
    above_left: Placed | None,
    left: Sequence[Json],
    above_right: Placed | None,
    right: Sequence[Json],
    places: _Places,
    level: int = 1,
) -> Iterator[Row]:
    olds, news = [Placed(one, above_left) for one in left], [Placed(one, above_right) for one in right]
    keys = [one.key for one in olds], [one.key for one in news]
    for step, start, end, since, until in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if step == "equal":
            for old, new in zip(olds[start:end], news[since:until], strict=True):
                yield _pair(old, new, level)
                items = old.part.get("items", ()), new.part.get("items", ())
                yield from _aligned(old, items[0], new, items[1], places, level + 1)
        else:
            for old in olds[start:end]:
                yield from _alone(old, places, level, is_left=True)
            for new in news[since:until]:
                yield from _alone(new, places, level, is_left=False)


def _pair(old: Placed, new: Placed, level: int) -> Row:
    titles = words_apart(old.name, new.name)
    texts = lines_apart(old.text, new.text)
    facts = _facts(old.part, new.part), _facts(new.part, old.part)
    left, right = (
        Side(one.where, titles[at], one.language, texts[at], facts[at]) for at, one in enumerate((old, new))
    )
    return Row(*new.key, level, left, right)


def _facts(part: Json, other: Json) -> tuple[tuple[str, str], ...]:
    """Return the facts that the other side says otherwise or not at all."""
    return tuple(
        (name, said)
        for name, value in part.items()
        if name not in DERIVED | NAMED and value != other.get(name) and (said := fact_words(value))
    )


def _alone(placed: Placed, places: _Places, level: int, *, is_left: bool) -> Iterator[Row]:
    """Go through what only one side has here, with all below it."""
    other = places.on_the_right if is_left else places.on_the_left
    side = Side(
        placed.where,
        (Run(placed.name, True),),
        placed.language,
        tuple((Run(one, True),) for one in placed.text),
    )
    left, right = (side, None) if is_left else (None, side)
    yield Row(*placed.key, level, left, right, other(placed.key))
    for part in placed.part.get("items", ()):
        yield from _alone(Placed(part, placed), places, level + 1, is_left=is_left)


def lines_apart(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the paragraphs of both sides, and in those that changed the words that did."""
    olds: list[Line] = []
    news: list[Line] = []
    for step, start, end, since, until in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if step == "equal":
            olds += [(Run(one),) for one in before[start:end]]
            news += [(Run(one),) for one in after[since:until]]
            continue
        for old, new in zip_longest(before[start:end], after[since:until]):
            lines = words_apart(old or "", new or "")
            olds += [lines[0]] if old is not None else []
            news += [lines[1]] if new is not None else []
    return tuple(olds), tuple(news)


def words_apart(before: str, after: str) -> tuple[Line, Line]:
    """Return both texts in runs: those that they share, and those that only one has."""
    olds, news = WORD.findall(before), WORD.findall(after)
    if before != after and len(olds) * len(news) > MOST_COMPARED:
        return (Run(before, True),), (Run(after, True),)
    old_runs: list[Run] = []
    new_runs: list[Run] = []
    for step, start, end, since, until in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        is_other = step != "equal"
        old_runs += _run(olds[start:end], is_other=is_other)
        new_runs += _run(news[since:until], is_other=is_other)
    return tuple(old_runs), tuple(new_runs)


def _run(words: Sequence[str], *, is_other: bool) -> list[Run]:
    return [Run("".join(words), is_other)] if words else []
