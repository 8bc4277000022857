"""What pages and lists say of a gift, and of its two sides: who gave it, and who received it."""

from intl_crm import words
from intl_crm.cities.models import City
from intl_crm.cities.queries import home_city
from intl_crm.date_words import Style, span_words
from intl_crm.desk.cells import short, visibility_chip
from intl_crm.desk.facts import Fact, Head, Shown, other_names, shown, shown_record, shown_texts
from intl_crm.events import rules
from intl_crm.events.models import Gift, GiftParty
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.panels import Viewer
from intl_crm.permissions import may_see
from intl_crm.records import Record

# Recipients that are no single record.
GROUPS = {"partners": _l("All sister and friendship partners"), "envoys": _l("All envoys in the country")}
DIRECTION_ICONS = {"given": "arrow-right", "received": "arrow-left"}


def gift_head(viewer: Viewer, gift: Gift) -> Head:
    """Return what was given, when and which way."""
    title = rules.gift_name(gift, viewer.language)
    return Head(
        title,
        other_names(gift.what, title),
        when=span_words(gift.when, viewer.language, Style.PAGE),
        chips=(direction_chip(gift, viewer.language), visibility_chip(gift, viewer.language)),
    )


def direction_chip(gift: Gift, language: str) -> tuple[str, str]:
    """Return which way it went, as an arrow with its word."""
    return DIRECTION_ICONS[gift.direction], words.label("gifts", gift.direction, language)


def gift_facts(viewer: Viewer, gift: Gift) -> list[Fact]:
    """Return what is recorded of a gift."""
    language, home = viewer.language, home_city(viewer.session)
    worth = f"{gift.worth:,.12g} {gift.currency}" if gift.worth is not None else ""
    return [
        Fact(_("Quantity"), shown(rules.quantity_words(gift, language))),
        Fact(_("Worth"), shown(worth)),
        Fact(_("Given by"), givers(viewer, gift, home)),
        Fact(_("Given to"), receivers(viewer, gift, home)),
        Fact(_("Given at the event"), shown_record(viewer, gift.event)),
        Fact(_("Note"), shown_texts(gift.note, language), is_text=True),
        Fact(_("Source"), shown_texts(gift.source, language)),
    ]


def givers(viewer: Viewer, gift: Gift, home: City | None) -> tuple[Shown, ...]:
    """Return who gave: our city first where the gift was given."""
    ours = _seen(viewer, home) if gift.direction == "given" else ()
    return ours + _parties(viewer, gift, "donor")


def receivers(viewer: Viewer, gift: Gift, home: City | None) -> tuple[Shown, ...]:
    """Return who received: our city first where the gift was received, and a whole group by its word."""
    ours = _seen(viewer, home) if gift.direction == "received" else ()
    return ours + _parties(viewer, gift, "recipient") + (group_named(gift.group) if gift.group else ())


def group_named(group: str) -> tuple[Shown, ...]:
    """Return the word for recipients that are no single record."""
    return shown(str(GROUPS[group]))


def _parties(viewer: Viewer, gift: Gift, side: str) -> tuple[Shown, ...]:
    return tuple(found for one in gift.parties if one.side == side for found in _seen(viewer, _party(one)))


def _party(one: GiftParty) -> Record | None:
    return one.city or one.organisation or one.person


def _seen(viewer: Viewer, record: Record | None) -> tuple[Shown, ...]:
    if record is None or record.deleted_at is not None or not may_see(viewer.actor, record):
        return ()
    return (short(record, viewer.language),)
