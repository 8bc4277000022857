"""What one frozen report says otherwise than another: plain data in, a list of changes out."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from intl_crm.reports.edition_parts import Json, PartKey, Placed, fact_words, parts_by_key

# A key, and what stands before it in the same order.
Chain = tuple[PartKey, "Chain | None"]
What = Literal["added", "removed", "moved", "title", "text", "detail", "figure", "table", "cover", "other"]
# What follows from a part's place and neighbours, or stands in the report once more.
DERIVED = frozenset({"number", "reference", "items", "kind", "key"})
NAMED = frozenset({"name", "language", "text"})
COVER = ("name", "office", "date", "form", "year", "language")
REPEATED = frozenset(
    {"key", "kind", "sections", "figures", "tallies", "cases", "fallbacks", "notes", "edition"}
)
# Follows from the published and the computed figure.
OF_TWO_FIGURES = frozenset({"difference"})
# What stands in a line of a table between row, column and number, and for a number that is not known.
BETWEEN, UNKNOWN = " · ", "?"
Cells = dict[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True)
class Change:
    """One thing that another edition says otherwise, with what it said before and says after."""

    what: What
    kind: str
    key: str
    where: str = ""
    name: str = ""
    language: str = ""
    field: str = ""
    before: str | None = None
    after: str | None = None


def changes_between(before: Json, after: Json) -> list[Change]:
    """Return what `after` says otherwise than `before`; nothing exactly where both say the same."""
    if before == after:
        return []
    found = [
        *_cover(before, after),
        *_parts(before, after),
        *_figures(before, after),
        *_tables(before, after),
        *_cases(before, after),
        *_others(before, after),
    ]
    return found or [Change("other", "report", "", field="layout")]


def _cover(before: Json, after: Json) -> Iterator[Change]:
    for field in COVER:
        if before.get(field) != after.get(field):
            yield Change(
                "cover",
                "report",
                "",
                field=field,
                before=fact_words(before.get(field)),
                after=fact_words(after.get(field)),
            )


def _parts(before: Json, after: Json) -> Iterator[Change]:
    """Go through the sections and exchanges: those that came, in the order of print, then those that went."""
    old, new = parts_by_key(before), parts_by_key(after)
    restless = _restless(old, new)
    for key, places in new.items():
        if key not in old:
            yield _of(places[0], "added")
        else:
            yield from _part(old[key], places, is_restless=key in restless)
    yield from (_of(places[0], "removed") for key, places in old.items() if key not in new)


def _of(placed: Placed, what: What, **more: Any) -> Change:
    kind, key = placed.key
    return Change(what, kind, key, placed.where, placed.name, placed.language, **more)


def _part(old: Sequence[Placed], new: Sequence[Placed], *, is_restless: bool) -> Iterator[Change]:
    first, present = old[0], new[0]
    if is_restless or {one.place for one in old} != {one.place for one in new}:
        yield _of(present, "moved", before=_places(old), after=_places(new))
    if (first.name, first.language) != (present.name, present.language):
        yield _of(present, "title", before=first.name, after=present.name)
    if first.text != present.text:
        was, is_now = changed_paragraphs(first.text, present.text)
        yield _of(present, "text", before=was, after=is_now)
    yield from _fields(first.part, present.part, lambda **more: _of(present, "detail", **more))


def _places(places: Iterable[Placed]) -> str:
    return ", ".join(one.where for one in places)


def _fields(
    before: Json, after: Json, made: Callable[..., Change], without: frozenset[str] = DERIVED | NAMED
) -> Iterator[Change]:
    """Go through the other facts that differ; what has no words of its own is named alone."""
    for field in dict.fromkeys((*after, *before)):
        was, is_now = before.get(field), after.get(field)
        if field not in without and was != is_now:
            yield made(field=field, before=fact_words(was), after=fact_words(is_now))


def changed_paragraphs(before: Sequence[str], after: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the paragraphs that differ, before and after, each on a line of its own."""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    differing = [step for step in steps if step[0] != "equal"]
    was = [line for _, start, end, _, _ in differing for line in before[start:end]]
    is_now = [line for _, _, _, start, end in differing for line in after[start:end]]
    return "\n".join(was) or None, "\n".join(is_now) or None


