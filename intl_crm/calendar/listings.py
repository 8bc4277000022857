"""The exchanges of a filter: those of the list that has the same address, whatever shows them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from sqlalchemy import Select

from intl_crm.desk.lists import Filter, condition_words, conditions, narrowed
from intl_crm.events.listings import EVENTS
from intl_crm.events.models import Event, EventStatus
from intl_crm.panels import Viewer
from intl_crm.search.index import finds

Asked = Mapping[str, str]
Choices = Mapping[str, Any]
YEAR, NAME, STATUS = "year", "q", "status"


def filters(*, with_year: bool = True) -> list[Filter]:
    """Return the conditions that can be asked for; a month needs no year beside it."""
    return [one for one in EVENTS.filters if with_year or one.name != YEAR]


def read(viewer: Viewer, arguments: Asked) -> tuple[dict[str, str], Choices]:
    """Return what an address asks for, as the list of events reads it, and what each condition offers."""
    return conditions(EVENTS, viewer, arguments)


def query_text(asked: Asked) -> str:
    """Return conditions as a feed keeps them and an address has them."""
    return urlencode({one.name: asked[one.name] for one in EVENTS.filters if one.name in asked})


def kept_conditions(text: str) -> dict[str, str]:
    """Return the conditions that a feed has kept, all of them: it never shows more than was asked for."""
    known = {one.name for one in EVENTS.filters}
    return {name: value for name, value in parse_qsl(text) if name in known}


def said(viewer: Viewer, asked: Asked, choices: Choices | None = None) -> dict[str, str]:
    """Return each condition as the reader reads it."""
    return condition_words(EVENTS, viewer, asked, choices)


def exchanges(viewer: Viewer, asked: Asked) -> Select[Any]:
    """Return the one query of a filter, with everybody who takes part."""
    return narrowed(EVENTS, viewer, asked)


def exchanges_called_off(viewer: Viewer, asked: Asked) -> Select[Any]:
    """Return the query of a filter without what being called off changes; ask `met_before` for the rest."""
    return exchanges(viewer, {name: text for name, text in asked.items() if name not in {NAME, STATUS}})


def met_before(event: Event, asked: Asked) -> bool:
    """Return whether an exchange that was called off met the conditions on its name and its status."""
    if NAME in asked and not finds(event, asked[NAME]):
        return False
    return event.status in {asked.get(STATUS, event.status), EventStatus.CANCELLED}
