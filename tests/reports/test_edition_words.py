"""Changes from one edition to the next in words of each language."""

import pytest

from intl_crm.printing.values import Value
from intl_crm.reports.edition_changes import Change
from intl_crm.reports.edition_words import change_words, printed_change, value_words
from intl_crm.reports.pieces import Piece, plain

SIGNING = {"kind": "event", "key": "koror", "where": "4.1.1", "name": "Signing", "language": "en"}


@pytest.mark.parametrize(
    ("change", "language", "said"),
    [
        (Change("added", **SIGNING), "en", "New exchange: Signing"),  # type: ignore[arg-type]
        (Change("removed", "delegation", "one", name="門川市長"), "zh-Hant-TW", "刪除訪賓案：門川市長"),
        (Change("moved", **SIGNING), "ko", "위치 변경: Signing"),  # type: ignore[arg-type]
        (Change("title", **SIGNING), "en", "Signing (title)"),  # type: ignore[arg-type]
        (Change("text", **SIGNING), "ja", "Signing（本文）"),  # type: ignore[arg-type]
        (Change("detail", "event", "a", name="締盟", field="when"), "zh-Hant-TW", "締盟（日期）"),
        (Change("figure", "figure", "visitors", name="visitors", field="computed"), "en",
         "Visitors (computed figure)"),
        (Change("table", "table", "countries", name="By country"), "en", "Table: By country"),
        (Change("cover", "report", "", field="name"), "en", "Cover (title)"),
        (Change("cover", "report", "", field="form"), "zh-Hant-TW", "封面（報告格式）"),
        (Change("other", "report", "", field="layout"), "ja", "その他の内容（体裁）"),
        (Change("other", "report", "", field="nobody_knows"), "en", "Other content (nobody_knows)"),
    ],
)  # fmt: skip
def test_a_change_is_told(change: Change, language: str, said: str) -> None:
    assert plain(change_words(change, language)) == said


def test_a_name_keeps_its_language() -> None:
    said = change_words(Change("moved", **SIGNING), "ja")  # type: ignore[arg-type]
    assert said[-1] == Piece("Signing", "en")
    printed = printed_change(Change("moved", **SIGNING, before="4.1", after="4.2"), "ja")  # type: ignore[arg-type]
    assert printed.what == ("掲載箇所を変更：", Value(text="Signing", lang="en"))
    assert (printed.where, printed.before, printed.after) == ("4.1.1", "4.1", "4.2")


@pytest.mark.parametrize(
    ("change", "value", "language", "said"),
    [
        (Change("detail", "event", "a", field="when"), "2021-09-17", "zh-Hant-TW", "民國110年9月17日"),
        (Change("detail", "event", "a", field="mode"), "video", "zh-Hant-TW", "視訊"),
        (Change("detail", "event", "a", field="form"), "no_such_kind", "en", "no_such_kind"),
        (Change("cover", "report", "", field="form"), "general", "en", "general"),
        (Change("table", "table", "a"), "FR · Visitors · ?\nJP · What? · 3", "en",
         "FR · Visitors · unknown\nJP · What? · 3"),
        (Change("detail", "delegation", "a", field="headcount"), None, "en", None),
    ],
)  # fmt: skip
def test_a_value_is_told(change: Change, value: str | None, language: str, said: str | None) -> None:
    assert value_words(change, value, language) == said