def _restless(old: dict[PartKey, list[Placed]], new: dict[PartKey, list[Placed]]) -> set[PartKey]:
    """Return the parts that stand in another order among those that stayed in their section."""
    sections = _by_place(old, new)
    present = _by_place(new, old)
    found: set[PartKey] = set()
    for place, keys in sections.items():
        found |= set(keys) - set(_in_order(keys, present.get(place, [])))
    return found


def _by_place(
    parts: dict[PartKey, list[Placed]], others: dict[PartKey, list[Placed]]
) -> dict[PartKey, list[PartKey]]:
    """Return the parts of each section that stand in it in both reports."""
    found: dict[PartKey, list[PartKey]] = {}
    for key, places in parts.items():
        there = {one.place for one in others.get(key, ())}
        for place in dict.fromkeys(one.place for one in places):
            if place in there:
                found.setdefault(place, []).append(key)
    return found


def _in_order(before: Sequence[PartKey], after: Sequence[PartKey]) -> list[PartKey]:
    """Return as many as possible that stand in the same order in both: the others have moved."""
    rank = {key: at for at, key in enumerate(after)}
    # Of each length the chain that ends lowest: a chain is its last key and what stands before that.
    ends: list[int] = []
    chains: list[Chain] = []
    for key in before:
        at = bisect_left(ends, rank[key])
        ends[at : at + 1] = [rank[key]]
        chains[at : at + 1] = [(key, chains[at - 1] if at else None)]
    return list(_keys(chains[-1] if chains else None))


def _keys(chain: "Chain | None") -> Iterator[PartKey]:
    while chain:
        key, chain = chain
        yield key


def _figures(before: Json, after: Json) -> Iterator[Change]:
    old, new = before.get("figures", {}), after.get("figures", {})
    for name in dict.fromkeys((*new, *old)):
        yield from _fields(
            old.get(name, {}),
            new.get(name, {}),
            lambda name=name, **more: Change("figure", "figure", name, name=name, **more),
            OF_TWO_FIGURES,
        )


def _tables(before: Json, after: Json) -> Iterator[Change]:
    """Go through the tables of figures that say other numbers, each once with those that differ."""
    old = {one["key"]: one for one in before.get("tallies", ())}
    new = {one["key"]: one for one in after.get("tallies", ())}
    for key, table in new.items():
        if key not in old:
            yield Change("added", "table", key, name=table["name"])
            continue
        cells = _cells(old[key]), _cells(table)
        was, is_now = _differing(*cells), _differing(*reversed(cells))
        if was or is_now:
            yield Change("table", "table", key, name=table["name"], before=was, after=is_now)
    for key, table in old.items():
        if key not in new:
            yield Change("removed", "table", key, name=table["name"])


def _cells(table: Json) -> Cells:
    """Return what a table says: by row and column, how it is called and the number."""
    return {
        (row["key"], column["key"]): (
            f"{row['name']}{BETWEEN}{column['name']}",
            _number(row["cells"].get(column["key"], {})),
        )
        for row in table.get("rows", ())
        for column in table.get("columns", ())
    }


def _number(cell: Json) -> str:
    number = cell.get("number")
    return UNKNOWN if number is None else str(number)


def _differing(some: Cells, others: Cells) -> str | None:
    lines = [
        f"{name}{BETWEEN}{number}"
        for at, (name, number) in some.items()
        if at not in others or others[at][1] != number
    ]
    return "\n".join(lines) or None


def _cases(before: Json, after: Json) -> Iterator[Change]:
    """Go through the visits that came, changed or went."""
    old = {one["key"]: one for one in before.get("cases", ())}
    new = {one["key"]: one for one in after.get("cases", ())}
    for key, case in new.items():
        if key not in old:
            yield _of_case("added", case)
        else:
            yield from _fields(
                old[key],
                case,
                lambda case=case, **more: _of_case("detail", case, **more),
                frozenset({"key", "kind"}),
            )
    yield from (_of_case("removed", case) for key, case in old.items() if key not in new)


def _of_case(what: What, case: Json, **more: Any) -> Change:
    return Change(what, "delegation", case["key"], name=str(case.get("name") or ""), **more)


def _others(before: Json, after: Json) -> Iterator[Change]:
    """Go through whatever else a report says: each is named once."""
    yield from _fields(
        before,
        after,
        lambda field, **_values: Change("other", "report", "", field=field),
        REPEATED | frozenset(COVER),
    )
