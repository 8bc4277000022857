"""What the frame of every page shows: rooms, what can be added, who is signed in, which office."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, g, request

from intl_crm import edge
from intl_crm.cities.queries import the_office
from intl_crm.desk.history import action_words, local_time
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.kinds import kinds
from intl_crm.languages import language_name, own_name
from intl_crm.permissions import NOBODY, Action, may
from intl_crm.texts import Found, fallback_order
from intl_crm.words import label

CHOOSER = "/search/choose"
DATE_WORDS = "/dates/words"
# What is added most often stands first.
ADDED = ("event", "delegation", "city", "person", "post", "organisation", "partnership", "agreement", "gift")
ADDED_TOO = ("commitment", "observance", "link", "file")


@dataclass(frozen=True)
class Item:
    """One line of the rooms or of what can be added."""

    label: str
    url: str
    icon: str
    current: bool = False


@dataclass(frozen=True)
class Group:
    """Rooms under one heading."""

    heading: str | None
    items: list[Item]


def init_app(app: Flask) -> None:
    """Give every template what the frame reads."""
    app.context_processor(_frame)
    app.jinja_env.globals.update(
        language_name=language_name,
        own_name=own_name,
        chooser_url=CHOOSER,
        date_words_url=DATE_WORDS,
        action_words=action_words,
    )
    app.template_filter("local_time")(lambda at, zone: local_time(at, zone, current_language()))


def _frame() -> dict[str, Any]:
    actor = g.get("actor", NOBODY)
    if not actor.is_signed_in:
        return {"actor": actor, "office": None, "rooms": [], "additions": []}
    office = the_office(edge.session())
    name = office.name.best(*fallback_order(current_language())) if office else Found("", "")
    return {
        "actor": actor,
        "office": {"name": name} if office else None,
        "rooms": _rooms(),
        "additions": _additions(),
    }


def _rooms() -> list[Group]:
    language = current_language()
    listed = [_room(kind, language) for kind in ("city", "person")]
    envoys = _item(_("Envoys"), "/envoys/", "building-bank")
    others = [
        _room(kind, language)
        for kind in ("organisation", "partnership", "agreement", "gift", "commitment", "observance")
    ]
    return [
        Group(
            None,
            [
                _item(_("Today"), "/", "home"),
                _item(_("Calendar"), "/calendar/", "calendar"),
                _room("event", language),
                _room("delegation", language),
            ],
        ),
        Group(_("Directory"), [*listed, envoys, *others, _item(_("All records"), "/search", "list")]),
        Group(
            _("Work"),
            [
                _item(_("Reports"), "/reports/", "report"),
                _item(_("Feeds"), "/feeds/", "rss"),
                *(
                    [_item(_("Administration"), "/admin/", "settings")]
                    if may(edge.actor(), Action.ADMINISTER)
                    else []
                ),
            ],
        ),
    ]


def _room(kind: str, language: str) -> Item:
    found = kinds[kind]
    return _item(label("records", kind, language, plural=True), found.address, found.icon)


def _item(words: str, url: str, icon: str) -> Item:
    is_here = request.path == url or (url != "/" and request.path.startswith(url))
    return Item(words, url, icon, is_here)


def _additions() -> list[Item]:
    language, actor = current_language(), edge.actor()
    offered = [kinds[kind] for kind in ADDED + ADDED_TOO if kind in kinds and may(actor, Action.CREATE, kind)]
    return [Item(label("records", kind.key, language), f"{kind.address}new", kind.icon) for kind in offered]
