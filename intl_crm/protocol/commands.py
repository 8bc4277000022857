"""`intl-crm sheet`: the briefing sheet of an event or a delegation, written to a file."""

from typing import IO

import click

from intl_crm.cities.crest import printed_crest
from intl_crm.cities.queries import office_zone, the_office
from intl_crm.clock import now
from intl_crm.command_line import office_session, write_out
from intl_crm.config import data_folder
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.protocol.sheet import sheet_pdf, subject_by_key
from intl_crm.texts import LANGUAGES

FORMATS = {"pdf": sheet_pdf}
LANGUAGE = "zh-Hant-TW"


@click.command()
@click.argument("key")
@click.option("--language", type=click.Choice(LANGUAGES), help="By default the office's own.")
@click.option("--format", "written", type=click.Choice(list(FORMATS)), default="pdf", show_default=True)
@click.option("--out", type=click.File("wb"), required=True, help="A file, or - for standard output.")
@click.option("--without-missing", is_flag=True, help="Print 〓 for each character that no font has.")
def sheet(key: str, language: str | None, written: str, out: IO[bytes], without_missing: bool) -> None:
    """Write the briefing sheet of the event or delegation KEY to a file; event/KEY says which is meant."""
    with office_session() as session:
        subject = subject_by_key(session, COMMAND, key)
        office = the_office(session)
        language = language or (office.language if office else LANGUAGE)
        viewer = Viewer(session, COMMAND, language, office_zone(session))
        crest = printed_crest(session, data_folder())
        made = FORMATS[written](viewer, subject, now(), crest, without_missing=without_missing)
        write_out(out, made)
