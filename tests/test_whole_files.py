from pathlib import Path

import pytest

from intl_crm.whole_files import write_whole


@pytest.mark.parametrize("before", [None, b"older and longer"])
def test_a_file_is_written_whole_and_for_its_owner_alone(tmp_path: Path, before: bytes | None) -> None:
    folder = tmp_path / "kept"
    if before is not None:
        write_whole(folder, "name", before)
    write_whole(folder, "name", b"content")
    (written,) = folder.iterdir()
    assert (written.name, written.read_bytes()) == ("name", b"content")
    assert (written.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)


def test_what_can_not_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    write_whole(tmp_path, "name", b"before")
    with pytest.raises(TypeError):
        write_whole(tmp_path, "name", "no bytes")  # type: ignore[arg-type]
    assert (tmp_path / "name").read_bytes() == b"before"
