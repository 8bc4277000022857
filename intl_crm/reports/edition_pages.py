"""What the pages of editions say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from intl_crm.accounts.audit import changed_since
from intl_crm.date_words import Style, date_words, year_words
from intl_crm.dates import PartialDate
from intl_crm.desk.facts import Fact, Head, Shown, shown, shown_record, shown_records, shown_texts
from intl_crm.desk.history import local_time
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.kinds import kinds
from intl_crm.languages import language_name
from intl_crm.panels import Viewer
from intl_crm.reports.edition_changes import Change
from intl_crm.reports.edition_compare import Line, Run, words_apart
from intl_crm.reports.edition_names import edition_name, form_words, short_name
from intl_crm.reports.edition_queries import edition_before, latest_issued
from intl_crm.reports.edition_words import change_words, value_words
from intl_crm.reports.editions import Composed, Json, changes_since
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.gaps import Gap
from intl_crm.reports.models import Edition, EditionContent, EditionFile, EditionState
from intl_crm.reports.names import SEPARATOR
from intl_crm.reports.pieces import Paragraph
from intl_crm.texts import Texts, fallback_order

# Of these no report tells anything.
TOLD_BY_NONE = ("user", "feed", Edition.kind)
STATES = {
    EditionState.DRAFT.value: _l("Draft"),
    EditionState.CHECKED.value: _l("Checked, not issued"),
    EditionState.ISSUED.value: _l("Issued"),
}


def edition_head(viewer: Viewer, edition: Edition) -> Head:
    """Return the year and number, and how far it is."""
    state = ("editions", edition.state, state_label(edition))
    return Head(edition_name(edition, viewer.language), states=(state,))


def state_label(edition: Edition) -> str:
    """Return how far an edition is, in the reader's language."""
    return str(STATES[edition.state])


def edition_facts(viewer: Viewer, edition: Edition) -> list[Fact]:
    """Return what an edition is made of, and who did what with it; of an issued one nothing is a gap."""
    facts = [*_made_of(viewer, edition), *_done(viewer, edition)]
    return [fact for fact in facts if fact.values]


def _made_of(viewer: Viewer, edition: Edition) -> list[Fact]:
    language, year = viewer.language, edition.year
    before = edition_before(viewer.session, edition)
    tongues = tuple(Shown(language_name(tag, language)) for tag in edition.languages)
    return [
        Fact(_("Report"), shown(year_words(year, language), address=f"/reports/{year}")),
        Fact(_("Form"), shown(form_words(viewer.session, edition.form, language))),
        Fact(_("Languages"), tongues),
        Fact(_("Titles as of"), shown(day_words(viewer, edition.day))),
        Fact(_("Corrects"), shown_record(viewer, before)),
        Fact(_("Why there is another edition"), shown(edition.reason)),
    ]


def _done(viewer: Viewer, edition: Edition) -> list[Fact]:
    return [
        Fact(_("Checked by"), _by_at(viewer, edition.checked_by, edition.checked_at)),
        Fact(_("Remark on what is missing"), shown(edition.remark), is_text=True),
        Fact(_("Signed off by"), shown_texts(edition.signed_by or Texts(), viewer.language)),
        Fact(_("Signed off on"), shown(day_words(viewer, edition.signed_on))),
        Fact(_("Issued by"), _by_at(viewer, edition.issued_by, edition.issued_at)),
        Fact(_("Program"), shown(edition.program)),
    ]


def day_words(viewer: Viewer, day: date | None) -> str | None:
    """Return a day in the reader's words, if there is one."""
    return date_words(PartialDate.day_of(day), viewer.language, Style.PAGE) if day else None


def _by_at(viewer: Viewer, who: str | None, at: datetime | None) -> tuple[Shown, ...]:
    return (Shown(who or "", meta=local_time(at, viewer.zone, viewer.language)),) if at else ()


@dataclass(frozen=True)
class ShownGap:
    """Something missing, with links to the records where it can be filled."""

    what: str
    count: int
    links: tuple[Shown, ...]


@dataclass(frozen=True)
class ShownChange:
    """One thing that changed, in words."""

    where: str
    what: Paragraph
    before: Line | None
    after: Line | None


