import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.accounts.logins import BadLogin, normal_login, valid_login


@pytest.mark.parametrize(
    ("typed", "login"),
    [
        ("chen", "chen"),
        ("Chen", "chen"),
        ("  CHEN@KCG.GOV.TW ", "chen@kcg.gov.tw"),
        ("ｃｈｅｎ", "chen"),  # full width, as a Chinese keyboard writes it
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("陳其邁", "陳其邁"),
        ("김\u1100\u1161", "김가"),
    ],
)
def test_one_spelling_for_what_people_type(typed: str, login: str) -> None:
    assert normal_login(typed) == login
    assert valid_login(typed) == login


@pytest.mark.parametrize("typed", ["", "   ", "a b", "a\nb", "a\0b", "a\u200bb", "x" * 81, "\ud800"])
def test_what_nobody_could_type_is_refused(typed: str) -> None:
    with pytest.raises(BadLogin) as caught:
        valid_login(typed)
    assert caught.value.typed == typed


@given(st.text())
def test_normal_form_is_its_own_normal_form(typed: str) -> None:
    assert normal_login(normal_login(typed)) == normal_login(typed)


@given(st.text())
def test_case_makes_no_other_account(typed: str) -> None:
    assert normal_login(typed.casefold()) == normal_login(typed)
