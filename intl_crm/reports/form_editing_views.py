"""The pages on which a form of report is changed: outline, cover, sections, wording, text."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from intl_crm import edge
from intl_crm.desk import saving
from intl_crm.desk.forms import VersionedForm, version_of
from intl_crm.desk.history import last_actor
from intl_crm.desk.plain_fields import ends_of_lines
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.kinds import UnknownRecord
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, require
from intl_crm.reports import form_outline as outline
from intl_crm.reports import form_pages as pages
from intl_crm.reports.form_faults import BadForm
from intl_crm.reports.form_forms import CoverForm, SectionForm, SentenceForm
from intl_crm.reports.form_operations import save_form
from intl_crm.reports.form_queries import KeptForm, kept_form
from intl_crm.reports.form_text import read_form, text_of
from intl_crm.reports.form_views import ALL, KIND, blueprint, named
from intl_crm.reports.wording import WORDED, example_of
from intl_crm.sentences import arguments, pattern_text
from intl_crm.texts import LANGUAGES, Texts

OF_THE_COVER = ("name", "first", "languages", "years", "numbering", "title", "subtitle")
OUTDATED = (StaleDataError, saving.Refused)


class Editing(NamedTuple):
    """Who changes which form."""

    viewer: Viewer
    kept: KeptForm

    def page(self, template: str, status: int = HTTPStatus.OK, **more: Any) -> ResponseReturnValue:
        """Return a page of the form."""
        return render_template(template, **named(self.viewer, self.kept), **more), status

    def save(self, definition: Mapping[str, Any], version: int) -> None:
        """Save the form; after a refusal nothing is changed."""
        try:
            save_form(self.viewer.session, self.viewer.actor, self.kept.key, definition, version=version)
        except (*OUTDATED, BadForm):
            self.viewer.session.rollback()
            raise

    def again(self) -> "Editing":
        """Return the same with the form as it is now."""
        return self._replace(kept=kept_form(self.viewer.session, self.kept.key))

    @property
    def who(self) -> str | None:
        """Who changed the form last."""
        record = self.kept.record
        return last_actor(self.viewer.session, record) if record else None


def _editing(key: str) -> Editing:
    viewer = edge.viewer()
    require(viewer.actor, Action.EDIT, KIND)
    return Editing(viewer, kept_form(viewer.session, key))


def _outline_page(editing: Editing, status: int = HTTPStatus.OK, **more: Any) -> ResponseReturnValue:
    rows = pages.outline_rows(editing.viewer, editing.kept, {})
    return editing.page("reports/form_edit.html", status, rows=rows, **more)


@blueprint.route(f"{ALL}<key>/edit", methods=["GET", "POST"])
def edit(key: str) -> ResponseReturnValue:
    """Show what can be changed, or move a section."""
    editing = _editing(key)
    if request.method == "GET":
        return _outline_page(editing)
    section, version = request.form.get("section", ""), version_of(request.form.get("version", ""))
    move = next((one for one in outline.MOVES if one == request.form.get("move")), None)
    try:
        if move is None:
            raise outline.NoWay("no such move")
        editing.save(outline.moved(editing.kept.definition, section, move), version)
    except (*OUTDATED, outline.UnknownSection, outline.NoWay, BadForm):
        again = editing.again()
        return _outline_page(again, HTTPStatus.CONFLICT, who=again.who, is_outdated=True)
    return redirect(f"{ALL}{key}/edit#s-{section}")


def _form_page(editing: Editing, form: VersionedForm, title: str, **more: Any) -> ResponseReturnValue:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    template = more.pop("template", "reports/form_fields.html")
    return editing.page(template, status, form=form, title=title, **more)


def _saved(
    editing: Editing, form: VersionedForm, definition: Mapping[str, Any]
) -> ResponseReturnValue | Editing:
    """Lead back to the outline; where that fails, return the form as it is now, with what is wrong said."""
    try:
        editing.save(definition, form.read_version)
    except BadForm as error:
        problems = [one.fault.said(current_language()) for one in error.problems]
        form.version.errors = list(dict.fromkeys(problems))
        return editing.again()
    except OUTDATED:
        again = editing.again()
        form.show_version(again.kept.version)
        return again
    return redirect(f"{ALL}{editing.kept.key}/edit")


def _after(
    editing: Editing, form: VersionedForm, definition: Mapping[str, Any], title: str, **more: Any
) -> ResponseReturnValue:
    """Save, or show the form again with all that was typed."""
    read = form.read_version
    found = _saved(editing, form, definition)
    if not isinstance(found, Editing):
        return redirect(more["back"]) if "back" in more else found
    if form.errors:
        return _form_page(found, form, title, **more)
    template = more.pop("template", "reports/form_fields.html")
    return found.page(
        template, HTTPStatus.CONFLICT, form=form, title=title, is_outdated=True, who=found.who,
        read_version=read, **more,
    )  # fmt: skip


@blueprint.route(f"{ALL}<key>/cover", methods=["GET", "POST"])
def cover(key: str) -> ResponseReturnValue:
    """Change the name, the cover, the languages, the numbers and the years of a form."""
    editing, form, title = _editing(key), CoverForm(), _("Cover, languages and numbers")
    if request.method == "GET":
        form.fill_from(editing.kept.definition)
        form.show_version(editing.kept.version)
    if request.method == "GET" or not form.validate():
        return _form_page(editing, form, title)
    others = {name: one for name, one in editing.kept.definition.items() if name not in OF_THE_COVER}
    return _after(editing, form, others | form.values(), title)


@blueprint.route(f"{ALL}<key>/sections/<section>", methods=["GET", "POST"])
def section(key: str, section: str) -> ResponseReturnValue:
    """Change a section; one that is gone meanwhile can be added anew, with all that was typed."""
    editing, form = _editing(key), SectionForm()
    try:
        present = outline.section_in(editing.kept.definition, section)
    except outline.UnknownSection as error:
        if request.method == "GET":
            raise UnknownRecord(section) from error
        return _gone(editing, form, section)
    title = _("Section: %(title)s", title=_title(present))
    more = {"template": "reports/form_section.html", "section": present}
    del form.key
    if request.method == "GET":
        form.fill_from(present)
        form.show_version(editing.kept.version)
    if request.method == "GET" or not form.validate():
        return _form_page(editing, form, title, **more)
    values = form.values(section, present.get("word"))
    return _after(editing, form, outline.replaced(editing.kept.definition, section, values), title, **more)


def _title(section: Mapping[str, Any]) -> str:
    return pages.title_of(section).text


def _gone(editing: Editing, form: SectionForm, section: str) -> ResponseReturnValue:
    form.key.process(None, section)
    form.show_version(editing.kept.version)
    return editing.page(
        "reports/form_section.html", HTTPStatus.CONFLICT, form=form, title=_("New section"), is_gone=True,
        action=f"{ALL}{editing.kept.key}/add", who=editing.who,
    )  # fmt: skip


@blueprint.route(f"{ALL}<key>/add", methods=["GET", "POST"])
def add(key: str) -> ResponseReturnValue:
    """Add a section after or below another one."""
    editing, form, title = _editing(key), SectionForm(), _("New section")
    if request.method == "GET":
        form.shows.process(None, "exchanges")
        form.show_version(editing.kept.version)
    if request.method == "GET" or not form.validate():
        return _form_page(editing, form, title, template="reports/form_section.html")
    at, definition = request.args.get("at", ""), editing.kept.definition
    wish = form.title.data.get("en", "")
    values = form.values(form.key.data or outline.free_key(definition, wish))
    try:
        made = outline.added(definition, "below" if request.args.get("below") else "after", at, values)
    except outline.UnknownSection:
        made = outline.added(definition, "after", "", values)
    return _after(editing, form, made, title, template="reports/form_section.html")


@blueprint.route(f"{ALL}<key>/sections/<section>/remove", methods=["GET", "POST"])
def remove(key: str, section: str) -> ResponseReturnValue:
    """Ask whether to remove a section with all below it, and remove it when the answer is yes."""
    editing = _editing(key)
    try:
        present = outline.section_in(editing.kept.definition, section)
        made = outline.removed(editing.kept.definition, section)
    except outline.UnknownSection as error:
        raise UnknownRecord(section) from error
    except outline.NoWay:
        flash(_("A form has at least one section."), "bad")
        return redirect(f"{ALL}{key}/edit")
    below = [_title(one) for one in outline.sections_in(present)]
    page: dict[str, Any] = {"section": present, "title": _title(present), "below": below}
    if request.method == "GET":
        return editing.page("reports/form_remove.html", **page)
    try:
        editing.save(made, version_of(request.form.get("version", "")))
    except OUTDATED:
        again = editing.again()
        return again.page(
            "reports/form_remove.html", HTTPStatus.CONFLICT, **page, is_outdated=True, who=again.who
        )
    flash(_("The section %(title)s is removed.", title=page["title"]), "done")
    return redirect(f"{ALL}{key}/edit")


@blueprint.get(f"{ALL}<key>/wording")
def wording(key: str) -> ResponseReturnValue:
    """Show the composed sentences, and which of them the form words otherwise."""
    editing = _editing(key)
    own = editing.kept.definition.get("wording", {})
    tag = current_language()
    patterns = {one: own.get(one, {}).get(tag) or pattern_text(one, tag) for one in WORDED}
    found = [(one, example_of(said, one, tag), one in own) for one, said in patterns.items()]
    return editing.page("reports/form_wording.html", sentences=found)


@blueprint.route(f"{ALL}<key>/wording/<sentence>", methods=["GET", "POST"])
def sentence(key: str, sentence: str) -> ResponseReturnValue:
    """Change how a form words one sentence; what is empty is worded as the product does."""
    editing, title = _editing(key), _("Wording: %(key)s", key=sentence)
    if sentence not in WORDED:
        raise UnknownRecord(sentence)
    form = SentenceForm(formdata=None)
    form.patterns.key = sentence
    wording = editing.kept.definition.get("wording", {})
    more = {
        "template": "reports/form_sentence.html", "facts": arguments(sentence),
        "product": [(tag, pattern_text(sentence, tag)) for tag in LANGUAGES],
        "back": f"{ALL}{key}/wording",
    }  # fmt: skip
    if request.method == "GET":
        form.patterns.process(None, Texts(wording.get(sentence, {})))
        form.show_version(editing.kept.version)
        return _form_page(editing, form, title, **more)
    form.process(request.form)
    if not form.validate():
        return _form_page(editing, form, title, **more)
    others = {one: said for one, said in wording.items() if one != sentence}
    made = others | ({sentence: dict(form.patterns.data)} if form.patterns.data else {})
    definition = editing.kept.definition | {"wording": made}
    return _after(editing, form, definition, title, **more)


@blueprint.route(f"{ALL}<key>/text", methods=["GET", "POST"])
def text(key: str) -> ResponseReturnValue:
    """Change a form as text; all that is wrong is said with its line, and what was typed stays."""
    editing = _editing(key)
    if request.method == "GET":
        written = text_of(editing.kept.definition)
        return editing.page("reports/form_text.html", text=written, version=editing.kept.version)
    typed, version = ends_of_lines(request.form.get("text", "")), version_of(request.form.get("version", ""))
    page: dict[str, Any] = {"text": typed, "version": version}
    try:
        editing.save(read_form(typed), version)
    except BadForm as error:
        lines = dict(enumerate(typed.splitlines(), 1))
        said = [(lines.get(one.line, ""), one.said(current_language())) for one in error.problems]
        return editing.page("reports/form_text.html", HTTPStatus.UNPROCESSABLE_ENTITY, **page, problems=said)
    except OUTDATED:
        again = editing.again()
        page["version"] = again.kept.version
        return again.page(
            "reports/form_text.html", HTTPStatus.CONFLICT, **page, is_outdated=True, who=again.who
        )
    return redirect(f"{ALL}{key}")
