"""What an edition says: composed from the records as they are, and as it was frozen when it was checked."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from intl_crm.columns import as_json
from intl_crm.kinds import name_of
from intl_crm.panels import Viewer
from intl_crm.reports.as_json import json_of
from intl_crm.reports.document import Report, report_on_record
from intl_crm.reports.edition_changes import Change, changes_between
from intl_crm.reports.form_queries import kept_form
from intl_crm.reports.gaps import Gap, gaps_of
from intl_crm.reports.models import Edition, EditionContent

Json = dict[str, Any]


@dataclass(frozen=True)
class Content:
    """What an edition says in one language, by which form, and what it lacks."""

    language: str
    report: Json
    definition: Json
    gaps: list[Json]


@dataclass(frozen=True)
class Composed:
    """A report of the present records, with what would be frozen of it."""

    report: Report
    gaps: Sequence[Gap]
    content: Content


def composed(viewer: Viewer, edition: Edition, languages: Sequence[str] = ()) -> list[Composed]:
    """Return what an edition says by the records as they are, in each of its languages or in some."""
    return [_composed(replace(viewer, language=tag), edition) for tag in languages or edition.languages]


def _composed(viewer: Viewer, edition: Edition) -> Composed:
    kept = kept_form(viewer.session, edition.form)
    report = report_on_record(viewer, edition.year, kept.form, viewer.language, edition.day)
    gaps = gaps_of(viewer, report)
    missing = [_gap(gap, viewer.language) for gap in gaps]
    content = Content(report.language, _plain(json_of(report)), _plain(kept.definition), missing)
    return Composed(report, gaps, content)


def _plain(value: object) -> Any:
    """Return plain data as the database gives it back."""
    return json.loads(as_json(value))


def _gap(gap: Gap, language: str) -> Json:
    return {"what": gap.what, "count": gap.count, "records": [_named(one, language) for one in gap.records]}


def _named(record: Any, language: str) -> Json:
    name = name_of(record, language)
    return {"kind": record.kind, "key": record.key, "name": name.text, "language": name.language}


def changes_since(
    contents: Sequence[EditionContent | Content], present: Sequence[EditionContent | Content]
) -> dict[str, list[Change]]:
    """Return by language what the present content says otherwise, where it does."""
    former = {one.language: one for one in contents}
    found = {one.language: _changes(former[one.language], one) for one in present if one.language in former}
    return {language: changes for language, changes in found.items() if changes}


def _changes(before: EditionContent | Content, after: EditionContent | Content) -> list[Change]:
    found = changes_between(before.report, after.report)
    if not found and before.definition != after.definition:
        return [Change("other", "report", "", field="definition")]
    return found


def content_in(edition: Edition, language: str) -> EditionContent | None:
    """Return what an edition says in a language, as it was frozen."""
    return next((one for one in edition.contents if one.language == language), None)
