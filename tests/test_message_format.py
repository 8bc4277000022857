"""ICU patterns with named arguments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.message_format import Pattern, arguments


@pytest.mark.parametrize(
    ("pattern", "language", "facts", "text"),
    [
        ("{n, plural, one {# day} other {# days}}", "en", {"n": 1}, "1 day"),
        ("{n, plural, one {# day} other {# days}}", "en", {"n": 10000}, "10,000 days"),
        ("{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", "en", {"n": 22}, "22nd"),
        ("{kind, select, sister {姊妹市} other {城市}}", "zh-Hant-TW", {"kind": "sister"}, "姊妹市"),
        ("it's {a}", "en", {"a": "{b}"}, "it's {b}"),
        ("敬頌　勛祺", "zh-Hant-TW", {}, "敬頌　勛祺"),
    ],
)
def test_format(pattern: str, language: str, facts: dict[str, str | int], text: str) -> None:
    assert Pattern(pattern, language).format(facts) == text


@pytest.mark.parametrize("broken", ["{", "{n, plural, one {# day}}", "{n, plural, one {x", "{a b}"])
def test_a_broken_pattern_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="not an ICU pattern"):
        Pattern(broken, "en")


def test_arguments_are_found_in_branches_too() -> None:
    pattern = "{kind, select, sister {a {x}} other {{n, plural, one {#} other {# {y}}}}}"
    assert arguments(pattern) == {"kind", "x", "n", "y"}


@given(st.text().filter(lambda text: text.isprintable()))
def test_a_text_is_printed_as_it_is(text: str) -> None:
    assert Pattern("<{text}>", "en").format({"text": text}) == f"<{text}>"
