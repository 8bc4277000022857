"""Printing an issued edition again: exactly the bytes that were kept."""

from pathlib import Path

from intl_crm.date_words import Style, year_words
from intl_crm.errors import CrmError
from intl_crm.files.storage import MissingBytes
from intl_crm.languages import language_name
from intl_crm.panels import Viewer
from intl_crm.reports import edition_storage
from intl_crm.reports.edition_queries import file_of, issued_number
from intl_crm.reports.models import Edition
from intl_crm.sentences import sentence
from intl_crm.texts import LANGUAGES


class NoEdition(CrmError):
    """No edition of a year and form has been issued under a number."""

    def __init__(self, year: int, form: str, number: int) -> None:
        """Carry what was asked for."""
        super().__init__(f"no edition {number} of {year} in the form {form!r} has been issued")
        self.year, self.form, self.number = year, form, number

    def said(self, language: str) -> str:
        """Return the sentence in this language."""
        year = year_words(self.year, language, Style.ROW)
        return sentence("no_edition", language, year=year, form=self.form, number=str(self.number))


class _OfFile(CrmError):
    """Something about one file of an edition."""

    key: str

    def __init__(self, edition: Edition, language: str, written: str) -> None:
        """Carry the edition and which of its files."""
        super().__init__(f"edition {edition.number} of {edition.year}: {self.key} {language} {written}")
        self.number, self.language, self.written = edition.number, language, written

    def said(self, language: str) -> str:
        """Return the sentence in this language."""
        known = language_name(self.language, language) if self.language in LANGUAGES else self.language
        return sentence(
            self.key, language, number=str(self.number), language=known, format=self.written.upper()
        )


class NotIssuedSo(_OfFile):
    """An edition was not issued in this language or format."""

    key = "edition_not_in"


class MissingFile(_OfFile, MissingBytes):
    """What was issued is on record, and its bytes are gone or are others by now."""

    key = "edition_missing_bytes"


def issued_edition(viewer: Viewer, year: int, form: str, number: int) -> Edition:
    """Return the edition that was issued under this number, or raise NoEdition."""
    found = issued_number(viewer, year, form, number)
    if found is None:
        raise NoEdition(year, form, number)
    return found


def reprint(viewer: Viewer, data: Path, edition: Edition, language: str, written: str) -> bytes:
    """Return the bytes that were issued; NotIssuedSo and MissingFile say what is wrong."""
    file = file_of(viewer.session, edition.id, language, written)
    if file is None:
        raise NotIssuedSo(edition, language, written)
    try:
        return edition_storage.read(data, file.sha256)
    except MissingBytes as error:
        raise MissingFile(edition, language, written) from error
