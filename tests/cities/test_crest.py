"""The office's crest: which pictures are kept, and what prints get of them."""

from pathlib import Path

import pytest

from intl_crm.cities.crest import keep_crest, printed_crest
from intl_crm.cities.models import Office
from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.desk import saving
from intl_crm.files.models import File
from intl_crm.files.storage import FOLDER, BadUpload
from intl_crm.permissions import COMMAND
from intl_crm.printing.pictures import printable
from tests import factories
from tests.factories import ACTOR
from tests.pictures import hang_crest, picture


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What is kept is the same in either database."""
    return sqlite_url


@pytest.fixture
def office(database: Database) -> Office:
    """An office without a crest."""
    with database.transaction(ACTOR) as session:
        session.add(made := factories.office())
    return made


def printed(database: Database, data: Path) -> bytes | None:
    with database.reading() as session:
        return printed_crest(session, data)


def test_before_the_first_start_there_is_none(database: Database, tmp_path: Path) -> None:
    assert printed(database, tmp_path) is None


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_crest_is_printed_as_it_was_uploaded(database: Database, tmp_path: Path, form: str) -> None:
    assert printed(database, tmp_path) is None
    hang_crest(database, tmp_path, picture(form))
    assert printed(database, tmp_path) == printable(picture(form))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "kind"),
        (b"<svg/>", "kind"),
        (picture("GIF", mode="P"), "kind"),
        (picture("WEBP"), "kind"),
        (picture()[:60], "kind"),
    ],
)
def test_what_is_no_crest_is_refused(
    database: Database, tmp_path: Path, office: Office, content: bytes, why: str
) -> None:
    with database.transaction(ACTOR) as session:
        with pytest.raises(BadUpload) as refused:
            keep_crest(session, office, tmp_path, content, "crest.png")
        assert refused.value.why == why


@pytest.mark.usefixtures("office")
def test_a_crest_that_is_gone_is_not_printed(database: Database, tmp_path: Path) -> None:
    hang_crest(database, tmp_path, picture())
    with database.transaction(COMMAND) as session:
        [file] = session.query(File).all()
        saving.delete(session, COMMAND, file)
        assert file.deleted_at is not None
        assert file.deleted_at <= now()
    assert printed(database, tmp_path) is None


@pytest.mark.usefixtures("office")
def test_bytes_that_are_lost_stop_no_print(database: Database, tmp_path: Path) -> None:
    hang_crest(database, tmp_path, picture())
    for kept in (tmp_path / FOLDER).iterdir():
        kept.unlink()
    assert printed(database, tmp_path) is None
