import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.printing.errors import MissingGlyphs
from intl_crm.printing.fonts import code_points
from intl_crm.printing.glyphs import check, missing, missing_in, plain, plain_in


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("Vergil Chițac, Constanța, Şişli, Łódź, Đà Nẵng", []),
        ("臺北市 台東縣 堃 喆 﨑 𠮷", []),
        ("コロール州 ぱらお 한국어 갂", []),
        ("e\u0301 n\u0303 Z\u0351\u0343", []),
        ("\u845b\U000e0100城", []),
        ("tab\tnew\nline\u00a0no\u3000wide\u200b\u200d\u2060", []),
        ("\ufeffbyte order mark", []),
        ("\U0002f800", []),
        ("游錫𡍼", ["𡍼"]),
        ("שלום عمّان नमस्ते க்ஷ ภาษาไทย ٣٤٥", []),
        ("👨‍👩‍👧‍👦 👩🏽‍🚀 🏴\U000e0067\U000e007f 🇹🇼 1️⃣ ❤️", []),
        ("𡍼 and 𡍼 again བོད", ["𡍼", "བ", "ོ", "ད"]),
        ("bell\x07, nul\x00", ["\x07", "\x00"]),
        ("\ue000 \ud83d \uffff", ["\ue000", "\ud83d", "\uffff"]),
    ],
)
def test_missing_characters(text, characters):
    assert missing(text) == characters


@given(st.text())
def test_what_is_missing_is_of_the_text_and_each_once(text):
    found = missing(text)
    assert set(found) <= set(text)
    assert len(found) == len(set(found))
    assert missing("".join(found)) == found


@given(st.text())
def test_all_that_a_font_has_is_printed(text):
    assert not {c for c in missing(text) if ord(c) in code_points()} - {"\0"}


def test_the_path_of_each_missing_character_is_named():
    data = {
        "title": "ok",
        "sections": [{"text": ["ok", [{"text": "𡍼"}]]}],
        "guests": ({"name": "𓀀"},),
        "n": 3,
    }
    found = missing_in(data)
    assert [(m.code, m.path) for m in found] == [
        ("U+2137C", "sections[0].text[1][0].text"),
        ("U+13000", "guests[0].name"),
    ]
    with pytest.raises(MissingGlyphs, match="U\\+2137C in sections") as caught:
        check(data)
    assert caught.value.missing == tuple(found)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("\ufeffa\u202eb\u2067c", "abc"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\tb", "a b"),
        ("\u200e\u200f\u200d soft\u00adhyphen", "\u200e\u200f\u200d soft\u00adhyphen"),
    ],
)
def test_plain(text, printed):
    assert plain(text) == printed
    assert plain_in({"a": [text, ({"b": text}, 1, None)]}) == {"a": [printed, [{"b": printed}, 1, None]]}


@given(st.text())
def test_plain_text_keeps_all_that_is_seen(text):
    dropped = set(text) - set(plain(text))
    assert all(unicodedata.category(c) in ("Cf", "Cc", "Zl", "Zp") for c in dropped)
    assert plain(plain(text)) == plain(text)
