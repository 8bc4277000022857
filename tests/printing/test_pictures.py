"""Pictures on their way into a print: nothing but pixels comes through."""

import io

import pytest
from PIL import Image, PngImagePlugin

from intl_crm.printing.pictures import (
    LONGEST_SIDE,
    PHOTOGRAPH_SIDE,
    Pictures,
    photograph,
    printable,
    printed_size,
)
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


@pytest.mark.parametrize("drawn", [printable, photograph])
@pytest.mark.parametrize("content", [b"", b"<svg/>", b"%PDF-1.7", picture()[:60]])
def test_what_is_no_picture_is_refused(drawn, content):
    with pytest.raises(OSError):
        drawn(content)


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("PNG", "RGB"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "1"),
        ("WEBP", "RGB"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
    ],
)
def test_every_kind_of_photograph_becomes_a_jpeg_that_can_be_printed(form, mode):
    made = opened(photograph(picture(form, mode=mode)))
    assert (made.format, made.size) == ("JPEG", WIDE)
    assert made.mode in {"L", "RGB"}


def test_a_photograph_is_white_where_it_can_be_seen_through():
    seen_through = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(seen_through, "PNG")
    assert opened(photograph(seen_through.getvalue())).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
@pytest.mark.parametrize(
    ("size", "printed"),
    [
        ((4032, 3024), (1400, 1050)),
        ((3000, 4001), (1050, 1400)),
        ((9000, 2), (1400, 1)),
        ((320, 200), (320, 200)),
    ],
)
def test_a_photograph_is_printed_no_larger_than_can_be_seen(form, size, printed):
    assert opened(photograph(picture(form, size=size))).size == printed == printed_size(*size)
    assert max(printed) <= PHOTOGRAPH_SIDE


def test_a_photograph_of_its_printed_size_stays_as_it_is():
    plain = picture("JPEG")
    assert photograph(plain) is plain
    assert photograph(photograph(picture("PNG"))) == photograph(picture("PNG"))


def test_what_a_camera_wrote_into_a_photograph_stays_behind():
    told, written = Image.Exif(), io.BytesIO()
    told[0x010F] = "canary"
    Image.new("RGB", (8, 8)).save(written, "JPEG", exif=told, comment=b"canary")
    assert b"canary" in written.getvalue()
    assert b"canary" not in photograph(written.getvalue())


def test_a_photograph_is_the_same_twice():
    large = picture("JPEG", size=(4032, 3024))
    assert photograph(large) == photograph(large)


def test_pictures_are_made_when_they_are_asked_for():
    made = []
    pictures = Pictures({name: lambda name=name: made.append(name) or name.encode() for name in ("a", "b")})
    assert list(pictures) == ["a", "b"]
    assert (len(pictures), made) == (2, [])
    assert pictures["b"] == b"b"
    assert made == ["b"]
