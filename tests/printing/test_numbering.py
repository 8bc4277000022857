import icu
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.printing.numbering import LEVELS, OWN_SIGNS, NumberOutOfRange, scheme

ROC, EN, JA, KO = (scheme(language) for language in ("zh-Hant-TW", "en", "ja", "ko"))
positions = st.lists(st.integers(1, 12), min_size=1, max_size=4).map(tuple)


@pytest.mark.parametrize(
    ("numbering", "path", "number", "reference"),
    [
        (ROC, (4,), "肆、", "肆、"),
        (ROC, (4, 1), "一、", "肆、一、"),
        (ROC, (4, 1, 2), "2.", "肆、一、2."),
        (ROC, (4, 1, 2, 13), "(13)", "肆、一、2.(13)"),
        (ROC, (4, 1, 2, 3, 5), "(5)", "肆、一、2.(3)(5)"),
        (EN, (4,), "4", "4"),
        (EN, (4, 1), "4.1", "4.1"),
        (EN, (4, 1, 2), "4.1.2", "4.1.2"),
        (EN, (4, 1, 2, 6), "(f)", "4.1.2 (f)"),
        (JA, (4,), "第4", "第4"),
        (JA, (4, 1, 2, 2), "イ", "第4の1の(2)のイ"),
        (KO, (4,), "Ⅳ.", "Ⅳ."),
        (KO, (4, 1), "1.", "Ⅳ. 1."),
        (KO, (4, 1, 2, 3), "3)", "Ⅳ. 1. 나. 3)"),
    ],
)
def test_number_and_reference(numbering, path, number, reference):
    assert numbering.number(path) == number
    assert numbering.reference(path) == reference


@pytest.mark.parametrize("n", [1, 2, 9, 10, 11, 19, 20, 21, 30, 99])
def test_han_numbers_are_those_of_icu(n):
    def spelt(rules):
        spelling = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale("zh_Hant"))
        spelling.setDefaultRuleSet(rules)
        return spelling.format(n) + "、"

    assert ROC.number((n,)) == spelt("%spellout-cardinal-financial")
    assert ROC.number((1, n)) == spelt("%spellout-numbering")


@pytest.mark.parametrize(("n", "letters"), [(1, "(a)"), (26, "(z)"), (27, "(aa)"), (53, "(aaa)")])
def test_english_letters_go_on_after_z(n, letters):
    assert EN.number((1, 1, 1, n)) == letters


@pytest.mark.parametrize(
    ("numbering", "path"), [(ROC, (100,)), (ROC, (0,)), (JA, (1, 1, 1, 47)), (KO, (13,)), (KO, (1, 1, 0))]
)
def test_a_number_without_a_sign_is_refused(numbering, path):
    with pytest.raises(NumberOutOfRange):
        numbering.number(path)


@given(positions, positions, st.sampled_from(sorted(OWN_SIGNS)))
def test_references_tell_sections_apart(one, other, language):
    assert (one == other) == (scheme(language).reference(one) == scheme(language).reference(other))


def test_other_languages_are_numbered_like_english():
    assert scheme("de") == EN


@pytest.mark.parametrize("sign", sorted(LEVELS.keys() - {"1.1"}))
def test_a_sign_is_the_first_number_of_its_kind(sign):
    assert scheme("en", (sign,)).number((1,)) == sign


def test_a_paper_can_number_by_other_signs_than_its_language():
    numbering = scheme("zh-Hant-TW", ("壹、", "一、", "（一）", "①"))
    assert [numbering.number((3,) * depth) for depth in (1, 2, 3, 4, 5)] == [
        "參、",
        "三、",
        "（三）",
        "③",
        "③",
    ]
    assert numbering.reference((4, 1, 2)) == "肆、一、（二）"
