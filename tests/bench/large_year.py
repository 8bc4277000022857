"""Data folders with a year to print: the demo's, and one far larger than an office has."""

import io
import random
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops
from sqlalchemy.orm import Session

from intl_crm import features, migrating
from intl_crm.db import Database
from intl_crm.events.models import Event
from intl_crm.files.operations import add_file
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.demo_database import load_demo
from tests.printing.examples import sample

YEAR = 2021
EXCHANGES, PHOTOGRAPHS = 1000, 100
CAMERA = (4032, 3024)
SAMPLES = {"zh-Hant-TW": "report-2021.zh-Hant-TW", "en": "report-2021.en"}


def url_of(data: Path) -> str:
    """The address of the database in a data folder."""
    return f"sqlite:///{data / 'intl_crm.sqlite'}"


def year_of_the_demo(data: Path) -> None:
    """Fill the folder with the demo, whose year is the published one."""
    load_demo(url_of(data))


def large_year(data: Path) -> None:
    """Fill the folder with exchanges, each with a text in two languages, every tenth with a photograph."""
    features.declare()
    database = Database(url_of(data))
    migrating.upgrade(database)
    with database.transaction(factories.ACTOR) as session:
        session.add_all([factories.office(slug="office"), *(events := list(_events()))])
        session.flush()
        _photograph(session, data, events[:: EXCHANGES // PHOTOGRAPHS])
    database.close()


def _events() -> Iterator[Event]:
    dice = _dice(YEAR)
    said = {language: list(_said(sample(name))) for language, name in SAMPLES.items()}
    cities = [factories.city(name=Texts({"zh-Hant-TW": f"城市{at}", "en": f"City {at}"})) for at in range(40)]
    for at in range(EXCHANGES):
        drawn = {language: dice.choice(texts) for language, texts in said.items()}
        yield factories.event(
            slug=f"exchange-{at}",
            status="held",
            title=Texts({language: f"{title} {at}" for language, (title, _text) in drawn.items()}),
            text=Texts({language: text for language, (_title, text) in drawn.items()}),
            when=Span.parse(f"{YEAR}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"),
            participations=[factories.participation(event=None, city=dice.choice(cities))],
        )


def _said(section: dict[str, object]) -> Iterator[tuple[str, str]]:
    """The titles and texts of the exchanges of a sample."""
    for inner in section.get("sections") or section.get("items") or ():
        text = inner.get("text")
        if text and isinstance(text[0], str) and "items" not in inner:
            yield str(inner["title"]), "\n".join(map(str, text))
        yield from _said(inner)


def _photograph(session: Session, data: Path, events: list[Event]) -> None:
    said = {"sort": "photograph", "visibility": "public", "in_report": True}
    said |= {"caption": Texts({"zh-Hant-TW": "合影", "en": "All together"})}
    said |= {"alternative": Texts({"zh-Hant-TW": "來賓合影", "en": "Guests and hosts"})}
    grain = _noise(CAMERA, 2, _dice(0))
    for at, event in enumerate(events):
        content = _camera(at, grain)
        add_file(
            session, factories.ACTOR, data, content, f"{at}.jpg", {**said, "record": (event.kind, event.id)}
        )


def _camera(seed: int, grain: Image.Image) -> bytes:
    """A photograph of shapes and grain, which takes as much room as a camera's."""
    dice = _dice(seed)
    shapes = [_noise(CAMERA, 96, dice) for _band in range(3)]
    taken = Image.merge("RGB", [Image.blend(ImageChops.offset(grain, seed * 7), one, 0.85) for one in shapes])
    written = io.BytesIO()
    taken.save(written, "JPEG", quality=85)
    return written.getvalue()


def _noise(size: tuple[int, int], coarse: int, dice: random.Random) -> Image.Image:
    width, height = (side // coarse for side in size)
    small = Image.frombytes("L", (width, height), dice.randbytes(width * height))
    return small.resize(size, Image.Resampling.BICUBIC)


def _dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 -- the same year each time, no secret
