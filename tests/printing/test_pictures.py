"""Pictures on their way into a print: nothing but pixels comes through."""

import io

import pytest
from PIL import Image, PngImagePlugin

from intl_crm.printing.pictures import LONGEST_SIDE, printable
from tests.pictures import WIDE, picture


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("PNG", "RGB"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "1"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
    ],
)
def test_every_kind_of_pixels_becomes_a_png(form, mode):
    made = opened(printable(picture(form, mode=mode)))
    assert (made.format, made.size) == ("PNG", WIDE)
    assert made.mode == ("RGBA" if mode == "RGBA" else "RGB")


def test_what_is_not_pixels_stays_behind():
    told, written = PngImagePlugin.PngInfo(), io.BytesIO()
    told.add_text("Comment", "canary")
    Image.new("RGB", (4, 4)).save(written, "PNG", pnginfo=told)
    assert b"canary" in written.getvalue()
    assert b"canary" not in printable(written.getvalue())


def test_a_large_picture_is_made_smaller_and_keeps_its_shape():
    assert opened(printable(picture(size=(4000, 1000)))).size == (LONGEST_SIDE, LONGEST_SIDE // 4)


def test_twice_is_the_same():
    assert printable(picture()) == printable(picture())


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"%PDF-1.7", picture()[:60]])
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(OSError):
        printable(content)
