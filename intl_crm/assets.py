"""The built front end: names with the digest of their content, so that a browser may keep them for ever."""

import json
from functools import cache
from pathlib import Path

from flask import Flask

from intl_crm.errors import CrmError

FOLDER = Path(__file__).parent / "static" / "dist"
ADDRESS = "/static/dist/"


class NotBuilt(CrmError):
    """The front end has not been built, or lacks a file."""

    def __init__(self, name: str) -> None:
        """Carry the file that was asked for."""
        super().__init__(f"the front end has no {name}: run `make setup`")
        self.name = name


def init_app(app: Flask) -> None:
    """Let templates ask for built files."""
    app.jinja_env.globals["asset"] = asset


def asset(name: str) -> str:
    """Return the address of a built file; it needs no request, so that error pages have it too."""
    try:
        return ADDRESS + _manifest()[name]
    except KeyError:
        raise NotBuilt(name) from None


@cache
def _manifest() -> dict[str, str]:
    try:
        text = (FOLDER / "manifest.json").read_text(encoding="utf-8")
    except OSError:
        raise NotBuilt("manifest.json") from None
    manifest: dict[str, str] = json.loads(text)
    return manifest
