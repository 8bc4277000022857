import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.accounts.logins import LONGEST_TYPED, BadLogin, normal_login, valid_login


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


def test_of_what_is_endless_only_the_beginning_is_looked_at() -> None:
    endless = "a" + "\u0315\u0300" * 1_000_000
    assert len(normal_login(endless)) <= LONGEST_TYPED
    with pytest.raises(BadLogin):
        valid_login(endless)


@given(st.text())
def test_normal_form_is_its_own_normal_form(typed: str) -> None:
    assert normal_login(normal_login(typed)) == normal_login(typed)


@given(st.text())
def test_case_makes_no_other_account(typed: str) -> None:
    assert normal_login(typed.casefold()) == normal_login(typed)
