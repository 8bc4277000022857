import pytest

from intl_crm.printing.values import Value, check, fallback, known, open_, unknown
from intl_crm.texts import Found


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (known("Koror"), {"text": "Koror", "prio": 1}),
        (known("29", mark="1", prio=2), {"text": "29", "mark": "1", "prio": 2}),
        (known("歐克麗", lang="zh-Hant-TW"), {"text": "歐克麗", "lang": "zh-Hant-TW", "prio": 1}),
        (open_("14:00"), {"text": "14:00", "state": "open", "prio": 1}),
        (unknown("no time recorded"), {"text": "no time recorded", "state": "unknown", "prio": 1}),
        (check("18,000", "CHECK"), {"text": "18,000", "state": "check", "flag": "CHECK", "prio": 1}),
    ],
)
def test_what_a_template_reads(value, printed):
    assert value.to_json() == printed


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Found("ja", "釜山"), Value(text="釜山")),
        (Found("zh-Hant-TW", "釜山"), Value(text="釜山", lang="zh-Hant-TW", fallback=True)),
        (Found("", ""), Value(text="")),
    ],
)
def test_a_text_of_another_language_carries_it_and_the_dagger(found, expected):
    assert fallback(found, "ja") == expected
