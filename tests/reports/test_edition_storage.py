"""The bytes of issued editions: whole, for their owner alone, and proved to be those that were issued."""

import hashlib
import os
from datetime import timedelta
from pathlib import Path

import pytest

from intl_crm.clock import now
from intl_crm.files.storage import MissingBytes
from intl_crm.reports import edition_storage


def test_bytes_are_kept_under_their_digest(tmp_path: Path) -> None:
    digest = edition_storage.keep(tmp_path, b"a report")
    assert digest == hashlib.sha256(b"a report").hexdigest()
    assert edition_storage.read(tmp_path, digest) == b"a report"
    assert (tmp_path / "editions" / digest).stat().st_mode & 0o777 == 0o600


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    assert edition_storage.keep(tmp_path, b"a report") == edition_storage.keep(tmp_path, b"a report")
    assert len(os.listdir(tmp_path / "editions")) == 1


def test_damaged_bytes_are_not_taken_for_those_that_are_kept_again(tmp_path: Path) -> None:
    digest = edition_storage.keep(tmp_path, b"a report")
    (tmp_path / "editions" / digest).write_bytes(b"damaged")
    assert edition_storage.keep(tmp_path, b"a report") == digest
    assert edition_storage.read(tmp_path, digest) == b"a report"


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "nothing is kept"), (b"another", "not what was issued")]
)
def test_other_bytes_than_those_issued_are_never_given(
    tmp_path: Path, content: bytes | None, reason: str
) -> None:
    digest = edition_storage.keep(tmp_path, b"a report")
    path = tmp_path / "editions" / digest
    path.unlink()
    if content:
        path.write_bytes(content)
    with pytest.raises(MissingBytes, match=reason):
        edition_storage.read(tmp_path, digest)


def test_bytes_that_nothing_names_are_removed_once_they_are_old(tmp_path: Path) -> None:
    named, left, kept_again = (edition_storage.keep(tmp_path, one) for one in (b"named", b"left", b"again"))
    for digest in (named, left, kept_again):
        os.utime(tmp_path / "editions" / digest, (0, 0))
    edition_storage.keep(tmp_path, b"again")
    young = edition_storage.keep(tmp_path, b"young")
    edition_storage.clear(tmp_path, {named}, now() - timedelta(hours=1))
    assert set(os.listdir(tmp_path / "editions")) == {named, kept_again, young}
