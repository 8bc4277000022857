"""The pictures of the README, taken of the demo; `make screenshots` keeps them in docs/screenshots."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests import programs
from tests.browser.conftest import PHONE

pytestmark = programs.needs("chromium")

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "docs" / "screenshots"
# Where set, the pictures are kept; otherwise they are taken, looked at and thrown away.
KEEP = "KEEP_SCREENSHOTS"
WIDTH, HEIGHT, PHONE_HEIGHT = 1280, 860, 844
LARGEST = 200_000
COLOURS = 128
HERE = "zh-Hant-TW"


@dataclass(frozen=True)
class Shot:
    """A page as it is pictured."""

    name: str
    path: str
    language: str = HERE
    width: int = WIDTH
    height: int = HEIGHT
    dark: bool = False


SHOTS = (
    Shot("today", "/"),
    Shot("today-phone", "/", width=PHONE, height=PHONE_HEIGHT),
    Shot("city", "/cities/busan"),
    Shot("city-dark", "/cities/busan", language="ja", dark=True),
    Shot("event", "/events/2021-09-17-koror", language="en"),
    Shot("events", "/events/?year=2021&mode=video"),
    Shot("event-form", "/events/2021-09-17-koror/edit", language="ko"),
    Shot("report", "/reports/2021"),
    Shot("calendar", "/calendar/?month=2021-09"),
)


def taken(page: Page, shot: Shot, folder: Path) -> Path:
    """Return the picture of a page whose fonts have come."""
    page.set_viewport_size({"width": shot.width, "height": shot.height})
    page.goto(f"{shot.path}{'&' if '?' in shot.path else '?'}lang={shot.language}")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    path = folder / f"{shot.name}.png"
    page.screenshot(path=path)
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_picture_shows_a_page(visit: Callable[..., Page], tmp_path: Path, shot: Shot) -> None:
    folder = KEPT if os.environ.get(KEEP) else tmp_path
    page = visit("/sign-in", width=shot.width, language=shot.language, dark=shot.dark)
    path = taken(page, shot, folder)
    assert urlsplit(page.url).path == urlsplit(shot.path).path
    assert page.locator("html").get_attribute("lang") == shot.language
    assert page.locator("main h1").count() == 1
    assert path.stat().st_size <= LARGEST
    with Image.open(path) as picture:
        assert picture.size == (shot.width, shot.height)
        darkness = picture.convert("L").resize((1, 1)).getpixel((0, 0))
    assert (darkness < 128) == shot.dark


def test_pictures_of_the_readme_are_kept() -> None:
    named = set(re.findall(r"\(docs/screenshots/([^)]+)\.png\)", (ROOT / "README.md").read_text("utf-8")))
    assert named
    assert named <= {shot.name for shot in SHOTS}
    assert {path.stem for path in KEPT.glob("*.png")} == {shot.name for shot in SHOTS}
