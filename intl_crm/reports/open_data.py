"""The public exchanges of a year as anybody may use them: rows, what they mean, and under which licence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from intl_crm.cities.licences import USUAL, Licence, licence
from intl_crm.cities.queries import the_office
from intl_crm.cities.rules import best
from intl_crm.date_words import year_words
from intl_crm.panels import Viewer
from intl_crm.permissions import NOBODY
from intl_crm.reports import queries
from intl_crm.reports.as_csv import table
from intl_crm.reports.exchange_rows import Place, RowSource, fields, row_of
from intl_crm.sentences import sentence

# A place in a report is not of the exchange itself: it differs with the form.
OF_A_REPORT = frozenset({"number", "section"})
LICENCE = "licence"


@dataclass(frozen=True)
class Terms:
    """Who opens data under which licence, in one language."""

    language: str
    office: str
    licence: Licence

    @property
    def line(self) -> str:
        """Say it in a sentence."""
        return sentence("open_data_licence", self.language, office=self.office, licence=self.licence.name)


@dataclass(frozen=True)
class OpenYear:
    """The public exchanges of a year in one language."""

    year: int
    terms: Terms
    rows: list[dict[str, str]]

    @property
    def name(self) -> str:
        """What the data are."""
        language = self.terms.language
        words = year_words(self.year, language)
        return sentence("open_data_name", language, office=self.terms.office, year=words)


def terms_in(session: Session, language: str) -> Terms:
    """Return the office's terms in a language; without an office they are the usual ones."""
    office = the_office(session)
    name = best(office.name, language).text if office else ""
    return Terms(language, name, licence(office.licence if office else USUAL, language))


def open_years(session: Session) -> list[int]:
    """Return the years with public exchanges, latest first."""
    found = queries.years_on_record(Viewer(session, NOBODY, ""))
    return [one.year for one in found if one.exchanges]


def open_year(session: Session, year: int, language: str) -> OpenYear:
    """Return the public exchanges of a year, in order of date; whoever asks, nobody is asking."""
    events = queries.year_events(Viewer(session, NOBODY, language), year)
    rows = [_row(RowSource(event, Place("", ""), NOBODY, language)) for event in events]
    return OpenYear(year, terms_in(session, language), rows)


def dictionary() -> Mapping[str, Mapping[str, str]]:
    """Return the fields of the data with what they mean by language."""
    return {name: said for name, said in fields().items() if name not in OF_A_REPORT}


def _row(source: RowSource) -> dict[str, str]:
    return {name: text for name, text in row_of(source).items() if name not in OF_A_REPORT}


def csv_of(found: OpenYear) -> bytes:
    """Return the exchanges as CSV; each row names its licence, so that it keeps it among others."""
    rows = [{**row, LICENCE: found.terms.licence.key} for row in found.rows]
    return table([*dictionary(), LICENCE], rows)


def json_of(found: OpenYear) -> dict[str, Any]:
    """Return the exchanges with their dictionary and their licence."""
    terms, given = found.terms, found.terms.licence
    return {
        "name": found.name,
        "year": found.year,
        "language": terms.language,
        "publisher": terms.office,
        LICENCE: {"key": given.key, "name": given.name, "address": given.address},
        "licence_line": terms.line,
        "fields": [{"name": name, "means": said[terms.language]} for name, said in dictionary().items()],
        "exchanges": found.rows,
    }
