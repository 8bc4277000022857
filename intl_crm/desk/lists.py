"""Lists: a filter that is the address, one query, an order, and a page of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Select, false, func, select

from intl_crm.desk.facts import Shown
from intl_crm.panels import Viewer
from intl_crm.permissions import visible
from intl_crm.records import Record

PAGE_SIZE = 50
MOST_PAGES = 2000

Narrow = Callable[[Viewer, Select[Any], str], Select[Any]]
Order = Callable[[Viewer, Select[Any], bool], Select[Any]]


@dataclass(frozen=True)
class Filter:
    """One condition of a list: a parameter of the address."""

    name: str
    label: Any
    narrow: Narrow
    choices: Callable[[Viewer], Sequence[tuple[str, str]]] | None = None
    hint: Any = ""
    # What is said of a condition without choices, where what was asked for is a key.
    says: Callable[[Viewer, str], str] | None = None


@dataclass(frozen=True)
class Column:
    """One column of a list; with an order it can be sorted by."""

    name: str
    label: Any
    order: Order | None = None


@dataclass(frozen=True)
class Cell:
    """What stands in one cell: values below one another, or a state."""

    values: tuple[Shown, ...] = ()
    below: str = ""
    # What the values are, where the head of the column is not seen: on a phone.
    label: Any = ""
    # An icon with its word, such as a lock where only some people may see the record.
    mark: tuple[str, str] | None = None
    state: tuple[str, str] | None = None
    bond: tuple[str, str] | None = None
    is_title: bool = False
    is_when: bool = False


@dataclass(frozen=True)
class Listing:
    """How the records of one kind are listed."""

    kind: str
    model: type[Record]
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...]
    preset_order: str
    query: Callable[[Viewer], Select[Any]]
    rows: Callable[[Viewer, Sequence[Any]], "list[tuple[Cell, ...]]"]
    preset_descending: bool = False


@dataclass(frozen=True)
class Chip:
    """An active condition, and the address without it."""

    words: str
    address: str


@dataclass(frozen=True)
class Page:
    """One page of a list as it is shown."""

    listing: Listing
    rows: Sequence[tuple[Cell, ...]]
    count: int
    number: int
    asked: Mapping[str, str]
    order: str
    descending: bool
    chips: tuple[Chip, ...] = ()
    choices: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, ceil(self.count / PAGE_SIZE))

    def address(self, **changed: object) -> str:
        """Return the query string of this list with some of it changed; None leaves a parameter out."""
        given = {**self.asked, "sort": self.sort_text(self.order, self.descending), **changed}
        if given.get("sort") == self.sort_text(self.listing.preset_order, self.listing.preset_descending):
            given["sort"] = None
        kept = {name: value for name, value in given.items() if value not in (None, "")}
        return f"?{urlencode(kept)}" if kept else "?"

    @staticmethod
    def sort_text(name: str, descending: bool) -> str:
        """Return the order as the address has it: a minus sign before the name turns it round."""
        return f"-{name}" if descending else name

    def sort_address(self, column: Column) -> str:
        """Return the address that sorts by a column, turned round where it is sorted by it already."""
        turned = column.name == self.order and not self.descending
        return self.address(sort=self.sort_text(column.name, turned), page=None)


def page_of(listing: Listing, viewer: Viewer, arguments: Mapping[str, str]) -> Page:
    """Return the page that the address asks for; a parameter that is no filter's is left out."""
    asked, choices = conditions(listing, viewer, arguments)
    order, descending = _order(listing, arguments.get("sort", ""))
    query = narrowed(listing, viewer, asked, choices)
    count = viewer.session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    number = min(_number(arguments.get("page", "1")), max(1, ceil(count / PAGE_SIZE)))
    column = next(one for one in listing.columns if one.name == order)
    assert column.order is not None  # noqa: S101 -- _order returns only columns that have one
    ordered = column.order(viewer, query, descending).limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)
    records = viewer.session.scalars(ordered).unique().all()
    rows = listing.rows(viewer, records)
    page = Page(listing, rows, count, number, asked, order, descending, choices=choices)
    return replace(page, chips=_chips(viewer, page))


def conditions(
    listing: Listing, viewer: Viewer, arguments: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, Sequence[tuple[str, str]]]]:
    """Return the conditions that an address asks for, and what each offers."""
    asked = {one.name: text for one in listing.filters if (text := arguments.get(one.name, "").strip())}
    return asked, {one.name: one.choices(viewer) for one in listing.filters if one.choices}


def condition_words(
    listing: Listing,
    viewer: Viewer,
    asked: Mapping[str, str],
    choices: Mapping[str, Sequence[tuple[str, str]]] | None = None,
) -> dict[str, str]:
    """Return each condition as the reader reads it; `choices` where they have been asked for already."""
    return {
        one.name: _words_of(one, viewer, asked[one.name], (choices or {}).get(one.name))
        for one in listing.filters
        if one.name in asked
    }


def _words_of(
    one: Filter, viewer: Viewer, text: str, choices: Sequence[tuple[str, str]] | None = None
) -> str:
    if one.says:
        return one.says(viewer, text)
    return dict(_offered(one, viewer, choices) or ()).get(text, text)


def _offered(
    one: Filter, viewer: Viewer, choices: Sequence[tuple[str, str]] | None
) -> Sequence[tuple[str, str]] | None:
    """Return what a condition offers, which may have been asked for already; None where it takes any text."""
    return choices if choices is not None or one.choices is None else one.choices(viewer)


def narrowed(
    listing: Listing,
    viewer: Viewer,
    asked: Mapping[str, str],
    choices: Mapping[str, Sequence[tuple[str, str]]] | None = None,
) -> Select[Any]:
    """Return the one query of a filter: what the viewer may see and what was asked for.

    Nothing meets a condition that is not offered; `choices` where they have been asked for already.
    """
    query = listing.query(viewer).where(visible(viewer.actor, listing.model))
    for one in listing.filters:
        if one.name in asked:
            offered = _offered(one, viewer, (choices or {}).get(one.name))
            is_known = offered is None or asked[one.name] in dict(offered)
            query = one.narrow(viewer, query, asked[one.name]) if is_known else query.where(false())
    return query


def _order(listing: Listing, text: str) -> tuple[str, bool]:
    name = text.removeprefix("-")
    if any(column.name == name and column.order for column in listing.columns):
        return name, text.startswith("-")
    return listing.preset_order, listing.preset_descending


def _number(text: str) -> int:
    if not text.isdecimal():
        return 1
    return max(1, int(text)) if len(text) < len(str(MOST_PAGES)) else MOST_PAGES


def _chips(viewer: Viewer, page: Page) -> tuple[Chip, ...]:
    words = condition_words(page.listing, viewer, page.asked, page.choices)
    return tuple(Chip(said, page.address(**{name: None, "page": None})) for name, said in words.items())
