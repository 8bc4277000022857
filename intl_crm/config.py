"""Settings from the environment; a wrong one stops the start with one sentence."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from intl_crm.errors import CrmError

PREFIX = "INTL_CRM_"
KNOWN = ("DATA", "DATABASE_URL", "SECRET_KEY", "HOSTS", "PROXIES")
LOOPBACK_HOSTS = ("127.0.0.1", "localhost")
SHORTEST_SECRET = 32
# SQLite then keeps the records in memory, and each connection has its own.
NO_FILE = (None, "", ":memory:")


class SettingsError(CrmError):
    """A setting that cannot be used; its text is the one sentence for the administrator."""


@dataclass(frozen=True)
class Settings:
    """All that the program is told from outside."""

    data: Path
    database_url: str = field(repr=False)
    secret_key: str = field(repr=False)
    hosts: tuple[str, ...] = ()
    proxies: int = 0
    idle_limit: timedelta = timedelta(hours=8)
    absolute_limit: timedelta = timedelta(hours=24)
    upload_limit: int = 20 * 1024 * 1024

    @property
    def is_public(self) -> bool:
        """Whether hosts are named, so that plain http is redirected and cookies are secure."""
        return bool(self.hosts)

    @property
    def answered_hosts(self) -> tuple[str, ...]:
        """Host names that are answered, on any port."""
        return self.hosts or LOOPBACK_HOSTS


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of the environment; the data folder and its secret key exist afterwards."""
    given = {
        name.removeprefix(PREFIX): value for name, value in environment.items() if name.startswith(PREFIX)
    }
    unknown = sorted(set(given) - set(KNOWN))
    if unknown:
        raise SettingsError(f"{PREFIX}{unknown[0]} is not a setting of this program.")
    data = data_folder(environment)
    _make(data)
    return Settings(
        data=data,
        database_url=_database_url(given.get("DATABASE_URL"), data),
        secret_key=_secret_key(given.get("SECRET_KEY"), data),
        hosts=tuple(filter(None, (host.strip() for host in given.get("HOSTS", "").split(",")))),
        proxies=_count("PROXIES", given.get("PROXIES", "0")),
    )


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the database, the files and the secret key."""
    return Path(environment.get(f"{PREFIX}DATA", "intl_crm_data")).resolve()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise SettingsError(
            f"{PREFIX}DATA: the folder {folder} cannot be made ({error.strerror})."
        ) from error


def _database_url(text: str | None, data: Path) -> str:
    if text is None:
        return f"sqlite:///{data / 'intl_crm.sqlite'}"
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise SettingsError(f"{PREFIX}DATABASE_URL is not a database address.") from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    if url.get_backend_name() != "sqlite" or url.database in NO_FILE:
        raise SettingsError(f"{PREFIX}DATABASE_URL must be of PostgreSQL or of a SQLite file.")
    return text


def _secret_key(text: str | None, data: Path) -> str:
    if text is not None and len(text) < SHORTEST_SECRET:
        raise SettingsError(f"{PREFIX}SECRET_KEY has fewer than {SHORTEST_SECRET} characters.")
    return text or _kept_secret_key(data / "secret_key")


def _kept_secret_key(path: Path) -> str:
    """Return the key of the data folder, made with rights for its owner alone at the first start."""
    try:
        key = _new_secret_key(path)
    except FileExistsError:
        key = _read_secret_key(path)
    except OSError as error:
        raise SettingsError(f"{PREFIX}DATA: {path} cannot be written ({error.strerror}).") from error
    if len(key) < SHORTEST_SECRET:
        raise SettingsError(f"{PREFIX}DATA: {path} holds no key: remove it, and another is made.")
    return key


def _new_secret_key(path: Path) -> str:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(key := secrets.token_urlsafe(48))
    return key


def _read_secret_key(path: Path) -> str:
    try:
        return path.read_text()
    except OSError as error:
        raise SettingsError(f"{PREFIX}DATA: {path} cannot be read ({error.strerror}).") from error


def _count(name: str, text: str) -> int:
    if not text.isdecimal():
        raise SettingsError(f"{PREFIX}{name} must be a whole number.")
    return int(text)
