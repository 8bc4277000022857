"""The report as data: sections with their records, figures published and computed, what falls back."""

from collections.abc import Iterable
from typing import Any

from intl_crm import words
from intl_crm.cities.models import City
from intl_crm.cities.rules import best
from intl_crm.clock import ZonedTime, zone_info
from intl_crm.delegations.models import Delegation
from intl_crm.events.models import Event
from intl_crm.events.rules import cities_of, event_name, mode_of
from intl_crm.files.models import File
from intl_crm.files.rules import file_name
from intl_crm.kinds import name_of
from intl_crm.records import Record
from intl_crm.reports.document import Report
from intl_crm.reports.fallbacks import Fallback, fallbacks_of
from intl_crm.reports.heads import body_by_rule, head_words
from intl_crm.reports.parts import Part
from intl_crm.reports.pieces import plain
from intl_crm.reports.regions import Row, region_of, region_words
from intl_crm.reports.tally_json import tally_json, total_json
from intl_crm.reports.told import Grid
from intl_crm.reports.visits import Case, notes_of

Json = dict[str, Any]


def json_of(report: Report) -> Json:
    """Return a plain object: each record in it has key, kind and name, each date its machine form."""
    return {
        "key": str(report.year),
        "kind": "report",
        "name": report.title,
        "year": report.year,
        "language": report.language,
        "form": report.form.key,
        "date": report.day.isoformat(),
        "office": report.office.text,
        "figures": {one.name: total_json(one, report.language) for one in report.totals},
        "regions": [_region(row, report) for row in report.regions.rows],
        "tallies": [tally_json(tally, report.language) for tally in report.tallies],
        "cases": [_case(case, report.language) for case in report.visits.cases],
        "sections": [_part(part, report) for part in report.parts],
        "notes": [plain(note) for note in notes_of(report.visits)],
        "fallbacks": [_fallback(one, report.language) for one in fallbacks_of(report)],
    }


def _region(row: Row, report: Report) -> Json:
    counts = dict(zip(report.regions.series, row.values, strict=True))
    name = region_words(row.region, report.language)
    return {"key": row.region or None, "kind": "region", "name": name, **counts, "sum": sum(row.values)}


def _case(case: Case, language: str) -> Json:
    found = case.delegation
    return {
        "key": found.key,
        "kind": "delegation",
        "name": case_name(case, language),
        "number": found.case_number,
        "mode": found.mode,
        "when": str(found.when),
        "headcount": found.headcount,
        "region": region_of(found) or None,
        "is_body_typed": case.head is not None and case.head.is_typed,
    }


def case_name(case: Case, language: str) -> str:
    """Return a case as the report names its head; without one, the delegation's own name or its body's."""
    if case.head:
        return plain(head_words(case.head, language))
    return best(case.delegation.name, language).text or _body(case.delegation, language)


def _body(delegation: Delegation, language: str) -> str:
    return body_by_rule(delegation, None, language).text or words.label("records", "delegation", language)


def _part(part: Part, report: Report) -> Json:
    language = part.title.language
    return {
        "key": part.key,
        "kind": "event" if part.event else "section",
        "name": part.title.text,
        "number": part.number,
        "reference": part.reference,
        "language": language,
        "text": [plain(paragraph) for paragraph in part.paragraphs],
        **(_event(part.event, part.photographs, report) if part.event else _composed(part, report.language)),
        "items": [_part(one, report) for one in part.parts],
    }


def _composed(part: Part, language: str) -> Json:
    """Return of which records a section was composed; nothing where it was not."""
    told = [{**_record(one.record, language), "text": plain(one.paragraph)} for one in part.told]
    tables = [_table(grid, language) for grid in part.grids]
    return {name: found for name, found in (("records", told), ("tables", tables)) if found}


def _table(grid: Grid, language: str) -> Json:
    rows = [{**_record(row.record, language), "cells": row.words} for row in grid.rows]
    return {"caption": grid.caption, "head": list(grid.head), "rows": rows, "note": grid.note}


def _record(record: Record, language: str) -> Json:
    return {"key": record.key, "kind": record.kind, "name": name_of(record, language).text}


def _photograph(file: File, language: str) -> Json:
    return {
        "key": file.key,
        "kind": "file",
        "name": file_name(file, language).text,
        "alternative": best(file.alternative, language).text,
        "caption": best(file.caption, language).text or None,
        "sha256": file.sha256,
    }


def _event(event: Event, photographs: Iterable[File], report: Report) -> Json:
    cities = [*([report.home] if report.home else []), *cities_of(event)]
    return {
        "form": event.form,
        "mode": mode_of(event),
        "when": str(event.when),
        "starts": _time(event.starts, cities),
        "ends": _time(event.ends, cities),
        "photographs": [_photograph(one, report.language) for one in photographs],
    }


def _time(moment: ZonedTime | None, cities: Iterable[City]) -> Json | None:
    """Return a time in UTC and on the clock of every city concerned."""
    if moment is None:
        return None
    clocks = {city.key: moment.instant.astimezone(zone_info(city.zone)) for city in cities if city.zone}
    local = {key: clock.isoformat(timespec="minutes") for key, clock in clocks.items()}
    return {"utc": f"{moment.instant:%Y-%m-%dT%H:%MZ}", "local": local}


def _fallback(one: Fallback, language: str) -> Json:
    event = one.part.event
    name = event_name(event, language) if event else one.part.title
    return {
        "key": one.part.key,
        "kind": "event" if event else "section",
        "name": name.text,
        "reference": one.part.reference,
        "what": one.what,
        "language": one.found.language,
        "text": one.found.text,
    }
