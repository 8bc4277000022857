"""Rooms: the pages of one kind of record, declared by its feature and shown by the views of the desk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from intl_crm.desk import views
from intl_crm.desk.facts import Fact, Head
from intl_crm.desk.forms import RecordForm
from intl_crm.desk.lists import Listing
from intl_crm.kinds import kinds
from intl_crm.panels import Viewer
from intl_crm.records import Record

Presets = Callable[[Viewer, Mapping[str, str]], dict[str, Any]]


def _no_presets(_viewer: Viewer, _asked: Mapping[str, str]) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Action:
    """A button at the head of a record's page."""

    label: Any
    icon: str
    address: str
    is_main: bool = False


def _no_actions(_viewer: Viewer, _record: Any) -> list[Action]:
    return []


EVERY_PAGE = frozenset({"list", "new", "show", "edit", "delete", "restore", "tab"})


@dataclass(frozen=True)
class Room:
    """What the pages of a kind need to know of it."""

    kind: str
    model: type[Record]
    form: type[RecordForm]
    head: Callable[[Viewer, Any], Head]
    facts: Callable[[Viewer, Any], list[Fact]]
    listing: Listing
    presets: Presets = _no_presets
    actions: Callable[[Viewer, Any], list[Action]] = _no_actions
    empty: Any = ""
    place: str = "rail"
    # Where making a record takes more than its form says, such as the bytes of a file.
    new_form: type[RecordForm] | None = None
    # Which of the pages there are; the one office is neither listed nor made nor deleted.
    pages: frozenset[str] = EVERY_PAGE
    create: Callable[[Viewer, Any], Record | None] | None = None
    # Where changing a record takes more than its form says.
    change: Callable[[Viewer, Any, Any], Record | None] | None = None


def add_room(blueprint: Blueprint, room: Room) -> None:
    """Give a room its addresses once the program is put together, when every kind is known."""
    blueprint.record(lambda state: _add_addresses(state, room))


def _add_addresses(state: BlueprintSetupState, room: Room) -> None:
    at = kinds[room.kind].address
    for rule, name, view, methods in (
        (at, "list", views.show_list, ("GET",)),
        (f"{at}new", "new", views.new, ("GET", "POST")),
        (f"{at}<key>", "show", views.show, ("GET",)),
        (f"{at}<key>/edit", "edit", views.edit, ("GET", "POST")),
        (f"{at}<key>/delete", "delete", views.delete, ("GET", "POST")),
        (f"{at}<key>/restore", "restore", views.restore, ("POST",)),
        (f"{at}<key>/<any(exchanges,people,papers,history):tab>", "tab", views.show, ("GET",)),
    ):
        if name in room.pages:
            endpoint = f"{room.kind}_{name}"
            state.add_url_rule(rule, endpoint, view, methods=list(methods), defaults={"room": room})
