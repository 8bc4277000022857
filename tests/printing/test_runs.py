import pytest

from intl_crm.printing.runs import Look, Run, in_letters, runs_of, words_of
from intl_crm.printing.values import Text, Value, check, known, open_, unknown

FALLEN = Value(text="Koror", lang="en", fallback=True)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        (None, ()),
        ("", ()),
        ("科羅", (Run("科羅"),)),
        (("科", "羅"), (Run("科羅"),)),
        (known("科羅", mark="註1"), (Run("科羅"), Run("註1", Look.RAISED))),
        (FALLEN, (Run("Koror", language="en"), Run("†", Look.RAISED))),
        (unknown("不詳"), (Run("〔不詳〕", Look.UNKNOWN),)),
        (open_("九月"), (Run("九月", Look.OPEN),)),
        (check("大使", "查"), (Run("大使"), Run("查", Look.FLAG))),
        (("在", known("부산", lang="ko"), "市"), (Run("在"), Run("부산", language="ko"), Run("市"))),
    ],
)
def test_a_text_becomes_runs(text: Text | None, runs: tuple[Run, ...]) -> None:
    assert runs_of(text, "zh-Hant-TW") == runs


def test_what_is_unknown_stands_in_the_brackets_of_the_language() -> None:
    assert runs_of(unknown("미상"), "ko") == (Run("[미상]", Look.UNKNOWN),)


def test_the_words_alone_have_no_daggers_and_marks() -> None:
    runs = runs_of((FALLEN, check("大使", "查"), known("。", mark="註1")), "zh-Hant-TW")
    assert words_of(runs) == "Koror大使。"


@pytest.mark.parametrize(
    ("text", "ragged"),
    [
        (FALLEN, True),
        ("科羅", False),
        ((FALLEN, "州"), False),
        (known("부산", lang="ko"), False),
        ("", False),
    ],
)
def test_only_lines_of_letters_alone_are_ragged(text: Text, ragged: bool) -> None:
    assert in_letters(runs_of(text, "zh-Hant-TW")) is ragged
