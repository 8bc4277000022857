"""`intl-crm report`: the year's exchanges, written to a file."""

from dataclasses import replace
from datetime import datetime
from typing import IO

import click
from sqlalchemy.orm import Session

from intl_crm.cities.crest import printed_crest
from intl_crm.cities.queries import office_language
from intl_crm.command_line import office_session, write_out
from intl_crm.config import data_folder
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports.document import report_on_record
from intl_crm.reports.edition_reprint import issued_edition, reprint
from intl_crm.reports.form_queries import form_in, office_form_key
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.paper import printout_of
from intl_crm.reports.printout import Printout
from intl_crm.reports.report_form import Form, UnknownForm
from intl_crm.reports.rules import FIRST_YEAR, LAST_YEAR
from intl_crm.texts import LANGUAGES

LANGUAGE = "zh-Hant-TW"


@click.command()
@click.argument("year", type=click.IntRange(FIRST_YEAR, LAST_YEAR))
@click.option("--language", type=click.Choice(LANGUAGES), help="By default the office's own.")
@click.option("--format", "written", type=click.Choice(list(FORMATS)), required=True)
@click.option("--out", type=click.File("wb"), required=True, help="A file, or - for standard output.")
@click.option("--form", "form_key", help="By default the one that the office has chosen.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Day at which titles are judged.")
@click.option(
    "--edition", "number", type=click.IntRange(1), help="The edition that was issued under this number."
)
@click.option("--without-missing", is_flag=True, help="Print 〓 for each character that no font has (PDF).")
def report(
    year: int,
    language: str | None,
    written: str,
    out: IO[bytes],
    form_key: str | None,
    day: datetime | None,
    number: int | None,
    without_missing: bool,
) -> None:
    """Write the exchanges of YEAR to a file, or give an issued edition again, byte for byte."""
    if number and day:
        raise click.UsageError("--date is settled in an edition that was issued.")
    with office_session() as session:
        key = form_key or office_form_key(session)
        if number:
            made = _issued(
                Viewer(session, COMMAND, language or _language(session)), year, key, number, written
            )
        else:
            printout = _composed(session, year, _form(session, key), language, day)
            made = FORMATS[written].write(replace(printout, without_missing=without_missing))
    write_out(out, made)


def _issued(viewer: Viewer, year: int, key: str, number: int, written: str) -> bytes:
    # Its form may have been deleted since, so the key alone is asked for.
    edition = issued_edition(viewer, year, key, number)
    return reprint(viewer, data_folder(), edition, viewer.language, written)


def _composed(
    session: Session, year: int, chosen: Form, language: str | None, day: datetime | None
) -> Printout:
    viewer = Viewer(session, COMMAND, language or chosen.language_for(_language(session)))
    found = report_on_record(viewer, year, chosen, viewer.language, day.date() if day else None)
    return printout_of(found, data_folder(), printed_crest(session, data_folder()))


def _language(session: Session) -> str:
    return office_language(session) or LANGUAGE


def _form(session: Session, key: str) -> Form:
    try:
        return form_in(session, key)
    except UnknownForm as error:
        raise click.BadParameter(error.said("en"), param_hint="--form") from error
