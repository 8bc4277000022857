"""An edition on its way: drafted, checked, issued; once issued it stays as it is."""

from collections.abc import Mapping, Sequence
from importlib.metadata import version as version_of_package
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from intl_crm.cities.crest import printed_crest
from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.desk import saving
from intl_crm.errors import CrmError
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, Actor, require
from intl_crm.records import SLUG_LENGTH
from intl_crm.reports import edition_storage
from intl_crm.reports.edition_changes import Change
from intl_crm.reports.edition_paper import Imprint, SignOff, as_edition
from intl_crm.reports.edition_queries import edition_before, edition_by_id, last_number
from intl_crm.reports.editions import Composed, changes_since, composed
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.models import Edition, EditionContent, EditionFile, EditionState
from intl_crm.reports.paper import printout_of

PROGRAM = "intl-crm"
LONGEST_NAME = 120
# What a check writes down, and a change of the draft takes back.
UNCHECKED = {"state": EditionState.DRAFT.value, "checked_at": None, "checked_by": None, "remark": None}


class AlreadyIssued(CrmError):
    """An issued edition is neither changed nor deleted."""


class NotChecked(CrmError):
    """Only what has been checked is issued."""


class ReasonNeeded(CrmError):
    """Another edition of the same year and form has been issued, so a further one needs a reason."""


class RemarkNeeded(CrmError):
    """Something is missing, so whoever checks has to say why that may be."""


class SignatureNeeded(CrmError):
    """It is not said in every language who signs."""


class ChangedSinceCheck(CrmError):
    """The records say something else by now than what was checked."""

    def __init__(self, changes: Mapping[str, Sequence[Change]]) -> None:
        """Carry what changed, by language."""
        super().__init__("the records have changed since the edition was checked")
        self.changes = changes


def draft(session: Session, actor: Actor, values: Mapping[str, Any]) -> Edition:
    """Return a new draft; one that corrects an issued edition says why."""
    require(actor, Action.CREATE, Edition.kind)
    _ask_for_reason(session, values["year"], values["form"], values.get("reason"))
    return saving.create(session, actor, Edition(state=EditionState.DRAFT.value), values)


def change_draft(
    session: Session, actor: Actor, edition: Edition, values: Mapping[str, Any], version: int
) -> Edition:
    """Return the edition with other values; what was checked has to be checked again."""
    refuse_issued(edition)
    _ask_for_reason(session, values["year"], values["form"], values.get("reason"))
    edition.contents = []
    return saving.change(session, actor, edition, {**UNCHECKED, **values}, version=version)


def _ask_for_reason(session: Session, year: int, form: str, reason: str | None) -> None:
    if not reason and last_number(session, year, form):
        raise ReasonNeeded("a further edition needs a reason")


def refuse_issued(edition: Edition) -> None:
    """Raise AlreadyIssued where an edition stays as it is."""
    if edition.state == EditionState.ISSUED:
        raise AlreadyIssued("an issued edition stays as it is")


def check(viewer: Viewer, edition: Edition, remark: str | None, version: int) -> Edition:
    """Freeze what the edition says now; with gaps that takes a remark."""
    require(viewer.actor, Action.EDIT, Edition.kind)
    refuse_issued(edition)
    found = composed(viewer, edition)
    if any(one.gaps for one in found) and not remark:
        raise RemarkNeeded("something is missing")
    edition.contents = [EditionContent(**vars(one.content)) for one in found]
    values = {
        "state": EditionState.CHECKED.value,
        "checked_at": now(),
        "checked_by": viewer.actor.name[:LONGEST_NAME],
        "remark": remark,
    }
    return saving.change(viewer.session, viewer.actor, edition, values, version=version)


def ready(viewer: Viewer, edition: Edition) -> list[Composed]:
    """Return the reports to be issued: ChangedSinceCheck where they are not those that were checked."""
    refuse_issued(edition)
    if edition.state != EditionState.CHECKED:
        raise NotChecked("only what has been checked is issued")
    _ask_for_reason(viewer.session, edition.year, edition.form, edition.reason)
    found = composed(viewer, edition)
    if changes := changes_since(edition.contents, [one.content for one in found]):
        raise ChangedSinceCheck(changes)
    return found


def changes_from_before(
    session: Session, edition: Edition, found: Sequence[Composed]
) -> dict[str, list[Change]]:
    """Return by language what the edition would say otherwise than the one before it."""
    before = edition_before(session, edition)
    return changes_since(before.contents, [one.content for one in found]) if before else {}


def issue(
    database: Database, actor: Actor, data: Path, edition_id: UUID, sign: SignOff, version: int
) -> Edition:
    """Return the issued edition: printed in all languages and formats with nothing locked, then frozen."""
    require(actor, Action.PUBLISH, Edition.kind)
    with database.reading() as session:
        edition = edition_by_id(session, edition_id)
        saving.refuse_outdated([(edition, version)])
        number, files = _printed(Viewer(session, actor, ""), data, edition, sign)
    with database.transaction(actor) as session:
        return _freeze(session, actor, edition_by_id(session, edition_id), version, number, sign, files)


def _printed(viewer: Viewer, data: Path, edition: Edition, sign: SignOff) -> tuple[int, list[EditionFile]]:
    """Print and keep every file of an edition; none is on record before its bytes are kept."""
    if set(edition.languages) - sign.by.keys():
        raise SignatureNeeded("who signs is asked for in every language")
    found = ready(viewer, edition)
    number = last_number(viewer.session, edition.year, edition.form) + 1
    imprint = Imprint(number, sign, changes_from_before(viewer.session, edition, found))
    crest = printed_crest(viewer.session, data)
    return number, [file for one in found for file in _files(one, imprint, crest, data)]


def _files(one: Composed, imprint: Imprint, crest: bytes | None, data: Path) -> list[EditionFile]:
    printout = as_edition(printout_of(one.report, data, crest), imprint)
    return [
        _file(one.report.language, key, written.write(printout), data) for key, written in FORMATS.items()
    ]


def _file(language: str, key: str, content: bytes, data: Path) -> EditionFile:
    digest = edition_storage.keep(data, content)
    return EditionFile(language=language, format=key, size=len(content), sha256=digest)


def _freeze(
    session: Session,
    actor: Actor,
    edition: Edition,
    version: int,
    number: int,
    sign: SignOff,
    files: Sequence[EditionFile],
) -> Edition:
    saving.refuse_outdated([(edition, version)])
    for file in files:
        file.edition_id = edition.id
    # Before it is issued: afterwards the database lets nothing be added.
    session.add_all(files)
    session.flush()
    values = {
        "state": EditionState.ISSUED.value,
        "number": number,
        "slug": _slug(edition, number),
        "issued_at": now(),
        "issued_by": actor.name[:LONGEST_NAME],
        "signed_by": sign.by,
        "signed_on": sign.on,
        "program": f"{PROGRAM} {version_of_package(PROGRAM)}",
    }
    return saving.change(session, actor, edition, values, version=version)


def _slug(edition: Edition, number: int) -> str | None:
    """Return the public key of an issued edition; a form with a very long key leaves it without."""
    slug = f"{edition.year}-{edition.form}-{number}"
    return slug if len(slug) <= SLUG_LENGTH else None


def delete_draft(session: Session, actor: Actor, edition: Edition, version: int) -> None:
    """Delete what has not been issued; it can be brought back."""
    refuse_issued(edition)
    saving.delete(session, actor, edition, version=version)
