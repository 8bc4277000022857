import os
import stat
from pathlib import Path

import pytest

from intl_crm import config
from intl_crm.config import LOOPBACK_HOSTS, SHORTEST_SECRET, SettingsError


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def load(data: Path, **given: str) -> config.Settings:
    return config.load(
        {"INTL_CRM_DATA": str(data), **{f"INTL_CRM_{name}": text for name, text in given.items()}}
    )


def test_without_settings_it_is_sqlite_on_loopback(data: Path) -> None:
    settings = load(data)
    assert settings.database_url == f"sqlite:///{data / 'intl_crm.sqlite'}"
    assert settings.answered_hosts == LOOPBACK_HOSTS
    assert not settings.is_public
    assert settings.proxies == 0


def test_the_secret_key_is_made_once_and_for_its_owner_alone(data: Path) -> None:
    first, second = load(data), load(data)
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= SHORTEST_SECRET
    assert stat.S_IMODE((data / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_no_two_places_have_the_same_secret(tmp_path: Path) -> None:
    assert load(tmp_path / "a").secret_key != load(tmp_path / "b").secret_key


def test_a_given_secret_is_taken(data: Path) -> None:
    assert load(data, SECRET_KEY="s" * SHORTEST_SECRET).secret_key == "s" * SHORTEST_SECRET
    assert not (data / "secret_key").exists()


def test_named_hosts_make_it_public(data: Path) -> None:
    settings = load(data, HOSTS="crm.example, www.crm.example,")
    assert settings.answered_hosts == ("crm.example", "www.crm.example")
    assert settings.is_public


def test_postgresql_is_spoken_by_its_newer_driver(data: Path) -> None:
    settings = load(data, DATABASE_URL="postgresql://crm:pass%40word@db/crm")
    assert settings.database_url == "postgresql+psycopg://crm:pass%40word@db/crm"


def test_other_programs_settings_are_not_its_own(data: Path) -> None:
    assert config.load({"INTL_CRM_DATA": str(data), "SECRET_KEY": "", "HOSTS": "evil.example"}).hosts == ()


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"SECRET_KEY": "short"}, "INTL_CRM_SECRET_KEY"),
        ({"SECRET_KEY": ""}, "INTL_CRM_SECRET_KEY"),
        ({"DATABASE_URL": "no address"}, "INTL_CRM_DATABASE_URL"),
        ({"DATABASE_URL": ""}, "INTL_CRM_DATABASE_URL"),
        ({"DATABASE_URL": "mysql://db/crm"}, "INTL_CRM_DATABASE_URL"),
        ({"DATABASE_URL": "sqlite://"}, "INTL_CRM_DATABASE_URL"),
        ({"DATABASE_URL": "sqlite:///:memory:"}, "INTL_CRM_DATABASE_URL"),
        ({"PROXIES": "-1"}, "INTL_CRM_PROXIES"),
        ({"PROXIES": "one"}, "INTL_CRM_PROXIES"),
        ({"SECRETKEY": "x" * 50}, "INTL_CRM_SECRETKEY"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_sentence(
    data: Path, given: dict[str, str], named: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load(data, **given)
    assert str(caught.value).startswith(named)
    assert "\n" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SettingsError, match="INTL_CRM_DATA"):
        load(tmp_path / "file" / "data")


@pytest.mark.parametrize("is_folder", [True, False])
def test_a_secret_key_that_is_none_is_named(data: Path, is_folder: bool) -> None:
    (data / "secret_key").mkdir(parents=True)
    if not is_folder:
        (data / "secret_key").rmdir()
        (data / "secret_key").write_text("")
    with pytest.raises(SettingsError, match=r"INTL_CRM_DATA.*secret_key"):
        load(data)


def test_settings_do_not_show_secrets_when_printed(data: Path) -> None:
    settings = load(data, SECRET_KEY="s" * SHORTEST_SECRET, DATABASE_URL="postgresql://crm:password@db/crm")
    assert "ssss" not in repr(settings)
    assert "password" not in repr(settings)


def test_two_that_start_at_once_take_one_key(data: Path) -> None:
    data.mkdir()
    handle = os.open(data / "secret_key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(handle, b"k" * SHORTEST_SECRET)
    os.close(handle)
    assert load(data).secret_key == "k" * SHORTEST_SECRET
