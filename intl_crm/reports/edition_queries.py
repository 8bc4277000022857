"""Questions to the tables of editions."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from intl_crm.kinds import UnknownRecord
from intl_crm.panels import Viewer
from intl_crm.permissions import visible
from intl_crm.records import WITH_DELETED
from intl_crm.reports.models import Edition, EditionFile, EditionState


def editions_of_year(viewer: Viewer, year: int) -> Sequence[Edition]:
    """Return the editions of a year: those that are under way, then the issued ones, latest first."""
    query = _of_year(viewer, year).order_by(
        Edition.number.is_not(None), Edition.form, Edition.number.desc(), Edition.id.desc()
    )
    return viewer.session.scalars(query).all()


def latest_issued(viewer: Viewer, year: int, form: str | None = None) -> Edition | None:
    """Return the edition of a year that was issued last, of one form or of any."""
    query = _of_year(viewer, year).where(Edition.state == EditionState.ISSUED.value)
    if form is not None:
        query = query.where(Edition.form == form)
    return viewer.session.scalars(query.order_by(Edition.issued_at.desc(), Edition.number.desc())).first()


def _of_year(viewer: Viewer, year: int) -> Select[Edition]:
    return select(Edition).where(Edition.year == year, visible(viewer.actor, Edition))


def issued_number(viewer: Viewer, year: int, form: str, number: int) -> Edition | None:
    """Return the edition that was issued under this number."""
    query = _of_year(viewer, year).where(Edition.form == form, Edition.number == number)
    return viewer.session.scalars(query).one_or_none()


def last_number(session: Session, year: int, form: str) -> int:
    """Return the number of the last edition that was issued of a year and form, 0 before the first."""
    query = select(func.max(Edition.number)).where(Edition.year == year, Edition.form == form)
    return session.scalars(query, execution_options=WITH_DELETED).one() or 0


def edition_before(session: Session, edition: Edition) -> Edition | None:
    """Return the edition that this one corrects: the last of its year and form that was issued before it."""
    query = select(Edition).where(Edition.year == edition.year, Edition.form == edition.form)
    query = query.where(Edition.number.is_not(None), Edition.id != edition.id)
    if edition.number is not None:
        query = query.where(Edition.number < edition.number)
    return session.scalars(query.order_by(Edition.number.desc())).first()


def last_signed(viewer: Viewer) -> Edition | None:
    """Return the edition that was issued last, of whatever year and form."""
    query = select(Edition).where(Edition.number.is_not(None), visible(viewer.actor, Edition))
    return viewer.session.scalars(query.order_by(Edition.issued_at.desc()).limit(1)).first()


def file_of(session: Session, edition_id: UUID, language: str, written: str) -> EditionFile | None:
    """Return the file of an edition in a language and format."""
    return session.get(EditionFile, (edition_id, language, written))


def edition_by_id(session: Session, edition_id: UUID) -> Edition:
    """Return an edition, or raise UnknownRecord where it has been deleted meanwhile."""
    found = session.get(Edition, edition_id)
    if found is None or found.deleted_at is not None:
        raise UnknownRecord(edition_id.hex)
    return found


def named_digests(session: Session) -> set[str]:
    """Return the digests of all files of editions."""
    return set(session.scalars(select(EditionFile.sha256)))
