import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from intl_crm.accounts import passwords
from intl_crm.accounts.passwords import HASHER, NOBODYS_HASH, Weakness, WeakPassword, hashed, matches

LONG_ENOUGH = "correct horse battery"


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("", Weakness.SHORT),
        ("eleven char", Weakness.SHORT),
        ("twelve chars", None),
        ("十二個字的密碼也是可以的", None),
        ("x" * 200, None),
        ("x" * 201, Weakness.LONG),
        pytest.param("a" + "\u0315\u0300" * 1_000_000, Weakness.LONG, id="endless"),
        ("\u1112\u1161\u11ab" * 200, None),
        ("\u1112\u1161\u11ab" * 201, Weakness.LONG),
        ("Officer@Example.org", Weakness.LOGIN),
        ("ｏｆｆｉｃｅｒ@example.org", Weakness.LOGIN),
    ],
)
def test_weak_passwords_are_refused(password: str, weakness: Weakness | None) -> None:
    assert passwords.weakness_of(password, "officer@example.org") == weakness


def test_refusal_does_not_carry_the_password() -> None:
    with pytest.raises(WeakPassword) as caught:
        hashed("too short", "officer")
    assert "too short" not in str(caught.value)


def test_hash_is_argon2id_and_matches_only_its_password() -> None:
    kept = hashed(LONG_ENOUGH, "officer")
    assert extract_parameters(kept).type is Type.ID
    assert LONG_ENOUGH not in kept
    assert matches(kept, LONG_ENOUGH)
    assert not matches(kept, LONG_ENOUGH.upper())
    assert not matches(kept, "")


def test_full_width_is_the_same_password() -> None:
    assert matches(hashed("twelve chars", "officer"), "ｔｗｅｌｖｅ　ｃｈａｒｓ")


def test_a_long_password_in_parts_is_the_same_password() -> None:
    assert matches(hashed("한" * 200, "officer"), "\u1112\u1161\u11ab" * 200)


def test_of_what_is_endless_only_the_beginning_is_looked_at() -> None:
    assert not matches(hashed(LONG_ENOUGH, "officer"), "a" + "\u0315\u0300" * 1_000_000)


@pytest.mark.parametrize("kept", [None, "", "no hash at all", "$argon2id$broken"])
def test_without_a_hash_nothing_matches(kept: str | None) -> None:
    assert not matches(kept, LONG_ENOUGH)


def test_nobodys_hash_costs_what_every_hash_costs() -> None:
    assert not HASHER.check_needs_rehash(NOBODYS_HASH)
    assert extract_parameters(NOBODYS_HASH) == extract_parameters(hashed(LONG_ENOUGH, "officer"))


def test_hashes_of_cheaper_days_are_outdated() -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(LONG_ENOUGH)
    assert passwords.is_outdated(cheap)
    assert matches(cheap, LONG_ENOUGH)
    assert not passwords.is_outdated(passwords.rehashed(LONG_ENOUGH))
