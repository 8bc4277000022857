"""Pictures to upload and to print."""

import io
from pathlib import Path

from PIL import Image

from intl_crm.cities.crest import keep_crest
from intl_crm.cities.queries import the_office
from intl_crm.db import Database
from tests.factories import ACTOR

WIDE = (120, 30)
# The data folder of what has no picture.
NOWHERE = Path("nowhere")


def picture(form: str = "PNG", size: tuple[int, int] = WIDE, mode: str = "RGB") -> bytes:
    """A picture of one colour."""
    drawn = io.BytesIO()
    Image.new(mode, size, 90 if mode in {"L", "P", "1"} else "navy").save(drawn, form)
    return drawn.getvalue()


def hang_crest(database: Database, data: Path, content: bytes) -> None:
    """Let the office that is on record have a crest."""
    with database.transaction(ACTOR) as session:
        office = the_office(session)
        assert office is not None
        office.crest_id = keep_crest(session, office, data, content, "crest.png")
