"""Photographs in the size of print: drawn once and kept."""

from pathlib import Path

import pytest

from intl_crm.files import storage
from intl_crm.files.print_size import FOLDER, in_print_size
from intl_crm.printing.pictures import photograph
from tests.pictures import picture

LARGE = (2000, 1000)


def test_a_photograph_is_drawn_once(tmp_path: Path) -> None:
    kept = storage.keep(tmp_path, picture("JPEG", size=LARGE))
    drawn = in_print_size(tmp_path, kept.path)
    assert drawn == photograph(storage.read(tmp_path, kept.path))
    (found,) = (tmp_path / FOLDER).iterdir()
    found.write_bytes(b"kept")
    assert in_print_size(tmp_path, kept.path) == b"kept"


def test_what_has_the_size_of_print_is_kept_only_once(tmp_path: Path) -> None:
    kept = storage.keep(tmp_path, picture("JPEG"))
    assert in_print_size(tmp_path, kept.path) == storage.read(tmp_path, kept.path)
    assert not (tmp_path / FOLDER).exists()


def test_a_photograph_whose_bytes_are_gone_is_missing(tmp_path: Path) -> None:
    with pytest.raises(storage.MissingBytes):
        in_print_size(tmp_path, "gone.jpg")
