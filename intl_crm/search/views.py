"""The search over all records, and what the choosers of forms ask for."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, jsonify, render_template, request
from sqlalchemy import func, select
from werkzeug.wrappers import Response

from intl_crm import edge
from intl_crm.kinds import Kind, kinds, name_of
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, may, require, visible
from intl_crm.records import Record
from intl_crm.search.index import matching
from intl_crm.sorting import in_order
from intl_crm.texts import Found
from intl_crm.words import label

blueprint = Blueprint("search", __name__)
MOST_OF_A_KIND = 20
MOST_CHOICES = 12
# Every list of records, in the order in which people think of them.
LISTS = (
    "event", "delegation", "city", "person", "post", "organisation", "partnership", "agreement",
    "gift", "commitment", "observance", "link", "file", "figure", "introduction", "edition",
)  # fmt: skip


@dataclass(frozen=True)
class Hit:
    """A record that was found."""

    title: Found
    url: str
    line: str


@dataclass(frozen=True)
class Hits:
    """What was found of one kind."""

    kind: str
    heading: str
    icon: str
    hits: list[Hit]


@dataclass(frozen=True)
class RecordList:
    """The list of one kind, and how many records of it the viewer may see."""

    heading: str
    url: str
    icon: str
    count: int


@blueprint.get("/search")
def results() -> str:
    """Show what is found, kind by kind; without words, every list of records."""
    viewer, asked = edge.viewer(), request.args.get("q", "").strip()
    require(viewer.actor, Action.VIEW)
    if not asked:
        return render_template("search/results.html", asked=asked, lists=_lists(viewer))
    found = [hits for kind in kinds if kind.is_listed and (hits := _hits(viewer, kind, asked)).hits]
    return render_template("search/results.html", asked=asked, searched=asked, found=found)


def _lists(viewer: Viewer) -> list[RecordList]:
    return [
        RecordList(_heading(viewer, kind), kind.address, kind.icon, _count(viewer, kind))
        for kind in map(kinds.__getitem__, LISTS)
    ]


def _count(viewer: Viewer, kind: Kind) -> int:
    query = select(func.count()).select_from(kind.model).where(visible(viewer.actor, kind.model))
    return viewer.session.scalar(query) or 0


def _heading(viewer: Viewer, kind: Kind) -> str:
    return label("records", kind.key, viewer.language, plural=True)


def _hits(viewer: Viewer, kind: Kind, asked: str) -> Hits:
    records = _found(viewer, kind, asked, MOST_OF_A_KIND)
    hits = [
        Hit(name_of(one, viewer.language), kind.address_of(one), kind.line(one, viewer.language))
        for one in records
    ]
    return Hits(kind.key, _heading(viewer, kind), kind.icon, hits)


def _found(viewer: Viewer, kind: Kind, asked: str, limit: int) -> list[Record]:
    query = select(kind.model).where(visible(viewer.actor, kind.model))
    if asked:
        query = query.where(kind.model.id.in_(matching(viewer.session, asked, (kind.key,))))
    ordered = in_order(query, kind.model, viewer.language).options(*kind.naming()).limit(limit)
    return list(viewer.session.scalars(ordered).unique())


@blueprint.get("/search/choose")
def choose() -> Response:
    """Return the records of some kinds that have the words asked for; without words the first ones."""
    viewer, asked = edge.viewer(), request.args.get("q", "").strip()
    require(viewer.actor, Action.VIEW)
    wanted = [kinds[key] for key in dict.fromkeys(request.args.get("kinds", "").split()) if key in kinds]
    readable = [kind for kind in wanted if may(viewer.actor, Action.VIEW, kind.key)]
    return jsonify(
        [_choice(viewer, kind, one) for kind in readable for one in _found(viewer, kind, asked, MOST_CHOICES)]
    )


def _choice(viewer: Viewer, kind: Kind, record: Record) -> dict[str, Any]:
    name = name_of(record, viewer.language)
    return {
        "value": f"{kind.key}/{record.id.hex}",
        "name": name._asdict(),
        "other": kind.other(record, viewer.language)._asdict(),
        "line": kind.line(record, viewer.language),
        "flag": getattr(record, "country", None),
    }
