"""The pages of reports: the years, a year's report and its downloads, figures and opening words."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from intl_crm import edge
from intl_crm.date_words import year_words
from intl_crm.desk.facts import Shown, shown_records
from intl_crm.desk.rooms import Room, add_room
from intl_crm.files.models import File
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.jobs.works import Result
from intl_crm.kinds import kinds
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, require
from intl_crm.printing.glyphs import GETA
from intl_crm.records import Record
from intl_crm.reports import forms, listings, open_data_views, pages, queries, tally_views
from intl_crm.reports.characters import Place, Unprintable
from intl_crm.reports.document import NothingOnRecord, Report, report_on_record
from intl_crm.reports.edition_pages import latest_of, shown_gap
from intl_crm.reports.form_pages import form_title
from intl_crm.reports.form_queries import form_in, forms_first, office_form_key
from intl_crm.reports.form_views import unknown_form
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.gaps import gaps_of
from intl_crm.reports.models import Figure, Introduction
from intl_crm.reports.paper import paper_of
from intl_crm.reports.photographs import on_paper
from intl_crm.reports.prints import Print, ask_for, made, refuse_missing, takes_long
from intl_crm.reports.report_figures import figures_by_section
from intl_crm.reports.report_form import UnknownForm
from intl_crm.reports.rules import FIRST_YEAR, LAST_YEAR
from intl_crm.reports.year_tallies import FIGURES
from intl_crm.texts import Found

blueprint = Blueprint("reports", __name__)
blueprint.register_error_handler(UnknownForm, unknown_form)
open_data_views.add_to(blueprint)
tally_views.add_to(blueprint)
YEAR = f"/reports/<int(min={FIRST_YEAR}, max={LAST_YEAR}):year>"


@dataclass(frozen=True)
class YearRow:
    """A year in the list of reports."""

    count: queries.YearCount
    words: str


@dataclass(frozen=True)
class UndrawnRow:
    """A character that cannot be printed: where it would stand, and links to the records that hold it."""

    place: Place
    where: str
    links: tuple[Shown, ...]


@blueprint.get("/reports/")
def years() -> str:
    """Show the years of which exchanges or visits are on record."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, "report")
    found = queries.years_on_record(viewer)
    rows = [YearRow(one, year_words(one.year, viewer.language)) for one in found]
    return render_template("reports/years.html", years=rows)


@blueprint.get(YEAR)
def year(year: int) -> str:
    """Show a year's report, and what it lacks."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, "report")
    report = _report(viewer, year)
    gaps = [shown_gap(viewer, gap) for gap in gaps_of(viewer, report)]
    words = year_words(year, viewer.language)
    shown = {"on_paper": on_paper, "source": _source, "paper": paper_of(report)}
    shown |= {"figures_in": figures_by_section(report), "issued": latest_of(viewer, year)}
    shown |= {"forms": _form_links(viewer), "formats": tuple(FORMATS)}
    return render_template("reports/year.html", report=report, gaps=gaps, year_words=words, **shown)


def _source(file: File) -> str:
    return f"{kinds[File.kind].address_of(file)}/content"


@blueprint.get(f"{YEAR}/report.<any({', '.join(FORMATS)}):written>")
def file(year: int, written: str) -> Response:
    """Give a year's report as a file, or lead to its job where it takes long."""
    viewer, data = edge.viewer(), edge.settings().data
    require(viewer.actor, Action.PRINT, "report")
    without_missing = request.args.get("without") == "missing"
    chosen = form_in(viewer.session, _form_key(viewer))
    language = chosen.language_for(viewer.language)
    wanted = Print(year, chosen.key, language, written, without_missing)
    if takes_long(viewer, wanted):
        refuse_missing(viewer, data, wanted)
        return _asked_for(viewer, wanted)
    return _file(made(viewer, data, wanted))


@blueprint.errorhandler(Unprintable)
def unprintable(error: Unprintable) -> tuple[str, int]:
    """Name the characters that no font has with their records, and offer to print without them."""
    viewer = edge.viewer()
    year = (request.view_args or {})["year"]
    introductions = queries.introductions(viewer, year)
    rows = [
        UndrawnRow(one, one.where(viewer.language), shown_records(viewer, _holders(one, introductions)))
        for one in error.places
    ]
    words = year_words(year, viewer.language)
    facts = {"year": year, "year_words": words, "form": _form_key(viewer)}
    page = render_template("reports/undrawn.html", rows=rows, mark=GETA, **facts)
    return page, HTTPStatus.UNPROCESSABLE_ENTITY


def _holders(place: Place, introductions: Mapping[str, Introduction]) -> tuple[Record, ...]:
    opening = introductions.get(place.part.key) if place.part else None
    return place.records or ((opening,) if opening else ())


@blueprint.errorhandler(NothingOnRecord)
def nothing_on_record(error: NothingOnRecord) -> tuple[str, int]:
    """Say that there is no report of a year, and lead to the years of which there is one."""
    language = edge.viewer().language
    page = render_template(
        "reports/empty_year.html",
        year=error.year,
        year_words=year_words(error.year, language),
        years=[(one, year_words(one, language)) for one in error.on_record],
    )
    return page, HTTPStatus.NOT_FOUND


def _asked_for(viewer: Viewer, wanted: Print) -> Response:
    """Lead to the job of a print; it is written apart, as a page that is read changes nothing else."""
    with edge.database().transaction(viewer.actor) as session:
        job = ask_for(session, edge.settings().data, viewer.actor, wanted)
    return redirect(f"/jobs/{job.id}", HTTPStatus.SEE_OTHER)


def _file(result: Result) -> Response:
    answer = Response(result.content, mimetype=result.media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=result.name)
    return answer


def _report(viewer: Viewer, year: int) -> Report:
    return report_on_record(viewer, year, form_in(viewer.session, _form_key(viewer)), viewer.language)


def _form_key(viewer: Viewer) -> str:
    """Return the form of the address, else the office's."""
    return request.args.get("form") or office_form_key(viewer.session)


def _form_links(viewer: Viewer) -> list[tuple[str, Found]]:
    return [(one.key, form_title(one, viewer.language)) for one in forms_first(viewer.session)]


def _presets(_viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    year = asked.get("year", "")
    named = {"name": asked["name"]} if asked.get("name") in FIGURES else {}
    return {"visibility": "internal"} | named | ({"year": int(year)} if year.isdecimal() else {})


ROOMS = (
    Room(
        "figure", Figure, forms.FigureForm, pages.figure_head, pages.figure_facts, listings.FIGURES,
        presets=_presets, place="main",
        empty=_l("Figures that were published stand here, beside those that the records add up to."),
    ),
    Room(
        "introduction", Introduction, forms.IntroductionForm,
        pages.introduction_head, pages.introduction_facts, listings.INTRODUCTIONS,
        presets=_presets, place="main",
        empty=_l("The opening words of a year’s sections stand here."),
    ),
)  # fmt: skip

for room in ROOMS:
    add_room(blueprint, room)
