"""An edition on its way: drafted, checked, issued; once issued it stays as it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version as version_of_package
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from intl_crm.accounts.audit import state_of_records
from intl_crm.cities.crest import printed_crest
from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.desk import saving
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, Actor, require
from intl_crm.records import SLUG_LENGTH
from intl_crm.reports import edition_storage
from intl_crm.reports.edition_changes import Change
from intl_crm.reports.edition_errors import (
    AlreadyIssued,
    ChangedMeanwhile,
    ChangedSinceCheck,
    NotChecked,
    ReasonNeeded,
    RemarkNeeded,
    SignatureNeeded,
)
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


@dataclass(frozen=True)
class Printed:
    """Every file of an edition, its bytes kept, and the number that they bear."""

    number: int
    files: Sequence[EditionFile]


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
        raise ReasonNeeded


def refuse_issued(edition: Edition) -> None:
    """Raise AlreadyIssued where an edition stays as it is."""
    if edition.state == EditionState.ISSUED:
        raise AlreadyIssued


def check(database: Database, actor: Actor, edition_id: UUID, remark: str | None, version: int) -> Edition:
    """Freeze what the edition says now, composed with nothing locked; with gaps that takes a remark."""
    require(actor, Action.EDIT, Edition.kind)
    with database.reading() as session:
        state = state_of_records(session)
        found = _to_check(Viewer(session, actor, ""), edition_by_id(session, edition_id), version)
    if any(one.gaps for one in found) and not remark:
        raise RemarkNeeded
    with database.transaction(actor) as session:
        if state_of_records(session) != state:
            raise ChangedMeanwhile
        contents = [EditionContent(**vars(one.content)) for one in found]
        return _keep_check(session, actor, edition_by_id(session, edition_id), contents, remark, version)


def _to_check(viewer: Viewer, edition: Edition, version: int) -> list[Composed]:
    refuse_issued(edition)
    saving.refuse_outdated([(edition, version)])
    return composed(viewer, edition)


def _keep_check(
    session: Session,
    actor: Actor,
    edition: Edition,
    contents: list[EditionContent],
    remark: str | None,
    version: int,
) -> Edition:
    edition.contents = contents
    values = {
        "state": EditionState.CHECKED.value,
        "checked_at": now(),
        "checked_by": actor.name[:LONGEST_NAME],
        "remark": remark,
    }
    return saving.change(session, actor, edition, values, version=version)


def ready(viewer: Viewer, edition: Edition) -> list[Composed]:
    """Return the reports to be issued: ChangedSinceCheck where they are not those that were checked."""
    refuse_unready(viewer.session, edition, edition.version)
    found = composed(viewer, edition)
    if changes := changes_since(edition.contents, [one.content for one in found]):
        raise ChangedSinceCheck(changes)
    return found


def refuse_unready(session: Session, edition: Edition, version: int) -> None:
    """Raise what keeps an edition from being issued, as far as that is known without composing it."""
    saving.refuse_outdated([(edition, version)])
    refuse_issued(edition)
    if edition.state != EditionState.CHECKED:
        raise NotChecked
    _ask_for_reason(session, edition.year, edition.form, edition.reason)


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
    with database.reading() as session:
        printed = printed_whole(Viewer(session, actor, ""), data, edition_id, sign, version)
    with database.transaction(actor) as session:
        return freeze(session, actor, edition_id, sign, version, printed)


def printed_whole(
    viewer: Viewer,
    data: Path,
    edition_id: UUID,
    sign: SignOff,
    version: int,
    step: Callable[[], None] = lambda: None,
) -> Printed:
    """Print and keep every file of an edition, each a step; none is on record before its bytes are kept."""
    require(viewer.actor, Action.PUBLISH, Edition.kind)
    edition = edition_by_id(viewer.session, edition_id)
    saving.refuse_outdated([(edition, version)])
    if set(edition.languages) - sign.by.keys():
        raise SignatureNeeded
    found = ready(viewer, edition)
    number = last_number(viewer.session, edition.year, edition.form) + 1
    imprint = Imprint(number, sign, changes_from_before(viewer.session, edition, found))
    crest = printed_crest(viewer.session, data)
    files = []
    for one in found:
        printout = as_edition(printout_of(one.report, data, crest), imprint)
        for key, written in FORMATS.items():
            files.append(_file(one.report.language, key, written.write(printout), data))
            step()
    return Printed(number, files)


def _file(language: str, key: str, content: bytes, data: Path) -> EditionFile:
    digest = edition_storage.keep(data, content)
    return EditionFile(language=language, format=key, size=len(content), sha256=digest)


def freeze(
    session: Session, actor: Actor, edition_id: UUID, sign: SignOff, version: int, printed: Printed
) -> Edition:
    """Return the issued edition; StaleDataError where it, or what was issued before it, is another by now."""
    edition = edition_by_id(session, edition_id)
    saving.refuse_outdated([(edition, version)])
    if last_number(session, edition.year, edition.form) + 1 != printed.number:
        raise StaleDataError("another edition was issued meanwhile")
    for file in printed.files:
        file.edition_id = edition.id
    # Before it is issued: afterwards the database lets nothing be added.
    session.add_all(printed.files)
    session.flush()
    values = {
        "state": EditionState.ISSUED.value,
        "number": printed.number,
        "slug": _slug(edition, printed.number),
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
