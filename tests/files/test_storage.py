"""Files are judged by their content, kept whole, and lose what a camera wrote into them."""

import io
import stat
from pathlib import Path

import pytest
from PIL import Image

from intl_crm.files import storage

ORIENTATION, MAKER = 0x0112, 0x010F
PIXELS = (30, 20)


def picture(form: str, **given: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", PIXELS, "teal").save(made, form, **given)
    return made.getvalue()


def written_by_a_camera() -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "a camera that knows the place"
    return picture("JPEG", exif=exif)


def black_at(corner: tuple[int, int], orientation: int) -> bytes:
    """A white picture with one black corner, held as an orientation says."""
    exif, made, image = Image.Exif(), io.BytesIO(), Image.new("L", PIXELS, "white")
    exif[ORIENTATION] = orientation
    image.paste("black", (*corner, corner[0] + 8, corner[1] + 8))
    image.save(made, "JPEG", exif=exif)
    return made.getvalue()


# Where the upper left corner of a picture lies in what a camera writes, by the orientation that it writes.
LEFT, TOP, RIGHT, BOTTOM = 0, 0, PIXELS[0] - 8, PIXELS[1] - 8
CORNERS = {
    1: (LEFT, TOP), 2: (RIGHT, TOP), 3: (RIGHT, BOTTOM), 4: (LEFT, BOTTOM),
    5: (LEFT, TOP), 6: (LEFT, BOTTOM), 7: (RIGHT, BOTTOM), 8: (RIGHT, TOP),
}  # fmt: skip
UNTURNED = (1, 2, 3, 4)


@pytest.mark.parametrize("orientation", CORNERS)
def test_a_picture_stands_upright_however_it_was_held(tmp_path: Path, orientation: int) -> None:
    kept = storage.keep(tmp_path, black_at(CORNERS[orientation], orientation))
    with Image.open(io.BytesIO(storage.read(tmp_path, kept.path))) as image:
        width, height = image.size
        assert image.size == (PIXELS if orientation in UNTURNED else PIXELS[::-1])
        shades = [image.getpixel(at) for at in ((2, 2), (width - 3, 2), (2, height - 3))]
    assert [isinstance(shade, int) and shade < 128 for shade in shades] == [True, False, False]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (picture("PNG"), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (picture("WEBP"), "image/webp"),
        (b"%PDF-1.7 and so on", "application/pdf"),
    ],
)
def test_what_is_kept_is_told_by_its_content(tmp_path: Path, content: bytes, media_type: str) -> None:
    kept = storage.keep(tmp_path, content)
    assert kept.media_type == media_type
    assert len(storage.read(tmp_path, kept.path)) == kept.size


def test_a_picture_is_turned_and_forgets_its_camera(tmp_path: Path) -> None:
    kept = storage.keep(tmp_path, written_by_a_camera())
    with Image.open(io.BytesIO(storage.read(tmp_path, kept.path))) as image:
        assert image.size == (kept.width, kept.height) == PIXELS[::-1]
        assert not image.getexif()
    assert b"camera" not in storage.read(tmp_path, kept.path)


def test_of_a_picture_with_further_ones_behind_it_the_first_is_kept(tmp_path: Path) -> None:
    behind = Image.new("RGB", PIXELS, "red")
    kept = storage.keep(tmp_path, picture("MPO", save_all=True, append_images=[behind]))
    assert (kept.media_type, kept.path[-4:]) == ("image/jpeg", ".jpg")
    with Image.open(io.BytesIO(storage.read(tmp_path, kept.path))) as image:
        assert (image.format, getattr(image, "n_frames", 1)) == ("JPEG", 1)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"MZ this is a program", "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "kind"),
        (b"<!doctype html><script>alert(1)</script>", "kind"),
        (picture("PNG")[:40], "kind"),
        (picture("GIF"), "kind"),
    ],
)
def test_anything_else_is_refused_and_leaves_nothing(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(storage.BadUpload) as refused:
        storage.keep(tmp_path, content)
    assert refused.value.why == why
    assert not list(tmp_path.rglob("*.*"))


def test_too_many_pixels_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "MOST_PIXELS", PIXELS[0] * PIXELS[1] - 1)
    with pytest.raises(storage.BadUpload) as refused:
        storage.keep(tmp_path, picture("PNG"))
    assert refused.value.why == "pixels"


def test_what_is_kept_is_for_its_owner_alone(tmp_path: Path) -> None:
    kept = storage.keep(tmp_path, picture("PNG"))
    folder = tmp_path / storage.FOLDER
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / kept.path)] == [0o700, 0o600]


def test_names_tell_nothing_and_lead_nowhere(tmp_path: Path) -> None:
    first, second = (storage.keep(tmp_path, picture("PNG")) for _ in range(2))
    assert first.path != second.path
    (tmp_path / "secret_key").write_text("secret")
    with pytest.raises(storage.MissingBytes):
        storage.read(tmp_path, "../secret_key")
