"""The rooms of files, and their bytes."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response

from intl_crm import edge
from intl_crm.desk.fields import reference_of
from intl_crm.desk.rooms import Room, add_room
from intl_crm.files import forms, listings, pages, storage
from intl_crm.files.models import File
from intl_crm.files.operations import add_file
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.kinds import get
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, require

blueprint = Blueprint("files", __name__)
# Whatever the bytes are, they run nothing and reach nothing.
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"


def _presets(_viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    return {"record": reference_of(asked.get("record", ""), forms.OWNERS.split()), "visibility": "internal"}


def _add(viewer: Viewer, form: Any) -> File | None:
    """Return the added file, or None with what is wrong written at its field."""
    upload = form.upload.data
    try:
        content = upload.stream.read()
        return add_file(
            viewer.session, viewer.actor, edge.settings().data, content, upload.filename, form.values()
        )
    except storage.BadUpload as error:
        form.upload.errors = [_refusals().get(error.why, _("This file is not kept here."))]
        return None


def _refusals() -> dict[str, str]:
    return {
        "empty": _("This file is empty."),
        "kind": _("This is neither a photograph (JPEG, PNG, WebP) nor a PDF."),
        "photograph": str(forms.NO_PHOTOGRAPH),
        "pixels": _("This picture is too large. Make it smaller first."),
    }


ROOM = Room(
    "file",
    File,
    forms.FileForm,
    pages.file_head,
    pages.file_facts,
    listings.FILES,
    presets=_presets,
    new_form=forms.UploadForm,
    create=_add,
    empty=_l("Photographs, scans and papers of records stand here."),
)
add_room(blueprint, ROOM)


@blueprint.get("/files/<key>/content")
def content(key: str) -> Response:
    """Return the bytes of a file to whoever may see it."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, "file")
    file = get(viewer.session, viewer.actor, "file", key)
    assert isinstance(file, File)  # noqa: S101 -- `get` returns the model of the kind
    response = Response(storage.read(edge.settings().data, file.path), mimetype=file.media_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
