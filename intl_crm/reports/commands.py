"""`intl-crm report`: the year's exchanges, written to a file."""

from datetime import datetime
from typing import IO

import click

from intl_crm.cities.crest import printed_crest
from intl_crm.cities.queries import the_office
from intl_crm.command_line import office_session, write_out
from intl_crm.config import data_folder
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports.document import report_on_record
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.paper import printout_of
from intl_crm.reports.report_form import form, form_keys
from intl_crm.reports.rules import FIRST_YEAR, LAST_YEAR
from intl_crm.texts import LANGUAGES

FORM, LANGUAGE = "kaohsiung", "zh-Hant-TW"


@click.command()
@click.argument("year", type=click.IntRange(FIRST_YEAR, LAST_YEAR))
@click.option("--language", type=click.Choice(LANGUAGES), help="By default the office's own.")
@click.option("--format", "written", type=click.Choice(list(FORMATS)), required=True)
@click.option("--out", type=click.File("wb"), required=True, help="A file, or - for standard output.")
@click.option("--form", "form_key", type=click.Choice(form_keys()), help="By default the office's own.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Day at which titles are judged.")
def report(
    year: int, language: str | None, written: str, out: IO[bytes], form_key: str | None, day: datetime | None
) -> None:
    """Write the exchanges of YEAR to a file."""
    with office_session() as session:
        office = the_office(session)
        language = language or (office.language if office else LANGUAGE)
        chosen = form(form_key or (office.form if office else FORM))
        viewer = Viewer(session, COMMAND, language)
        found = report_on_record(viewer, year, chosen, language, day.date() if day else None)
        made = FORMATS[written].write(printout_of(found, data_folder(), printed_crest(session, data_folder())))
    write_out(out, made)