@dataclass(frozen=True)
class InLanguage:
    """What an edition lacks and changes in one language, or how it can be had in it."""

    tag: str
    name: str
    gaps: tuple[ShownGap, ...] = ()
    files: tuple[EditionFile, ...] = ()


def shown_gap(viewer: Viewer, gap: Gap) -> ShownGap:
    """Return what is missing with links to its records."""
    return ShownGap(gap.what, gap.count, shown_records(viewer, gap.records))


def gaps_now(viewer: Viewer, found: Sequence[Composed]) -> list[InLanguage]:
    """Return what the present records lack, by language."""
    return [
        InLanguage(
            one.report.language,
            language_name(one.report.language, viewer.language),
            tuple(shown_gap(viewer, gap) for gap in one.gaps),
        )
        for one in found
    ]


def gaps_as_checked(viewer: Viewer, edition: Edition) -> list[InLanguage]:
    """Return what the records lacked when the edition was checked, by language."""
    contents = {one.language: one for one in edition.contents}
    return [
        InLanguage(
            tag, language_name(tag, viewer.language), tuple(_frozen_gap(gap) for gap in contents[tag].gaps)
        )
        for tag in edition.languages
        if tag in contents
    ]


def _frozen_gap(gap: Json) -> ShownGap:
    return ShownGap(gap["what"], gap["count"], tuple(_frozen_link(one) for one in gap["records"]))


def _frozen_link(record: Json) -> Shown:
    known = kinds[record["kind"]].address if record["kind"] in kinds else ""
    return Shown(record["name"], record["language"], f"{known}{record['key']}" if known else None)


def is_outdated(viewer: Viewer, edition: Edition) -> bool:
    """Return whether anything that a report may tell has changed since the check; issuing looks closer."""
    if edition.state != EditionState.CHECKED or edition.checked_at is None:
        return False
    return changed_since(viewer.session, edition.checked_at, TOLD_BY_NONE)


def files_by_language(viewer: Viewer, edition: Edition) -> list[InLanguage]:
    """Return the files of an issued edition, by language, in the order in which formats are offered."""
    found = {(one.language, one.format): one for one in edition.files}
    return [
        InLanguage(
            tag,
            language_name(tag, viewer.language),
            files=tuple(found[tag, key] for key in FORMATS if (tag, key) in found),
        )
        for tag in edition.languages
    ]


@dataclass(frozen=True)
class Issued:
    """The edition of a year that was issued last, with its files."""

    name: str
    address: str
    line: str
    files: Sequence[InLanguage]


def latest_of(viewer: Viewer, year: int) -> Issued | None:
    """Return the edition of a year that was issued last."""
    found = latest_issued(viewer, year)
    if found is None:
        return None
    signer = (found.signed_by or Texts()).best(*fallback_order(viewer.language)).text
    line = SEPARATOR.join(filter(None, (day_words(viewer, found.signed_on), signer)))
    address = kinds[Edition.kind].address_of(found)
    return Issued(short_name(found, viewer.language), address, line, files_by_language(viewer, found))


def frozen_changes(before: Edition | None, edition: Edition) -> Mapping[str, Sequence[Change]]:
    """Return by language what an edition that has been checked says otherwise than the one before it."""
    # Of a frozen content the comparison asks what it asks of a composed one.
    present: Sequence[EditionContent] = edition.contents
    return changes_since(before.contents, present) if before else {}


def shown_changes(
    viewer: Viewer, changes: Mapping[str, Sequence[Change]], tags: Sequence[str]
) -> tuple[str, list[ShownChange]]:
    """Return the language whose changes are shown, that of the reader if it can be, and they in words."""
    tag = viewer.language if viewer.language in tags else tags[0]
    return tag, [shown_change(one, viewer.language) for one in changes.get(tag, ())]


def shown_change(change: Change, language: str) -> ShownChange:
    """Return a change in words."""
    values = [value_words(change, value, language) for value in (change.before, change.after)]
    return ShownChange(change.where, change_words(change, language), *_sides(change, *values))


def _sides(change: Change, before: str | None, after: str | None) -> tuple[Line | None, Line | None]:
    """Return both values; of a text only the words that differ are marked."""
    if before and after and change.what in {"text", "title"}:
        return words_apart(before, after)
    return (Run(before, True),) if before else None, (Run(after, True),) if after else None
