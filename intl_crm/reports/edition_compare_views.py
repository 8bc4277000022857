"""Two editions side by side, or one beside the records as they are now."""

from dataclasses import dataclass, replace

from flask import Blueprint, render_template, request

from intl_crm import edge
from intl_crm.date_words import year_words
from intl_crm.i18n import gettext as _
from intl_crm.kinds import UnknownRecord, get
from intl_crm.languages import language_name
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, require
from intl_crm.reports.edition_compare import beside_sections, compared, differing
from intl_crm.reports.edition_names import form_words, short_name
from intl_crm.reports.edition_pages import shown_change
from intl_crm.reports.editions import Json, composed, content_in
from intl_crm.reports.models import Edition, EditionState
from intl_crm.reports.names import SEPARATOR

# Stands for the present records in an address.
NOW = "now"


@dataclass(frozen=True)
class Compared:
    """One of the two: an edition that has been checked, or the present records."""

    edition: Edition
    is_now: bool = False

    @property
    def key(self) -> str:
        """How an address names it."""
        return NOW if self.is_now else self.edition.key

    def name(self, viewer: Viewer) -> str:
        """Return what it is called beside the other."""
        said = _("The records as they are now") if self.is_now else short_name(self.edition, viewer.language)
        return f"{said}{SEPARATOR}{form_words(viewer.session, self.edition.form, viewer.language)}"

    def report(self, viewer: Viewer) -> Json:
        """Return what it says in the viewer's language."""
        if self.is_now:
            return composed(viewer, self.edition, (viewer.language,))[0].content.report
        found = content_in(self.edition, viewer.language)
        return found.report if found else {}


def add_to(blueprint: Blueprint, year: str) -> None:
    """Give the comparison its address below the editions of a year."""
    blueprint.add_url_rule(f"{year}compare", "compare", compare)


def compare(year: int) -> str:
    """Show two editions side by side, only what differs unless all is asked for."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, Edition.kind)
    left, right = _sides(viewer, year)
    tags = [tag for tag in left.edition.languages if tag in right.edition.languages]
    read = replace(viewer, language=viewer.language if viewer.language in tags else (tags or [""])[0])
    both = (left.report(read), right.report(read)) if tags else ({}, {})
    rows = compared(*both)
    is_whole = "all" in request.args
    return render_template(
        "reports/edition_compare.html", year=year, year_words=year_words(year, viewer.language),
        sides=(left, right), names=[one.name(viewer) for one in (left, right)],
        rows=rows if is_whole else differing(rows), count=sum(row.differs for row in rows), is_whole=is_whole,
        changes=[shown_change(one, viewer.language) for one in beside_sections(*both)],
        read_in=read.language, languages_of=[(tag, language_name(tag, viewer.language)) for tag in tags],
    )  # fmt: skip


def _sides(viewer: Viewer, year: int) -> tuple[Compared, Compared]:
    """Return both sides; the present records are composed as the edition beside them was."""
    keys = [request.args.get(name, "") for name in ("left", "right")]
    found = [None if key == NOW else _edition(viewer, year, key) for key in keys]
    given = next((one for one in found if one is not None), None)
    if given is None:
        raise UnknownRecord(NOW)
    left, right = (Compared(one) if one else Compared(given, is_now=True) for one in found)
    return left, right


def _edition(viewer: Viewer, year: int, key: str) -> Edition:
    """Return an edition whose content is frozen, or raise UnknownRecord."""
    record = get(viewer.session, viewer.actor, Edition.kind, key)
    is_frozen = isinstance(record, Edition) and record.state != EditionState.DRAFT and record.year == year
    if not isinstance(record, Edition) or not is_frozen:
        raise UnknownRecord(key)
    return record
